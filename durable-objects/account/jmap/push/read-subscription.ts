// A PushSubscription as a client gives it (RFC 8620 section 7.2), checked to the last property. Pure but for the keys, whose
// point has to lie on the curve.
import type { PushKeys } from '../../../../workers/domain/web-push';
import { judgeUrl } from '../../../../workers/outbound/guarded-fetch';
import { readPushKeys } from '../../../../workers/outbound/web-push/encrypt-push';
import { isObject, type JsonObject } from '../core/args';
import { refused } from '../core/descriptor';
import { invalidProperties, type SetError } from '../core/method-error';
import { parseUtcDate } from '../core/utc-date';

export interface GivenSubscription {
	deviceClientId: string;
	url: string;
	keys: PushKeys | null;
	types: string[] | null;
	/** Milliseconds since the epoch; null: none asked for. */
	expires: number | null;
}

export type ReadSubscription = { ok: true; given: GivenSubscription } | { ok: false; error: SetError };

const SETTABLE = ['deviceClientId', 'url', 'keys', 'verificationCode', 'expires', 'types'];
const [MAX_ID_LETTERS, MAX_URL_LETTERS, MAX_TYPES] = [255, 4096, 100];

export async function readSubscription(
	object: JsonObject,
	now: number,
	allowPrivate: boolean,
): Promise<ReadSubscription> {
	const foreign = Object.keys(object).filter((name) => !SETTABLE.includes(name));
	if (foreign.length > 0) return refused(invalidProperties(foreign, 'These cannot be set.'));
	if ((object.verificationCode ?? null) !== null) {
		return refused(invalidProperties(['verificationCode'], 'It comes from the server first.'));
	}
	const { deviceClientId, url } = object;
	const [types, expires] = [readTypes(object.types), readExpires(object.expires, now)];
	const keys = await readKeys(object.keys);
	if (typeof deviceClientId !== 'string' || deviceClientId === '' || deviceClientId.length > MAX_ID_LETTERS) {
		return refused(invalidProperties(['deviceClientId'], 'A name of your client on this device is needed.'));
	}
	const wrongUrl = faultOfUrl(url, allowPrivate);
	if (wrongUrl !== null) return refused(invalidProperties(['url'], wrongUrl));
	if (keys === undefined) return refused(invalidProperties(['keys'], 'Not keys of RFC 8291: p256dh and auth.'));
	if (types === undefined) return refused(invalidProperties(['types'], 'A list of type names, or null.'));
	if (expires === undefined) return refused(invalidProperties(['expires'], 'A UTCDate to come, or null.'));
	return { ok: true, given: { deviceClientId, url: url as string, keys, types, expires } };
}

/** undefined: neither. */
export function readTypes(value: unknown): string[] | null | undefined {
	if (value === undefined || value === null) return null;
	if (!Array.isArray(value) || value.length > MAX_TYPES) return undefined;
	return value.every((name) => typeof name === 'string' && name.length <= MAX_ID_LETTERS) ? value : undefined;
}

/** undefined: no UTCDate, or one that is over. */
export function readExpires(value: unknown, now: number): number | null | undefined {
	if (value === undefined || value === null) return null;
	const ms = parseUtcDate(value);
	return ms !== null && ms > now ? ms : undefined;
}

/** "MUST begin with https://": a laptop's own hosts are the only exception, and only on a laptop. */
function faultOfUrl(url: unknown, allowPrivate: boolean): string | null {
	if (typeof url !== 'string' || url.length > MAX_URL_LETTERS) return 'An absolute URL is needed.';
	const judged = judgeUrl(url, allowPrivate);
	return judged.ok ? null : judged.detail;
}

/** undefined: not keys. */
async function readKeys(value: unknown): Promise<PushKeys | null | undefined> {
	if (value === undefined || value === null) return null;
	if (!isObject(value) || typeof value.p256dh !== 'string' || typeof value.auth !== 'string') return undefined;
	const keys = { p256dh: value.p256dh, auth: value.auth };
	return (await readPushKeys(keys)) === null ? undefined : keys;
}
