// What a client may change of its PushSubscription (RFC 8620 section 7.2.2): the code it was sent, the end, the types. Pure.
import { onlyTypes } from '../../push/changed-states';
import type { Subscription } from '../../push/subscription-rows';
import type { JsonObject } from '../core/args';
import { refused } from '../core/descriptor';
import { invalidProperties, type SetError } from '../core/method-error';
import { applyPatch } from '../core/patch';
import { utcDate } from '../core/utc-date';
import { readExpires, readTypes } from './read-subscription';

export interface SubscriptionChanges {
	verified?: true;
	types?: string[] | null;
	/** Without what is of no interest any more. */
	pending?: Subscription['pending'];
	/** As asked for: the server may shorten it. */
	expires?: number | null;
}

export type ReadUpdate = { ok: true; changes: SubscriptionChanges } | { ok: false; error: SetError };

const CHANGEABLE = ['verificationCode', 'expires', 'types'];

export function readUpdate(row: Subscription, patch: JsonObject, now: number): ReadUpdate {
	const before = shown(row);
	const patched = applyPatch(before, patch);
	if (!patched.ok) return patched;
	const after = patched.object;
	const changed = Object.keys(after).filter((name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]));
	const fixed = changed.filter((name) => !CHANGEABLE.includes(name));
	if (fixed.length > 0) return refused(invalidProperties(fixed, 'These can never change: destroy it, make another.'));
	return readChanges(row, after, changed, now);
}

/** As the client knows it. What it says again is no change. */
function shown(row: Subscription): JsonObject {
	const { id, deviceClientId, url, keys, types, verified, code, expires } = row;
	const told = { verificationCode: verified ? code : null, expires: expires === null ? null : utcDate(expires) };
	return { id, deviceClientId, url, keys, types, ...told };
}

function readChanges(row: Subscription, after: JsonObject, changed: readonly string[], now: number): ReadUpdate {
	const changes: SubscriptionChanges = {};
	if (changed.includes('verificationCode')) {
		if (after.verificationCode !== row.code) {
			return refused(invalidProperties(['verificationCode'], 'That is not the code that was sent.'));
		}
		changes.verified = true;
	}
	if (changed.includes('types')) {
		const types = readTypes(after.types);
		if (types === undefined) return refused(invalidProperties(['types'], 'A list of type names, or null.'));
		changes.types = types;
		changes.pending = onlyTypes(row.pending, types);
	}
	if (changed.includes('expires')) {
		const expires = readExpires(after.expires, now);
		if (expires === undefined) return refused(invalidProperties(['expires'], 'A UTCDate to come, or null.'));
		changes.expires = expires;
	}
	return { ok: true, changes };
}
