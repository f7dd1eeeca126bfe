// Download of any blob (RFC 8620 section 6.2): whole messages as they stand, parts decoded on the way out; what needs no decoding,
// also in ranges (RFC 9110 section 14).
import { core } from '../../wasm-core/workerd';
import type { Person } from '../directory/people';
import type { BlobLocation } from '../domain/account';
import { isAsItStands, openOctets } from '../domain/blob-octets';
import { accountStub } from './account-stub';
import { askedRange, namesTag } from './byte-range';
import { contentDisposition } from './content-disposition';
import { harmlessType, isInlineImage } from './media-types';
import { notFound, problemResponse, withheld } from './problems';
import type { Call, Route } from './routes';

export const downloadRoutes: readonly Route[] = [
	{ method: 'GET', path: '/jmap/download/:accountId/:blobId/:name', guard: 'person', handle: download },
	// A client that has no name for it (meli) leaves its place in the URL empty.
	{ method: 'GET', path: '/jmap/download/:accountId/:blobId/', guard: 'person', handle: download },
];

async function download(call: Call, person: Person): Promise<Response> {
	const { accountId = '', blobId = '', name = '' } = call.req.param();
	if (!mayOpen(person, accountId)) return notFound();
	const account = accountStub(call.env, accountId);
	const location = await account.blob(accountId, blobId, person.id);
	if (location === null) return (await account.isWithheld(accountId, blobId)) ? withheld() : notFound();
	const type = harmlessType(call.req.query('type') ?? location.type);
	const tag = `"${blobId}"`;
	const headers = new Headers({
		'Content-Type': type,
		'Content-Disposition': contentDisposition(isInlineImage(type) ? 'inline' : 'attachment', name),
		'Content-Security-Policy': "sandbox; default-src 'none'",
		'Cache-Control': 'private, immutable, max-age=31536000',
		ETag: tag, // the octets of an id never change
		Vary: 'Cookie, Authorization', // what one person kept is not another's on the same machine
	});
	if (namesTag(call.req.header('If-None-Match'), tag)) return new Response(null, { status: 304, headers });
	return isAsItStands(location.encoding) ? inRanges(call, location, tag, headers) : decoded(call, location, headers);
}

/** Without Content-Length: the index counted the octets, but only the decoder knows them. */
async function decoded(call: Call, location: BlobLocation, headers: Headers): Promise<Response> {
	headers.set('Accept-Ranges', 'none');
	return new Response(await openOctets(call.env.MAIL, core, location), { headers });
}

async function inRanges(call: Call, location: BlobLocation, tag: string, headers: Headers): Promise<Response> {
	const size = location.end - location.start;
	// Another tag, or a date, which we give none of: what the client has the beginning of is not this (section 13.1.5).
	const isOther = (call.req.header('If-Range') ?? tag) !== tag;
	const range = askedRange(isOther ? undefined : call.req.header('Range'), size);
	headers.set('Accept-Ranges', 'bytes');
	if (range.kind === 'unsatisfiable') return beyond(size);
	const { start, end } = range.kind === 'part' ? range : { start: 0, end: size };
	headers.set('Content-Length', String(end - start));
	if (range.kind === 'part') headers.set('Content-Range', `bytes ${start}-${end - 1}/${size}`);
	const octets = { ...location, start: location.start + start, end: location.start + end };
	const status = range.kind === 'part' ? 206 : 200;
	return new Response(await openOctets(call.env.MAIL, core, octets), { status, headers });
}

function beyond(size: number): Response {
	const headers = { 'Content-Range': `bytes */${size}` };
	return problemResponse(416, 'Range not satisfiable', `There are ${size} octets.`, headers);
}

export function mayOpen(person: Person, accountId: string): boolean {
	return person.accounts.some((account) => account.id === accountId);
}
