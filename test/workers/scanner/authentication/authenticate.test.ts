// All methods in one: whose word decides, what the platform's trace is worth, and what nobody may write into it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summaryOf } from '../../../../workers/scanner/authentication/authentication';
import { fixtureResolver, type Zone } from '../../../../workers/scanner/authentication/dns/fixture';
import { judge } from '../../../../workers/scanner/judge';
import { authenticated, PLATFORM, readMail, traced } from './reader';
import { rsaSigner, sealed, signed } from './signer';

const MAIL =
	'From: Ann <ann@sender.example>\r\nTo: demo@waypost.test\r\nSubject: Tide\r\nDate: Tue, 1 Sep 2026 10:00:00 +0000\r\n' +
	'Message-ID: <1@sender.example>\r\n\r\nOut.\r\n';
const [sender, list] = [await rsaSigner(), await rsaSigner()];
const ZONE: Zone = {
	'sender.example': [{ TXT: 'v=spf1 ip4:192.0.2.10 -all' }],
	's1._domainkey.sender.example': [{ TXT: sender.record }],
	's1._domainkey.list.example': [{ TXT: list.record }],
	'_dmarc.sender.example': [{ TXT: 'v=DMARC1; p=reject' }],
	'10.2.0.192.in-addr.arpa': [{ PTR: 'out.sender.example' }],
	'out.sender.example': [{ A: '192.0.2.10' }],
};
const PASSED =
	'Authentication-Results: mx.waypost.test; dmarc=pass header.from=sender.example; spf=pass smtp.mailfrom=ann@sender.example\r\n';

const bySender = (mail = MAIL) => signed(mail, sender, { domain: 'sender.example' });
const ask = (mail: string, zone = ZONE, over = {}) => authenticated(mail, fixtureResolver(zone), over);

async function rulesOf(mail: string, zone: Zone | null = ZONE, over = {}): Promise<string[]> {
	const authentication = await authenticated(mail, zone && fixtureResolver(zone), over);
	const read = await readMail(mail);
	const verdict = judge(read.index, read.facts, { ...PLATFORM, recipient: 'demo@waypost.test', authentication });
	return verdict.reasons.map(({ rule }) => rule);
}

describe('a mail of a known client', () => {
	it('is checked by every method', async () => {
		const found = await ask(traced(await bySender(), { spf: 'temperror' }));
		expect(found).toMatchObject({
			spf: {
				result: 'pass',
				subject: 'ann@sender.example',
				by: 'Waypost',
				reason: 'sender.example says ip4:192.0.2.10',
			},
			dkim: [{ result: 'pass', domain: 'sender.example', by: 'Waypost' }],
			dmarc: { result: 'pass', subject: 'sender.example', policy: 'reject', alignedBy: 'dkim', by: 'Waypost' },
			arc: { result: 'unchecked' },
			iprev: { result: 'pass', subject: '192.0.2.10', reason: '192.0.2.10 is named out.sender.example' },
			helo: 'out.sender.example',
			fromFields: 1,
		});
		expect(summaryOf(found).map(({ method, result, domain }) => `${method}=${result} ${domain}`)).toEqual([
			'spf=pass ann@sender.example',
			'dkim=pass sender.example',
			'dmarc=pass sender.example',
			'iprev=pass 192.0.2.10',
		]);
	});

	it('has the platform’s SPF, which saw the connection, before ours', async () => {
		expect((await ask(traced(MAIL, { spf: 'softfail' }))).spf).toMatchObject({
			result: 'softfail',
			by: 'mx.waypost.test',
		});
		expect((await ask(traced(PASSED + MAIL, { spf: 'softfail' }))).spf).toMatchObject({ result: 'pass' });
	});

	it('has our DMARC before the platform’s, unless ours could not be made', async () => {
		expect((await ask(traced(PASSED + MAIL, { spf: 'fail' }))).dmarc).toMatchObject({
			by: 'Waypost',
			result: 'pass',
			alignedBy: 'spf',
		});
		const forged = PASSED.replace('; spf=pass smtp.mailfrom=ann@sender.example', '');
		expect((await ask(traced(forged + MAIL, { spf: 'fail' }))).dmarc).toMatchObject({ by: 'Waypost', result: 'fail' });
		const away: Zone = { ...ZONE, '_dmarc.sender.example': ['TIMEOUT'] };
		expect((await ask(traced(PASSED + MAIL), away)).dmarc).toMatchObject({ by: 'mx.waypost.test', result: 'pass' });
	});

	it('that was forwarded passes by its signature, and SPF is not held against it', async () => {
		expect(await rulesOf(traced(await bySender(), { spf: 'fail' }))).toEqual(['dmarc-pass']);
	});

	it('of a bounce is asked of the HELO name', async () => {
		const zone: Zone = { ...ZONE, 'out.sender.example': [{ A: '192.0.2.10' }, { TXT: 'v=spf1 a -all' }] };
		const found = await ask(traced(MAIL, { spf: 'temperror' }), zone, { from: '' });
		expect(found.spf).toMatchObject({ result: 'pass', subject: 'out.sender.example' });
		expect(found.dmarc).toMatchObject({ result: 'pass', alignedBy: 'spf' });
	});
});

describe('a forged mail', () => {
	it('is disowned as its domain asks', async () => {
		const policy = (text: string): Zone => ({ ...ZONE, '_dmarc.sender.example': [{ TXT: text }] });
		const forged = traced(MAIL, { spf: 'fail' });
		expect(await rulesOf(forged)).toEqual(['dmarc-fail-reject', 'spf-fail']);
		expect(await rulesOf(forged, policy('v=DMARC1; p=quarantine'))).toEqual(['dmarc-fail', 'spf-fail']);
		expect(await rulesOf(forged, policy('v=DMARC1; p=none'))).toEqual(['dmarc-fail-none', 'spf-fail']);
		expect(await rulesOf(forged, { ...ZONE, '_dmarc.sender.example': [] })).toEqual(['sender-unproven', 'spf-fail']);
	});

	it.each([
		['doubts', 'spf-softfail', 'softfail', 'v=spf1 ~all'],
		['says two things', 'spf-broken', 'permerror', 'v=spf1 -all', 'v=spf1 +all'],
		['asks in a circle', 'spf-broken', 'permerror', 'v=spf1 include:sender.example +all'],
		['has a slip in it', 'spf-broken', 'permerror', 'v=spf1 ip4:192.0.2.0/33 +all'],
	])('of a domain whose record %s: %s, whatever results it brings along', async (_, rule, result, ...records) => {
		const zone: Zone = { 'sender.example': records.map((TXT) => ({ TXT })) };
		const claimed =
			'Received: from out.sender.example by mx.waypost.test; Tue, 1 Sep 2026 00:00:00 +0000\r\n' +
			'Received-SPF: pass (mx.waypost.test) receiver=mx.waypost.test; client-ip=192.0.2.10;\r\n' +
			'Authentication-Results: mx.waypost.test; spf=pass smtp.mailfrom=ann@sender.example\r\n';
		// The platform has said so; or it could not tell, and is asked here.
		for (const spf of [result, 'temperror']) {
			expect(await rulesOf(traced(claimed + MAIL, { spf }), zone)).toContain(rule);
		}
	});

	it('with a signature of its own is no nearer to passing', async () => {
		const zone: Zone = { ...ZONE, 's1._domainkey.evil.example': [{ TXT: list.record }] };
		const mail = traced(await signed(MAIL, list, { domain: 'evil.example' }), { spf: 'pass' });
		expect(await ask(mail, zone, { from: 'x@evil.example' })).toMatchObject({
			dkim: [{ result: 'pass', domain: 'evil.example' }],
			dmarc: { result: 'fail', alignedBy: null },
		});
	});

	it('that shows two senders is proven by neither', async () => {
		const mail = traced(`From: bank@bank.example\r\n${await bySender()}`);
		expect((await ask(mail)).dmarc).toMatchObject({ result: 'permerror', reason: 'the mail has 2 From fields' });
		expect(await rulesOf(mail)).toContain('from-repeated');
		const both = MAIL.replace('Ann <ann@sender.example>', 'ann@sender.example, bank@bank.example');
		const zone: Zone = { ...ZONE, '_dmarc.bank.example': [{ TXT: 'v=DMARC1; p=reject' }] };
		expect((await ask(traced(await bySender(both)), zone)).dmarc).toMatchObject({
			result: 'fail',
			subject: 'bank.example',
		});
	});

	it('with more text under a signature of the beginning is not proven by it', async () => {
		const short = await signed(MAIL, sender, { domain: 'sender.example', tags: 'l=6', bodyLimit: 6 });
		expect((await ask(traced(short, { spf: 'fail' }))).dmarc.result).toBe('pass');
		const mail = traced(`${short}Pay here\r\n`, { spf: 'fail' });
		expect((await ask(mail)).dmarc.result).toBe('fail');
		expect(await rulesOf(mail)).toContain('dkim-body-appended');
	});

	it('with a second Subject over a signed one is not proven by it', async () => {
		const mail = traced(`Subject: You have won\r\n${await bySender()}`, { spf: 'fail' });
		expect((await ask(mail)).dmarc.result).toBe('fail');
		expect(await rulesOf(mail)).toContain('dkim-field-added');
	});
});

describe('a list', () => {
	const changed = async () => {
		const mail = (await bySender()).replace('Subject: Tide', 'Subject: [list] Tide');
		return sealed(mail, list, { domain: 'list.example', results: 'dmarc=pass header.from=sender.example' });
	};

	it('that is trusted excuses what it changed', async () => {
		const mail = traced(await changed(), { spf: 'none' });
		expect(await ask(mail)).toMatchObject({
			dmarc: { result: 'fail' },
			arc: { result: 'pass', rescuer: 'list.example' },
		});
		expect(await rulesOf(mail)).toEqual(['dmarc-fail-excused', 'dkim-fail']);
	});

	it('that is not trusted excuses nothing', async () => {
		const mail = traced(await changed(), { spf: 'none' });
		expect(await ask(mail, ZONE, { trustedSealers: [] })).toMatchObject({ arc: { result: 'pass', rescuer: null } });
		expect(await rulesOf(mail, ZONE, { trustedSealers: [] })).toEqual(['dmarc-fail-reject', 'dkim-fail']);
	});
});

describe('the trace', () => {
	const connection = async (mail: string, over = {}) => {
		const { iprev, helo } = await ask(mail, ZONE, over);
		return { ip: iprev.subject, helo };
	};

	it('is believed at the platform’s own place, in its own name, and there the topmost', async () => {
		expect(await connection(traced(MAIL))).toEqual({ ip: '192.0.2.10', helo: 'out.sender.example' });
		expect(await connection(traced(MAIL), { platformReceived: 0 })).toEqual({ ip: null, helo: null });
		expect(await connection(traced(MAIL), { platformReceived: -1 })).toEqual({ ip: null, helo: null });
		expect(await connection(traced(MAIL), { authservId: 'mx.other.test' })).toEqual({ ip: null, helo: null });
		expect(await connection(traced(traced(MAIL, { ip: '203.0.113.1' })))).toMatchObject({ ip: '192.0.2.10' });
	});

	it('of a sender, further down, is not', async () => {
		const below = `Received: from a by b\r\nReceived: from c by d\r\n${traced(MAIL).split('\r\n').slice(1).join('\r\n')}`;
		expect(await connection(below)).toEqual({ ip: null, helo: null });
	});

	it.each([
		['an address that is none', { ip: '999.1.1.1' }],
		['a result that is none', { spf: 'maybe' }],
	])('with %s says nothing', async (_what, over) => {
		expect(await connection(traced(MAIL, over))).toEqual({ ip: null, helo: null });
	});

	it('of IPv6, and of IPv4 in its clothes', async () => {
		expect(await connection(traced(MAIL, { ip: '2001:db8::1' }))).toMatchObject({ ip: '2001:db8::1' });
		expect(await connection(traced(MAIL, { ip: '::ffff:192.0.2.10' }))).toMatchObject({ ip: '192.0.2.10' });
	});

	it('that is away leaves SPF unchecked, and DMARC open where only SPF could prove it', async () => {
		expect(await ask(MAIL)).toMatchObject({
			spf: { result: 'unchecked' },
			iprev: { result: 'unchecked' },
			dmarc: { result: 'temperror', reason: 'SPF could not be checked' },
		});
		expect((await ask(await bySender())).dmarc.result).toBe('pass');
		expect(await rulesOf(MAIL)).toEqual([]);
	});
});

describe('the client', () => {
	it.each([
		['has no name', [], 'iprev-none'],
		['has a name that leads elsewhere', [{ PTR: 'other.example' }], 'iprev-fail'],
	] as const)('%s', async (_what, records, rule) => {
		const zone: Zone = { ...ZONE, '10.2.0.192.in-addr.arpa': [...records], 'other.example': [{ A: '192.0.2.99' }] };
		expect(await rulesOf(traced(await bySender()), zone)).toContain(rule);
	});

	it.each([
		'192-0-2-10.isp.example',
		'host.10.2.0.192.isp.example',
		'010.002.000.192.isp.example',
		'cpe3.isp.example',
		'x7.dsl.isp.example',
	])('at the end of a line is no mail server: %s', async (name) => {
		const zone: Zone = { ...ZONE, '10.2.0.192.in-addr.arpa': [{ PTR: name }], [name]: [{ A: '192.0.2.10' }] };
		expect(await rulesOf(traced(await bySender()), zone)).toContain('client-line');
		// a bot that calls itself by its line's name is one all the same; a server has a better name
		expect(await rulesOf(traced(await bySender(), { helo: name }), zone)).toContain('client-line');
		expect(await rulesOf(traced(await bySender(), { helo: 'mail.isp.example' }), zone)).not.toContain('client-line');
	});

	it.each(['mail-192-0-2.isp.example', 'dslreports.example', 'relay.homer.example'])(
		'with a name of its own is let alone: %s',
		async (name) => {
			const zone: Zone = { ...ZONE, '10.2.0.192.in-addr.arpa': [{ PTR: name }], [name]: [{ A: '192.0.2.10' }] };
			expect(await rulesOf(traced(await bySender()), zone)).not.toContain('client-line');
		},
	);

	it('whose name cannot be asked for is let alone', async () => {
		const zone: Zone = { ...ZONE, '10.2.0.192.in-addr.arpa': ['TIMEOUT'] };
		expect((await ask(traced(MAIL), zone)).iprev.result).toBe('temperror');
		expect(await rulesOf(traced(await bySender()), zone)).toEqual(['dmarc-pass']);
	});

	it.each([
		['localhost', 'helo-no-name'],
		['[192.0.2.10]', 'helo-no-name'],
		['mail.waypost.test', 'helo-own-domain'],
	])('that calls itself %s', async (helo, rule) => {
		expect(await rulesOf(traced(MAIL, { helo }))).toContain(rule);
	});

	it('may be a machine of the recipient’s own domain, where its mail is proven', async () => {
		expect(await rulesOf(traced(await bySender(), { helo: 'web.waypost.test' }))).toEqual(['dmarc-pass']);
	});
});

describe('a DNS that fails', () => {
	it('in all it is asked leaves all open, and weighs nothing', async () => {
		const away = new Proxy(fixtureResolver({}), {
			get: () => async () => ({ outcome: 'temporary', reason: 'no network' }),
		});
		const found = await authenticated(traced(await bySender(), { spf: 'temperror' }), away);
		expect(found).toMatchObject({
			spf: { result: 'temperror' },
			dkim: [{ result: 'temperror' }],
			dmarc: { result: 'temperror' },
			iprev: { result: 'temperror' },
		});
	});

	it('that is not there leaves the platform’s word', async () => {
		const found = await authenticated(traced(PASSED + (await bySender())), null);
		expect(found).toMatchObject({
			spf: { result: 'pass', by: 'mx.waypost.test' },
			dmarc: { result: 'pass', by: 'mx.waypost.test' },
			iprev: { result: 'unchecked' },
			dkim: [],
		});
		expect(summaryOf(await authenticated(MAIL, null))).toEqual([]);
	});
});

describe('any header', () => {
	const words = [
		'v=1',
		'i=1',
		'i=2',
		'a=rsa-sha256',
		'b=AAAA',
		'bh=AAAA',
		'c=relaxed',
		'd=sender.example',
		's=s1',
		'h=from',
		'cv=none',
	];
	const more = [
		'l=1',
		';',
		'; ;',
		'=',
		'(',
		'"',
		'\\',
		'client-ip=192.0.2.1',
		'dmarc=pass',
		'mx.waypost.test',
		'\xff',
		'@',
		'a@b.example',
	];
	const names = [
		'From',
		'DKIM-Signature',
		'ARC-Seal',
		'ARC-Message-Signature',
		'ARC-Authentication-Results',
		'Received-SPF',
		'Received',
	];
	const value = fc.array(fc.constantFrom(...words, ...more), { maxLength: 14 }).map((list) => list.join('; '));
	const field = fc.tuple(fc.constantFrom(...names), value).map(([name, text]) => `${name}: ${text}\r\n`);

	it('is answered with results that have names, and never with a throw', async () => {
		const known = /^(pass|fail|softfail|neutral|none|policy|temperror|permerror)$/;
		await fc.assert(
			fc.asyncProperty(fc.array(field, { maxLength: 12 }), fc.string(), async (fields, body) => {
				const found = await ask(`${fields.join('')}\r\n${body.replace(/[^ -~]/g, '?')}`);
				for (const { result } of summaryOf(found)) expect(result).toMatch(known);
				expect(found.dmarc.result).not.toBe('pass');
			}),
		);
	});
});
