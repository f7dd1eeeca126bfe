// Blob/upload (RFC 9404 section 4.1): blobs of text, base64 and pieces of other blobs, usable as '#id' later in the request.
import { LIMITS } from '../../../../workers/domain/jmap';
import { Args, type JsonObject } from '../core/args';
import type { Context, Method } from '../core/context';
import { MethodError, type SetError } from '../core/method-error';
import { objectOrNull } from '../core/or-null';
import { creationOrder, objectsById } from '../core/standard-set';
import { readUpload, sourcesReferTo } from './data-sources';
import { keepUpload } from './keep-upload';

export const uploadBlobs: Method = async (given, ctx) => {
	const args = new Args(given);
	args.string('accountId');
	const create = objectsById(args.object('create'), 'create');
	args.done();
	if (create.size > LIMITS.maxObjectsInSet) {
		throw new MethodError('requestTooLarge', `At most ${LIMITS.maxObjectsInSet} blobs in one upload.`);
	}
	const created: [string, JsonObject][] = [];
	const notCreated: [string, SetError][] = [];
	for (const key of creationOrder({ refersTo: sourcesReferTo }, create)) {
		const made = await uploadOne(create.get(key) ?? {}, ctx);
		if (made.ok) {
			ctx.createdIds.set(key, made.blobId);
			created.push([key, made.object]);
		} else notCreated.push([key, made.error]);
	}
	return { accountId: ctx.accountId, created: objectOrNull(created), notCreated: objectOrNull(notCreated) };
};

type Uploaded = { ok: true; blobId: string; object: JsonObject } | { ok: false; error: SetError };

/** Told with all that the upload endpoint tells (RFC 8620 section 6.1), as section 4.1 asks. */
async function uploadOne(object: JsonObject, ctx: Context): Promise<Uploaded> {
	const read = await readUpload(object, ctx);
	if (!read.ok) return read;
	const kept = await keepUpload(read.plan.sources, read.plan.type, ctx);
	if (!kept.ok) return kept;
	const { blobId, size } = kept;
	return { ok: true, blobId, object: { id: blobId, accountId: ctx.accountId, blobId, type: read.plan.type, size } };
}
