// Healing's way in: a raw message in R2 that its account does not know goes through the same idempotent door again.
import { core } from '../../wasm-core/workerd';
import { rawKey } from '../domain/blob';
import type { Env } from '../env';
import { handOver, isSpareCopy, type StoredMessage } from './hand-over';
import { readMessage } from './read-message';

/** 'duplicate': the account had the mail under another blob, and this copy was removed. 'refused': over quota, kept. */
export type Redelivery = 'delivered' | 'duplicate' | 'refused' | 'gone';

/** Throws on faults: nothing is removed then, and a later tick tries again. */
export async function redeliver(raw: { accountId: string; blobId: string }, env: Env): Promise<Redelivery> {
	const object = await env.MAIL.get(rawKey(raw.accountId, raw.blobId));
	if (object === null) return 'gone';
	const stored = { ...raw, ...envelopeOf(object) } satisfies StoredMessage;
	const outcome = await readMessage(object.body, core);
	const result = await handOver(stored, outcome, env);
	if (!result.ok) return 'refused';
	return isSpareCopy(result, raw.blobId) ? 'duplicate' : 'delivered';
}

function envelopeOf(object: R2Object): Pick<StoredMessage, 'envelope' | 'receivedAt'> {
	const { from = '', to = '', receivedAt } = object.customMetadata ?? {};
	return {
		envelope: { from: decodeURIComponent(from), to: decodeURIComponent(to) },
		receivedAt: Number(receivedAt) || object.uploaded.getTime(),
	};
}
