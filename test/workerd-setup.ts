// Before every file of workerd tests: the directory's migrations, as `npm start` applies them.
import { applyD1Migrations, env } from 'cloudflare:test';

await applyD1Migrations(env.DIRECTORY, env.TEST_MIGRATIONS);
