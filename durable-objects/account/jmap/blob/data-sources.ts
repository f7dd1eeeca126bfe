// UploadObject and DataSourceObject (RFC 9404 section 4.1): what a new blob is made of. Refuses, never guesses; writes nothing.
import { BLOB_LIMITS } from '../../../../workers/domain/jmap';
import { locateBlob } from '../../blobs';
import { isObject, type JsonObject } from '../core/args';
import type { Context } from '../core/context';
import type { SetError } from '../core/method-error';
import { resolveId } from '../core/standard-get';
import { type Source, sizeOf } from './keep-upload';
import { countOctets } from './octet-pieces';

export interface UploadPlan {
	sources: Source[];
	/** Media type, as the client said. */
	type: string;
}

export type ReadUpload = { ok: true; plan: UploadPlan } | { ok: false; error: SetError };

/** What RFC 8620 section 6.1 calls octets of which nobody said more. */
const UNKNOWN_TYPE = 'application/octet-stream';

const FROM_BLOB = ['blobId', 'offset', 'length'];
const INLINE: Record<string, (text: string) => Uint8Array | null> = {
	'data:asText': (text) => (text.isWellFormed() ? new TextEncoder().encode(text) : null),
	'data:asBase64': decodeBase64,
};

/** Why a source is none: the words for the client. */
class BadSource extends Error {}

/** Blobs that this call made are found under '#' and their creation id. */
export async function readUpload(object: JsonObject, ctx: Context): Promise<ReadUpload> {
	const { data, type = null, ...rest } = object;
	const unknown = Object.keys(rest);
	if (unknown.length > 0) return invalid(unknown, 'An upload has "data" and "type".');
	if (type !== null && !isMediaType(type)) return invalid(['type'], '"type" is a media type.');
	if (!Array.isArray(data) || !data.every(isObject)) return invalid(['data'], '"data" is a list of data sources.');
	if (data.length > BLOB_LIMITS.maxDataSources) {
		return invalid(['data'], `At most ${BLOB_LIMITS.maxDataSources} data sources.`);
	}
	try {
		const sources: Source[] = [];
		for (const source of data) sources.push(await readSource(source, ctx));
		if (sources.reduce((sum, source) => sum + sizeOf(source), 0) > BLOB_LIMITS.maxSizeBlobSet) return TOO_LARGE;
		return { ok: true, plan: { sources, type: type ?? UNKNOWN_TYPE } };
	} catch (cause) {
		if (cause instanceof BadSource) return invalid(['data'], cause.message);
		throw cause;
	}
}

/** Creation ids that an upload stands on. */
export function sourcesReferTo({ data }: JsonObject): string[] {
	const ids = Array.isArray(data) ? data.map((source) => (isObject(source) ? source.blobId : null)) : [];
	return ids.flatMap((id) => (typeof id === 'string' && id.startsWith('#') ? [id.slice(1)] : []));
}

async function readSource(source: JsonObject, ctx: Context): Promise<Source> {
	const given = Object.keys(source).filter((name) => source[name] !== null);
	const [name, ...more] = given.filter((one) => one === 'blobId' || Object.hasOwn(INLINE, one));
	if (name === undefined || more.length > 0) {
		throw new BadSource('A data source has exactly one of data:asText, data:asBase64 and blobId.');
	}
	const unknown = given.find((one) => one !== name && (name !== 'blobId' || !FROM_BLOB.includes(one)));
	if (unknown !== undefined) throw new BadSource(`A data source with ${name} has no ${unknown}.`);
	return name === 'blobId' ? rangeOfBlob(source, ctx) : inline(name, source[name]);
}

function inline(name: string, value: unknown): Source {
	const octets = typeof value === 'string' ? INLINE[name]?.(value) : null;
	if (!octets) throw new BadSource(`What stands in ${name} is not that.`);
	return { octets };
}

async function rangeOfBlob(source: JsonObject, ctx: Context): Promise<Source> {
	const { blobId, offset = null, length = null } = source;
	if (![offset, length].every((one) => one === null || isUnsigned(one))) {
		throw new BadSource('"offset" and "length" are unsigned integers.');
	}
	const blob = typeof blobId === 'string' ? await locateBlob(ctx, resolveId(blobId, ctx)) : null;
	if (blob === null) throw new BadSource(`There is no blob ${String(blobId)}.`);
	const size = await countOctets(blob, ctx);
	const start = Number(offset ?? 0);
	const end = length === null ? size : start + Number(length);
	if (start > size || end > size) throw new BadSource('The range goes beyond the end of the blob.');
	return { blob, start, end };
}

/** Strict, unlike atob: white space and missing padding are no base64 (RFC 4648 section 3). */
function decodeBase64(text: string): Uint8Array | null {
	if (text.length % 4 !== 0 || /[^A-Za-z0-9+/=]/.test(text)) return null;
	try {
		return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
	} catch {
		return null; // padding within the text: the client is told
	}
}

function isMediaType(type: unknown): type is string {
	return typeof type === 'string' && /^[\x20-\x7e]{1,255}$/.test(type);
}

function isUnsigned(value: unknown): boolean {
	return Number.isSafeInteger(value) && Number(value) >= 0;
}

const TOO_LARGE: ReadUpload = {
	ok: false,
	error: { type: 'tooLarge', description: `A blob has at most ${BLOB_LIMITS.maxSizeBlobSet} octets.` },
};

function invalid(properties: string[], description: string): ReadUpload {
	return { ok: false, error: { type: 'invalidProperties', description, properties } };
}
