// check_host() of RFC 7208: each result, each limit, and records made to hurt. The public suite runs beside (docs/authentication.md).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FixtureRecord, fixtureResolver, type Zone } from '../../../../workers/scanner/authentication/dns/fixture';
import { parseIp } from '../../../../workers/scanner/authentication/ip-address';
import { checkHost, type SpfOptions } from '../../../../workers/scanner/authentication/spf/check-host';
import { parseSpf } from '../../../../workers/scanner/authentication/spf/record';

const OPTIONS: SpfOptions = { now: Date.UTC(2026, 8, 1), receiver: 'mx.waypost.test', explain: true };

async function check(zone: Zone, ip = '192.0.2.10', mailFrom = 'ann@harbour.example', helo = 'out.harbour.example') {
	const address = parseIp(ip);
	if (address === null) throw new Error(`${ip} is no address`);
	const resolver = fixtureResolver(zone);
	return { ...(await checkHost({ ip: address, helo, mailFrom }, resolver, OPTIONS)), asked: resolver.asked };
}

const record = (text: string, more: Zone = {}): Zone => ({ 'harbour.example': [{ TXT: text }], ...more });
const resultOf = async (...args: Parameters<typeof check>) => (await check(...args)).result;

/** A small domain in the manner of RFC 7208 appendix A. */
const HARBOUR: Zone = {
	'harbour.example': [{ A: '192.0.2.10' }, { AAAA: '2001:db8::10' }, { MX: [10, 'mail.harbour.example'] }],
	'mail.harbour.example': [{ A: '192.0.2.129' }],
	'pier.example': [{ A: '192.0.2.65' }, { MX: [5, 'mail.pier.example'] }],
	'mail.pier.example': [{ A: '192.0.2.140' }],
	'10.2.0.192.in-addr.arpa': [{ PTR: 'harbour.example' }],
	'65.2.0.192.in-addr.arpa': [{ PTR: 'liar.harbour.example' }, { PTR: 'pier.example' }],
	'ann._spf.harbour.example': [{ A: '127.0.0.2' }],
};

const harbour = (text: string): Zone => ({
	...HARBOUR,
	'harbour.example': [...(HARBOUR['harbour.example'] ?? []), { TXT: text }],
});

describe('mechanisms', () => {
	it.each([
		['v=spf1 +all', '198.51.100.1', 'pass'],
		['v=spf1 a -all', '192.0.2.10', 'pass'],
		['v=spf1 a -all', '2001:db8::10', 'pass'],
		['v=spf1 a -all', '192.0.2.11', 'fail'],
		['v=spf1 a/30 -all', '192.0.2.11', 'pass'],
		['v=spf1 a//64 -all', '2001:db8::ffff', 'pass'],
		['v=spf1 a:pier.example ~all', '192.0.2.65', 'pass'],
		['v=spf1 a:pier.example ~all', '192.0.2.66', 'softfail'],
		['v=spf1 mx -all', '192.0.2.129', 'pass'],
		['v=spf1 mx:pier.example ?all', '192.0.2.129', 'neutral'],
		['v=spf1 mx/28 mx:pier.example/28 -all', '192.0.2.142', 'pass'],
		['v=spf1 ptr -all', '192.0.2.10', 'pass'],
		['v=spf1 ptr -all', '192.0.2.65', 'fail'],
		['v=spf1 ptr:pier.example -all', '192.0.2.65', 'pass'],
		['v=spf1 ip4:192.0.2.128/28 -all', '192.0.2.140', 'pass'],
		['v=spf1 ip4:192.0.2.128/28 -all', '192.0.2.65', 'fail'],
		['v=spf1 ip4:192.0.2.128/28 -all', '::ffff:192.0.2.140', 'pass'],
		['v=spf1 ip6:2001:db8::/32 -all', '2001:db8:1::1', 'pass'],
		['v=spf1 ip6:2001:db8::/32 -all', '192.0.2.10', 'fail'],
		['v=spf1 exists:%{l}._spf.%{d} -all', '198.51.100.1', 'pass'],
		['v=spf1', '192.0.2.10', 'neutral'],
		['V=SPF1 -ALL', '192.0.2.10', 'fail'],
	])('%s for %s: %s', async (text, ip, result) => {
		expect(await resultOf(harbour(text), ip)).toBe(result);
	});

	it('says which term decided, and in whose record', async () => {
		expect(await check(harbour('v=spf1 ip4:192.0.2.10 -all'))).toMatchObject({
			domain: 'harbour.example',
			reason: 'harbour.example says ip4:192.0.2.10',
		});
	});
});

describe('include and redirect', () => {
	const beyond = (text: string): Zone => ({ 'beyond.example': [{ TXT: text }] });

	it.each([
		['v=spf1 include:beyond.example -all', 'v=spf1 ip4:192.0.2.10 -all', 'pass'],
		['v=spf1 include:beyond.example ?all', 'v=spf1 -all', 'neutral'],
		['v=spf1 include:beyond.example -all', 'v=spf1 bogus', 'permerror'],
		['v=spf1 include:beyond.example -all', 'no record', 'permerror'],
		['v=spf1 redirect=beyond.example', 'v=spf1 -all', 'fail'],
		['v=spf1 redirect=beyond.example', 'no record', 'permerror'],
		['v=spf1 ?all redirect=beyond.example', 'v=spf1 -all', 'neutral'],
	])('%s to %s: %s', async (own, other, result) => {
		expect(await resultOf(record(own, beyond(other)))).toBe(result);
	});

	it('a DNS that does not answer is a temporary error, wherever it stands', async () => {
		expect(await resultOf({ 'harbour.example': ['TIMEOUT'] })).toBe('temperror');
		expect(await resultOf(record('v=spf1 include:slow.example -all', { 'slow.example': ['TIMEOUT'] }))).toBe(
			'temperror',
		);
		expect(await resultOf(record('v=spf1 a:slow.example -all', { 'slow.example': ['TIMEOUT'] }))).toBe('temperror');
		expect(await resultOf(record('v=spf1 mx:slow.example -all', { 'slow.example': ['TIMEOUT'] }))).toBe('temperror');
		expect(await resultOf(record('v=spf1 exists:slow.example -all', { 'slow.example': ['TIMEOUT'] }))).toBe(
			'temperror',
		);
	});
});

describe('whom it asks about', () => {
	it('for a bounce: the HELO name, as postmaster', async () => {
		const zone: Zone = {
			'out.harbour.example': [{ TXT: 'v=spf1 exists:%{l}.%{o}.who.example -all' }],
			'postmaster.out.harbour.example.who.example': [{ A: '127.0.0.2' }],
		};
		expect(await check(zone, '192.0.2.10', '')).toMatchObject({ result: 'pass', domain: 'out.harbour.example' });
	});

	it.each([
		'ann@localhost',
		'ann@[192.0.2.1]',
		'ann@a..b.example',
		`ann@${'a'.repeat(64)}.example`,
		'ann@',
		'no address',
	])('%s has no domain that could say anything', async (mailFrom) => {
		expect(await check({}, '192.0.2.10', mailFrom)).toMatchObject({ result: 'none', asked: [] });
	});

	it('a domain beyond ASCII by its A-labels', async () => {
		expect(
			await check({ 'xn--bcher-kva.example': [{ TXT: 'v=spf1 -all' }] }, '192.0.2.10', 'x@bücher.example'),
		).toMatchObject({
			result: 'fail',
			asked: ['TXT xn--bcher-kva.example'],
		});
	});

	it('a domain with two records is broken, one with text of others is not', async () => {
		const twice: FixtureRecord[] = [{ TXT: 'v=spf1 -all' }, { TXT: 'v=spf1 +all' }];
		expect(await resultOf({ 'harbour.example': twice })).toBe('permerror');
		const beside: FixtureRecord[] = [{ TXT: 'v=spf10 x' }, { TXT: 'hello' }, { TXT: ['v=spf1 ', '-all'] }];
		expect(await resultOf({ 'harbour.example': beside })).toBe('fail');
	});
});

describe('macros', () => {
	const expanded = async (macro: string, ip?: string, mailFrom?: string) => {
		const { asked } = await check(record(`v=spf1 exists:${macro}.x.example -all`), ip, mailFrom);
		return asked.find((query) => query.startsWith('A '))?.slice(2, -'.x.example'.length);
	};

	it.each([
		['%{s}', 'strong-bad@email.harbour.example'],
		['%{o}', 'email.harbour.example'],
		['%{d2}', 'harbour.example'],
		['%{d1}', 'example'],
		['%{dr}', 'example.harbour.email'],
		['%{d2r}', 'harbour.email'],
		['%{l}', 'strong-bad'],
		['%{l-}', 'strong.bad'],
		['%{lr-}', 'bad.strong'],
		['%{l1r-}', 'strong'],
		['%{ir}.%{v}', '10.2.0.192.in-addr'],
		['%{h}', 'out.harbour.example'],
		['%%%_%-', '% %20'],
		['%{L}', 'strong-bad'],
		['%{S}', 'strong-bad%40email.harbour.example'],
	])('%s is %s', async (macro, text) => {
		const zone: Zone = { 'email.harbour.example': [{ TXT: `v=spf1 exists:${macro}.x.example -all` }] };
		const { asked } = await check(zone, '192.0.2.10', 'strong-bad@email.harbour.example');
		expect(asked[1]).toBe(`A ${text}.x.example`);
	});

	it('%{i} of IPv6 is 32 digits', async () => {
		expect(await expanded('%{ir}.%{v}', '2001:db8::cb01')).toBe(
			'1.0.B.C.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.B.D.0.1.0.0.2.ip6',
		);
	});

	it('%{p} is a name that leads back, or unknown', async () => {
		expect(await expanded('%{p}', '198.51.100.7')).toBe('unknown');
		const named: Zone = {
			'7.100.51.198.in-addr.arpa': [{ PTR: 'liar.example' }, { PTR: 'true.example' }],
			'true.example': [{ A: '198.51.100.7' }],
		};
		const { asked } = await check(record('v=spf1 exists:%{p}.x.example -all', named), '198.51.100.7');
		expect(asked).toContain('A true.example.x.example');
	});

	it('names that grow too long lose labels at the left', async () => {
		const { asked } = await check(record(`v=spf1 exists:${'long.'.repeat(60)}x.example -all`));
		expect(asked[1]?.length).toBeLessThanOrEqual('A '.length + 253);
		expect(asked[1]).toMatch(/^A long\..*\.x\.example$/);
	});

	it('an explanation is expanded; a broken one, none or two give none', async () => {
		const explained = async (...texts: FixtureRecord[]) =>
			(await check(record('v=spf1 -all exp=why.%{d}', { 'why.harbour.example': texts }))).explanation;
		expect(await explained({ TXT: '%{c} may not send for %{o}, says %{r} at %{t}' })).toBe(
			'192.0.2.10 may not send for harbour.example, says mx.waypost.test at 1788220800',
		);
		expect(await explained({ TXT: 'broken %{x}' })).toBeNull();
		expect(await explained({ TXT: 'one' }, { TXT: 'two' })).toBeNull();
		expect(await explained('TIMEOUT')).toBeNull();
		expect(await explained()).toBeNull();
	});
});

describe('broken records', () => {
	it.each([
		'v=spf1 bogus -all',
		'v=spf1 -all:x.example',
		'v=spf1 include',
		'v=spf1 include: -all',
		'v=spf1 a:localhost -all',
		'v=spf1 a:x.example/33 -all',
		'v=spf1 a:x.example//129 -all',
		'v=spf1 a:x.example/07 -all',
		'v=spf1 ip4:192.0.2 -all',
		'v=spf1 ip4:192.0.2.300 -all',
		'v=spf1 ip4:192.0.2.1/33 -all',
		'v=spf1 ip6:2001:db8:::1 -all',
		'v=spf1 ip6:192.0.2.1 -all',
		'v=spf1 exists:%{d0}.x.example -all',
		'v=spf1 exists:%{c}.x.example -all',
		'v=spf1 exists:%x.example -all',
		'v=spf1 exists:x.123 -all',
		'v=spf1 redirect=a.example redirect=b.example',
		'v=spf1 exp=a.example exp=b.example -all',
		'v=spf1 redirect= -all',
		'v=spf1 x=%{q} -all',
		'v=spf1\t-all',
		'v=spf1 +-all',
		'v=spf1 caf\xe9 -all',
	])('%s is a permanent error before anything is asked', async (text) => {
		const { result, asked } = await check(record(`${text} `.replace('v=spf1\t', 'v=spf1 \t')));
		expect(result).toBe('permerror');
		expect(asked).toEqual(['TXT harbour.example']);
	});

	it('unknown modifiers are none of our business', async () => {
		expect(await resultOf(record('v=spf1 moo.1=%{d}/x:y -all'))).toBe('fail');
	});
});

describe('limits', () => {
	it('ten terms that ask, and not one more', async () => {
		const hosts = (count: number) => Array.from({ length: count }, (_, n) => `a:h${n}.example`);
		const zone = Object.fromEntries(
			hosts(11).map((host): [string, FixtureRecord[]] => [host.slice(2), [{ A: '198.51.100.1' }]]),
		);
		expect(await resultOf(record(`v=spf1 ${hosts(10).join(' ')} -all`, zone))).toBe('fail');
		expect(await resultOf(record(`v=spf1 ${hosts(11).join(' ')} -all`, zone))).toBe('permerror');
	});

	it('two terms that ask in vain, and not one more', async () => {
		expect(await resultOf(record('v=spf1 a:no1.example mx:no2.example -all'))).toBe('fail');
		expect(await resultOf(record('v=spf1 a:no1.example mx:no2.example exists:no3.example -all'))).toBe('permerror');
	});

	it('ten MX records, and not one more', async () => {
		const exchanges = (count: number) =>
			Array.from({ length: count }, (_, n): FixtureRecord => ({ MX: [n, `m${n}.example`] }));
		const mx = (count: number): Zone => ({ 'harbour.example': [{ TXT: 'v=spf1 mx -all' }, ...exchanges(count)] });
		expect(await resultOf(mx(10))).toBe('fail');
		expect(await resultOf(mx(11))).toBe('permerror');
	});

	it('of a hundred names of an address ten are looked at', async () => {
		const names = Array.from({ length: 100 }, (_, n): FixtureRecord => ({ PTR: `n${n}.example` }));
		const { asked } = await check(record('v=spf1 ptr -all', { '10.2.0.192.in-addr.arpa': names }));
		expect(asked.filter((query) => query.startsWith('A '))).toHaveLength(10);
	});

	it.each([
		['a record that includes itself', 'v=spf1 include:harbour.example -all'],
		['a record that redirects to itself', 'v=spf1 redirect=harbour.example'],
		['a record that grows a name for ever', 'v=spf1 include:x.%{d} -all'],
	])('%s ends', async (_what, text) => {
		const { result, asked } = await check(record(text));
		expect(result).toBe('permerror');
		expect(asked.length).toBeLessThanOrEqual(11);
	});

	it('an endless fan of includes ends', async () => {
		const fan = Array.from({ length: 9 }, (_, n) => `include:f${n}.example`).join(' ');
		const zone: Zone = { 'harbour.example': [{ TXT: `v=spf1 ${fan} -all` }] };
		for (let n = 0; n < 9; n++) zone[`f${n}.example`] = [{ TXT: `v=spf1 ${fan} -all` }];
		const { result, asked } = await check(zone);
		expect(result).toBe('permerror');
		expect(asked.length).toBeLessThanOrEqual(11);
	});

	it('takes any record', () => {
		fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => typeof parseSpf(`v=spf1 ${text}`).ok === 'boolean'));
	});
});
