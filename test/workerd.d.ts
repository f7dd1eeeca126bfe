// Types of what workerd tests see: the Worker's bindings and what vitest.config.ts adds.
import type { D1Migration } from '@cloudflare/vitest-plugin';
import type { Env as WorkerEnv } from '../workers/env';
import '@cloudflare/vitest-plugin/types';

declare global {
	namespace Cloudflare {
		interface Env extends WorkerEnv {
			TEST_MIGRATIONS: D1Migration[];
			TEST_SEND_EMAIL: SendEmail;
		}
		interface GlobalProps {
			mainModule: typeof import('../workers/main');
		}
	}
}
