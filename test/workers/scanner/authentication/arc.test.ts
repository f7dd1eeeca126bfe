// ARC: chains that are whole, chains that are not, and whom a trusted one excuses. The public suite runs beside
// (docs/authentication.md).
import { describe, expect, it } from 'vitest';
import { validateChain } from '../../../../workers/scanner/authentication/arc/chain';
import { rescuer, trustedSealers } from '../../../../workers/scanner/authentication/arc/rescue';
import { fixtureResolver, type Zone } from '../../../../workers/scanner/authentication/dns/fixture';
import { NOW, signedMail } from './reader';
import { edSigner, rsaSigner, sealed } from './signer';

const MAIL = 'From: ann@sender.example\r\nTo: demo@waypost.test\r\nSubject: Tide\r\n\r\nOut.\r\n';
const [list, relay] = [await rsaSigner(), await edSigner()];
const ZONE: Zone = {
	's1._domainkey.list.example': [{ TXT: list.record }],
	's1._domainkey.relay.example': [{ TXT: relay.record }],
};
const PASS = 'dmarc=pass header.from=sender.example';

const byList = (mail = MAIL, results = PASS) => sealed(mail, list, { domain: 'list.example', results });
const byRelay = (mail = MAIL, results = 'arc=pass') => sealed(mail, relay, { domain: 'relay.example', results });

const validate = async (mail: string, zone = ZONE) =>
	validateChain(await signedMail(mail), fixtureResolver(zone), NOW / 1000);

describe('a chain', () => {
	it('of one, two and three sets passes, in RSA and Ed25519', async () => {
		const one = await byList();
		expect(await validate(one)).toMatchObject({ result: 'pass', reason: 'sealed by list.example' });
		const two = await byRelay(one);
		const { links, result } = await validate(two);
		expect([result, links.map(({ sealer }) => sealer)]).toEqual(['pass', ['list.example', 'relay.example']]);
		expect(links[0]?.results[0]?.result).toBe('pass');
		expect((await validate(await byList(two))).links).toHaveLength(3);
	});

	it('of nothing is none', async () => {
		expect(await validate(MAIL)).toMatchObject({ result: 'none', links: [] });
	});

	it.each<[string, (mail: string) => string]>([
		['a changed body', (mail) => mail.replace('Out.', 'In.')],
		['a changed signed field', (mail) => mail.replace('Subject: Tide', 'Subject: Win')],
		['changed results of the first sealer', (mail) => mail.replace('dmarc=pass', 'dmarc=fail')],
		['changed results of the last', (mail) => mail.replace('arc=pass', 'arc=fail')],
		['a set without its results', (mail) => mail.replace(/ARC-Authentication-Results: i=1.*\r\n/, '')],
		['a set without its seal', (mail) => mail.replace(/ARC-Seal: i=1.*\r\n/, '')],
		['a seal twice', (mail) => mail.replace(/(ARC-Seal: i=2.*\r\n)/, '$1$1')],
		['a gap', (mail) => mail.replaceAll('i=1;', 'i=3;')],
		['an instance of nought', (mail) => mail.replace('ARC-Seal: i=1;', 'ARC-Seal: i=0;')],
		['an instance of 51', (mail) => mail.replaceAll('i=2;', 'i=51;')],
		['no instance', (mail) => mail.replace('ARC-Seal: i=1;', 'ARC-Seal:')],
		['a first seal that says pass', (mail) => mail.replace('cv=none', 'cv=pass')],
		['a last seal that says fail', (mail) => mail.replace('cv=pass', 'cv=fail')],
		['a seal over header fields', (mail) => mail.replace('cv=pass;', 'cv=pass; h=from;')],
		['SHA-1', (mail) => mail.replace('ARC-Seal: i=1; a=rsa-sha256', 'ARC-Seal: i=1; a=rsa-sha1')],
	])('with %s fails', async (_what, change) => {
		const mail = await byRelay(await byList());
		expect(change(mail)).not.toBe(mail);
		expect((await validate(change(mail))).result).toBe('fail');
	});

	it('with a seal over something else fails, however late', async () => {
		const forged = await sealed(MAIL, list, { domain: 'list.example', results: PASS, fake: 'seal' });
		expect(await validate(await byRelay(forged))).toMatchObject({
			result: 'fail',
			reason: /^the ARC-Seal 1 of list.example/,
		});
	});

	it('whose key is away fails, and whose DNS is away may pass another time', async () => {
		const mail = await byList();
		expect((await validate(mail, {})).result).toBe('fail');
		expect((await validate(mail, { 's1._domainkey.list.example': ['TIMEOUT'] })).result).toBe('temperror');
	});

	it('of thousands of fields ends', async () => {
		const junk = Array.from({ length: 3000 }, (_, n) => `ARC-Seal: i=${(n % 50) + 1}\r\n`).join('');
		expect((await validate(junk + MAIL)).result).toBe('fail');
	});
});

describe('a trusted chain', () => {
	const rescuerOf = async (mail: string, trusted: string[], from = 'sender.example') =>
		rescuer(await validate(mail), from, trusted);

	it('excuses what its sealer saw pass', async () => {
		expect(await rescuerOf(await byList(), ['list.example'])).toBe('list.example');
		expect(await rescuerOf(await byRelay(await byList()), ['list.example', 'relay.example'])).toBe('list.example');
	});

	it('excuses nothing when its sealer is a stranger, or somebody after it is', async () => {
		expect(await rescuerOf(await byList(), [])).toBeNull();
		expect(await rescuerOf(await byList(), ['ist.example'])).toBeNull();
		expect(await rescuerOf(await byRelay(await byList()), ['list.example'])).toBeNull();
	});

	it('excuses nothing that it did not see pass, or saw under another From', async () => {
		expect(await rescuerOf(await byList(MAIL, 'dmarc=fail header.from=sender.example'), ['list.example'])).toBeNull();
		expect(await rescuerOf(await byList(MAIL, 'dkim=pass; spf=pass'), ['list.example'])).toBeNull();
		expect(await rescuerOf(await byList(MAIL, 'dmarc=pass header.from=evil.example'), ['list.example'])).toBeNull();
		expect(await rescuerOf(await byList(MAIL, `${PASS}; dmarc=fail`), ['list.example'])).toBeNull();
	});

	it('is a list of domains, apart by commas or blanks', () => {
		expect(trustedSealers(' Google.com, microsoft.com\nlist.example,')).toEqual([
			'google.com',
			'microsoft.com',
			'list.example',
		]);
		expect(trustedSealers('')).toEqual([]);
	});
});
