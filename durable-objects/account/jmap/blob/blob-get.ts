// Blob/get (RFC 9404 section 4.2): octets of a range as text or base64, their digests, and the whole blob's size.
import type { BlobLocation } from '../../../../workers/domain/account';
import { BLOB_LIMITS, LIMITS } from '../../../../workers/domain/jmap';
import { locateBlob } from '../../blobs';
import { Args, invalid, type JsonObject } from '../core/args';
import type { Context, Method } from '../core/context';
import { MethodError } from '../core/method-error';
import { MAX_RESPONSE_CHARS, tooLarge } from '../core/response-room';
import { resolveId } from '../core/standard-get';
import { base64, digestsOf } from './digests';
import { openPiece, readPiece } from './octet-pieces';

interface Asked {
	ids: string[];
	properties: ReadonlySet<string>;
	/** Names of BLOB_LIMITS.supportedDigestAlgorithms. */
	digests: string[];
	offset: number;
	/** null: all that is left. */
	length: number | null;
	/** Characters of data that the call has room for. Counted down before they are read. */
	room: number;
}

const DIGEST = 'digest:';
const PROPERTIES: readonly string[] = [
	...['id', 'data', 'data:asText', 'data:asBase64', 'size'],
	...BLOB_LIMITS.supportedDigestAlgorithms.map((name) => DIGEST + name),
];
const DEFAULTS = ['data', 'size'];

export const getBlobs: Method = async (given, ctx) => {
	const asked = readArguments(given, ctx);
	const list: JsonObject[] = [];
	const notFound: string[] = [];
	for (const id of asked.ids) {
		const blob = await locateBlob(ctx, id);
		if (blob === null) notFound.push(id);
		else list.push({ id, ...(await blobObject(blob, asked, ctx)) });
	}
	return { accountId: ctx.accountId, list, notFound };
};

function readArguments(given: JsonObject, ctx: Context): Asked {
	const args = new Args(given);
	args.string('accountId');
	const ids = args.strings('ids');
	const properties = args.strings('properties') ?? DEFAULTS;
	const offset = args.unsigned('offset') ?? 0;
	const length = args.unsigned('length');
	args.done();
	if (ids === null) throw invalid('"ids" is missing: blobs are not listed.');
	const unknown = properties.filter((name) => !PROPERTIES.includes(name));
	if (unknown.length > 0) throw invalid(`A blob has no property ${unknown.join(', ')}`);
	if (ids.length > LIMITS.maxObjectsInGet) {
		throw new MethodError('requestTooLarge', `At most ${LIMITS.maxObjectsInGet} blobs in one get.`);
	}
	const digests = properties.flatMap((name) => (name.startsWith(DIGEST) ? [name.slice(DIGEST.length)] : []));
	const resolved = [...new Set(ids)].map((id) => resolveId(id, ctx));
	return { ids: resolved, properties: new Set(properties), digests, offset, length, room: MAX_RESPONSE_CHARS };
}

async function blobObject(blob: BlobLocation, asked: Asked, ctx: Context): Promise<JsonObject> {
	const size = blob.decodedBytes;
	const start = Math.min(asked.offset, size);
	const asksBeyond = asked.offset > size || asked.offset + (asked.length ?? 0) > size;
	const end = asked.length === null || asksBeyond ? size : asked.offset + asked.length;
	const object: JsonObject = { ...(await contents(blob, start, end, asked, ctx)) };
	if (asksBeyond) object.isTruncated = true;
	if (asked.properties.has('size')) object.size = size;
	return object;
}

/** Data and digests. Octets of which only digests are asked for stream by and are not held. */
async function contents(
	blob: BlobLocation,
	start: number,
	end: number,
	asked: Asked,
	ctx: Context,
): Promise<JsonObject> {
	const wantsData = [...asked.properties].some((name) => name.startsWith('data'));
	if (!wantsData && asked.digests.length === 0) return {};
	if (!wantsData) return digestProperties(await digestsOf(asked.digests, await openPiece(blob, start, end, ctx)));
	asked.room -= end - start;
	if (asked.room < 0) throw tooLarge();
	const octets = await readPiece(blob, start, end, ctx);
	const digests = await digestsOf(asked.digests, new Response(octets).body);
	return { ...data(octets, asked.properties), ...digestProperties(digests) };
}

function digestProperties(digests: ReadonlyMap<string, string>): JsonObject {
	return Object.fromEntries([...digests].map(([name, digest]) => [DIGEST + name, digest]));
}

/** 'data' stands for the text where the octets are UTF-8, else for base64. */
function data(octets: Uint8Array, properties: ReadonlySet<string>): JsonObject {
	const text = properties.has('data') || properties.has('data:asText') ? decodeText(octets) : undefined;
	const object: JsonObject = {};
	if (properties.has('data:asText') || typeof text === 'string') object['data:asText'] = text;
	if (properties.has('data:asBase64') || (properties.has('data') && text === null)) {
		object['data:asBase64'] = base64(octets);
	}
	if (text === null) object.isEncodingProblem = true;
	return object;
}

/** null: not UTF-8. A byte order mark is text like any other: these are the blob's very octets. */
function decodeText(octets: Uint8Array): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
	} catch {
		return null; // not UTF-8, which is the question
	}
}
