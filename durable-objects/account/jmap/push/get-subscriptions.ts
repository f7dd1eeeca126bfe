// PushSubscription/get (RFC 8620 section 7.2.1): no account, no state, and of others nothing at all.
import { LIMITS } from '../../../../workers/domain/jmap';
import { type Owner, ownSubscriptions, type Subscription } from '../../push/subscription-rows';
import { Args, invalid, type JsonObject } from '../core/args';
import type { Context } from '../core/context';
import { MethodError } from '../core/method-error';
import { resolveId } from '../core/standard-get';
import { utcDate } from '../core/utc-date';

/** What a client is told. `url` and `keys` are private to its device: they are taken, and never given. */
const VALUES: Record<string, (row: Subscription) => unknown> = {
	id: (row) => row.id,
	deviceClientId: (row) => row.deviceClientId,
	verificationCode: ({ verified, code }) => (verified ? code : null),
	expires: ({ expires }) => (expires === null ? null : utcDate(expires)),
	types: (row) => row.types,
};

export function getSubscriptions(given: JsonObject, ctx: Context): JsonObject {
	const args = new Args(given);
	const ids = args.strings('ids');
	const properties = askedProperties(args.strings('properties'));
	args.done();
	const own = new Map(ownSubscriptions(ctx.db, ownerOf(ctx), ctx.now()).map((row) => [row.id, row]));
	const asked = ids === null ? [...own.keys()] : [...new Set(ids)].map((id) => resolveId(id, ctx));
	if (asked.length > LIMITS.maxObjectsInGet) {
		throw new MethodError('requestTooLarge', `At most ${LIMITS.maxObjectsInGet} objects in one get.`);
	}
	const list = asked.flatMap((id) => own.get(id) ?? []).map((row) => pick(row, properties));
	return { list, notFound: asked.filter((id) => !own.has(id)) };
}

/** Only what the same credentials made (RFC 8620 section 7.2). */
export function ownerOf({ caller }: Context): Owner {
	return { personId: caller.personId, credentialId: caller.credential.id };
}

function askedProperties(asked: string[] | null): readonly string[] {
	if (asked === null) return Object.keys(VALUES);
	if (asked.includes('url') || asked.includes('keys')) {
		throw new MethodError('forbidden', '"url" and "keys" are never given out.');
	}
	const unknown = asked.filter((name) => !Object.hasOwn(VALUES, name));
	if (unknown.length > 0) throw invalid(`PushSubscription has no property ${unknown.join(', ')}`);
	return [...new Set(['id', ...asked])];
}

function pick(row: Subscription, properties: readonly string[]): JsonObject {
	return Object.fromEntries(properties.map((name) => [name, VALUES[name]?.(row)]));
}
