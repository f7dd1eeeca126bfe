// Four kinds of tests: plain (Node), workerd (rooms inside the real runtime), and journeys (the started platform).
import path from 'node:path';
import { defineConfig } from 'vitest/config';

// The tests' relay has a certificate of its own; the platform's runtime reads whom to trust when it is loaded.
process.env.NODE_EXTRA_CA_CERTS = path.resolve(import.meta.dirname, 'test/relay/certificate.pem');
const { cloudflareTest, readD1Migrations } = await import('@cloudflare/vitest-plugin');

const workerdTests = ['test/workers/**/*.test.ts', 'test/durable-objects/**/*.test.ts', 'test/**/*.workerd.test.ts'];

const directoryMigrations = await readD1Migrations('migrations/directory');

export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: 'plain',
					globalSetup: ['test/build-cores.ts'],
					include: ['test/**/*.test.ts'],
					exclude: [...workerdTests, 'test/journeys/**'],
				},
			},
			{
				plugins: [
					cloudflareTest({
						wrangler: { configPath: './wrangler.toml' },
						remoteBindings: false, // the AI binding is remote only: rooms see it throw, as offline
						miniflare: {
							bindings: {
								TEST_MIGRATIONS: directoryMigrations,
								DEV_TOKEN: 'test-dev-token',
								ALLOW_PRIVATE_FETCH: '1',
								DOH_URL: '', // no DNS but what a test gives
							},
							// Under a name of its own: the platform under test has no way out but what a test gives it.
							email: { send_email: [{ name: 'TEST_SEND_EMAIL' }] },
						},
					}),
				],
				test: {
					name: 'workerd',
					// Files share a runtime: starting one for each costs more than the tests do. Each test names objects of its own.
					isolate: false,
					// Time enough on a busy machine: what hangs is still found.
					testTimeout: 20_000,
					include: workerdTests,
					globalSetup: ['test/relay/servers.ts', 'test/feeds/server.ts'],
					setupFiles: ['test/workerd-setup.ts'],
				},
			},
			{
				test: {
					name: 'journeys',
					include: ['test/journeys/**/*.test.ts'],
					fileParallelism: false,
					// What a page shows may take its time on a busy machine; a promise of speed has a bench of its own.
					expect: { poll: { timeout: 15_000 } },
					testTimeout: 60_000,
					hookTimeout: 180_000,
				},
			},
		],
	},
});
