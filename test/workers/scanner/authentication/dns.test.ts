// The DNS over HTTPS: wire format, limits of time and number, the cache, and servers that misbehave.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dnsCache } from '../../../../workers/scanner/authentication/dns/cache';
import { type DohLimits, dohResolver } from '../../../../workers/scanner/authentication/dns/doh';
import { fixtureResolver } from '../../../../workers/scanner/authentication/dns/fixture';
import { readReply, writeQuestion } from '../../../../workers/scanner/authentication/dns/message';
import { dnsName, hostName } from '../../../../workers/scanner/authentication/dns/name';
import { dohServer, reply } from './doh-server';

const URL = 'https://dns.example/dns-query';
const LIMITS: DohLimits = { queryMs: 1000, totalMs: 3000, maxQueries: 5 };

function resolverOver(server: ReturnType<typeof dohServer>, over: Partial<DohLimits> = {}, cache = dnsCache()) {
	let now = 1_000_000;
	const edge = { fetch: server.fetch, now: () => now, cache };
	return { resolver: dohResolver(URL, edge, { ...LIMITS, ...over }), pass: (ms: number) => (now += ms), edge };
}

describe('answers', () => {
	const server = dohServer({
		'text.example': [{ TXT: ['v=spf1 ', '-all \xe9"\\'] }, { TXT: 'second' }],
		'host.example': [{ A: '192.0.2.1' }, { A: '192.0.2.2' }, { AAAA: '2001:db8::1' }],
		'mail.example': [{ MX: [10, 'mx1.mail.example'] }, { MX: [20, 'mx2.other.example'] }],
		'alias.example': [{ CNAME: 'host.example' }],
		'1.2.0.192.in-addr.arpa': [{ PTR: 'host.example' }],
		'broken.example': ['TIMEOUT'],
	});

	it('of every type are read as they are', async () => {
		const { resolver } = resolverOver(server, { maxQueries: 20 });
		expect(await resolver.txt('text.example')).toEqual({
			outcome: 'found',
			records: ['v=spf1 -all \xe9"\\', 'second'],
		});
		expect(await resolver.a('HOST.example.')).toEqual({ outcome: 'found', records: ['192.0.2.1', '192.0.2.2'] });
		expect(await resolver.aaaa('host.example')).toEqual({ outcome: 'found', records: ['2001:db8:0:0:0:0:0:1'] });
		expect(await resolver.mx('mail.example')).toEqual({
			outcome: 'found',
			records: [
				{ preference: 10, host: 'mx1.mail.example' },
				{ preference: 20, host: 'mx2.other.example' },
			],
		});
		expect(await resolver.ptr('1.2.0.192.in-addr.arpa')).toEqual({ outcome: 'found', records: ['host.example'] });
		expect(await resolver.a('alias.example')).toEqual({ outcome: 'found', records: ['192.0.2.1', '192.0.2.2'] });
	});

	it('of no name and of no data are none, a failing server is temporary', async () => {
		const { resolver } = resolverOver(server);
		expect(await resolver.txt('nowhere.example')).toEqual({ outcome: 'none' });
		expect(await resolver.mx('host.example')).toEqual({ outcome: 'none' });
		expect(await resolver.txt('broken.example')).toMatchObject({
			outcome: 'temporary',
			reason: expect.stringContaining('error 2'),
		});
	});

	it('to names that cannot be are none, unasked', async () => {
		const { resolver } = resolverOver(server);
		const before = server.asked.length;
		for (const name of ['', 'a..b', `${'a'.repeat(64)}.example`, `${'x.'.repeat(127)}example`, 'bücher.example']) {
			expect(await resolver.txt(name)).toEqual({ outcome: 'none' });
		}
		expect(server.asked.length).toBe(before);
	});
});

describe('limits', () => {
	it('no more queries than allowed go out, the others are temporary', async () => {
		const server = dohServer({});
		const { resolver } = resolverOver(server);
		const outcomes = await Promise.all(Array.from({ length: 8 }, (_, n) => resolver.txt(`n${n}.example`)));
		expect(outcomes.map(({ outcome }) => outcome)).toEqual([...Array(5).fill('none'), ...Array(3).fill('temporary')]);
		expect(server.asked).toHaveLength(5);
	});

	it('one question asked twice at once goes out once', async () => {
		const server = dohServer({ 'a.example': [{ TXT: 'x' }] });
		const { resolver } = resolverOver(server);
		await Promise.all([resolver.txt('a.example'), resolver.txt('A.example'), resolver.txt('a.example.')]);
		expect(server.asked).toEqual(['TXT a.example']);
	});

	it('a server that never answers is given up', async () => {
		const { resolver } = resolverOver(dohServer({}, { hangs: true }), { queryMs: 30 });
		expect(await resolver.txt('a.example')).toEqual({
			outcome: 'temporary',
			reason: 'TXT a.example: no answer within 30 ms',
		});
	});

	it('after the time for all queries nothing is asked', async () => {
		const server = dohServer({});
		const { resolver, pass } = resolverOver(server);
		pass(3000);
		expect(await resolver.txt('a.example')).toMatchObject({ outcome: 'temporary' });
		expect(server.asked).toEqual([]);
	});
});

describe('the cache', () => {
	const zone = { 'a.example': [{ TXT: 'x' }], 'big.example': [{ TXT: 'x'.repeat(5000) }] };

	it('keeps an answer for its time, and gives it to the next mail', async () => {
		const server = dohServer(zone, { ttl: 120 });
		const { resolver, edge, pass } = resolverOver(server);
		await resolver.txt('a.example');
		const ask = () => dohResolver(URL, edge, LIMITS).txt('a.example');
		pass(119_000);
		expect(await ask()).toEqual({ outcome: 'found', records: ['x'] });
		expect(server.asked).toHaveLength(1);
		pass(2000);
		await ask();
		expect(server.asked).toHaveLength(2);
	});

	it('keeps that there is nothing as long as the zone says', async () => {
		const server = dohServer(zone, { negativeTtl: 40 });
		const { resolver, edge, pass } = resolverOver(server);
		await resolver.txt('none.example');
		pass(39_000);
		await dohResolver(URL, edge, LIMITS).txt('none.example');
		expect(server.asked).toHaveLength(1);
		pass(2000);
		await dohResolver(URL, edge, LIMITS).txt('none.example');
		expect(server.asked).toHaveLength(2);
	});

	it('lets no owner’s time be shorter than 30 seconds or longer than an hour', async () => {
		for (const [ttl, kept, gone] of [
			[0, 29_000, 31_000],
			[4_000_000_000, 3_599_000, 3_601_000],
		] as const) {
			const server = dohServer(zone, { ttl });
			const { resolver, edge, pass } = resolverOver(server);
			await resolver.txt('a.example');
			pass(kept);
			await dohResolver(URL, edge, LIMITS).txt('a.example');
			expect(server.asked).toHaveLength(1);
			pass(gone - kept);
			await dohResolver(URL, edge, LIMITS).txt('a.example');
			expect(server.asked).toHaveLength(2);
		}
	});

	it('keeps no failure, and nothing large', async () => {
		const server = dohServer({ ...zone, 'broken.example': ['TIMEOUT'] });
		const { edge } = resolverOver(server);
		for (const name of ['broken.example', 'broken.example', 'big.example', 'big.example']) {
			await dohResolver(URL, edge, LIMITS).txt(name);
		}
		expect(server.asked).toHaveLength(4);
	});

	it('forgets the oldest of too many', () => {
		const cache = dnsCache();
		for (let n = 0; n <= 1000; n++) cache.put(`TXT n${n}`, { outcome: 'none' }, 60_000, 0);
		expect(cache.get('TXT n0', 1)).toBeNull();
		expect(cache.get('TXT n1', 1)).toEqual({ outcome: 'none' });
		expect(cache.get('TXT n1000', 1)).toEqual({ outcome: 'none' });
	});
});

describe('a server that misbehaves is a temporary failure', () => {
	it.each<[string, () => Response | Promise<Response>]>([
		['an error', () => new Response('no', { status: 500 })],
		['a redirect', () => new Response(null, { status: 302, headers: { Location: 'https://evil.example/' } })],
		['a page', () => new Response('<html>', { headers: { 'Content-Type': 'text/html' } })],
		['nothing', () => message(new Uint8Array())],
		['noise', () => message(new Uint8Array(40).fill(0xff))],
		['a question', () => message(writeQuestion('a.example', 'TXT'))],
		['a reply cut short', () => message(reply('a.example', 'TXT', [{ TXT: 'x' }], {}).slice(0, -3))],
		['more than the DNS can say', () => message(new Uint8Array(70_000))],
		['a broken connection', () => Promise.reject(new Error('connection lost'))],
	])('%s', async (_what, answer) => {
		const edge = { fetch: async () => answer(), now: () => 0, cache: dnsCache() };
		expect(await dohResolver(URL, edge, LIMITS).txt('a.example')).toMatchObject({ outcome: 'temporary' });
	});
});

const message = (octets: Uint8Array<ArrayBuffer>) =>
	new Response(octets, { headers: { 'Content-Type': 'application/dns-message' } });

describe('the wire format', () => {
	it('of any octets ends, with a reply or without', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('TXT', 'MX', 'A', 'PTR'), (octets, type) => {
				const read = readReply(octets, type);
				return read === null || Array.isArray(read.records);
			}),
		);
	});

	it('with single octets changed ends too', () => {
		const whole = reply('mail.example', 'MX', [{ MX: [1, 'mx.mail.example'] }, { MX: [2, 'mx2.mail.example'] }], {});
		for (let at = 0; at < whole.length; at++) {
			for (const value of [0, 0x3f, 0xc0, 0xff]) {
				const changed = whole.slice();
				changed[at] = value;
				const read = readReply(changed, 'MX');
				expect(read === null || read.records.length <= 256).toBe(true);
			}
		}
	});

	it('takes no name that points at itself or onwards', () => {
		const looped = reply('a.example', 'PTR', [{ PTR: 'b.example' }], {});
		looped.set([0xc0, looped.length - 2], looped.length - 2);
		expect(readReply(looped, 'PTR')).toBeNull();
	});
});

describe('names', () => {
	it.each([
		['Example.COM', 'example.com'],
		['example.com.', 'example.com'],
		['bücher.example', 'xn--bcher-kva.example'],
		['localhost', null],
		['[192.0.2.1]', null],
		['a..example', null],
		['', null],
		['a b.example', null],
		['a/b.example', null],
		['user@host.example', null],
		['bücher.example/.evil.example', null],
		['bücher@evil.example', null],
		['bücher.example?.evil.example', null],
	])('%s as a host: %s', (name, host) => {
		expect(hostName(name)).toBe(host);
	});

	it('are as long as the DNS allows', () => {
		const label = 'a'.repeat(63);
		expect(dnsName(`${label}.${label}.${label}.${'a'.repeat(61)}`)).not.toBeNull();
		expect(dnsName(`${label}.${label}.${label}.${'a'.repeat(62)}`)).toBeNull();
	});
});

describe('the fixture', () => {
	it('follows aliases, and not for ever', async () => {
		const resolver = fixtureResolver({ 'a.example': [{ CNAME: 'b.example' }], 'b.example': [{ CNAME: 'a.example' }] });
		expect(await resolver.a('a.example')).toEqual({ outcome: 'none' });
	});
});
