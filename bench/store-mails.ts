// Makes up mails for the store's bench, the same ones every time: the n-th mail follows from n alone. Pure; runs anywhere.
import type { Delivery } from '../workers/domain/account';
import type { Address } from '../workers/domain/address';
import type { FieldText, Part, PartIndex } from '../workers/domain/part-index';

/** Where a mail ends up, and how it is marked there. */
export interface Made {
	delivery: Delivery;
	role: 'inbox' | 'archive' | 'sent' | 'trash' | 'junk';
	keywords: string[];
}

/** Stands in this share of the mails: an unselective search. */
export const COMMON_WORD = 'schedule';
const COMMON_SHARE = 0.3;
/** So many case numbers share the mails evenly: a selective search finds a 2500th of them. */
const CASES = 2500;
const START = Date.UTC(2019, 0, 1);
const STEP_MS = 17 * 60_000;

interface Language {
	/** How often, of 100 mails. */
	share: number;
	frequent: string[];
	syllables: string[];
	between: string;
}

const LANGUAGES: Language[] = [
	language(
		56,
		'the and to of for you we in is on that with be this will are not have please as it our at from',
		LATIN(),
	),
	language(14, 'die der und das wir ist nicht sie für mit auf den von ein eine bitte zu im auch noch über', GERMAN()),
	language(10, 'le la les et de des vous nous est pour que dans avec sur une pas merci à été même', FRENCH()),
	language(8, 'el la los que y de en por para con una no es se lo gracias más también señor', LATIN()),
	language(6, 'и в не на что мы вы с это для как по из все если будет', CYRILLIC()),
	{
		share: 6,
		frequent: [...'のにをはがでとし'],
		syllables: [...'日本東京会議資料確認予定今週来月請求書送付件名担当'],
		between: '',
	},
];

function language(share: number, frequent: string, syllables: string): Language {
	return { share, frequent: frequent.split(' '), syllables: syllables.split(' '), between: ' ' };
}

function LATIN(): string {
	return 'ba con de fi gra ho in ju ka lo men ni or pre qua re sta ti ul ver wi ex ya zo';
}

function GERMAN(): string {
	return 'an be ge ver zer lich keit ung schaft stell über ein auf bau kon für grö rech nung ter min';
}

function FRENCH(): string {
	return 'é con dé tion ment pré ré eau ou ai ville fac ture ren dez trans port qui lè ça im';
}

function CYRILLIC(): string {
	return 'про до ска ни ре ва по сто лен ка ми ру те го во дня пись мо за';
}

const VOCABULARY = 20_000;
const PEOPLE = 2000;
const FIRST =
	'Ada Bo Carla Dmitri Elif Fritz Gwen Hana Igor José Karin Lena Mateo Nora Olaf Priya Quinn Ruth Sven Tomás'.split(
		' ',
	);

/** mulberry32: small, seeded, good enough to deal cards. */
export function dice(seed: number): () => number {
	let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** 0 … size - 1 by Zipf's law with exponent 1: the rank's logarithm is even. */
function zipf(roll: () => number, size: number): number {
	return Math.min(size - 1, Math.floor(Math.exp(roll() * Math.log(size + 1))) - 1);
}

/** The word of that rank: the frequent ones first, then made of syllables. */
function wordOf({ frequent, syllables }: Language, rank: number): string {
	if (rank < frequent.length) return frequent[rank] ?? '';
	let word = '';
	for (let rest = rank; rest > 0; rest = Math.floor(rest / syllables.length))
		word += syllables[rest % syllables.length];
	return word;
}

export function personOf(rank: number): Address {
	const roll = dice(rank + 77_000_000);
	const first = FIRST[Math.floor(roll() * FIRST.length)] ?? 'Ada';
	const last = wordOf(LANGUAGES[0] as Language, 400 + Math.floor(roll() * 15_000));
	return {
		name: `${first} ${last[0]?.toUpperCase()}${last.slice(1)}`,
		email: `${last}.${rank}@host${rank % 97}.example`,
	};
}

/** Letters all through, so that no case number is the beginning of another's. */
export function caseOf(number: number): string {
	return `case${(number % CASES)
		.toString(26)
		.padStart(3, '0')
		.replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '')}x`;
}

/** The n-th mail of the account: some 3 kB of text in one of six languages, in a thread of 1 to 20. */
export function makeMail(accountId: string, n: number): Made {
	const roll = dice(n);
	const language = pickLanguage(roll() * 100);
	const role = pickRole(roll());
	const founder = founderOf(n);
	const text = makeText(roll, language, n);
	const subject = `${founder === n ? '' : 'Re: '}${sentence(dice(founder + 9_000_000), language, 3, 8)}`;
	const me = { name: 'Demo', email: 'demo@waypost.test' };
	const other = personOf(zipf(roll, PEOPLE));
	const copied = roll() < 0.25 ? [personOf(zipf(roll, PEOPLE)), personOf(zipf(roll, PEOPLE))] : [];
	const [from, to] = role === 'sent' ? [me, other] : [other, me];
	// One in fifty is an import: its date lies far before its arrival.
	const at = START + (roll() < 0.02 ? Math.floor(roll() * n) : n) * STEP_MS + Math.floor(roll() * STEP_MS);
	const { parts, rawBytes } = makeParts(text, roll() < 0.05 ? `${wordOf(language, zipf(roll, 2000))} ${n}.pdf` : null);
	const index: PartIndex = {
		...{ rawBytes, parts, defects: [], from: [from], sender: [], replyTo: [], to: [to], cc: copied, bcc: [] },
		...{ subject, sentAt: new Date(at - 60_000).toISOString(), messageId: [`${n}@bench.example`] },
		...(founder === n ? { inReplyTo: [], references: [] } : repliesTo(founder)),
		fields: makeFields(from.email, to.email, subject, n),
		...{ bulk: roll() < 0.3, autoSubmitted: false, text, preview: text.slice(0, 200).replace(/\s+/g, ' ') },
	};
	const verdict = {
		action: role === 'junk' ? ('junk' as const) : ('inbox' as const),
		score: 0,
		reasons: [],
		scanned: true,
	};
	const delivery: Delivery = {
		...{ accountId, blobId: `B${n.toString(16).padStart(32, '0')}`, receivedAt: at, index, verdict },
		...{ envelope: { from: from.email, to: 'demo@waypost.test' }, bodyDigest: n.toString(16).padStart(64, '0') },
	};
	return { delivery, role, keywords: pickKeywords(roll) };
}

function pickLanguage(percent: number): Language {
	let rest = percent;
	for (const language of LANGUAGES) {
		rest -= language.share;
		if (rest < 0) return language;
	}
	return LANGUAGES[0] as Language;
}

function pickRole(share: number): Made['role'] {
	if (share < 0.5) return 'inbox';
	if (share < 0.75) return 'archive';
	if (share < 0.87) return 'sent';
	return share < 0.92 ? 'trash' : 'junk';
}

function pickKeywords(roll: () => number): string[] {
	const shares = { $seen: 0.85, $flagged: 0.03, $answered: 0.15 };
	return Object.entries(shares).flatMap(([word, share]) => (roll() < share ? [word] : []));
}

/** Every 12th mail founds a thread; a mail in between joins one of those, mostly a young one, if it is a lively one. */
function founderOf(n: number): number {
	if (n % 12 === 0) return n;
	const roll = dice(n + 5_000_000);
	const founder = n - (n % 12) - 12 * Math.floor(30 * roll() ** 3);
	const liveliness = 1.5 * dice(founder + 6_000_000)();
	return founder < 0 || roll() > liveliness ? n : founder;
}

function repliesTo(founder: number): Pick<PartIndex, 'inReplyTo' | 'references'> {
	const id = `${founder}@bench.example`;
	return { inReplyTo: [id], references: [id] };
}

function makeText(roll: () => number, language: Language, n: number): string {
	const target = 1200 + Math.floor(roll() * 3200);
	const sentences: string[] = [];
	for (let length = 0; length < target; ) {
		const next = sentence(roll, language, 5, 18);
		sentences.push(`${next}${roll() < 0.2 ? '.\n\n' : '. '}`);
		length += next.length * (language.between === '' ? 3 : 1) + 2;
	}
	const place = () => Math.floor(roll() * sentences.length);
	if (roll() < COMMON_SHARE) sentences.splice(place(), 0, `${COMMON_WORD} `);
	sentences.splice(place(), 0, `${caseOf(Math.floor(dice(n + 8_000_000)() * CASES))} `);
	return sentences.join('');
}

function sentence(roll: () => number, language: Language, least: number, most: number): string {
	const count = least + Math.floor(roll() * (most - least));
	return Array.from({ length: count }, () => wordOf(language, zipf(roll, VOCABULARY))).join(language.between);
}

function makeParts(text: string, fileName: string | null): { parts: Part[]; rawBytes: number } {
	const headerBytes = 1100;
	const bodyEnd = headerBytes + new TextEncoder().encode(text).length;
	const leaf: Part = {
		...{ parent: -1, type: 'text/plain', charset: 'utf-8', encoding: '8bit', disposition: null, fileName: null },
		...{ contentId: null, location: null, language: [], headerStart: 0, bodyStart: headerBytes, bodyEnd },
		decodedBytes: bodyEnd - headerBytes,
	};
	if (fileName === null) return { parts: [leaf], rawBytes: bodyEnd };
	const root: Part = { ...leaf, type: 'multipart/mixed', charset: null, bodyEnd: bodyEnd + 40_000 };
	const file: Part = {
		...{
			...leaf,
			parent: 0,
			type: 'application/pdf',
			charset: null,
			encoding: 'base64',
			disposition: 'attachment',
			fileName,
		},
		...{ headerStart: bodyEnd, bodyStart: bodyEnd + 200, bodyEnd: bodyEnd + 39_800, decodedBytes: 29_000 },
	};
	return { parts: [root, { ...leaf, parent: 0 }, file], rawBytes: bodyEnd + 40_000 };
}

/** As many fields as mail between two providers bears, in their usual lengths. */
function makeFields(from: string, to: string, subject: string, n: number): FieldText[] {
	const hop = (by: string) =>
		`from mail-${n % 97}.${by} (203.0.113.${n % 250}) by mx.${by} with ESMTPS id ${n.toString(36)}x; ${DATE}`;
	return [
		...['relay.example', 'bulk.example', 'sender.example'].map((by) => ({ name: 'received', text: hop(by) })),
		{ name: 'authentication-results', text: `mx.example; dkim=pass header.d=${from}; spf=pass smtp.mailfrom=${from}` },
		{ name: 'received-spf', text: `pass (mx.example: domain of ${from} designates 203.0.113.${n % 250})` },
		{ name: 'dkim-signature', text: `v=1; a=rsa-sha256; d=${from}; b=${'x'.repeat(340)}` },
		{ name: 'from', text: from },
		{ name: 'to', text: to },
		{ name: 'subject', text: subject },
		{ name: 'date', text: DATE },
		{ name: 'message-id', text: `<${n}@bench.example>` },
		{ name: 'mime-version', text: '1.0' },
		{ name: 'content-type', text: `multipart/alternative; boundary="=_${n}"` },
		{ name: 'list-unsubscribe', text: `<https://news.example/u/${n}>, <mailto:u-${n}@news.example>` },
		{ name: 'feedback-id', text: `${n % 50}:campaign:example` },
		{ name: 'x-mailer', text: 'Bench 1.0' },
	];
}

const DATE = 'Tue, 1 Sep 2026 10:00:00 +0200';
