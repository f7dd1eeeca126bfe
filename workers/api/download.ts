// Download of any blob (RFC 8620 section 6.2): whole messages as they stand, parts decoded on the way out.
import { core } from '../../wasm-core/workerd';
import type { Person } from '../directory/people';
import { openOctets } from '../domain/blob-octets';
import { accountStub } from './account-stub';
import { contentDisposition } from './content-disposition';
import { harmlessType, isInlineImage } from './media-types';
import { notFound } from './problems';
import type { Call, Route } from './routes';

export const downloadRoutes: readonly Route[] = [
	{ method: 'GET', path: '/jmap/download/:accountId/:blobId/:name', guard: 'person', handle: download },
];

/** Without Content-Length where it is decoded: the index counted the octets, but only the decoder knows them. */
async function download(call: Call, person: Person): Promise<Response> {
	const { accountId = '', blobId = '', name = '' } = call.req.param();
	if (!mayOpen(person, accountId)) return notFound();
	const location = await accountStub(call.env, accountId).blob(accountId, blobId, person.id);
	if (location === null) return notFound();
	const type = harmlessType(call.req.query('type') ?? location.type);
	const headers = new Headers({
		'Content-Type': type,
		'Content-Disposition': contentDisposition(isInlineImage(type) ? 'inline' : 'attachment', name),
		'Content-Security-Policy': "sandbox; default-src 'none'",
		'Cache-Control': 'private, immutable, max-age=31536000',
		Vary: 'Cookie, Authorization', // what one person kept is not another's on the same machine
	});
	if (location.encoding === null) headers.set('Content-Length', String(location.end - location.start));
	return new Response(await openOctets(call.env.MAIL, core, location), { headers });
}

export function mayOpen(person: Person, accountId: string): boolean {
	return person.accounts.some((account) => account.id === accountId);
}
