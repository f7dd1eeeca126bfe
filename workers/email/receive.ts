// The email() journey: admit → stream to R2 and core → verdict → deliver. A message is refused with a reason, retried
// by its sender (any throw), or durably stored. Only policy refuses: a fault of ours never does.
import { core } from '../../wasm-core/workerd';
import type { Envelope } from '../domain/address';
import { messageBlobId, rawKey } from '../domain/blob';
import type { Env } from '../env';
import { admit } from './admit';
import { checksSignatures } from './authenticate-mail';
import { handOver, keptElsewhere, type StoredMessage } from './hand-over';
import { readMessage } from './read-message';

/** One message for one envelope recipient, over SMTP or from an account of this platform. */
export interface Incoming {
	envelope: Envelope;
	/** Exactly so many octets come from the stream. */
	rawBytes: number;
	/** Called once, and only where the recipient takes the mail. */
	open: () => ReadableStream<Uint8Array> | Promise<ReadableStream<Uint8Array>>;
	/** Handed in by an account of this platform: what results its header claims is its author's word. */
	submitted: boolean;
}

/** `reply`: an SMTP reply, permanent. */
export type Reception = { taken: true } | { taken: false; reply: string };

/** Handles one message of email(). Throws on a fault of ours, so that the sending server tries again. */
export async function receive(message: ForwardableEmailMessage, env: Env): Promise<void> {
	const envelope: Envelope = { from: message.from, to: message.to };
	const incoming = { envelope, rawBytes: message.rawSize, open: () => message.raw, submitted: false };
	const reception = await takeIn(incoming, env);
	if (!reception.taken) message.setReject(reception.reply);
}

/** Throws on a fault of ours: the same message may come again, and is kept once. */
export async function takeIn(incoming: Incoming, env: Env): Promise<Reception> {
	const admission = await admit(incoming.envelope, incoming.rawBytes, env.DIRECTORY);
	if (!admission.admitted) return { taken: false, reply: admission.reply };
	const blobId = messageBlobId(crypto.getRandomValues(new Uint8Array(16)));
	const { envelope, submitted } = incoming;
	const stored: StoredMessage = {
		accountId: admission.accountId,
		blobId,
		envelope,
		receivedAt: Date.now(),
		submitted,
		domainRules: admission.domainRules,
	};
	const outcome = await storeAndRead(incoming, stored, env);
	const result = await handOver(stored, outcome, env);
	const unneeded = !result.ok || keptElsewhere(result, blobId) !== null;
	if (unneeded) await env.MAIL.delete(rawKey(stored.accountId, blobId));
	if (result.ok) return { taken: true };
	return { taken: false, reply: result.reason === 'refused' ? result.reply : '552 5.2.2 The mailbox is full' };
}

/** One read of the stream: each chunk goes to R2 and to the core. Both must have had all of it. */
async function storeAndRead(incoming: Incoming, stored: StoredMessage, env: Env) {
	const raw = await incoming.open();
	const fixed = new FixedLengthStream(incoming.rawBytes);
	const put = env.MAIL.put(rawKey(stored.accountId, stored.blobId), fixed.readable, {
		customMetadata: metadata(stored),
	});
	const writer = fixed.writable.getWriter();
	// When R2 fails first, the writer's error is the echo: Promise.all reports whichever came first, both are faults.
	const [outcome] = await Promise.all([
		readMessage(raw, core, { sink: writer, signatures: checksSignatures(stored, env) }).catch(async (cause) => {
			await writer.abort(cause).catch(() => {}); // Already broken: the cause below is what counts.
			throw cause;
		}),
		put,
	]);
	return outcome;
}

/** What healing needs to deliver the message again. R2 keeps metadata as headers: ASCII only. */
function metadata(stored: StoredMessage): Record<string, string> {
	return {
		from: encodeURIComponent(stored.envelope.from),
		to: encodeURIComponent(stored.envelope.to),
		receivedAt: String(stored.receivedAt),
		...(stored.submitted ? { submitted: '1' } : {}),
	};
}
