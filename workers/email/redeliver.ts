// Healing's way in: a raw message in R2 that its account does not know goes through the same idempotent door again.
import { core } from '../../wasm-core/workerd';
import { domainRulesFor } from '../directory/recipients';
import { rawKey } from '../domain/blob';
import type { Env } from '../env';
import { checksSignatures } from './authenticate-mail';
import { handOver, keptElsewhere, type StoredMessage } from './hand-over';
import { readMessage } from './read-message';

/** 'duplicate': the account has the mail under another blob, whose raw message stands, or has destroyed it. 'unreadable': no such object. */
export type Redelivery = 'delivered' | 'duplicate' | 'refused' | 'unreadable';

/** Removes nothing: the cron does, once it has written down why. Throws on faults; a later tick tries again. */
export async function redeliver(raw: { accountId: string; blobId: string }, env: Env): Promise<Redelivery> {
	const object = await env.MAIL.get(rawKey(raw.accountId, raw.blobId));
	if (object === null) return 'unreadable';
	const { accountId, blobId } = raw;
	const arrival = arrivalOf(object);
	const domainRules = await domainRulesFor(env.DIRECTORY, arrival.envelope.to);
	const stored: StoredMessage = { accountId, blobId, ...arrival, domainRules };
	const outcome = await readMessage(object.body, core, { signatures: checksSignatures(stored, env) });
	const result = await handOver(stored, outcome, env, true);
	if (!result.ok) return 'refused';
	const kept = keptElsewhere(result, blobId);
	if (kept === null) return 'delivered';
	// Destroyed meanwhile, and the kept raw message with it: delivered again, its person would see it come back.
	const account = env.ACCOUNT.get(env.ACCOUNT.idFromName(accountId));
	if ((await account.knownBlobs(accountId, [kept])).length === 0) return 'duplicate';
	if ((await env.MAIL.head(rawKey(accountId, kept))) === null) {
		throw new Error(`${accountId} keeps this mail under ${kept}, but that raw message is missing`);
	}
	return 'duplicate';
}

function arrivalOf(object: R2Object): Pick<StoredMessage, 'envelope' | 'receivedAt' | 'submitted'> {
	const { from = '', to = '', receivedAt, submitted } = object.customMetadata ?? {};
	return {
		envelope: { from: decodeURIComponent(from), to: decodeURIComponent(to) },
		receivedAt: Number(receivedAt) || object.uploaded.getTime(),
		submitted: submitted === '1',
	};
}
