// Promises of the guarded client. The fake stands at the far edge: the network's answers, by address.
import { expect, it } from 'vitest';
import {
	type FetchEdge,
	guardedFetch,
	guardedOpen,
	judgeUrl,
	Unfinished,
} from '../../../workers/outbound/guarded-fetch';

const LIMITS = { timeoutMs: 500, maxBytes: 1000, maxRedirects: 2 };
const GET = { method: 'GET', headers: {} } as const;

interface Seen {
	url: string;
	init: RequestInit;
}

/** A network of these addresses. An address that nobody has is a broken connection. */
function network(answers: Record<string, () => Response | Promise<Response>>): FetchEdge & { seen: Seen[] } {
	const seen: Seen[] = [];
	return {
		seen,
		allowPrivate: false,
		fetch: async (url, init) => {
			seen.push({ url, init });
			const answer = answers[url];
			if (answer === undefined) throw new TypeError('connection refused');
			return answer();
		},
	};
}

const redirect = (to: string, status = 302) => new Response('moved', { status, headers: { Location: to } });

it('fetches a public address over https, without its fragment', async () => {
	const edge = network({ 'https://feeds.example/list': () => new Response('a list') });
	const fetched = await guardedFetch('https://feeds.example/list#top', GET, LIMITS, edge);
	expect(fetched).toMatchObject({ ok: true, status: 200 });
	if (fetched.ok) expect(new TextDecoder().decode(fetched.body)).toBe('a list');
	expect(edge.seen[0]?.init.redirect).toBe('manual');
});

it.each([
	['http://feeds.example/', 'https'],
	['ftp://feeds.example/', 'https'],
	['https://feeds.example:8443/', 'port'],
	['https://user:word@feeds.example/', 'credentials'],
	['https://user@feeds.example/', 'credentials'],
	['https://127.0.0.1/', 'public'],
	['https://2130706433/', 'public'],
	['https://[::1]/', 'public'],
	['https://localhost/', 'public'],
	['file:///etc/passwd', 'public'],
	['data:text/plain,x', 'public'],
	['/list', 'absolute'],
	['', 'absolute'],
])('never asks %s', async (address, word) => {
	const edge = network({});
	const fetched = await guardedFetch(address, GET, LIMITS, edge);
	expect(fetched).toMatchObject({ ok: false, reason: 'forbidden', detail: expect.stringContaining(word) });
	expect(edge.seen).toEqual([]);
});

it('looks at each redirect like at a first address', async () => {
	for (const target of ['https://10.0.0.1/', 'http://feeds.example/', 'https://localhost/', '//127.0.0.1/x']) {
		const edge = network({ 'https://feeds.example/': () => redirect(target) });
		const fetched = await guardedFetch('https://feeds.example/', GET, LIMITS, edge);
		expect(fetched).toMatchObject({ ok: false, reason: 'forbidden' });
		expect(edge.seen).toHaveLength(1);
	}
});

it('follows relative redirects, and so many and no more', async () => {
	const answers = {
		'https://feeds.example/0': () => redirect('1'),
		'https://feeds.example/1': () => redirect('/2', 308),
		'https://feeds.example/2': () => new Response('here'),
	};
	expect(await guardedFetch('https://feeds.example/0', GET, LIMITS, network(answers))).toMatchObject({ status: 200 });
	const edge = network(answers);
	const fetched = await guardedFetch('https://feeds.example/0', GET, { ...LIMITS, maxRedirects: 1 }, edge);
	expect(fetched).toMatchObject({ ok: false, reason: 'tooManyRedirects' });
	expect(edge.seen).toHaveLength(2);
});

it('keeps credentials at their origin, and a body with 307 and 308 only', async () => {
	const headers = { Authorization: 'secret', 'Content-Type': 'text/plain', Accept: '*/*' };
	const edge = network({
		'https://one.example/': () => redirect('https://two.example/', 307),
		'https://two.example/': () => redirect('/found', 303),
		'https://two.example/found': () => new Response('done'),
	});
	await guardedFetch('https://one.example/', { method: 'POST', headers, body: 'words' }, LIMITS, edge);
	expect(edge.seen.map(({ init }) => ({ method: init.method, headers: init.headers, body: init.body }))).toEqual([
		{ method: 'POST', headers, body: 'words' },
		{ method: 'POST', headers: { 'Content-Type': 'text/plain', Accept: '*/*' }, body: 'words' },
		{ method: 'GET', headers: { Accept: '*/*' }, body: undefined },
	]);
});

it('stops reading at the limit, whatever length was announced', async () => {
	let cancelled = false;
	const endless = () =>
		new ReadableStream<Uint8Array>({
			pull: (stream) => stream.enqueue(new Uint8Array(400)),
			cancel: () => {
				cancelled = true;
			},
		});
	const edge = network({ 'https://feeds.example/': () => new Response(endless()) });
	const fetched = await guardedFetch('https://feeds.example/', GET, LIMITS, edge);
	expect(fetched).toMatchObject({ ok: false, reason: 'tooLarge' });
	expect(cancelled).toBe(true);
});

it('gives up in time, before the answer and in the middle of it', async () => {
	const late = (signal: AbortSignal | null | undefined) =>
		new Promise<never>((_, fail) => signal?.addEventListener('abort', () => fail(signal.reason)));
	const silent: FetchEdge = { allowPrivate: false, fetch: (_, init) => late(init.signal) };
	const stalling: FetchEdge = {
		allowPrivate: false,
		fetch: async (_, init) =>
			new Response(
				new ReadableStream({
					start: (stream) => {
						stream.enqueue(new Uint8Array(1));
						init.signal?.addEventListener('abort', () => stream.error(init.signal?.reason));
					},
				}),
			),
	};
	for (const edge of [silent, stalling]) {
		const fetched = await guardedFetch('https://feeds.example/', GET, { ...LIMITS, timeoutMs: 50 }, edge);
		expect(fetched).toMatchObject({ ok: false, reason: 'timeout' });
	}
});

it('says that nobody is there', async () => {
	const fetched = await guardedFetch('https://feeds.example/', GET, LIMITS, network({}));
	expect(fetched).toMatchObject({ ok: false, reason: 'unreachable', detail: 'connection refused' });
});

it('lets a laptop ask its own hosts, and still nobody else without TLS', () => {
	for (const address of ['http://127.0.0.1:9000/push', 'http://localhost/', 'https://[::1]:8443/']) {
		expect(judgeUrl(address, true).ok).toBe(true);
		expect(judgeUrl(address, false).ok).toBe(false);
	}
	for (const address of [
		'http://push.example/',
		'https://push.example:8443/',
		'ftp://127.0.0.1/',
		'https://a:b@localhost/',
	])
		expect(judgeUrl(address, true).ok).toBe(false);
});

it('hands out a body as it comes, within the same limits', async () => {
	const octets = (count: number) => () => new Response(new Uint8Array(count), { headers: { ETag: '"1"' } });
	const edge = network({ 'https://feeds.example/fits': octets(1000), 'https://feeds.example/long': octets(1001) });
	const fits = await guardedOpen('https://feeds.example/fits', GET, LIMITS, edge);
	if (!fits.ok) throw new Error(fits.detail);
	let bytes = 0;
	for await (const chunk of fits.body) bytes += chunk.byteLength;
	await fits.close();
	expect([bytes, fits.headers.get('ETag')]).toEqual([1000, '"1"']);
	const long = await guardedOpen('https://feeds.example/long', GET, LIMITS, edge);
	if (!long.ok) throw new Error(long.detail);
	const all = async () => {
		for await (const _ of long.body);
	};
	await expect(all()).rejects.toThrow(Unfinished);
	await long.close();
});

it('cancels a body that is closed unread', async () => {
	let cancelled = false;
	const endless = () =>
		new ReadableStream<Uint8Array>({
			pull: (stream) => stream.enqueue(new Uint8Array(400)),
			cancel: () => {
				cancelled = true;
			},
		});
	const edge = network({ 'https://feeds.example/': () => new Response(endless(), { status: 503 }) });
	const opened = await guardedOpen('https://feeds.example/', GET, LIMITS, edge);
	if (opened.ok) await opened.close();
	expect([opened.ok, cancelled]).toEqual([true, true]);
});
