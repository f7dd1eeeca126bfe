// The capsule: how mail passes wrangler's local endpoint unharmed. That endpoint refuses a null sender and mail without
// From or Message-ID, and strips Bcc; so the local SMTP door sends the octets as the body of a plain outer message:
//
//     X-Waypost-Capsule: <DEV_TOKEN>          proves that the local door made it
//     X-Waypost-Mail-From, -Rcpt-To           the envelope, URL-encoded
//     X-Waypost-Raw-Size, -Encoding: gzip     octets of the inside once unpacked; how it is packed, if at all
//     CRLF CRLF, then the raw message
//
// Without DEV_TOKEN no capsule is ever opened: a stranger's mail cannot bring its own envelope.
import type { Env } from '../env';

/** The message inside a capsule; any other message as it is. Throws on a capsule that lacks its fields. */
export function unwrapCapsule(message: ForwardableEmailMessage, env: Env): ForwardableEmailMessage {
	const token = message.headers.get('X-Waypost-Capsule');
	if (!env.DEV_TOKEN || token?.trim() !== env.DEV_TOKEN) return message;
	return {
		from: decodeURIComponent(field(message, 'X-Waypost-Mail-From')),
		to: decodeURIComponent(field(message, 'X-Waypost-Rcpt-To')),
		rawSize: Number(field(message, 'X-Waypost-Raw-Size')),
		raw: inside(message),
		headers: new Headers(), // the inner fields stand in `raw`; the outer ones are not the sender's
		canBeForwarded: message.canBeForwarded,
		// Called, never bound: locally these are RPC stubs, on which `bind` would be one more remote call.
		setReject: (reason) => message.setReject(reason),
		forward: (recipient, headers) => message.forward(recipient, headers),
		reply: (answer: EmailMessage | EmailReplyMessageBuilder) => message.reply(answer as EmailMessage),
	};
}

/** An empty field is a value (the null sender); an absent one is a fault. */
function field(message: ForwardableEmailMessage, name: string): string {
	const value = message.headers.get(name);
	if (value === null) throw new Error(`a capsule without ${name}`);
	return value.trim();
}

function inside(message: ForwardableEmailMessage): ReadableStream<Uint8Array> {
	const body = message.raw.pipeThrough(afterHeaders());
	const gzip = message.headers.get('X-Waypost-Encoding')?.trim() === 'gzip';
	return gzip ? body.pipeThrough(new DecompressionStream('gzip')) : body;
}

const END = [13, 10, 13, 10] as const;

/** Lets through what follows the first CRLF CRLF, wherever the chunks are split. */
function afterHeaders(): TransformStream<Uint8Array, Uint8Array> {
	let seen = 0;
	return new TransformStream({
		transform(chunk, controller) {
			let at = 0;
			while (seen < END.length && at < chunk.length) seen = advance(seen, chunk[at++]);
			if (at < chunk.length) controller.enqueue(chunk.subarray(at));
		},
		flush(controller) {
			if (seen < END.length) controller.error(new Error('a capsule whose header block does not end'));
		},
	});
}

/** How much of END is matched after one more octet. A CR always may begin it anew. */
function advance(seen: number, octet: number | undefined): number {
	if (octet === END[seen]) return seen + 1;
	return octet === END[0] ? 1 : 0;
}
