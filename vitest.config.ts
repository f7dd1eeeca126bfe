// Four kinds of tests: plain (Node), workerd (rooms inside the real runtime), and journeys (the started platform).
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

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
							bindings: { TEST_MIGRATIONS: directoryMigrations, DEV_TOKEN: 'test-dev-token', ALLOW_PRIVATE_FETCH: '1' },
						},
					}),
				],
				test: { name: 'workerd', include: workerdTests, setupFiles: ['test/workerd-setup.ts'] },
			},
			{
				test: {
					name: 'journeys',
					include: ['test/journeys/**/*.test.ts'],
					fileParallelism: false,
					testTimeout: 60_000,
					hookTimeout: 180_000,
				},
			},
		],
	},
});
