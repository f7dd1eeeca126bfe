// The email() journey: admit → stream to R2 and core → verdict → deliver. A message is refused with a reason, retried
// by its sender (any throw), or durably stored. Only policy refuses: a fault of ours never does.
import { core } from '../../wasm-core/workerd';
import type { Envelope } from '../domain/address';
import { messageBlobId, rawKey } from '../domain/blob';
import type { Env } from '../env';
import { admit } from './admit';
import { handOver, keptElsewhere, type StoredMessage } from './hand-over';
import { readMessage } from './read-message';

/** Handles one message for one envelope recipient. Throws on a fault of ours, so that the sending server tries again. */
export async function receive(message: ForwardableEmailMessage, env: Env): Promise<void> {
	const envelope: Envelope = { from: message.from, to: message.to };
	const admission = await admit(envelope, message.rawSize, env.DIRECTORY);
	if (!admission.admitted) {
		message.setReject(admission.reply);
		return;
	}
	const blobId = messageBlobId(crypto.getRandomValues(new Uint8Array(16)));
	const stored: StoredMessage = { accountId: admission.accountId, blobId, envelope, receivedAt: Date.now() };
	const outcome = await storeAndRead(message, stored, env.MAIL);
	const result = await handOver(stored, outcome, env);
	if (!result.ok) message.setReject('552 5.2.2 The mailbox is full');
	const unneeded = !result.ok || keptElsewhere(result, blobId) !== null;
	if (unneeded) await env.MAIL.delete(rawKey(stored.accountId, blobId));
}

/** One read of the stream: each chunk goes to R2 and to the core. Both must have had all of it. */
async function storeAndRead(message: ForwardableEmailMessage, stored: StoredMessage, mail: R2Bucket) {
	const fixed = new FixedLengthStream(message.rawSize);
	const put = mail.put(rawKey(stored.accountId, stored.blobId), fixed.readable, { customMetadata: metadata(stored) });
	const writer = fixed.writable.getWriter();
	// When R2 fails first, the writer's error is the echo: Promise.all reports whichever came first, both are faults.
	const [outcome] = await Promise.all([
		readMessage(message.raw, core, writer).catch(async (cause) => {
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
	};
}
