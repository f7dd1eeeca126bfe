// The HTML body of an email as a document of its own, for the app's sandboxed frame (docs/decisions/0002-html-view.md).

import { decodeCharset } from '../../wasm-core/host';
import { core } from '../../wasm-core/workerd';
import type { Person } from '../directory/people';
import type { EmailParts } from '../domain/account';
import { partBlobId } from '../domain/blob';
import { openOctets } from '../domain/blob-octets';
import type { Part } from '../domain/part-index';
import { accountStub } from './account-stub';
import { mayOpen } from './download';
import { notFound, withheld } from './problems';
import type { Call, Route } from './routes';
import { type Links, type Pictures, viewDocument } from './view-document';

export const viewRoutes: readonly Route[] = [
	{ method: 'GET', path: '/view/:accountId/:emailId/:part', guard: 'person', handle: view },
];

/** Beyond this the document is cut, with a word about it: a whole one would be held in memory several times over. */
const MAX_OCTETS = 4 * 1024 * 1024;

async function view(call: Call, person: Person): Promise<Response> {
	const { accountId = '', emailId = '', part: place = '' } = call.req.param();
	if (!mayOpen(person, accountId)) return notFound();
	const email = await accountStub(call.env, accountId).emailParts(accountId, emailId);
	const part = /^\d{1,6}$/.test(place) ? email?.parts[Number(place)] : undefined;
	if (!email || part?.type !== 'text/html') return notFound();
	if (email.withheld.includes(Number(place))) return withheld();
	const cut = part.bodyEnd - part.bodyStart > MAX_OCTETS;
	const end = cut ? part.bodyStart + MAX_OCTETS : part.bodyEnd;
	const octets = await openOctets(call.env.MAIL, core, {
		key: email.key,
		start: part.bodyStart,
		end,
		encoding: part.encoding,
	});
	const html = decodeCharset(new Uint8Array(await new Response(octets).arrayBuffer()), part.charset);
	const links = call.req.query('links') === 'off' ? 'shown' : 'live';
	const body = await viewDocument(html, { pictures: picturesOf(email, accountId), links }, cut);
	return new Response(body, { headers: viewHeaders(new URL(call.req.url).origin, links) });
}

/** What `cid:` (RFC 2392) and Content-Location name within this very email, as addresses of its own parts. */
function picturesOf(email: EmailParts, accountId: string): Pictures {
	return (name) => {
		const index = email.parts.findIndex((part) => named(part, name));
		const part = email.parts[index];
		if (part === undefined) return null;
		const file = encodeURIComponent((part.fileName ?? 'image').toWellFormed()).replace(/'/g, '%27'); // stands in url('…') too
		return `/jmap/download/${accountId}/${partBlobId(email.blobId, index)}/${file}?type=${encodeURIComponent(part.type)}`;
	};
}

function named(part: Part, name: { cid: string } | { location: string }): boolean {
	return 'cid' in name ? part.contentId === name.cid : part.location === name.location;
}

/** No scripts, no forms, nothing from elsewhere; same origin only so that the app can measure the frame's height. */
function viewHeaders(origin: string, links: Links): HeadersInit {
	const popups = links === 'live' ? ' allow-popups allow-popups-to-escape-sandbox' : '';
	return {
		'Content-Type': 'text/html; charset=utf-8',
		'Content-Security-Policy': [
			`sandbox allow-same-origin${popups}`,
			"default-src 'none'",
			`img-src data: ${origin}/jmap/download/`,
			"style-src 'unsafe-inline'",
			'font-src data:',
			"base-uri 'none'",
			"form-action 'none'",
			"frame-ancestors 'self'",
		].join('; '),
		'X-Frame-Options': 'SAMEORIGIN',
		'Cache-Control': 'private, no-cache',
		Vary: 'Cookie, Authorization',
	};
}
