// DKIM: real signatures, made here with fresh keys, through the one read of the core; and what must not pass for one.
import { describe, expect, it } from 'vitest';
import { type DkimFinding, verifySignature } from '../../../../workers/scanner/authentication/dkim/verify';
import { fixtureResolver, type Zone } from '../../../../workers/scanner/authentication/dns/fixture';
import { signedContent } from '../../../../workers/scanner/authentication/signed-mail';
import { NOW, signedMail } from './reader';
import { edSigner, rsaSigner, type Signer, type SignOptions, signed } from './signer';

const MAIL =
	'From: Ann <ann@sender.example>\r\nTo: demo@waypost.test\r\nSubject: The  tide\r\n\tis out\r\n\r\n' +
	'Come to the  beach. \r\n\r\nAnn\r\n\r\n\r\n';
const rsa = await rsaSigner();
const ed = await edSigner();

const zoneOf = (record: string): Zone => ({ 's1._domainkey.sender.example': [{ TXT: record }] });

async function verified(mail: string, zone: Zone, chunkBytes?: number): Promise<DkimFinding[]> {
	const read = await signedMail(mail, chunkBytes);
	const content = signedContent(read);
	const resolver = fixtureResolver(zone);
	return Promise.all(read.header.signatures.map((each) => verifySignature(each, content, resolver, NOW / 1000)));
}

const sign = (over: Partial<SignOptions> = {}, signer = rsa, mail = MAIL) =>
	signed(mail, signer, { domain: 'sender.example', ...over });

async function resultOf(mail: string, record = rsa.record): Promise<string | undefined> {
	const [first] = await verified(mail, zoneOf(record));
	return first?.result;
}

describe('a signature that is right', () => {
	it.each<[string, Signer]>([
		['RSA', rsa],
		['Ed25519', ed],
	])('by %s passes in every form and every chunking', async (_name, signer) => {
		for (const canonical of [
			'simple',
			'relaxed',
			'simple/relaxed',
			'relaxed/simple',
			'relaxed/relaxed',
			'simple/simple',
		]) {
			for (const chunkBytes of [1, 64, 4096]) {
				const found = await verified(await sign({ canonical }, signer), zoneOf(signer.record), chunkBytes);
				expect(found).toEqual([
					{
						result: 'pass',
						domain: 'sender.example',
						selector: 's1',
						reason: 'the signature of sender.example is right',
						weaknesses: [],
					},
				]);
			}
		}
	});

	it('survives what relaxed forgives, and simple does not', async () => {
		const relaxed = (await sign())
			.replace('Subject: The  tide\r\n\tis out', 'subject:The tide is   out')
			.replace('the  beach. ', 'the beach.');
		expect(await resultOf(relaxed)).toBe('pass');
		const simple = (await sign({ canonical: 'simple/simple' })).replace('The  tide', 'The tide');
		expect(await resultOf(simple)).toBe('fail');
	});

	it('passes with bare line feeds, as some stores leave them', async () => {
		expect(await resultOf((await sign()).replaceAll('\r\n', '\n'))).toBe('pass');
	});

	it('holds octets beyond ASCII as they are', async () => {
		const mail = MAIL.replace('The  tide', 'Caf\xc3\xa9').replace('Come', 'K\xf6mmt');
		expect(await resultOf(await sign({}, rsa, mail))).toBe('pass');
	});

	it('of an empty body, and of a mail that is header alone, passes', async () => {
		const mail = 'From: a@sender.example\r\nTo: b@waypost.test\r\nSubject: x\r\n\r\n';
		expect(await resultOf(await sign({}, rsa, mail))).toBe('pass');
		expect(await resultOf((await sign({}, rsa, mail)).slice(0, -2))).toBe('pass');
	});

	it('beside others is judged by itself, and no more than eight are', async () => {
		let mail = await sign();
		for (let more = 0; more < 9; more++) mail = await signed(mail, ed, { domain: 'other.example', selector: 's1' });
		const found = await verified(mail, { ...zoneOf(rsa.record), 's1._domainkey.other.example': [{ TXT: ed.record }] });
		expect(found.map(({ domain, result }) => `${domain} ${result}`)).toEqual(Array(8).fill('other.example pass'));
	});

	it('asks the DNS once for two signatures with one key', async () => {
		const read = await signedMail(await signed(await sign(), rsa, { domain: 'sender.example' }));
		expect(read.header.signatures).toHaveLength(2);
		expect(read.header.forms).toEqual([{ canonical: 'relaxed', limit: null }]);
	});
});

describe('a signature that is broken', () => {
	it('fails when the body was changed, without a query', async () => {
		const mail = (await sign()).replace('beach', 'bench');
		expect(await verified(mail, {})).toMatchObject([
			{ result: 'fail', reason: 'the body is not what sender.example signed' },
		]);
	});

	it('fails when a signed field was changed', async () => {
		expect(await resultOf((await sign()).replace('To: demo', 'To: all'))).toBe('fail');
	});

	it('fails under another key of the same kind', async () => {
		expect(await resultOf(await sign(), (await rsaSigner()).record)).toBe('fail');
	});

	it.each([
		['no version', (mail: string) => mail.replace('v=1; ', ''), 'neutral'],
		['a version to come', (mail: string) => mail.replace('v=1', 'v=2'), 'neutral'],
		['no domain', (mail: string) => mail.replace('d=sender.example; ', ''), 'neutral'],
		['a tag twice', (mail: string) => mail.replace('v=1;', 'v=1; d=evil.example;'), 'neutral'],
		['an unknown algorithm', (mail: string) => mail.replace('rsa-sha256', 'rsa-md5'), 'neutral'],
		['SHA-1', (mail: string) => mail.replace('rsa-sha256', 'rsa-sha1'), 'policy'],
		['an unknown form', (mail: string) => mail.replace('relaxed/relaxed', 'loose'), 'neutral'],
		['no base64', (mail: string) => mail.replace('bh=', 'bh=*'), 'neutral'],
		['From unsigned', (mail: string) => mail.replace('h=from:', 'h=date:'), 'permerror'],
		['an identity of another domain', (mail: string) => mail.replace('v=1;', 'v=1; i=@evil.example;'), 'neutral'],
		[
			'an identity with the domain as its end',
			(mail: string) => mail.replace('v=1;', 'v=1; i=@notsender.example;'),
			'neutral',
		],
		['another place for keys', (mail: string) => mail.replace('v=1;', 'v=1; q=http;'), 'neutral'],
		['no tags at all', (mail: string) => mail.replace('v=1;', 'hello;'), 'neutral'],
	])('with %s is not believed', async (_what, change, result) => {
		expect(await resultOf(change(await sign()))).toBe(result);
	});

	it('expired when it came, but not when it is read again later', async () => {
		const seconds = NOW / 1000;
		expect(await resultOf(await sign({ tags: `t=1; x=${seconds - 1}` }))).toBe('policy');
		expect(await resultOf(await sign({ tags: `t=1; x=${seconds + 1}` }))).toBe('pass');
		expect(await resultOf(await sign({ tags: 't=9; x=5' }))).toBe('neutral');
	});
});

/** A key record of an RSAPublicKey with numbers of so many octets: no key that ever signed. */
function bareKey(modulusBytes: number, exponentBytes: number): string {
	const number = (bytes: number) => `\x02\x82${pair(bytes + 1)}\0${'\xff'.repeat(bytes)}`;
	const pair = (length: number) => String.fromCharCode(length >> 8, length & 0xff);
	const both = number(modulusBytes) + number(exponentBytes);
	return `v=DKIM1; p=${btoa(`\x30\x82${pair(both.length)}${both}`)}`;
}

describe('keys', () => {
	it('of 1024 and 4096 bits are taken, weaker and longer ones are not', async () => {
		for (const [bits, result] of [
			[1024, 'pass'],
			[4096, 'pass'],
			[512, 'policy'],
		] as const) {
			const signer = await rsaSigner(bits);
			expect(await resultOf(await sign({}, signer), signer.record)).toBe(result);
		}
		expect(await resultOf(await sign(), bareKey(4104 / 8, 3))).toBe('policy');
		expect(await resultOf(await sign(), bareKey(2048 / 8, 200))).toBe('permerror');
	});

	it('as a bare RSAPublicKey are taken too', async () => {
		const spki = Uint8Array.from(atob(rsa.record.split('p=')[1] ?? ''), (char) => char.charCodeAt(0));
		const bare = btoa(String.fromCharCode(...spki.subarray(24)));
		expect(await resultOf(await sign(), `v=DKIM1; p=${bare}`)).toBe('pass');
	});

	it.each([
		['nothing published', {} as Zone, 'permerror'],
		['a DNS that does not answer', { 's1._domainkey.sender.example': ['TIMEOUT'] } as Zone, 'temperror'],
		['a revoked key', zoneOf('v=DKIM1; p='), 'permerror'],
		['a record without a key', zoneOf('v=DKIM1; k=rsa'), 'permerror'],
		['another version', zoneOf(rsa.record.replace('DKIM1', 'DKIM2')), 'permerror'],
		['a version that does not stand first', zoneOf(`k=rsa; v=DKIM1; p=${rsa.record.split('p=')[1]}`), 'permerror'],
		['a key of another kind', zoneOf(ed.record), 'permerror'],
		['a key for SHA-1 alone', zoneOf(rsa.record.replace('k=rsa', 'k=rsa; h=sha1')), 'permerror'],
		['a key for something else', zoneOf(rsa.record.replace('k=rsa', 'k=rsa; s=tlsrpt')), 'permerror'],
		['no base64', zoneOf('v=DKIM1; p=???'), 'permerror'],
		['base64 that is no key', zoneOf('v=DKIM1; p=aGVsbG8gd29ybGQh'), 'permerror'],
		[
			'a length that leads out of the key',
			zoneOf(`v=DKIM1; p=${btoa('\x30\x82\xff\xff\x02\x82\xff\xff')}`),
			'permerror',
		],
		['ten kilobytes of text', zoneOf(`v=DKIM1; p=${'A'.repeat(10_240)}`), 'permerror'],
		['a thousand tags', zoneOf(`v=DKIM1; ${Array.from({ length: 1000 }, (_, n) => `t${n}=1;`).join('')}`), 'permerror'],
	])('%s', async (_what, zone, result) => {
		expect(await verified(await sign(), zone)).toMatchObject([{ result }]);
	});

	it('count where they stand beside other text', async () => {
		const zone: Zone = { 's1._domainkey.sender.example': [{ TXT: 'google-site-verification=x' }, { TXT: rsa.record }] };
		expect(await verified(await sign(), zone)).toMatchObject([{ result: 'pass' }]);
	});

	it('in strings with white space between are one key', async () => {
		const [head = '', key = ''] = rsa.record.split('p=');
		const zone: Zone = {
			's1._domainkey.sender.example': [{ TXT: [`${head}p=${key.slice(0, 100)} `, key.slice(100)] }],
		};
		expect(await verified(await sign(), zone)).toMatchObject([{ result: 'pass' }]);
	});

	it('t=s wants the very domain as identity', async () => {
		const strict = rsa.record.replace('k=rsa', 'k=rsa; t=s');
		expect(await resultOf(await sign({ tags: 'i=@mail.sender.example' }), rsa.record)).toBe('pass');
		expect(await resultOf(await sign({ tags: 'i=@mail.sender.example' }), strict)).toBe('permerror');
		expect(await resultOf(await sign({ tags: 'i=@sender.example' }), strict)).toBe('pass');
	});

	it('t=y: a pass says so, a failure says nothing', async () => {
		const testing = zoneOf(rsa.record.replace('k=rsa', 'k=rsa; t=y'));
		expect(await verified(await sign(), testing)).toMatchObject([{ result: 'pass', weaknesses: ['testing'] }]);
		expect(await verified((await sign()).replace('To: demo', 'To: all'), testing)).toMatchObject([
			{ result: 'neutral' },
		]);
	});
});

describe('what a stranger may add', () => {
	it('a body beyond l= is told apart from one that ends there', async () => {
		const bodyLimit = 'Come to the beach.\r\n\r\nAnn\r\n'.length;
		const mail = await sign({ tags: `l=${bodyLimit}`, bodyLimit });
		expect(await verified(mail, zoneOf(rsa.record))).toMatchObject([{ result: 'pass', weaknesses: ['lengthLimit'] }]);
		expect(await verified(`${mail}Pay here\r\n`, zoneOf(rsa.record))).toMatchObject([
			{ result: 'pass', weaknesses: ['lengthLimit', 'unsignedBody'] },
		]);
	});

	it('l= beyond the body fails', async () => {
		expect(await resultOf(await sign({ tags: 'l=4000' }))).toBe('fail');
		expect(await resultOf(await sign({ tags: `l=${'9'.repeat(76)}` }))).toBe('fail');
		expect(await resultOf(await sign({ tags: 'l=-1' }))).toBe('neutral');
	});

	it('a second Subject above the signed one is seen', async () => {
		const mail = `Subject: You have won\r\n${await sign()}`;
		expect(await verified(mail, zoneOf(rsa.record))).toMatchObject([{ result: 'pass', weaknesses: ['addedField'] }]);
	});

	it('a field that is oversigned cannot be added', async () => {
		const mail = await sign({ names: ['from', 'from', 'subject', 'subject', 'to'] });
		expect(await resultOf(mail)).toBe('pass');
		expect(await resultOf(`Subject: You have won\r\n${mail}`)).toBe('fail');
		expect(await resultOf(`From: bank@bank.example\r\n${mail}`)).toBe('fail');
	});

	it('of two equal fields the lower is signed', async () => {
		const twice = MAIL.replace('To: ', 'Received: one\r\nReceived: two\r\nTo: ');
		const mail = await sign({ names: ['from', 'received'] }, rsa, twice);
		expect(await resultOf(mail.replace('Received: one', 'Received: other'))).toBe('pass');
		expect(await resultOf(mail.replace('Received: two', 'Received: other'))).toBe('fail');
	});

	it('a signature may cover one that was there before, never itself', async () => {
		const names = ['from', 'dkim-signature', 'dkim-signature'];
		const mail = await sign({ names }, rsa, await sign({}, ed));
		const zone: Zone = { 's1._domainkey.sender.example': [{ TXT: rsa.record }] };
		expect((await verified(mail, zone)).map(({ result }) => result)).toEqual(['pass', 'permerror']);
		const [own = '', other = '', body = ''] = mail.split(/\r\n(?=DKIM-Signature:|From:)/);
		expect((await verified([other, own, body].join('\r\n'), zone)).map(({ result }) => result)).toEqual([
			'permerror',
			'pass',
		]);
	});

	it('eight bodies of eight lengths are not all hashed', async () => {
		let mail = MAIL;
		for (let limit = 1; limit <= 8; limit++) mail = await sign({ tags: `l=${limit}`, bodyLimit: limit }, rsa, mail);
		const found = await verified(mail, zoneOf(rsa.record));
		expect(found.map(({ result }) => result)).toEqual([
			'pass',
			'pass',
			'pass',
			'pass',
			'policy',
			'policy',
			'policy',
			'policy',
		]);
	});
});
