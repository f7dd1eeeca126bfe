// The far edge of the network for tests of outgoing mail, in Node: real SMTP servers of several tempers, and an HTTP door that
// tells what they have taken. Started once for all tests that run in workerd, which can start no servers.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import type { TestProject } from 'vitest/node';

/** What an SMTP server took over, as its door tells it. */
export interface TakenMail {
	from: string;
	to: string[];
	/** Octets as letters of Latin-1, after the server has undone dot-stuffing. */
	raw: string;
	secure: boolean;
	user: string | null;
	/** Parameters of MAIL FROM. */
	parameters: Record<string, string | true>;
}

/** Ports on loopback. */
export interface Relays {
	plain: number;
	tls: number;
	starttls: number;
	/** Announces little, and misbehaves as the sender's local part says (`cut-after-end@…`). */
	scripted: number;
	/** Greets with 421. */
	busy: number;
	/** Never says a word. */
	silent: number;
	/** HTTP: GET /taken?about=TEXT gives every TakenMail whose octets hold TEXT. */
	door: number;
}

declare module 'vitest' {
	export interface ProvidedContext {
		relays: Relays;
	}
}

export const USER = 'waypost';
export const PASSWORD = 'a relay’s password';

const taken: TakenMail[] = [];
const folder = import.meta.dirname;
const pair = {
	key: readFileSync(path.join(folder, 'key.pem')),
	cert: readFileSync(path.join(folder, 'certificate.pem')),
};

export default async function startRelays(project: TestProject): Promise<() => Promise<void>> {
	const plain = mailServer({ disabledCommands: ['AUTH', 'STARTTLS'] });
	const tls = mailServer({ ...pair, secure: true, authOptional: false });
	const starttls = mailServer({ ...pair, authOptional: false, authMethods: ['LOGIN'] });
	const scripted = createTcpServer(followScript);
	const busy = createTcpServer((socket) => hold(socket).end('421 4.3.2 Too busy\r\n'));
	const silent = createTcpServer(hold);
	const door = createServer((request, response) => {
		const about = new URL(request.url ?? '/', 'http://door').searchParams.get('about') ?? '';
		response.end(JSON.stringify(taken.filter((mail) => mail.raw.includes(about))));
	});
	const listening = [plain.server, tls.server, starttls.server, scripted, busy, silent, door];
	const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = await Promise.all(listening.map(listen));
	project.provide('relays', { plain: a, tls: b, starttls: c, scripted: d, busy: e, silent: f, door: g });
	return async () => {
		for (const socket of sockets) socket.destroy();
		for (const server of listening) server.close();
	};
}

function listen(server: Server): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
	});
}

/** Takes mail for every recipient but `reject…@`, `later…@`; refuses content that says `refuse-content` or `later-content`. */
function mailServer(options: SMTPServerOptions): SMTPServer {
	const server = new SMTPServer({
		authOptional: true,
		disableReverseLookup: true,
		size: 1024 * 1024,
		onAuth: ({ username, password }, _session, done) =>
			username === USER && password === PASSWORD
				? done(null, { user: username })
				: done(smtpError(535, '5.7.8 No such user')),
		onRcptTo: ({ address }, _session, done) => {
			if (address.startsWith('reject')) done(smtpError(550, '5.1.1 No such mailbox'));
			else if (address.startsWith('later')) done(smtpError(450, '4.2.1 Come back later'));
			else done();
		},
		onData: (stream, session, done) => {
			takeContent(stream, session).then((refusal) => done(refusal), done);
		},
		...options,
	});
	server.on('error', () => {}); // Clients that hang up in the middle are what some tests are about.
	return server;
}

async function takeContent(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Error | null> {
	const chunks: Buffer[] = [];
	for await (const chunk of stream) chunks.push(chunk as Buffer);
	const raw = Buffer.concat(chunks).toString('latin1');
	if (raw.includes('refuse-content')) return smtpError(554, '5.7.1 Spam');
	if (raw.includes('later-content')) return smtpError(451, '4.3.2 Busy');
	const { mailFrom, rcptTo } = session.envelope;
	taken.push({
		from: mailFrom ? mailFrom.address : '',
		to: rcptTo.map(({ address }) => address),
		raw,
		secure: session.secure,
		user: typeof session.user === 'string' ? session.user : null,
		parameters: (mailFrom ? mailFrom.args : {}) as Record<string, string | true>,
	});
	return null;
}

function smtpError(responseCode: number, words: string): Error {
	return Object.assign(new Error(words), { responseCode });
}

const sockets = new Set<Socket>();

function hold(socket: Socket): Socket {
	sockets.add(socket);
	socket.once('close', () => sockets.delete(socket));
	socket.on('error', () => {}); // As above.
	return socket;
}

function followScript(socket: Socket): void {
	hold(socket);
	const dialogue = new Dialogue(socket);
	let pending = '';
	socket.on('data', (chunk) => {
		pending += chunk.toString('latin1');
		for (let end = pending.indexOf('\n'); end >= 0; end = pending.indexOf('\n')) {
			dialogue.take(pending.slice(0, end).replace(/\r$/, ''));
			pending = pending.slice(end + 1);
		}
	});
	socket.write('220 scripted\r\n');
}

class Dialogue {
	#temper = '';
	#inData = false;
	#recipients = 0;

	constructor(private readonly socket: Socket) {}

	take(line: string): void {
		const verb = line.slice(0, 4).toUpperCase();
		if (this.#inData) this.#takeContent(line);
		else if (verb === 'EHLO') this.#say('250-scripted', '250-STARTTLS', '250 SIZE 100000');
		else if (verb === 'MAIL') this.#mail(line);
		else if (verb === 'RCPT') this.#rcpt();
		else if (verb === 'DATA') this.#data();
		else if (verb === 'STAR') this.#say('220 go ahead', '250 injected before TLS');
		else this.#say('221 bye');
	}

	#mail(line: string): void {
		this.#temper = /<([^@>]*)/.exec(line)?.[1] ?? '';
		if (this.#temper === 'cut-at-mail') this.socket.destroy();
		else if (this.#temper === 'silent-at-mail') return;
		else if (this.#temper === 'babble') this.#say('hello there');
		else if (this.#temper === 'defer-mail') this.#say('421-4.3.2 Going', '421 4.3.2 down');
		else this.#say('250 ok');
	}

	#rcpt(): void {
		this.#recipients += 1;
		if (this.#temper === 'one-recipient' && this.#recipients > 1) this.#say('452 4.5.3 Too many recipients');
		else if (this.#temper === 'many-lines')
			this.#say('550-5.7.1 Our system has detected that', '550 5.7.1 this is spam.');
		else this.#say('250 ok');
	}

	#data(): void {
		this.#inData = true;
		this.#say('354 go on');
	}

	#takeContent(line: string): void {
		if (this.#temper === 'cut-in-data') this.socket.destroy();
		if (line !== '.') return;
		this.#inData = false;
		if (this.#temper === 'cut-after-end') this.socket.destroy();
		else if (this.#temper !== 'silent-after-end') this.#say('250 2.0.0 taken');
	}

	#say(...lines: string[]): void {
		this.socket.write(lines.map((line) => `${line}\r\n`).join(''));
	}
}
