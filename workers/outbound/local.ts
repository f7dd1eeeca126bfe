// The local route: recipients that are accounts of this platform. What receiving means is handed in; this file only says what
// the message is preceded by, and reads the answer.
import type { Consignment, Route } from './send';
import { deferred, failed, kept, type SendResult } from './sender';

/** A message for one recipient, as it came over SMTP. */
export interface LocalMail {
	envelope: { from: string; to: string };
	/** Called once, and only where the recipient takes the mail. */
	open: () => Promise<ReadableStream<Uint8Array>>;
	rawBytes: number;
}

/** `reply`: a permanent refusal. Throws on faults; then, and after lost answers, the same mail may come again. */
export type Receive = (mail: LocalMail) => Promise<{ taken: true } | { taken: false; reply: string }>;

export function localRoute(receive: Receive, now: () => number): Route {
	return async (consignment) => {
		const results: SendResult[] = [];
		for (const { email } of consignment.rcptTo) results.push(await deliver(consignment, email, receive, now()));
		return results;
	};
}

async function deliver(consignment: Consignment, to: string, receive: Receive, now: number): Promise<SendResult> {
	const { job, message } = consignment;
	const trace = traceFields(job.submissionId, job.mailFrom.email, to, now);
	try {
		const reception = await receive({
			envelope: { from: job.mailFrom.email, to },
			open: async () => preceded(trace, await message.open()),
			rawBytes: trace.byteLength + message.bytes,
		});
		return reception.taken ? kept(to, '250 2.1.5 Delivered to its mailbox here') : failed(to, reception.reply);
	} catch (cause) {
		// Receiving is idempotent: whatever of it was done, trying again does no harm.
		console.error(JSON.stringify({ event: 'local-fault', submissionId: job.submissionId, cause: String(cause) }));
		return deferred(to, '451 4.3.0 The mailbox cannot be reached now');
	}
}

/** Final delivery puts Return-Path first; Received says how the message came (RFC 5321 section 4.4). */
function traceFields(submissionId: string, from: string, to: string, now: number): Uint8Array {
	const stamp = new Date(now).toUTCString().replace('GMT', '+0000');
	const lines = [
		`Return-Path: <${from}>`,
		`Received: from ${domain(from)} by ${domain(to)}`,
		`\tid ${submissionId} for <${to}>;`,
		`\t${stamp}`,
	];
	return new TextEncoder().encode(`${lines.join('\r\n')}\r\n`);
}

function domain(address: string): string {
	const at = address.lastIndexOf('@');
	return at < 0 ? 'localhost' : address.slice(at + 1);
}

function preceded(head: Uint8Array, body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
	const reader = body.getReader();
	return new ReadableStream<Uint8Array>({
		start: (controller) => controller.enqueue(head),
		pull: async (controller) => {
			const { done, value } = await reader.read();
			if (done) controller.close();
			else controller.enqueue(value);
		},
		cancel: (reason) => reader.cancel(reason),
	});
}
