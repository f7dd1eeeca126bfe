// Blob/copy (RFC 8620 section 6.3): octets from another granted account, stream to stream, kept here as an upload.
import type { BlobLocation } from '../../../../workers/domain/account';
import { LIMITS } from '../../../../workers/domain/jmap';
import { Args, invalid } from '../core/args';
import type { Context, Method } from '../core/context';
import { MethodError, notFound, type SetError } from '../core/method-error';
import { objectOrNull } from '../core/or-null';
import { resolveId } from '../core/standard-get';
import { type Kept, keepUpload } from './keep-upload';
import { countOctets } from './octet-pieces';

export const copyBlobs: Method = async (given, ctx) => {
	const { fromAccountId, blobIds } = readArguments(given, ctx);
	const copied: [string, string][] = [];
	const notCopied: [string, SetError][] = [];
	for (const blobId of blobIds) {
		const kept = await copyOne(fromAccountId, blobId, ctx);
		if (kept.ok) copied.push([blobId, kept.blobId]);
		else notCopied.push([blobId, kept.error]);
	}
	const accounts = { fromAccountId, accountId: ctx.accountId };
	return { ...accounts, copied: objectOrNull(copied), notCopied: objectOrNull(notCopied) };
};

function readArguments(given: Parameters<Method>[0], ctx: Context): { fromAccountId: string; blobIds: string[] } {
	const args = new Args(given);
	args.string('accountId');
	const fromAccountId = args.string('fromAccountId');
	const blobIds = args.strings('blobIds');
	args.done();
	if (blobIds === null) throw invalid('"blobIds" is missing.');
	if (fromAccountId === ctx.accountId) throw invalid('Blobs are copied between two different accounts.');
	if (!ctx.caller.accounts.some((account) => account.id === fromAccountId)) {
		throw new MethodError('fromAccountNotFound', 'There is no such account to copy from.');
	}
	if (blobIds.length > LIMITS.maxObjectsInSet) {
		throw new MethodError('requestTooLarge', `At most ${LIMITS.maxObjectsInSet} blobs in one copy.`);
	}
	return { fromAccountId, blobIds: [...new Set(blobIds)].map((id) => resolveId(id, ctx)) };
}

async function copyOne(fromAccountId: string, blobId: string, ctx: Context): Promise<Kept> {
	const blob = await ctx.peer(fromAccountId).blob(fromAccountId, blobId, ctx.caller.personId);
	if (blob === null) return { ok: false, error: notFound('blob') };
	return copyOctets(blob, ctx);
}

/** A part comes here decoded: alone it is a blob like any other. */
async function copyOctets(blob: BlobLocation, ctx: Context): Promise<Kept> {
	const end = await countOctets(blob, ctx);
	return keepUpload([{ blob, start: 0, end }], blob.type, ctx);
}
