// The relay route: an SMTP server that takes our mail and sends it on. Wires settings, session and transaction together.
import type { Route } from './send';
import { deferred, type SendResult } from './sender';
import {
	NoSession,
	openSession,
	type RelaySettings,
	type Security,
	type Session,
	TIMEOUTS,
	type Timeouts,
} from './smtp/session';
import { type Mail, transact } from './smtp/transaction';

/** As wrangler.toml and the secrets have them. */
export interface RelayVars {
	SMTP_RELAY_HOST: string;
	SMTP_RELAY_PORT: string;
	SMTP_RELAY_SECURITY: string;
	SMTP_RELAY_USER: string;
	SMTP_RELAY_PASSWORD?: string;
}

const SECURITIES: readonly Security[] = ['tls', 'starttls', 'none'];
/** Submission with implicit TLS, with STARTTLS, and plain relaying (RFC 8314, RFC 6409, RFC 5321). */
const USUAL_PORTS: Record<Security, number> = { tls: 465, starttls: 587, none: 25 };

/** null: no relay is set. A setting that says nothing lets the mail wait: it must not go another way than was meant. */
export function relayRoute(vars: RelayVars, timeouts = TIMEOUTS): Route | null {
	if (!vars.SMTP_RELAY_HOST) return null;
	const relay = readSettings(vars);
	return ({ job, rcptTo, message }) =>
		relay.ok
			? sendOver(relay.settings, { mailFrom: job.mailFrom, rcptTo, message }, timeouts)
			: Promise.resolve(rcptTo.map(({ email }) => deferred(email, `451 4.3.5 ${relay.fault}`)));
}

function readSettings(vars: RelayVars): { ok: true; settings: RelaySettings } | { ok: false; fault: string } {
	const security = SECURITIES.find((word) => word === (vars.SMTP_RELAY_SECURITY || 'tls'));
	if (security === undefined) return { ok: false, fault: `SMTP_RELAY_SECURITY is none of ${SECURITIES.join(', ')}` };
	const port = vars.SMTP_RELAY_PORT ? Number(vars.SMTP_RELAY_PORT) : USUAL_PORTS[security];
	const isPort = Number.isInteger(port) && port > 0 && port < 65536;
	if (!isPort) return { ok: false, fault: 'SMTP_RELAY_PORT is no port number' };
	const { SMTP_RELAY_HOST: host, SMTP_RELAY_USER: user = '', SMTP_RELAY_PASSWORD: password = '' } = vars;
	return { ok: true, settings: { host, port, security, user, password } };
}

async function sendOver(relay: RelaySettings, mail: Mail, timeouts: Timeouts): Promise<SendResult[]> {
	let session: Session;
	try {
		session = await openSession(relay, timeouts);
	} catch (cause) {
		if (!(cause instanceof NoSession)) throw cause;
		console.error(JSON.stringify({ event: 'relay-unavailable', reply: cause.smtpReply, cause: String(cause.cause) }));
		return mail.rcptTo.map(({ email }) => deferred(email, cause.smtpReply));
	}
	const results = await transact(session, mail, timeouts);
	await session.connection.quit(QUIT_MS);
	return results;
}

/** The mail is settled: nobody waits long for a good-bye. */
const QUIT_MS = 2000;
