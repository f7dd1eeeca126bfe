// What the environment may set for a laptop's Waypost, read once and checked.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT_DIR = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

export interface Settings {
	/** The web app and JMAP. */
	port: number;
	/** HTTPS in place of HTTP, with a certificate of this machine's own: some mail clients take nothing else. */
	https: boolean;
	smtpPort: number;
	/** Everything the platform keeps: D1, R2, Durable Objects, its log. */
	stateDir: string;
	demoAddress: string;
	demoPassword: string;
	/** Opens workers/dev for this run alone. */
	devToken: string;
	/** Settings of the Worker that may be given in the environment: see wrangler.toml [vars]. */
	vars: Record<string, string>;
	/** Seconds between two cron ticks; 0: none (tests tick by hand). */
	cronSeconds: number;
	verbose: boolean;
}

const WORKER_VARS = [
	'OPENAI_BASE_URL',
	'OPENAI_MODEL',
	'OPENAI_API_KEY',
	'AUTHSERV_ID',
	'SWEEP_GRACE_SECONDS',
	'PLATFORM_RECEIVED',
	'DOH_URL',
	'TRUSTED_SEALERS',
	'THREAT_FEEDS',
	'THREAT_FEED_KEY',
	'THREAT_PURGE_DAYS',
	'SMTP_RELAY_HOST',
	'SMTP_RELAY_PORT',
	'SMTP_RELAY_SECURITY',
	'SMTP_RELAY_USER',
	'SMTP_RELAY_PASSWORD',
];

/** Throws an Error with plain words for a value that cannot be used. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
	const given = WORKER_VARS.flatMap((name) => (env[name] ? [[name, env[name]] as const] : []));
	const [web, smtp] = [port('PORT', env.PORT, 8787), port('SMTP_PORT', env.SMTP_PORT, 2525)];
	if (web === smtp) throw new Error(`PORT and SMTP_PORT are both ${web}: the web and SMTP need a port each`);
	return {
		port: web,
		https: env.HTTPS === '1',
		smtpPort: smtp,
		stateDir: path.resolve(PROJECT_DIR, env.STATE_DIR || '.waypost/state'),
		demoAddress: 'demo@waypost.test',
		demoPassword: env.DEMO_PASSWORD || 'waypost-demo',
		devToken: env.DEV_TOKEN || randomBytes(24).toString('hex'),
		vars: { PLATFORM_RECEIVED: '-1', DOH_URL: '', ...Object.fromEntries(given) },
		cronSeconds: seconds('CRON_SECONDS', env.CRON_SECONDS, 60),
		verbose: env.VERBOSE === '1',
	};
}

/** Where the web app and JMAP are found. */
export function originOf({ https, port }: Pick<Settings, 'https' | 'port'>): string {
	return `${https ? 'https' : 'http'}://127.0.0.1:${port}`;
}

function port(name: string, value: string | undefined, fallback: number): number {
	const number = value === undefined || value === '' ? fallback : Number(value);
	if (Number.isInteger(number) && number > 0 && number < 65536) return number;
	throw new Error(`${name}=${value} is not a port number: use one from 1 to 65535, for instance ${name}=${fallback}`);
}

/** A day at most: a timer takes no more than 24 days, and then fires without pause. */
function seconds(name: string, value: string | undefined, fallback: number): number {
	const number = value === undefined || value === '' ? fallback : Number(value);
	if (Number.isInteger(number) && number >= 0 && number <= 86_400) return number;
	throw new Error(`${name}=${value} is not a number of seconds: use one from 0 (never) to 86400`);
}
