// Charsets told by the octets alone: what is recognized, and that Western text never is.
import { describe, expect, it } from 'vitest';
import { guessCharset } from '../../wasm-core/guess-charset.ts';

describe('guessCharset', () => {
	it.each([
		['big5', '今天的風很大'],
		['big5', '明天早上八點我們在碼頭見面，請帶雨衣。船票已經買好了。'],
		['gb18030', '海边的天气很好'],
		['gb18030', '明天早上八点我们在码头见面，请带雨衣。'],
		['euc-kr', '내일 아침'],
		['euc-kr', '내일 아침 여덟 시에 부두에서 만나요. 우산을 가져오세요.'],
		['shift_jis', 'みなと便り'],
		['shift_jis', '明日の朝八時に港で会いましょう。雨具を忘れないでください。'],
		['euc-jp', 'みなと便り'],
		['euc-jp', '明日の朝八時に港で会いましょう。雨具を忘れないでください。'],
		['windows-1251', 'Завтра утром'],
		['windows-1251', 'Встретимся завтра в восемь утра у причала. Возьми с собой зонт.'],
		['koi8-u', 'Завтра утром'],
		['koi8-u', 'Встретимся завтра в восемь утра у причала. Возьми с собой зонт.'],
	])('%s: %s', (label, text) => {
		expect(guessCharset(encode(text, label))).toBe(label);
		expect(guessCharset(encode(`Re: [dock] ${text} -- Ann`, label))).toBe(label);
	});

	it.each([
		'',
		'only ASCII',
		'Grüße aus Übersee, ÄRGER ÜBER ÖL',
		'Déjà créée à 9 h, à 10 h, à 11 h, à 12 h, à 13 h',
		'Hyvää yötä, pääsiäinen, määrää, jää, sää, pää',
		'Við þurfum að ræða það',
		'¿Qué? ¡Olé! ¡Así! ¿Dónde? ¡Ándale!',
		'5 µm, 6 µg, 7 µl, 8 °C, §a, §b, ½l',
		'“Today’s” – “it’s” … “she’d” ‚a‘ ‚Ä‘ ƒ',
		'Ålborg, Århus, Ærø, ÆØÅ',
		'«À bas», «Ça va», «École»',
		'££££ ±±±± °°°° ÄÄÄÄ ÍÍÍÍ ¯¯¯¯',
		'caf\u00e9',
	])('%j is left to windows-1252', (text) => {
		expect(guessCharset(encode(text, 'windows-1252'))).toBeNull();
	});

	it.each('af ca cy da de en es et eu fi fo fr ga gl is it lb nb nl pt rm sq sv'.split(' '))(
		'takes no name of a country, language or currency in %s for anything else',
		(language) => {
			for (const name of namesIn(language)) expect(guessCharset(encode(name, 'windows-1252')), name).toBeNull();
		},
	);

	it.each([
		['zh', 'gb18030'],
		['zh-Hant', 'big5'],
		['ko', 'euc-kr'],
		['ja', 'shift_jis'],
		['ja', 'euc-jp'],
		['ru', 'windows-1251'],
		['ru', 'koi8-u'],
		['bg', 'windows-1251'],
	])('takes every page of such names in %s for %s', (language, label) => {
		const names = namesIn(language);
		for (let at = 0; at + 20 <= names.length; at += 20) {
			expect(guessCharset(encode(names.slice(at, at + 20).join('\r\n'), label))).toBe(label);
		}
	});

	it('looks at the first octets beyond ASCII only', () => {
		const late = [encode('é '.repeat(4096), 'windows-1252'), encode('みなと便り', 'shift_jis')];
		expect(guessCharset(Uint8Array.from(late.flatMap((octets) => [...octets])))).toBeNull();
	});
});

/** What a language calls the countries, the languages and the currencies: all of its letters, in short texts. */
function namesIn(language: string): string[] {
	const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
	const pairs = letters.flatMap((first) => letters.map((second) => first + second));
	const namesOf = (type: Intl.DisplayNamesType, codes: string[]) => {
		const names = new Intl.DisplayNames(language, { type, fallback: 'none' });
		return codes.map((code) => names.of(code) ?? '');
	};
	return [
		...namesOf('region', pairs),
		...namesOf('language', pairs),
		...namesOf('currency', Intl.supportedValuesOf('currency')),
	].filter((name) => /[^ -~]/.test(name));
}

/** Text in a charset that has decoders only. What it has not is left out. */
function encode(text: string, label: string): Uint8Array {
	const codes = codesOf(label);
	return Uint8Array.from([...text].flatMap((character) => codes.get(character) ?? []));
}

const tables = new Map<string, Map<string, number[]>>();

/** A charset's characters, found by decoding everything that one or two octets can say. */
function codesOf(label: string): Map<string, number[]> {
	const known = tables.get(label);
	if (known) return known;
	const decoder = new TextDecoder(label);
	const codes = new Map<string, number[]>();
	const learn = (...octets: number[]) => {
		const said = decoder.decode(Uint8Array.from(octets));
		if (!codes.has(said)) codes.set(said, octets);
	};
	for (let octet = 0; octet < 256; octet++) learn(octet);
	for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) learn(lead, trail);
	tables.set(label, codes);
	return codes;
}
