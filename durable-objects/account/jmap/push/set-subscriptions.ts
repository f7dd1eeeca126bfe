// PushSubscription/set (RFC 8620 section 7.2.2): no account, no state. What is made here says nothing to its URL but the code
// that its client has to bring back first.
import { hex } from '../../../../workers/domain/hex';
import { LIMITS } from '../../../../workers/domain/jmap';
import {
	addSubscription,
	countOf,
	creationsSince,
	ownSubscriptions,
	removeSubscription,
	type Subscription,
	updateSubscription,
} from '../../push/subscription-rows';
import { Args, type JsonObject } from '../core/args';
import type { Context } from '../core/context';
import { refused, type Updated } from '../core/descriptor';
import { MethodError, notFound, type SetError } from '../core/method-error';
import { SetOutcome } from '../core/set-outcome';
import { resolveId } from '../core/standard-get';
import { objectsById } from '../core/standard-set';
import { utcDate } from '../core/utc-date';
import { ownerOf } from './get-subscriptions';
import { type ReadSubscription, readSubscription } from './read-subscription';
import { readUpdate } from './update-subscription';

/** RFC 8620 section 8.6 wants both bounded. Of one person, whatever they signed in with. */
const MAX_SUBSCRIPTIONS = 50;
const [MAX_CREATIONS, CREATIONS_WINDOW_MS] = [100, 60 * 60_000];

interface Asked {
	create: Map<string, JsonObject>;
	update: Map<string, JsonObject>;
	destroy: string[];
}

export async function setSubscriptions(given: JsonObject, ctx: Context): Promise<JsonObject> {
	const asked = readArguments(given);
	const reads = new Map<string, ReadSubscription>();
	for (const [key, object] of asked.create) {
		reads.set(key, await readSubscription(object, ctx.now(), ctx.allowPrivateFetch));
	}
	if ([...asked.update.values()].some((patch) => 'verificationCode' in patch)) await watchOthers(ctx);
	return ctx.write(() => run(asked, reads, ctx)).told();
}

/** A subscription that is verified hears of all accounts: the others' objects have to know before it is. */
async function watchOthers({ caller, accountId, peer }: Context): Promise<void> {
	const others = caller.accounts.filter(({ id }) => id !== accountId);
	await Promise.all(others.map(({ id }) => peer(id).watch(id, accountId)));
}

function readArguments(given: JsonObject): Asked {
	const args = new Args(given);
	const create = objectsById(args.object('create'), 'create');
	const update = objectsById(args.object('update'), 'update');
	const destroy = [...new Set(args.strings('destroy'))];
	args.done();
	if (create.size + update.size + destroy.length > LIMITS.maxObjectsInSet) {
		throw new MethodError('requestTooLarge', `At most ${LIMITS.maxObjectsInSet} objects in one set.`);
	}
	return { create, update, destroy };
}

function run(asked: Asked, reads: ReadonlyMap<string, ReadSubscription>, ctx: Context): SetOutcome {
	const outcome = new SetOutcome();
	for (const [key, read] of reads) create(key, read, asked.create.get(key) ?? {}, outcome, ctx);
	const destroy = new Set(asked.destroy.map((id) => resolveId(id, ctx)));
	for (const [given, patch] of asked.update) {
		const id = resolveId(given, ctx);
		const result = destroy.has(id) ? refused(WILL_DESTROY) : update(id, patch, ctx);
		if (result.ok) outcome.updated.set(id, result.object);
		else outcome.notUpdated.set(id, result.error);
	}
	for (const id of destroy) {
		if (own(id, ctx) === undefined) outcome.notDestroyed.set(id, notFound('PushSubscription'));
		else {
			removeSubscription(ctx.db, id);
			outcome.destroyed.push(id);
		}
	}
	return outcome;
}

const WILL_DESTROY: SetError = { type: 'willDestroy', description: 'The same request destroys it.' };

function create(key: string, read: ReadSubscription, object: JsonObject, outcome: SetOutcome, ctx: Context): void {
	const error = read.ok ? faultOfNumber(ctx) : read.error;
	if (!read.ok || error !== null) {
		outcome.notCreated.set(key, error as SetError);
		return;
	}
	const [id, now] = [`P${randomHex()}`, ctx.now()];
	const { expires, endsAt } = lifetime(read.given.expires, ctx);
	const accounts = ctx.caller.accounts.map((account) => account.id);
	const row = { id, ...ownerOf(ctx), accounts, ...read.given, code: randomHex(), expires, endsAt, dueAt: now };
	addSubscription(ctx.db, row, now);
	ctx.createdIds.set(key, id);
	outcome.created.set(key, { id, ...unknownToClient(object, expires) });
}

/** What the client did not say, or not so (RFC 8620 section 5.3). */
function unknownToClient(object: JsonObject, expires: number | null): JsonObject {
	const defaults = ['keys', 'types', 'verificationCode'].filter((name) => !Object.hasOwn(object, name));
	const told = { ...Object.fromEntries(defaults.map((name) => [name, null])), ...toldExpiry(object, expires) };
	return told;
}

function toldExpiry(object: JsonObject, expires: number | null): JsonObject {
	const value = expires === null ? null : utcDate(expires);
	return Object.hasOwn(object, 'expires') && object.expires === value ? {} : { expires: value };
}

function faultOfNumber(ctx: Context): SetError | null {
	const { personId } = ctx.caller;
	if (countOf(ctx.db, personId) >= MAX_SUBSCRIPTIONS) {
		return { type: 'overQuota', description: `At most ${MAX_SUBSCRIPTIONS} push subscriptions.` };
	}
	if (creationsSince(ctx.db, personId, ctx.now() - CREATIONS_WINDOW_MS) >= MAX_CREATIONS) {
		return { type: 'rateLimit', description: `At most ${MAX_CREATIONS} new push subscriptions in an hour.` };
	}
	return null;
}

function update(id: string, patch: JsonObject, ctx: Context): Updated {
	const row = own(id, ctx);
	if (row === undefined) return refused(notFound('PushSubscription'));
	const read = readUpdate(row, patch, ctx.now());
	if (!read.ok) return read;
	const { expires, ...changes } = read.changes;
	if (expires === undefined) {
		updateSubscription(ctx.db, id, changes);
		return { ok: true, object: null };
	}
	const life = lifetime(expires, ctx);
	updateSubscription(ctx.db, id, { ...changes, ...life });
	const told = toldExpiry(patch, life.expires);
	return { ok: true, object: Object.keys(told).length > 0 ? told : null };
}

function own(id: string, ctx: Context): Subscription | undefined {
	return ownSubscriptions(ctx.db, ownerOf(ctx), ctx.now()).find((row) => row.id === id);
}

/** Of what was made with credentials that have no end of their own. RFC 8620 section 7.2: 48 hours at the least, better 7 days. */
const MAX_LIFE_MS = 30 * 24 * 60 * 60_000;

/** Credentials that end take the subscription with them, whatever it says; those that do not bound what it may say. */
function lifetime(asked: number | null, ctx: Context): { expires: number | null; endsAt: number | null } {
	const { expiresAt } = ctx.caller.credential;
	if (expiresAt !== null) return { expires: asked, endsAt: Math.min(asked ?? expiresAt, expiresAt) };
	const last = ctx.now() + MAX_LIFE_MS;
	const expires = Math.floor(Math.min(asked ?? last, last) / 1000) * 1000;
	return { expires, endsAt: expires };
}

/** 128 bits: not to be guessed (RFC 8620 section 7.2.2). */
function randomHex(): string {
	return hex(crypto.getRandomValues(new Uint8Array(16)));
}
