// New octets, made of others: streamed into R2, then kept as an upload of who asked for them. Reads no arguments.
import type { BlobLocation } from '../../../../workers/domain/account';
import { madeBlobId, rawKey } from '../../../../workers/domain/blob';
import { addUpload } from '../../store/uploads';
import type { Context } from '../core/context';
import { OVER_QUOTA, type SetError } from '../core/method-error';
import { openPiece } from './octet-pieces';

/** `start`, `end`: of the decoded octets, which are known to be there. */
export type Source = { octets: Uint8Array } | { blob: BlobLocation; start: number; end: number };

export type Kept = { ok: true; blobId: string; size: number } | { ok: false; error: SetError };

export async function keepUpload(sources: readonly Source[], type: string, ctx: Context): Promise<Kept> {
	const size = sources.reduce((sum, source) => sum + sizeOf(source), 0);
	// Before a single octet is written; and again below, for others may have written meanwhile.
	if (!ctx.hasRoom(size)) return { ok: false, error: OVER_QUOTA };
	const blobId = madeBlobId(crypto.getRandomValues(new Uint8Array(16)));
	const key = rawKey(ctx.accountId, blobId);
	await store(key, sources, size, ctx);
	const kept = ctx.write(() => {
		if (!ctx.hasRoom(size)) return false;
		addUpload(ctx.db, { blobId, size, type, personId: ctx.caller.personId }, ctx.now());
		return true;
	});
	if (kept) return { ok: true, blobId, size };
	await ctx.mail.delete(key);
	return { ok: false, error: OVER_QUOTA };
}

export function sizeOf(source: Source): number {
	return 'octets' in source ? source.octets.byteLength : source.end - source.start;
}

/** One source after the other, never two in memory. Throws where a source or R2 fails: then nothing is kept. */
async function store(key: string, sources: readonly Source[], size: number, ctx: Context): Promise<void> {
	const fixed = new FixedLengthStream(size);
	await Promise.all([ctx.mail.put(key, fixed.readable), fill(fixed.writable.getWriter(), sources, ctx)]);
}

async function fill(
	writer: WritableStreamDefaultWriter<Uint8Array>,
	sources: readonly Source[],
	ctx: Context,
): Promise<void> {
	try {
		for (const source of sources) await pour(source, writer, ctx);
		await writer.close();
	} catch (cause) {
		await writer.abort(cause).catch(() => {}); // Already broken: the cause is what counts.
		throw cause;
	}
}

async function pour(source: Source, writer: WritableStreamDefaultWriter<Uint8Array>, ctx: Context): Promise<void> {
	if ('octets' in source) return writer.write(source.octets);
	for await (const chunk of await openPiece(source.blob, source.start, source.end, ctx)) await writer.write(chunk);
}
