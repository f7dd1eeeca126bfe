// The Worker's bindings and settings, as wrangler.toml declares them. Types only: nothing here runs.
import type { MailAccount } from '../durable-objects/account/mail-account';
import type { FeedKeeper } from '../durable-objects/feeds/feed-keeper';
import type { EnrichJob } from './domain/insight';

export interface Env {
	ACCOUNT: DurableObjectNamespace<MailAccount>;
	/** One object, named 'feeds'. */
	FEEDS: DurableObjectNamespace<FeedKeeper>;
	DIRECTORY: D1Database;
	MAIL: R2Bucket;
	ENRICH: Queue<EnrichJob>;
	AI: Ai;
	ASSETS: Fetcher;
	/** Cloudflare's sending of mail; absent where wrangler.toml does not declare it. */
	SEND_EMAIL?: SendEmail;
	AUTHSERV_ID: string;
	/** A whole number, as text. */
	PLATFORM_RECEIVED: string;
	/** DNS over HTTPS (RFC 8484), for sender authentication. '': nothing is asked, and nothing checked but by the platform. */
	DOH_URL: string;
	/** Domains whose ARC seals are believed, apart by commas. '': nobody's. */
	TRUSTED_SEALERS: string;
	OPENAI_BASE_URL: string;
	OPENAI_MODEL: string;
	/** A secret: `wrangler secret put OPENAI_API_KEY`. Absent for endpoints that want none. */
	OPENAI_API_KEY?: string;
	WORKERS_AI_MODEL: string;
	/** A whole number, as text. */
	SWEEP_GRACE_SECONDS: string;
	/** A whole number, as text. */
	ACCOUNT_QUOTA_OCTETS: string;
	/** Threat feeds, one a line (workers/scanner/feeds/settings.ts). '': none. */
	THREAT_FEEDS: string;
	/** A secret: `wrangler secret put THREAT_FEED_KEY`. Stands for {key} in a feed's URL. */
	THREAT_FEED_KEY?: string;
	/** Days, as text: how far back mail is judged again when a feed has learned something. '0': never. */
	THREAT_PURGE_DAYS: string;
	/** An SMTP server that sends our mail on. '': none. */
	SMTP_RELAY_HOST: string;
	/** A port number, as text; '': the usual one. */
	SMTP_RELAY_PORT: string;
	/** 'tls', 'starttls' or 'none'. */
	SMTP_RELAY_SECURITY: string;
	/** '': the relay wants no AUTH. */
	SMTP_RELAY_USER: string;
	/** A secret: `wrangler secret put SMTP_RELAY_PASSWORD`. */
	SMTP_RELAY_PASSWORD?: string;
	/** Set by `npm start` and by tests only, to a random value: opens the doors of workers/dev to whoever shows it. */
	DEV_TOKEN?: string;
	/** '1' by `npm start` and tests only: fetches may go to private hosts (workers/outbound/guarded-fetch.ts). */
	ALLOW_PRIVATE_FETCH?: string;
}
