// DMARC: which policy holds for a domain, who is aligned with it, and what a record must look like to be one.
import { describe, expect, it } from 'vitest';
import { namesUpwards, walkTree } from '../../../../workers/scanner/authentication/dmarc/discovery';
import { evaluateDmarc, type Proofs } from '../../../../workers/scanner/authentication/dmarc/evaluate';
import { parseDmarc } from '../../../../workers/scanner/authentication/dmarc/record';
import { fixtureResolver, type Zone } from '../../../../workers/scanner/authentication/dns/fixture';

const NOTHING: Proofs = { spf: null, dkim: [], unsettled: null };
const policies = (records: Record<string, string>): Zone =>
	Object.fromEntries(Object.entries(records).map(([domain, text]) => [`_dmarc.${domain}`, [{ TXT: text }]]));

const evaluate = (domain: string, records: Record<string, string>, proofs: Partial<Proofs> = {}, more: Zone = {}) =>
	evaluateDmarc(domain, { ...NOTHING, ...proofs }, fixtureResolver({ ...policies(records), ...more }));

describe('a record', () => {
	it.each([
		['v=DMARC1; p=reject', { p: 'reject', sp: 'reject', np: 'reject' }],
		['v=DMARC1;p=quarantine;sp=none', { p: 'quarantine', sp: 'none', np: 'none' }],
		['v = DMARC1 ; P = Reject ; np=none', { p: 'reject', sp: 'reject', np: 'none' }],
		['v=DMARC1; p=none; adkim=s; aspf=s', { strictDkim: true, strictSpf: true }],
		['v=DMARC1; p=reject; pct=100', { isTesting: false }],
		['v=DMARC1; p=reject; pct=99', { isTesting: true }],
		['v=DMARC1; p=reject; pct=many', { isTesting: false }],
		['v=DMARC1; p=reject; t=y', { isTesting: true }],
		['v=DMARC1; p=reject; psd=y', { psd: 'y' }],
		['v=DMARC1; p=reject; p=none', { p: 'reject' }],
		['v=DMARC1; rua=mailto:x@harbour.example', { p: 'none' }],
		['v=DMARC1; p=block; rua=mailto:x@harbour.example', { p: 'none' }],
		['v=DMARC1; p=reject; sp=block; rua=mailto:x@harbour.example', { p: 'none', sp: 'none' }],
	])('%s', (text, wanted) => {
		expect(parseDmarc(text)).toMatchObject(wanted);
	});

	it.each([
		'',
		'v=DMARC2; p=reject',
		'v=dmarc1; p=reject',
		'p=reject; v=DMARC1',
		'v=DMARC1x; p=reject',
		'v=DMARC1',
		'v=DMARC1; p=block',
		'v=spf1 -all',
		`v=DMARC1; p=reject; rua=mailto:${'x'.repeat(10_000)}`,
	])('%s is none', (text) => {
		expect(parseDmarc(text)).toBeNull();
	});
});

describe('the policy', () => {
	it('is that of the domain itself before that of its organization', async () => {
		const records = {
			'harbour.example': 'v=DMARC1; p=reject; sp=quarantine',
			'shop.harbour.example': 'v=DMARC1; p=none',
		};
		expect(await evaluate('harbour.example', records)).toMatchObject({ result: 'fail', policy: 'reject' });
		expect(await evaluate('shop.harbour.example', records)).toMatchObject({ result: 'fail', policy: 'none' });
		expect(
			await evaluate('mail.harbour.example', records, {}, { 'mail.harbour.example': [{ A: '192.0.2.1' }] }),
		).toMatchObject({
			result: 'fail',
			policy: 'quarantine',
		});
	});

	it('for a name that does not exist is np', async () => {
		const records = { 'harbour.example': 'v=DMARC1; p=none; np=reject' };
		expect(await evaluate('ghost.harbour.example', records)).toMatchObject({ policy: 'reject' });
		expect(
			await evaluate('mail.harbour.example', records, {}, { 'mail.harbour.example': [{ MX: [1, 'x.example'] }] }),
		).toMatchObject({ policy: 'none' });
		expect(await evaluate('slow.harbour.example', records, {}, { 'slow.harbour.example': ['TIMEOUT'] })).toMatchObject({
			policy: 'none',
		});
	});

	it('that is tried out counts one step less', async () => {
		expect(await evaluate('harbour.example', { 'harbour.example': 'v=DMARC1; p=reject; pct=10' })).toMatchObject({
			policy: 'quarantine',
		});
		expect(await evaluate('harbour.example', { 'harbour.example': 'v=DMARC1; p=quarantine; t=y' })).toMatchObject({
			policy: 'none',
		});
	});

	it('is none where nothing is published, or two records are', async () => {
		expect(await evaluate('harbour.example', {})).toMatchObject({ result: 'none', policy: null });
		const twice: Zone = { '_dmarc.harbour.example': [{ TXT: 'v=DMARC1; p=reject' }, { TXT: 'v=DMARC1; p=none' }] };
		expect(await evaluate('harbour.example', {}, {}, twice)).toMatchObject({ result: 'none' });
		const beside: Zone = { '_dmarc.harbour.example': [{ TXT: 'hello' }, { TXT: 'v=DMARC1; p=none' }] };
		expect(await evaluate('harbour.example', {}, {}, beside)).toMatchObject({ result: 'fail' });
	});

	it('of a DNS that does not answer is not known', async () => {
		expect(
			await evaluate('harbour.example', {}, { dkim: ['harbour.example'] }, { '_dmarc.harbour.example': ['TIMEOUT'] }),
		).toMatchObject({ result: 'temperror', policy: null });
	});

	it('of a public suffix holds for who has none, and makes nobody its kin', async () => {
		const records = { bank: 'v=DMARC1; p=reject; psd=y' };
		expect(await evaluate('one.bank', records, { dkim: ['two.bank'] })).toMatchObject({
			result: 'fail',
			policy: 'reject',
		});
		expect(await evaluate('one.bank', records, { dkim: ['mail.one.bank'] })).toMatchObject({ result: 'pass' });
	});
});

describe('alignment', () => {
	const relaxed = { 'harbour.example': 'v=DMARC1; p=reject' };
	const strict = { 'harbour.example': 'v=DMARC1; p=reject; adkim=s; aspf=s' };

	it.each([
		['the very domain', relaxed, 'harbour.example', 'harbour.example', true],
		['one below', relaxed, 'harbour.example', 'mail.harbour.example', true],
		['the one above', relaxed, 'news.harbour.example', 'harbour.example', true],
		['a sister', relaxed, 'news.harbour.example', 'mail.harbour.example', true],
		['a stranger', relaxed, 'harbour.example', 'evil.example', false],
		['a name that ends alike', relaxed, 'harbour.example', 'notharbour.example', false],
		['a stranger that begins alike', relaxed, 'harbour.example', 'harbour.example.evil.example', false],
		['the very domain, strictly', strict, 'harbour.example', 'harbour.example', true],
		['one below, strictly', strict, 'harbour.example', 'mail.harbour.example', false],
		['the one above, strictly', strict, 'news.harbour.example', 'harbour.example', false],
	])('of %s', async (_what, records, from, proven, isAligned) => {
		const result = isAligned ? 'pass' : 'fail';
		expect(await evaluate(from, records, { dkim: [proven] })).toMatchObject({
			result,
			alignedBy: isAligned ? 'dkim' : null,
		});
		expect(await evaluate(from, records, { spf: proven })).toMatchObject({
			result,
			alignedBy: isAligned ? 'spf' : null,
		});
	});

	it('ends where a domain says that it is an organization of its own', async () => {
		const records = { ...relaxed, 'tenant.harbour.example': 'v=DMARC1; p=none; psd=n' };
		expect(await evaluate('harbour.example', records, { dkim: ['mail.tenant.harbour.example'] })).toMatchObject({
			result: 'fail',
		});
		expect(await evaluate('tenant.harbour.example', records, { dkim: ['harbour.example'] })).toMatchObject({
			result: 'fail',
		});
		expect(await evaluate('tenant.harbour.example', records, { dkim: ['mail.tenant.harbour.example'] })).toMatchObject({
			result: 'pass',
		});
	});

	it('fails only where all could be asked', async () => {
		expect(await evaluate('harbour.example', relaxed, { unsettled: 'SPF could not be checked' })).toMatchObject({
			result: 'temperror',
			reason: 'SPF could not be checked',
			policy: 'reject',
		});
		expect(await evaluate('harbour.example', relaxed, { dkim: ['harbour.example'], unsettled: 'x' })).toMatchObject({
			result: 'pass',
		});
	});
});

describe('the walk', () => {
	it('asks at eight names at the most, whatever the domain', async () => {
		expect(namesUpwards('a.example')).toEqual(['a.example', 'example']);
		const deep = Array.from({ length: 40 }, (_, n) => `l${n}`).join('.');
		expect(namesUpwards(`${deep}.example`)).toHaveLength(8);
		const resolver = fixtureResolver({});
		await walkTree(`${deep}.example`, resolver);
		expect(resolver.asked).toHaveLength(8);
	});

	it('finds the topmost record, which makes the organization', async () => {
		const resolver = fixtureResolver(
			policies({ 'harbour.example': 'v=DMARC1; p=none', 'a.harbour.example': 'v=DMARC1; p=none' }),
		);
		expect(await walkTree('b.a.harbour.example', resolver)).toMatchObject({
			ok: true,
			walk: { organization: 'harbour.example' },
		});
	});
});
