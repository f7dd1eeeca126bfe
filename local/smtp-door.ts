// The SMTP door of a laptop: real mail programs speak to it, and it hands each mail, envelope intact, to email().
// It decides nothing itself but the size: who may receive is the Worker's word.
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { capsule } from './capsule.ts';
import type { WorkerDoor } from './worker-door.ts';

export const MAX_MESSAGE_BYTES = 25 * 1024 * 1024;

export interface SmtpDoor {
	port: number;
	close(): Promise<void>;
}

/** Listens on loopback. Throws when the port cannot be had. */
export async function openSmtpDoor(port: number, worker: WorkerDoor): Promise<SmtpDoor> {
	const server = new SMTPServer({
		name: 'waypost.local',
		banner: 'Waypost on this machine',
		authOptional: true,
		disabledCommands: ['AUTH', 'STARTTLS'],
		size: MAX_MESSAGE_BYTES,
		hideSize: true, // the check is ours, with its enhanced code
		disableReverseLookup: true,
		socketTimeout: 120_000,
		onMailFrom: (sender, _session, done) => {
			const declared = Number(sender.args ? (sender.args.SIZE ?? 0) : 0);
			done(declared > MAX_MESSAGE_BYTES ? smtpError(tooLarge()) : null);
		},
		onRcptTo: (recipient, _session, done) => settle(worker.acceptsRecipient(recipient.address), done),
		onData: (stream, session, done) => settle(takeMessage(stream, session, worker), done),
	});
	server.on('error', (error) => console.error(`SMTP: ${error.message}`));
	await new Promise<void>((resolve, reject) => {
		server.server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	return {
		port: (server.server.address() as AddressInfo).port,
		close: () => new Promise((resolve) => server.close(() => resolve())),
	};
}

/** '' when all went well, else the reply to give. Every recipient is tried: one's refusal is not another's loss. */
async function takeMessage(
	stream: SMTPServerDataStream,
	session: SMTPServerSession,
	worker: WorkerDoor,
): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
	if (stream.sizeExceeded) return tooLarge();
	const raw = Buffer.concat([traceField(session), ...chunks]);
	const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
	const replies: string[] = [];
	for (const { address } of session.envelope.rcptTo) {
		replies.push(await worker.deliver(capsule(raw, { from, to: address }, worker.devToken)));
	}
	return worstReply(replies);
}

/** A temporary failure asks for all of it again (deliver is idempotent); else a refusal is told; else all is well. */
export function worstReply(replies: string[]): string {
	return replies.find((reply) => reply.startsWith('4')) ?? replies.find((reply) => reply !== '') ?? '';
}

/** RFC 5321 section 4.4. It also marks where this server took over: nothing below it is a trusted result. */
function traceField(session: SMTPServerSession): Buffer {
	const helo = String(session.hostNameAppearsAs || 'unknown').replace(/[^\w.:[\]-]/g, '?');
	const stamp = new Date().toUTCString().replace('GMT', '+0000');
	const field = `Received: from ${helo} ([${session.remoteAddress}])\r\n\tby waypost.local with ${session.transmissionType} id ${session.id};\r\n\t${stamp}\r\n`;
	return Buffer.from(field);
}

function tooLarge(): string {
	return `552 5.3.4 This message is larger than the ${MAX_MESSAGE_BYTES} octets that are taken here`;
}

function settle(reply: Promise<string>, done: (error?: Error | null) => void): void {
	reply.then(
		(words) => done(words === '' ? null : smtpError(words)),
		(cause: unknown) => done(smtpError(`451 4.3.0 Waypost could not take this message now: ${String(cause)}`)),
	);
}

/** smtp-server writes `responseCode` before the message: the words bring their own enhanced status code. */
function smtpError(reply: string): Error {
	const [, code = '451', words = '4.3.0 Try again later'] = /^([45]\d\d) (.*)$/s.exec(reply) ?? [];
	return Object.assign(new Error(words), { responseCode: Number(code) });
}
