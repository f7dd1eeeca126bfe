// Downloads: the octets exactly, to whom the account was granted, and never as something that a browser would run.
import { env } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { contentDisposition } from '../../../workers/api/content-disposition';
import { harmlessType, isInlineImage } from '../../../workers/api/media-types';
import { rawKey } from '../../../workers/domain/blob';
import { ask, type Delivered, deliver, type Leaf, post, type Someone, someone } from './platform';

const octets = Uint8Array.from({ length: 3000 }, (_, place) => (place * 7 + (place >> 8)) % 256);
const base64 = btoa(String.fromCharCode(...octets)).replace(/.{76}/g, '$&\r\n');
const leaves: Leaf[] = [
	{
		type: 'text/plain',
		charset: 'utf-8',
		encoding: 'quoted-printable',
		encoded: 'gr=C3=BC=C3=9Fe=\r\n!',
		decodedBytes: 8,
	},
	{ type: 'application/pdf', encoding: 'base64', encoded: base64, decodedBytes: octets.length, fileName: 'a.pdf' },
	{ type: 'text/html', encoded: '<script>1</script>', decodedBytes: 18 },
	{ type: 'text/plain', encoded: '', decodedBytes: 0 },
	{ type: 'image/png', encoding: 'base64', encoded: base64, decodedBytes: octets.length },
];

const at = (who: Someone, blobId: string, rest = 'file') => `/jmap/download/${who.accountId}/${blobId}/${rest}`;
const get = async (who: Someone, blobId: string, rest?: string) => ask(at(who, blobId, rest), { headers: who.basic });
const bytes = async (response: Response) => new Uint8Array(await response.arrayBuffer());

async function delivered(): Promise<[Someone, Delivered]> {
	const who = await someone();
	return [who, await deliver(who, leaves)];
}

describe('the octets', () => {
	it('come also to a client that has no name for them', async () => {
		const [who, { blobId }] = await delivered();
		const response = await ask(`/jmap/download/${who.accountId}/${blobId}_1/`, { headers: who.basic });
		expect(await response.text()).toBe('grüße!');
		expect(response.headers.get('Content-Disposition')).toContain('filename="download"');
	});

	it('of a part come decoded and identical, whatever their encoding', async () => {
		const [who, { blobId }] = await delivered();
		expect(await bytes(await get(who, `${blobId}_2`))).toEqual(octets);
		expect(await (await get(who, `${blobId}_1`)).text()).toBe('grüße!');
	});

	it('of a whole message come as they stand, with their length', async () => {
		const [who, { blobId, raw }] = await delivered();
		const response = await get(who, blobId, 'mail.eml?type=message%2Frfc822');
		expect(response.headers.get('Content-Type')).toBe('message/rfc822');
		expect(response.headers.get('Content-Length')).toBe(String(raw.length));
		expect(await bytes(response)).toEqual(raw);
	});

	it('of an empty part are none', async () => {
		const [who, { blobId }] = await delivered();
		const response = await get(who, `${blobId}_4`);
		expect([response.status, (await bytes(response)).length]).toEqual([200, 0]);
	});

	it('that the store has lost are a fault of ours, not an absence', async () => {
		const [who, { blobId }] = await delivered();
		await env.MAIL.delete(rawKey(who.accountId, blobId));
		expect((await get(who, `${blobId}_2`)).status).toBe(500);
	});
});

describe('access', () => {
	it('is by account: another person’s blob does not exist, by either account’s address', async () => {
		const [who, { blobId }] = await delivered();
		const other = await someone();
		expect((await ask(at(who, blobId), { headers: other.basic })).status).toBe(404);
		expect((await get(other, blobId)).status).toBe(404);
		expect((await ask(at(who, blobId))).status).toBe(401);
	});

	it.each(['B0', 'nonsense', '..%2F..%2Fmail', `B${'0'.repeat(32)}`, `B${'0'.repeat(32)}_1`])(
		'finds no blob %s',
		async (blobId) => {
			expect((await get(await someone(), blobId)).status).toBe(404);
		},
	);

	it('finds no part that the message does not have', async () => {
		const [who, { blobId }] = await delivered();
		for (const part of ['_99', '_-1', '_1x', '_']) expect((await get(who, blobId + part)).status).toBe(404);
	});
});

describe('how it is handed over', () => {
	it('as an attachment in a sandbox, never sniffed, kept by this browser alone', async () => {
		const [who, { blobId }] = await delivered();
		const { headers } = await get(who, `${blobId}_2`, 'Gr%C3%BC%C3%9Fe%20%25%2F1.pdf');
		expect(headers.get('Content-Disposition')).toBe(
			`attachment; filename="Gr__e __1.pdf"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%25_1.pdf`,
		);
		expect(headers.get('Content-Type')).toBe('application/pdf');
		expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
		expect(headers.get('Content-Security-Policy')).toMatch(/^sandbox;/);
		expect(headers.get('Cache-Control')).toBe('private, immutable, max-age=31536000');
		expect(headers.get('Vary')).toContain('Cookie');
	});

	it('only raster images are shown in place', async () => {
		const [who, { blobId }] = await delivered();
		const shown = await get(who, `${blobId}_5`, 'x.png?type=image/png');
		expect(shown.headers.get('Content-Disposition')).toMatch(/^inline;/);
		const svg = await get(who, `${blobId}_5`, 'x.svg?type=image/svg%2Bxml');
		expect(svg.headers.get('Content-Disposition')).toMatch(/^attachment;/);
		expect(svg.headers.get('Content-Type')).toBe('application/octet-stream');
	});

	it.each([
		'text/html',
		'text/javascript',
		'application/xhtml+xml',
		'TEXT/HTML; charset=utf-8',
		'text/css',
		'text/html\r\nX: 1',
	])('a URL cannot make it %j', async (type) => {
		const [who, { blobId }] = await delivered();
		const response = await get(who, `${blobId}_3`, `x?type=${encodeURIComponent(type)}`);
		expect(response.headers.get('Content-Type')).toBe('application/octet-stream');
		expect(response.headers.get('Content-Disposition')).toMatch(/^attachment;/);
	});

	it('nor does the sender', async () => {
		const [who, { blobId }] = await delivered();
		expect((await get(who, `${blobId}_3`)).headers.get('Content-Type')).toBe('application/octet-stream');
	});
});

describe('a browser that comes back', () => {
	it('need not be sent again what it has, and what it may no longer see does not exist', async () => {
		const [who, { blobId }] = await delivered();
		const tag = String((await get(who, `${blobId}_2`)).headers.get('ETag'));
		expect(tag).toBe(`"${blobId}_2"`);
		for (const known of [tag, `"x", W/${tag}`, '*']) {
			const response = await ask(at(who, `${blobId}_2`), { headers: { ...who.basic, 'If-None-Match': known } });
			expect([response.status, (await bytes(response)).length]).toEqual([304, 0]);
			expect(response.headers.get('ETag')).toBe(tag);
		}
		const headers = { ...(await someone()).basic, 'If-None-Match': tag };
		expect((await ask(at(who, `${blobId}_2`), { headers })).status).toBe(404);
		const other = { ...who.basic, 'If-None-Match': `"${blobId}"` };
		expect((await ask(at(who, `${blobId}_2`), { headers: other })).status).toBe(200);
	});
});

describe('ranges (RFC 9110 section 14)', () => {
	const ranged = async (who: Someone, blobId: string, range: string, more = {}) =>
		ask(at(who, blobId), { headers: { ...who.basic, Range: range, ...more } });

	it.each([
		['bytes=0-0', 0, 1],
		['bytes=10-19', 10, 20],
		['bytes=100-', 100, null],
		['bytes=-7', -7, null],
		['bytes=5-999999', 5, null],
		['bytes=-999999', 0, null],
	])('%s of a whole message', async (range, from, to) => {
		const [who, { blobId, raw }] = await delivered();
		const response = await ranged(who, blobId, range);
		const expected = raw.slice(from, to ?? undefined);
		const first = from < 0 ? raw.length + from : from;
		expect(response.status).toBe(206);
		expect(response.headers.get('Content-Range')).toBe(`bytes ${first}-${first + expected.length - 1}/${raw.length}`);
		expect(response.headers.get('Content-Length')).toBe(String(expected.length));
		expect(await bytes(response)).toEqual(expected);
	});

	it('of a part that stands as it is', async () => {
		const [who, { blobId }] = await delivered();
		const response = await ranged(who, `${blobId}_3`, 'bytes=1-6');
		expect([response.status, await response.text()]).toEqual([206, 'script']);
		expect(response.headers.get('Content-Type')).toBe('application/octet-stream');
	});

	it.each(['bytes=0-1,4-5', 'lines=1-2', 'bytes=5-2', 'bytes=x', 'bytes=-', ''])(
		'%j is none that is given: the whole comes',
		async (range) => {
			const [who, { blobId, raw }] = await delivered();
			const response = await ranged(who, blobId, range);
			expect([response.status, response.headers.get('Accept-Ranges')]).toEqual([200, 'bytes']);
			expect(await bytes(response)).toEqual(raw);
		},
	);

	it('beyond the end is 416, and says how much there is', async () => {
		const [who, { blobId, raw }] = await delivered();
		for (const range of [`bytes=${raw.length}-`, 'bytes=-0']) {
			const response = await ranged(who, blobId, range);
			expect([response.status, response.headers.get('Content-Range')]).toEqual([416, `bytes */${raw.length}`]);
			expect(response.headers.get('Cache-Control') ?? '').not.toContain('immutable');
		}
		expect((await ranged(who, `${blobId}_4`, 'bytes=0-')).status).toBe(416);
	});

	it('goes on only with the blob that was begun', async () => {
		const [who, { blobId, raw }] = await delivered();
		expect((await ranged(who, blobId, 'bytes=2-3', { 'If-Range': `"${blobId}"` })).status).toBe(206);
		for (const other of ['"other"', `W/"${blobId}"`, 'Fri, 27 Nov 2026 10:00:00 GMT']) {
			const response = await ranged(who, blobId, 'bytes=2-3', { 'If-Range': other });
			expect([response.status, (await bytes(response)).length]).toEqual([200, raw.length]);
		}
	});

	it('are not given of what must be decoded', async () => {
		const [who, { blobId }] = await delivered();
		const response = await ranged(who, `${blobId}_2`, 'bytes=0-3');
		expect([response.status, response.headers.get('Accept-Ranges')]).toEqual([200, 'none']);
		expect(await bytes(response)).toEqual(octets);
	});
});

describe('harmlessType', () => {
	it.each(['text/plain', 'audio/mpeg', 'application/vnd.ms-excel', 'message/rfc822', 'image/jpeg'])(
		'keeps %s',
		(type) => {
			expect(harmlessType(type)).toBe(type);
		},
	);
	it.each([
		['text/plain; charset=utf-8', 'text/plain; charset=utf-8'],
		['Text/Plain ;format=flowed;charset="ISO-8859-1"; x=y', 'text/plain; charset=iso-8859-1'],
		['text/csv; charset=utf-8\r\nX: 1', 'text/csv'],
		['text/plain; charset=', 'text/plain'],
		['application/pdf; charset=utf-8', 'application/pdf'],
		['text/html; charset=utf-8', 'application/octet-stream'],
	])('makes %j %j: text keeps its charset (RFC 8620 section 6.2), and nothing else', (given, type) => {
		expect(harmlessType(given)).toBe(type);
	});
	it.each([
		'image/svg+xml',
		'text/xml',
		'application/wasm',
		'application/vnd.x+xml',
		'multipart/related',
		'',
		'x',
		'module',
	])('does not keep %j', (type) => {
		expect(harmlessType(type)).toBe('application/octet-stream');
		expect(isInlineImage(type)).toBe(false);
	});
});

describe('contentDisposition', () => {
	it.each([
		['plain.txt', `attachment; filename="plain.txt"; filename*=UTF-8''plain.txt`],
		['a"b\\c/d.txt', `attachment; filename="a_b_c_d.txt"; filename*=UTF-8''a%22b_c_d.txt`],
		["it's (1)*.txt", `attachment; filename="it's (1)*.txt"; filename*=UTF-8''it%27s%20%281%29%2A.txt`],
		['invoice\u202Efdp.exe', `attachment; filename="invoicefdp.exe"; filename*=UTF-8''invoicefdp.exe`],
		['x\r\nSet-Cookie: a', `attachment; filename="xSet-Cookie: a"; filename*=UTF-8''xSet-Cookie%3A%20a`],
		['\ud800.txt', `attachment; filename="_.txt"; filename*=UTF-8''%EF%BF%BD.txt`],
		['', `attachment; filename="download"; filename*=UTF-8''download`],
	])('writes %j so that every browser reads it right', (name, expected) => {
		expect(contentDisposition('attachment', name)).toBe(expected);
	});
});

describe('what is withheld', () => {
	it('is refused plainly, not kept by any cache, and given out once its person has released it', async () => {
		const who = await someone();
		const { blobId, emailId } = await deliver(who, leaves, { withheld: [2, 3] });
		for (const path of [at(who, blobId), at(who, `${blobId}_2`), `/view/${who.accountId}/${emailId}/3`]) {
			const response = await ask(path, { headers: who.basic });
			expect([response.status, response.headers.get('Cache-Control')]).toEqual([403, 'no-store']);
			expect(await response.json()).toMatchObject({ title: 'Withheld' });
		}
		expect((await get(who, `${blobId}_1`)).status).toBe(200);
		const stranger = await someone();
		expect((await ask(at(who, blobId), { headers: stranger.basic })).status).toBe(404);
		const using = ['urn:ietf:params:jmap:core', 'urn:ietf:params:jmap:mail', 'urn:waypost:params:jmap:scan'];
		const set = ['Email/set', { accountId: who.accountId, update: { [emailId]: { withheld: null } } }, '0'];
		await post('/jmap/api', { using, methodCalls: [set] }, who.basic);
		expect(await bytes(await get(who, `${blobId}_2`))).toEqual(octets);
		expect((await ask(`/view/${who.accountId}/${emailId}/3`, { headers: who.basic })).status).toBe(200);
	});
});
