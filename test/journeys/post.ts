// Sending mail in as a real client does: nodemailer for whole messages, a bare SMTP dialogue for odd ones.
import net from 'node:net';
import { createInterface } from 'node:readline/promises';
import nodemailer from 'nodemailer';
import { DEMO, type Platform } from './platform.ts';

type Message = Parameters<ReturnType<typeof nodemailer.createTransport>['sendMail']>[0];

/** Sends through SMTP with nodemailer; resolves with the server's last reply. Rejects with `responseCode` on refusal. */
export async function post(platform: Platform, message: Message): Promise<string> {
	const transport = nodemailer.createTransport({
		host: '127.0.0.1',
		port: platform.smtpPort,
		secure: false,
		ignoreTLS: true,
	});
	try {
		const { response } = await transport.sendMail({ from: 'Ann Sender <ann@sender.example>', to: DEMO, ...message });
		return response;
	} finally {
		transport.close();
	}
}

/** Speaks SMTP line by line and sends `raw` untouched but for dots. Resolves with the reply to the end of data, or the first refusal. */
export async function postRaw(
	platform: Platform,
	raw: Buffer,
	envelope: { from?: string; to?: string[] } = {},
): Promise<string> {
	const socket = net.connect(platform.smtpPort, '127.0.0.1');
	const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
	const reply = async (): Promise<string> => {
		for (;;) {
			const { value, done } = await lines.next();
			if (done) throw new Error('The server hung up');
			if (/^\d{3} /.test(value)) return value;
		}
	};
	const say = async (line: string): Promise<string> => {
		socket.write(`${line}\r\n`);
		return reply();
	};
	try {
		await reply();
		await say('EHLO journey.example');
		const commands = [
			`MAIL FROM:<${envelope.from ?? 'ann@sender.example'}> BODY=8BITMIME`,
			...(envelope.to ?? [DEMO]).map((to) => `RCPT TO:<${to}>`),
			'DATA',
		];
		for (const command of commands) {
			const answer = await say(command);
			if (answer.startsWith('4') || answer.startsWith('5')) return answer;
		}
		socket.write(dotStuffed(raw));
		return await say(raw.subarray(-2).toString() === '\r\n' ? '.' : '\r\n.');
	} finally {
		socket.destroy();
	}
}

function dotStuffed(raw: Buffer): Buffer {
	return Buffer.from(raw.toString('latin1').replace(/^\./gm, '..'), 'latin1');
}
