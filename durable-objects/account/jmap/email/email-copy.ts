// Email/copy (RFC 8621 section 4.7): emails of another account that the caller was granted, with their octets.
import { rawKey } from '../../../../workers/domain/blob';
import { openOctets } from '../../../../workers/domain/blob-octets';
import { type Invocation, type JmapResponse, MAIL, SCAN } from '../../../../workers/domain/jmap';
import { Args, invalid, type JsonObject } from '../core/args';
import type { Context, ImplicitCall } from '../core/context';
import { refused } from '../core/descriptor';
import { invalidProperties, MethodError, notFound, type SetError } from '../core/method-error';
import { makeEmails, readObjects } from './make-emails';
import { checkMessage, type Prepared, placementOf, readDate, storeMessage } from './new-email';

const PROPERTIES = ['id', 'mailboxIds', 'keywords', 'receivedAt'];

const WITHHELD: SetError = {
	type: 'forbidden',
	description: 'Parts of this email are withheld: release it first.',
};

/** What is asked of the email in its own account. */
interface Original {
	id: string;
	blobId: string;
	size: number;
	keywords: JsonObject;
	receivedAt: string;
	withheld: string[];
}

export async function copyEmails(given: JsonObject, ctx: Context): Promise<JsonObject> {
	const args = new Args(given);
	args.string('accountId');
	const from = args.string('fromAccountId');
	const ifFromInState = args.optionalString('ifFromInState');
	const ifInState = args.optionalString('ifInState');
	const objects = readObjects(args.object('create'), 'create');
	args.boolean('onSuccessDestroyOriginal');
	args.optionalString('destroyFromIfInState');
	args.done();
	if (from === ctx.accountId) throw invalid('"fromAccountId" names this account: emails are copied between two.');
	if (!ctx.caller.accounts.some((account) => account.id === from)) {
		throw new MethodError('fromAccountNotFound', 'There is no such account to copy from.');
	}
	const originals = await readOriginals(from, objects, ifFromInState, ctx);
	// What the client does not say stays as it is there (RFC 8620 section 5.4).
	const wanted = new Map(
		[...objects].map(([key, object]) => [key, { ...kept(originals.get(String(object.id))), ...object }] as const),
	);
	const prepare = (object: JsonObject) => prepareCopy(object, originals, from, ctx);
	return { fromAccountId: from, ...(await makeEmails({ ifInState, objects: wanted, prepare }, ctx)) };
}

/** RFC 8620 section 5.4: the originals go once their copies are there. */
export function afterCopy(given: JsonObject, response: JsonObject): ImplicitCall[] {
	if (given.onSuccessDestroyOriginal !== true) return [];
	const create = given.create as Record<string, JsonObject>;
	const destroy = Object.keys(response.created ?? {}).map((key) => create[key]?.id);
	const ifInState = given.destroyFromIfInState ?? null;
	return [['Email/set', { accountId: given.fromAccountId, ifInState, destroy }]];
}

function kept(original: Original | undefined): JsonObject {
	return original === undefined ? {} : { keywords: original.keywords, receivedAt: original.receivedAt };
}

async function readOriginals(
	from: string,
	objects: ReadonlyMap<string, JsonObject>,
	ifFromInState: string | null,
	ctx: Context,
): Promise<Map<string, Original>> {
	const ids = [...objects.values()].flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
	const properties = ['blobId', 'size', 'keywords', 'receivedAt', 'withheld'];
	const get: Invocation = ['Email/get', { accountId: from, ids, properties }, '0'];
	const { body } = await ctx.peer(from).jmap(from, { using: [MAIL, SCAN], methodCalls: [get] }, ctx.caller);
	const response = (body as JmapResponse).methodResponses[0]?.[1] as { list: Original[]; state: string };
	if (ifFromInState !== null && ifFromInState !== response.state) {
		throw new MethodError('stateMismatch', `The state of ${from} is ${response.state}.`);
	}
	return new Map(response.list.map((original) => [original.id, original]));
}

async function prepareCopy(
	object: JsonObject,
	originals: ReadonlyMap<string, Original>,
	from: string,
	ctx: Context,
): Promise<Prepared> {
	const unknown = Object.keys(object).filter((name) => !PROPERTIES.includes(name));
	if (unknown.length > 0) return refused(invalidProperties(unknown, 'These cannot be set in a copy.'));
	const original = originals.get(String(object.id));
	if (original === undefined) return refused(notFound('Email'));
	if (original.withheld.length > 0) return refused(WITHHELD);
	const placed = placementOf(object, ctx);
	if (!placed.ok) return placed;
	const receivedAt = readDate(object.receivedAt, ctx.now());
	if (receivedAt === undefined) return refused(invalidProperties(['receivedAt'], 'That is no UTCDate.'));
	const range = { key: rawKey(from, original.blobId), start: 0, end: original.size, encoding: null };
	const message = await storeMessage(await openOctets(ctx.mail, ctx.core, range), original.size, ctx);
	return checkMessage({ ...message, receivedAt });
}
