// Up to the point where a mail may be sent: greeting, EHLO, STARTTLS, AUTH (RFC 5321, 3207, 4954). Nothing of a mail is said here.
import { SmtpConnection } from './connection';
import { classOf, type Reply, replyWords, SmtpFault } from './reply';

/** tls: from the first octet on (RFC 8314). starttls: never without it. none: only for a relay on this machine or network. */
export type Security = 'tls' | 'starttls' | 'none';

export interface RelaySettings {
	host: string;
	port: number;
	security: Security;
	/** '': no AUTH. */
	user: string;
	password: string;
}

export interface Timeouts {
	connectMs: number;
	/** A reply to a command. */
	replyMs: number;
	/** One write of the message. */
	writeMs: number;
	/** The reply after the message: servers deliver before they answer. */
	dataMs: number;
}

/** Below RFC 5321 section 4.5.3.2 where it says minutes: all of them together must fit into one alarm of the account. */
export const TIMEOUTS: Timeouts = { connectMs: 30_000, replyMs: 120_000, writeMs: 120_000, dataMs: 300_000 };

export interface Session {
	connection: SmtpConnection;
	/** Keywords of EHLO in upper case, with their parameters as they stand. */
	extensions: ReadonlyMap<string, string>;
}

/** No session, whatever the mail: it is none of the mail's fault, so it waits. `smtpReply` is always a temporary one. */
export class NoSession extends Error {
	override readonly name = 'NoSession';

	constructor(
		readonly smtpReply: string,
		options?: ErrorOptions,
	) {
		super(smtpReply, options);
	}
}

export async function openSession(relay: RelaySettings, timeouts: Timeouts): Promise<Session> {
	const place = `The relay ${relay.host}:${relay.port}`;
	try {
		const address = { host: relay.host, port: relay.port, implicitTls: relay.security === 'tls' };
		const connection = await SmtpConnection.open(address, timeouts.connectMs);
		try {
			return await begin(connection, relay, timeouts, place);
		} catch (cause) {
			connection.close();
			throw cause;
		}
	} catch (cause) {
		if (!(cause instanceof SmtpFault)) throw cause;
		throw new NoSession(`451 4.4.1 ${place}: ${cause.message}`, { cause });
	}
}

async function begin(
	connection: SmtpConnection,
	relay: RelaySettings,
	{ replyMs }: Timeouts,
	place: string,
): Promise<Session> {
	expectYes(await connection.reply(replyMs), '4.3.2', `${place} takes no connection`);
	let extensions = await hello(connection, replyMs, place);
	if (relay.security === 'starttls') {
		if (!extensions.has('STARTTLS')) throw new NoSession(`451 4.7.10 ${place} offers no STARTTLS`);
		expectYes(await connection.command('STARTTLS', replyMs), '4.7.10', `${place} refuses STARTTLS`);
		connection.startTls();
		// What was announced in the clear may be an attacker's word: it is asked anew (RFC 3207 section 4.2).
		extensions = await hello(connection, replyMs, place);
	}
	if (relay.user !== '') await authenticate(connection, extensions, relay, replyMs, place);
	return { connection, extensions };
}

/** A Worker has no name of its own in the DNS: an address literal says so (RFC 5321 section 4.1.3). */
const OUR_NAME = '[127.0.0.1]';

async function hello(connection: SmtpConnection, replyMs: number, place: string): Promise<Map<string, string>> {
	const reply = await connection.command(`EHLO ${OUR_NAME}`, replyMs);
	expectYes(reply, '4.3.2', `${place} refuses EHLO`);
	const keywords = reply.lines.slice(1).map((line) => {
		// "AUTH=LOGIN" is how some servers wrote it before RFC 4954.
		const [, keyword = '', parameters = ''] = /^([^\s=]+)[\s=]*(.*)$/.exec(line) ?? [];
		return [keyword.toUpperCase(), parameters.trim()] as const;
	});
	return new Map(keywords);
}

async function authenticate(
	connection: SmtpConnection,
	extensions: ReadonlyMap<string, string>,
	relay: RelaySettings,
	replyMs: number,
	place: string,
): Promise<void> {
	if (relay.security === 'none' && !isThisMachine(relay.host)) {
		throw new NoSession(`451 4.7.10 ${place} would get its password in the clear: set SMTP_RELAY_SECURITY`);
	}
	const mechanisms = (extensions.get('AUTH') ?? '').toUpperCase().split(/\s+/);
	const refused = `${place} does not accept the user and password that are set for it`;
	if (mechanisms.includes('PLAIN')) {
		const secret = base64(`\0${relay.user}\0${relay.password}`);
		expectYes(await connection.command(`AUTH PLAIN ${secret}`, replyMs), '4.7.8', refused);
	} else if (mechanisms.includes('LOGIN')) {
		for (const line of ['AUTH LOGIN', base64(relay.user), base64(relay.password)]) {
			expectYes(await connection.command(line, replyMs), '4.7.8', refused);
		}
	} else {
		throw new NoSession(`451 4.7.4 ${place} offers neither AUTH PLAIN nor AUTH LOGIN`);
	}
}

function isThisMachine(host: string): boolean {
	return host === 'localhost' || host === '127.0.0.1' || host === '::1' || host === '[::1]';
}

/** A permanent no, too, is about the relay and its settings, which an administrator can set right: the mail waits. */
function expectYes(reply: Reply, enhanced: string, words: string): void {
	if (classOf(reply) === 'yes') return;
	throw new NoSession(`451 ${enhanced} ${words}: ${replyWords(reply)}`);
}

function base64(text: string): string {
	return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
