// One push request (RFC 8030 section 5) to a subscription's URL, and what its answer means for the subscription.
// Decides nothing about when to try again: that is the caller's.
import type { PushKeys, VapidKey } from '../../domain/web-push';
import { type FetchEdge, type Fetched, guardedFetch } from '../guarded-fetch';
import { encryptPush, MAX_PLAINTEXT_BYTES, readPushKeys, throwDice } from './encrypt-push';
import { vapidAuthorization } from './vapid';

export interface PushTarget {
	url: string;
	/** null: the subscriber gave none, and the message goes as it is. */
	keys: PushKeys | null;
}

export interface PushSender {
	key: VapidKey;
	/** A mailto: or https: URL. */
	contact: string;
	/** Milliseconds since the epoch. */
	now: number;
}

export interface PushMessage {
	/** A StateChange or a PushVerification. */
	object: object;
	/** How long the push service may keep it for a device that is away. */
	ttlSeconds: number;
	urgency: 'low' | 'normal' | 'high';
}

export type PushOutcome =
	| { kind: 'accepted' }
	/** The push service does not know the subscription (any more). */
	| { kind: 'gone' }
	/** `retryAfterMs`: what the push service asked for, null where it did not. */
	| { kind: 'tooMany'; retryAfterMs: number | null }
	| { kind: 'failed'; retryAfterMs: number | null; detail: string };

/** A push service answers with a status; its body is of no interest, but has to be read. */
const LIMITS = { timeoutMs: 10_000, maxBytes: 65_536, maxRedirects: 0 };

/** Whether the message fits one push, encrypted or not. */
export function fitsOnePush(object: object): boolean {
	return new TextEncoder().encode(JSON.stringify(object)).length <= MAX_PLAINTEXT_BYTES;
}

export async function postPush(
	target: PushTarget,
	message: PushMessage,
	sender: PushSender,
	edge: FetchEdge,
): Promise<PushOutcome> {
	const plaintext = new TextEncoder().encode(JSON.stringify(message.object));
	const sealed = await sealedFor(target.keys, plaintext);
	if (sealed === 'badKeys') return { kind: 'gone' };
	const claims = { origin: new URL(target.url).origin, contact: sender.contact, now: sender.now };
	const headers = {
		'Content-Type': 'application/json', // RFC 8620 section 7.2
		TTL: String(message.ttlSeconds),
		Urgency: message.urgency,
		Authorization: await vapidAuthorization(claims, sender.key),
		...(sealed === null ? {} : { 'Content-Encoding': 'aes128gcm' }),
	};
	const asked = { method: 'POST', headers, body: sealed ?? plaintext } as const;
	return outcomeOf(await guardedFetch(target.url, asked, LIMITS, edge), sender.now);
}

/** null: no keys, nothing to seal. */
async function sealedFor(keys: PushKeys | null, plaintext: Uint8Array) {
	if (keys === null) return null;
	const subscriber = await readPushKeys(keys);
	return subscriber === null ? 'badKeys' : encryptPush(plaintext, subscriber, await throwDice());
}

/** A URL that the guard refuses will be refused for ever: it is as good as gone. */
function outcomeOf(fetched: Fetched, now: number): PushOutcome {
	if (!fetched.ok) {
		if (fetched.reason === 'forbidden') return { kind: 'gone' };
		return { kind: 'failed', retryAfterMs: null, detail: `${fetched.reason}: ${fetched.detail}` };
	}
	const { status, headers } = fetched;
	if (status >= 200 && status < 300) return { kind: 'accepted' };
	if (status === 404 || status === 410) return { kind: 'gone' };
	const retryAfterMs = readRetryAfter(headers.get('Retry-After'), now);
	return status === 429
		? { kind: 'tooMany', retryAfterMs }
		: { kind: 'failed', retryAfterMs, detail: `HTTP ${status}` };
}

/** Seconds, or a date (RFC 9110 section 10.2.3); null for anything else. */
export function readRetryAfter(value: string | null, now: number): number | null {
	if (value === null) return null;
	if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000;
	const date = Date.parse(value);
	return Number.isNaN(date) ? null : Math.max(0, date - now);
}
