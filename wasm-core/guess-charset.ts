// Which charset a text is in that names none and is no UTF-8, told by its octets alone: the scripts where windows-1252 would
// be unreadable. One bounded sample; knows no decoder; when in doubt it says nothing.

/** What the first octets beyond ASCII do not tell, the rest hardly would. */
const SAMPLE_BYTES = 4096;
/** Fewer different characters than these are chance. */
const MIN_DIFFERENT = 3;
/** One octet in so many may be broken: texts are cut and quoted. */
const PAIRS_PER_BROKEN = 20;
const MIN_LETTERS = 5;
/** In every alphabet of one octet a letter, nearly all letters are from here on. */
const FIRST_LETTER = 0xc0;

/** A charset of two octets a character. */
interface DoubleByte {
	label: string;
	isPair(lead: number, trail: number): boolean;
	/** Whether it is of the kind that fills the texts of the language, and hardly others. */
	isCommon(lead: number, trail: number): boolean;
	/** How many of a text's pairs are at least common. */
	commonShare: number;
	/** How many have an ASCII octet second, at least and at most: chance in that language, the rule in a Latin one. */
	asciiShare: readonly [number, number];
}

const isHigh = (lead: number, trail: number) => lead >= 0xa1 && trail >= 0xa1;

/** In this order: the first three are valid in one another, and what is common in one is not in those after it. */
const DOUBLE_BYTE: DoubleByte[] = [
	{
		label: 'euc-jp',
		isPair: isHigh,
		isCommon: (lead) => lead === 0xa4 || lead === 0xa5, // kana
		commonShare: 0.25,
		asciiShare: [0, 0],
	},
	{
		label: 'euc-kr',
		isPair: isHigh,
		isCommon: (lead) => lead <= 0xa3 || (lead >= 0xb0 && lead <= 0xc8), // punctuation, Hangul
		commonShare: 0.9,
		asciiShare: [0, 0],
	},
	{
		label: 'gb18030',
		isPair: isHigh,
		isCommon: (lead) => lead === 0xa1 || lead === 0xa3 || (lead >= 0xb0 && lead <= 0xd7), // punctuation, level 1
		commonShare: 0.9,
		asciiShare: [0, 0],
	},
	{
		label: 'big5',
		isPair: (lead, trail) => lead >= 0xa1 && lead <= 0xf9 && ((trail >= 0x40 && trail <= 0x7e) || trail >= 0xa1),
		isCommon: (lead) => lead <= 0xc6, // punctuation, level 1
		commonShare: 0.85,
		asciiShare: [0.1, 0.75],
	},
	{
		label: 'shift_jis',
		isPair: (lead, trail) => (lead <= 0x9f || lead >= 0xe0) && trail >= 0x40 && trail !== 0x7f && trail <= 0xfc,
		isCommon: (lead, trail) => (lead === 0x82 && trail >= 0x9f) || (lead === 0x83 && trail <= 0x96), // kana
		commonShare: 0.25,
		asciiShare: [0, 1],
	},
];

/** о е а и н т с р в л, in lower case: two thirds of Russian. Ukrainian, Bulgarian and Serbian are near enough. */
const CYRILLIC = [
	{ label: 'windows-1251', common: new Set([0xee, 0xe5, 0xe0, 0xe8, 0xed, 0xf2, 0xf1, 0xf0, 0xe2, 0xeb]) },
	// KOI8-R but for the four Ukrainian letters
	{ label: 'koi8-u', common: new Set([0xcf, 0xc5, 0xc1, 0xc9, 0xce, 0xd4, 0xd3, 0xd2, 0xd7, 0xcc]) },
];
const CYRILLIC_SHARE = 0.5;

/** The charset's label; null where none of those that it knows is likely. */
export function guessCharset(octets: Uint8Array): string | null {
	const sample = beyondAscii(octets);
	return guessAlphabet(sample) ?? DOUBLE_BYTE.find((candidate) => isWrittenIn(sample, candidate))?.label ?? null;
}

/** The octets beyond ASCII of the sample that begins with the first, each with the one after it: the others tell nothing. */
function beyondAscii(octets: Uint8Array): Uint8Array {
	let start = 0;
	while (start < octets.length && (octets[start] ?? 0) < 0x80) start++;
	const sample = octets.slice(start, start + SAMPLE_BYTES);
	let kept = 0;
	let before = 0;
	for (const octet of sample) {
		if (octet >= 0x80 || before >= 0x80) sample[kept++] = octet;
		before = octet;
	}
	return sample.subarray(0, kept);
}

function isWrittenIn(sample: Uint8Array, { isPair, isCommon, commonShare, asciiShare }: DoubleByte): boolean {
	const different: number[] = [];
	let pairs = 0;
	let broken = 0;
	let common = 0;
	let ascii = 0;
	for (let at = 0; at < sample.length; at++) {
		const lead = sample[at] ?? 0;
		if (lead < 0x80) continue;
		const trail = sample[at + 1] ?? 0;
		if (!isPair(lead, trail)) {
			broken++;
			continue;
		}
		at++;
		pairs++;
		if (trail < 0x80) ascii++;
		if (!isCommon(lead, trail)) continue;
		common++;
		if (different.length === MIN_DIFFERENT || lead === trail) continue; // rules and boxes are drawn with one octet
		const character = (lead << 8) | trail;
		if (!different.includes(character)) different.push(character);
	}
	const [least, most] = asciiShare;
	const isWhole = broken * PAIRS_PER_BROKEN <= pairs && ascii >= least * pairs && ascii <= most * pairs;
	return isWhole && different.length === MIN_DIFFERENT && common >= commonShare * pairs;
}

/**
 * Letters beyond ASCII in rows make words of another alphabet: in a Latin one they stand between ASCII letters. Of two
 * octets a character, a third is below the letters.
 */
function guessAlphabet(sample: Uint8Array): string | null {
	let letters = 0;
	let inRows = 0;
	let others = 0;
	let before = 0;
	for (let at = 0; at < sample.length; at++) {
		const octet = sample[at] ?? 0;
		if (octet >= FIRST_LETTER) {
			letters++;
			if (before >= FIRST_LETTER || (sample[at + 1] ?? 0) >= FIRST_LETTER) inRows++;
		} else if (octet >= 0xa1) others++;
		before = octet;
	}
	if (letters < MIN_LETTERS || inRows < 0.8 * letters || others > 0.1 * letters) return null;
	return CYRILLIC.find(({ common }) => countOf(sample, common) >= CYRILLIC_SHARE * letters)?.label ?? null;
}

function countOf(sample: Uint8Array, wanted: Set<number>): number {
	let count = 0;
	for (const octet of sample) if (wanted.has(octet)) count++;
	return count;
}
