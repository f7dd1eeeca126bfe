// Blob/lookup (RFC 9404 section 4.3): which emails, threads and mailboxes a blob is found in.
import { parseBlobId } from '../../../../workers/domain/blob';
import { BLOB_LIMITS, LIMITS, MAIL } from '../../../../workers/domain/jmap';
import { locateBlob } from '../../blobs';
import { type ObjectType, toId } from '../../ids';
import { type BlobUser, blobUsers } from '../../store/blob-users';
import { Args, invalid, type JsonObject } from '../core/args';
import type { Context, Method } from '../core/context';
import { MethodError } from '../core/method-error';
import { resolveId } from '../core/standard-get';

type TypeName = (typeof BLOB_LIMITS.supportedTypeNames)[number];

const NUMBERS: Record<TypeName, (user: BlobUser) => number[]> = {
	Mailbox: (user) => user.mailboxes,
	Thread: (user) => [user.threadId],
	Email: (user) => [user.emailId],
};

export const lookUpBlobs: Method = async (given, ctx) => {
	const { types, ids } = readArguments(given, ctx);
	const users = await usersOf(ids, ctx);
	const list = ids.map((id) => ({ id, matchedIds: matches(types, users.get(id) ?? []) }));
	// What nobody refers to, and what is not there at all, has empty lists: neither is told from the other.
	return { accountId: ctx.accountId, list, notFound: [] };
};

function readArguments(given: JsonObject, ctx: Context): { types: TypeName[]; ids: string[] } {
	const args = new Args(given);
	args.string('accountId');
	const typeNames = args.strings('typeNames');
	const ids = args.strings('ids');
	args.done();
	if (typeNames === null || ids === null) throw invalid('"typeNames" and "ids" must be given.');
	if (ids.length > LIMITS.maxObjectsInGet) {
		throw new MethodError('requestTooLarge', `At most ${LIMITS.maxObjectsInGet} blobs in one lookup.`);
	}
	const types = typeNames.filter(isTypeName);
	if (types.length < typeNames.length || (types.length > 0 && !ctx.using.has(MAIL))) {
		const known = BLOB_LIMITS.supportedTypeNames.join(', ');
		throw new MethodError('unknownDataType', `Blobs can be looked up in ${known}, whose capability must be used.`);
	}
	return { types, ids: [...new Set(ids)].map((id) => resolveId(id, ctx)) };
}

function isTypeName(name: string): name is TypeName {
	return Object.hasOwn(NUMBERS, name);
}

function matches(types: readonly TypeName[], users: readonly BlobUser[]): JsonObject {
	const idsOf = (type: TypeName & ObjectType) => {
		return [...new Set(users.flatMap(NUMBERS[type]))].map((number) => toId(type, number));
	};
	return Object.fromEntries(types.map((type) => [type, idsOf(type)]));
}

/** The emails that stand on each blob. A part is found where its message is, if the message has it. */
async function usersOf(ids: readonly string[], ctx: Context): Promise<Map<string, BlobUser[]>> {
	const named = ids.flatMap((id) => {
		const parsed = parseBlobId(id);
		return parsed === null ? [] : [{ id, ...parsed }];
	});
	const all = Map.groupBy(blobUsers(ctx.db, [...new Set(named.map((one) => one.blobId))]), (user) => user.blobId);
	const found = new Map<string, BlobUser[]>();
	for (const { id, blobId, path } of named) {
		const users = all.get(blobId) ?? [];
		const isThere = path.length === 0 || (users.length > 0 && (await locateBlob(ctx, id)) !== null);
		if (isThere) found.set(id, users);
	}
	return found;
}
