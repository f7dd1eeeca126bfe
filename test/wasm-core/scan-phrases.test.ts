// The scanner looks for all phrases at once, however they are dressed up; the list that it is built from stands in
// wasm-core/phrases.ts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PHRASE_LIST } from '../../wasm-core/phrases.ts';
import { latinSkeleton } from '../../workers/domain/latin-look.ts';
import { core } from './node-core.ts';
import { read } from './reading.ts';
import { openScanner, type PartInput, scaling } from './scan-rig.ts';

const scan = await openScanner();
const scanWithVectors = await openScanner('simd');

const phrases = (as: PartInput['as'], octets: string) =>
	scan([{ as, octets }]).phrases.map(({ category, different, first }) => `${category} ${different} ${first}`);
const text = (octets: string) => phrases('text', octets);
const html = (octets: string) => phrases('html', octets);
const VERIFY = ['credentials 1 verify your account'];

describe('a phrase is found', () => {
	it.each([
		['in the midst of words', 'Please verify your account today.'],
		['alone', 'verify your account'],
		['in capitals', 'VERIFY YOUR ACCOUNT!'],
		['across lines and blanks', 'verify \r\n\t your\u00a0\u2003account\r\n'],
		['between marks', '"verify"—your, (account)'],
		['after a false start', 'verify verify your verify your account'],
		['with marks on its letters', 'vérify yöur áccount'],
		['with letters that look alike', 'vеrify yоur ассount'],
		['with Greek ones', 'verify yοur αccοunt'],
		['in full-width and mathematical letters', 'ｖｅｒｉｆｙ 𝐲𝐨𝐮𝐫 𝓪𝓬𝓬𝓸𝓾𝓷𝓽'],
		['with characters that take no room', 've\u200brify yo\u00adur acc\u2060ount'],
	])('%s', (_what, octets) => {
		expect(text(octets)).toEqual(VERIFY);
	});

	it.each([
		['between tags', '<p>verify <b>your</b>\n<i>acc</i>ount</p>'],
		['behind references', 'verify&nbsp;yo&#117;r a&#x63;count'],
		['around comments', 'ver<!-- x -->ify your account'],
		['around hidden letters', 'ver<span style="font-size:0">xyz</span>ify your acc<b style="display:none">q</b>ount'],
		['in a link', '<a href="//shop.example">Verify your account</a>'],
		['in cells', '<td>verify</td><td>your</td><td>account</td>'],
	])('in HTML: %s', (_what, octets) => {
		expect(html(octets)).toEqual(VERIFY);
	});

	it('in Latin-1 as in UTF-8', () => {
		const octets = Buffer.from('Bitte best\xe4tigen Sie Ihr Konto', 'latin1');
		expect(scan([{ as: 'text', octets }]).phrases).toMatchObject([{ category: 'credentials', place: 'body' }]);
		expect(text('Bitte bestätigen Sie Ihr Konto')).toEqual(['credentials 1 bestatigen sie ihr konto']);
	});

	it('in other scripts', () => {
		expect(text('Подтвердите ваши данные')).toEqual(['credentials 1 подтвердите ваш*']);
		expect(text('至急アカウントを確認してください')).toContain('credentials 1 アカウントを確認');
	});
});

describe('no phrase is', () => {
	it.each([
		['part of other words', 'verify your accountant; reverify your account'],
		['broken by another word', 'verify your own account'],
		['spelled with another letter', 'verify your accouñtt'],
		['in an address', 'https://shop.example/verify-your-account'],
		['nothing', ''],
	])('%s', (_what, octets) => {
		expect(text(octets)).toEqual([]);
	});

	it.each([
		['hidden', '<div style="display:none">verify your account</div>'],
		['in a comment', '<!-- verify your account -->'],
		['in a style', '<style>verify your account</style>'],
		['in an attribute', '<p title="verify your account">x</p>'],
	])('in HTML: %s', (_what, octets) => {
		expect(html(octets)).toEqual([]);
	});
});

describe('what is told of them', () => {
	it('each category, with how many different ones, and the first', () => {
		const found = text('Click here to verify your account. Click here! Confirm your identity. Verify your account.');
		expect(found).toEqual(['credentials 2 verify your account', 'click 1 click here']);
	});

	it('attached pages apart, and the words of their scripts', () => {
		const octets = `<html><script>window.URL.createObjectURL(new Blob([atob("${'QUJD'.repeat(400)}")]))</script>`;
		const found = scan([{ as: 'attachment', octets }]);
		expect(found.phrases).toEqual([{ category: 'script', place: 'attached', different: 3, first: 'createobjecturl' }]);
		expect(found.attached.longBase64).toBe(1);
		expect(scan([{ as: 'html', octets: `<p>${'QUJD'.repeat(400)}` }]).content.longBase64).toBe(0);
	});

	it('the subject and the sender’s name apart', () => {
		const mail = (subject: string, from: string) =>
			read(core, Buffer.from(`Message-ID: <1@a.example>\r\nFrom: ${from}\r\nSubject: ${subject}\r\n\r\nHello\r\n`))
				.facts;
		expect(mail('Verify your account', 'Bank <a@b.example>').phrases).toEqual([
			{ category: 'credentials', place: 'heading', different: 1, first: 'verify your account' },
		]);
		expect(mail('=?utf-8?B?dsOpcmlmeSB5b3VyIGFjY291bnQ=?=', 'a@b.example').phrases).toHaveLength(1);
		expect(mail('=?utf-8?Q?pay=D1=80al?=', 'a@b.example').heading.lookAlikeInWord).toBe(2);
		expect(mail('Hi', 'Helpdesk <a@b.example>').phrases).toMatchObject([{ category: 'call', place: 'heading' }]);
	});

	it('every phrase of the list is found by itself', () => {
		for (const { phrase } of PHRASE_LIST) {
			const found = scan([{ as: 'text', octets: phrase.replace('*', '') }]).phrases;
			expect(found.length, phrase).toBeGreaterThan(0);
		}
	});

	it('the automaton finds what a plain search does', () => {
		const words = fc.constantFrom(...new Set(PHRASE_LIST.flatMap(({ phrase }) => phrase.replace('*', '').split(' '))));
		const sample = fc.array(words, { maxLength: 12 }).map((list) => list.join(' '));
		fc.assert(
			fc.property(sample, (octets) => {
				const look = ` ${latinSkeleton(octets)} `;
				const holds = (phrase: string) =>
					look.includes(` ${latinSkeleton(phrase.replace('*', ''))}${/[*぀-鿿]/.test(phrase) ? '' : ' '}`);
				const found = scan([{ as: 'text', octets }]).phrases;
				for (const { first } of found) expect(holds(first), first).toBe(true);
				expect(found.length > 0).toBe(PHRASE_LIST.some(({ phrase }) => holds(phrase)));
			}),
		);
	});
});

describe('coins and telephones', () => {
	const BASE58 = '1BoatSLRHtKNngkdXEeobR76b53LETtpyT';
	const BECH32 = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
	const HEX = '0x52908400098527886E0F7030069857D2E4169EE7';

	it.each([BASE58, BECH32, BECH32.toUpperCase(), HEX])('%s is built like an address', (address) => {
		const found = (octets: string) => scan([{ as: 'text', octets }]).coinAddress?.toLowerCase();
		expect(found(address)).toBe(address.toLowerCase());
		expect(found(`Send it to: ${address}.\r\n`)).toBe(address.toLowerCase());
		expect(found(`${address}${'x'.repeat(30)}`)).toBeUndefined();
		expect(found(`x${address}`)).toBeUndefined();
	});

	it.each([
		'1234567890123456789012345678',
		'3fa85f6457174562b3fc2c963f66afa6',
		'0x1234',
		'bc12',
		`https://shop.example/${BASE58}`,
	])('%s is not', (word) => {
		expect(scan([{ as: 'text', octets: word }]).coinAddress).toBeNull();
	});

	it.each([
		['Call us now at +1 (888) 555-0100.', 1],
		['please call 1-888-555-0100 or 1-888-555-0199', 2],
		['Customer care: <b>888</b> 555 0100', 1],
		['My number is 888 555 0100', 0],
		['call us about order 12 of 14 boats', 0],
		[`call us ${'some words '.repeat(10)} 888 555 0100`, 0],
		['call us 888 and then 555 but not 0100 000', 0],
	])('%j: %i to call', (octets, times) => {
		expect(scan([{ as: 'html', octets }]).content.phone).toBe(times);
	});
});

describe('any input', () => {
	const piece = fc.constantFrom(
		...[
			'verify',
			'your',
			'account',
			' ',
			'\n',
			', ',
			'é',
			'е',
			'\u200b',
			'𝐲',
			'&#117;',
			'<b>',
			'</b>',
			'<br>',
			'<!-- -->',
			'<',
		],
		...[
			'call us',
			'888',
			'-',
			'555',
			'0100',
			'1BoatSLRHtKNngk',
			'dXEeobR76b53LETtpyT',
			'bc',
			'1',
			'qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
		],
		...[
			'<script>',
			'</script>',
			'atob',
			'QUJD'.repeat(100),
			'https://',
			'www.',
			'.',
			'\xff',
			'<i style="display:none">',
			'</i>',
		],
	);

	it('says the same however it is cut, with vectors and without', () => {
		const as = fc.constantFrom('html', 'text', 'attachment');
		const octets = fc.array(piece, { maxLength: 50 }).map((pieces) => new Uint8Array(Buffer.from(pieces.join(''))));
		fc.assert(
			fc.property(as, octets, fc.array(fc.nat(1500), { maxLength: 6 }), (kind, whole, cuts) => {
				const found = scan([{ as: kind, octets: whole }]);
				expect(scan([{ as: kind, octets: whole, cuts }])).toEqual(found);
				expect(scan([{ as: kind, octets: whole, cuts: Array.from(whole, (_, place) => place) }])).toEqual(found);
				expect(scanWithVectors([{ as: kind, octets: whole, cuts }])).toEqual(found);
			}),
			{ numRuns: 1500 },
		);
	});

	it.each(['verify ', 'verify your ', 'a ', '1', '1a', 'call us 1 ', 'ver', 'я', 'verify&nbsp;'])(
		'takes time in proportion to its length: %j',
		(part) => {
			const work = (times: number) => void scan([{ as: 'html', octets: Buffer.from(part.repeat(times)) }]);
			expect(scaling(work, 20_000)).toBeLessThan(6);
		},
	);
});
