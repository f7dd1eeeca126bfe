// What makes two deliveries the same message. Pure.
import type { Delivery } from '../../workers/domain/account';
import { hex } from '../../workers/domain/hex';

/**
 * The key under which a delivery is idempotent: SHA-256 in hex over Message-ID and body digest. Trace headers differ
 * with every retry, so they have no part in it. Without a Message-ID, From, Date and Subject stand in: two letters
 * with equal (say, empty) bodies are still two letters. (Without a Date either, keep.ts looks at the time as well.)
 */
export async function deliveryKey(delivery: Pick<Delivery, 'index' | 'bodyDigest'>): Promise<string> {
	const { messageId, from, sentAt, subject } = delivery.index;
	const id = messageId[0];
	const identity = id === undefined ? [null, from.map((one) => one.email), sentAt, subject] : [id];
	const octets = new TextEncoder().encode(JSON.stringify([delivery.bodyDigest, ...identity]));
	const digest = await crypto.subtle.digest('SHA-256', octets);
	return hex(digest);
}
