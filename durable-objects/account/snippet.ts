// Marks what a search found (RFC 8621 section 5): in a subject, and in the passage of a text that shows most of it. Pure.
import { isUnspaced, type Term, type Word, wordsAround, wordsOf } from './search-words';

/** RFC 8621 section 5: of a preview, marks and entities included. */
const MAX_PREVIEW_OCTETS = 255;
/** Of these, what may stand before the first mark. */
const LEAD_OCTETS = 60;
/** A passage is chosen among spans so long, in UTF-16 code units: marked and escaped, that is about what fits. */
const SPAN = 150;
/** No passage is looked for behind this much text, so that a long mail costs no more than a usual one. */
const MAX_LENGTH = 200_000;
const MAX_MATCHES = 2000;
const CUT = '…';

/** A term, cut and folded as the text is. */
interface Pattern {
	keys: string[];
	isPrefix: boolean;
}

interface Match {
	/** Index of the pattern. */
	pattern: number;
	/** [start, end) in UTF-16 code units. */
	start: number;
	end: number;
}

export class Marker {
	readonly #patterns: Pattern[];
	readonly #keys: string[];

	constructor(terms: readonly Term[]) {
		const patterns = terms.map(({ text, isPrefix }) => ({ keys: [...wordsOf(text)].map(({ key }) => key), isPrefix }));
		this.#patterns = patterns.filter(({ keys }) => keys.length > 0);
		this.#keys = this.#patterns.flatMap(({ keys }) => keys);
	}

	/** The whole text as HTML, what was found in <mark>; null where nothing was. */
	whole(text: string): string | null {
		const found = this.#matches(text);
		return found.length === 0 ? null : new Writer(text, found, Number.POSITIVE_INFINITY).write(0);
	}

	/** The passage with the most different terms, the first of equals: at most 255 octets of HTML. null where nothing was found. */
	passage(text: string): string | null {
		const found = this.#matches(text.slice(0, MAX_LENGTH));
		const first = best(found);
		if (first === null) return null;
		return new Writer(text, found, MAX_PREVIEW_OCTETS).write(leadStart(text, first.start));
	}

	#matches(text: string): Match[] {
		if (this.#patterns.length === 0) return [];
		const words = [...wordsAround(text, this.#keys)];
		const found: Match[] = [];
		for (let at = 0; at < words.length && found.length < MAX_MATCHES; at++) {
			this.#patterns.forEach((pattern, number) => {
				const last = lastWord(pattern, words, at);
				const start = words[at]?.start ?? 0;
				if (last) found.push({ pattern: number, start, end: last.end });
			});
		}
		return found;
	}
}

/** The last word of the pattern where it stands at words[at]. */
function lastWord({ keys, isPrefix }: Pattern, words: readonly Word[], at: number): Word | null {
	const whole = isPrefix ? keys.length - 1 : keys.length;
	for (let index = 0; index < whole; index++) if (words[at + index]?.key !== keys[index]) return null;
	const last = words[at + keys.length - 1];
	return last?.key.startsWith(keys[keys.length - 1] ?? '') ? last : null;
}

/** The match with which the best span begins. Each is looked at with those that follow in its span, so in order once. */
function best(found: readonly Match[]): Match | null {
	let chosen: Match | null = null;
	let most = 0;
	let end = 0;
	const inSpan = new Map<number, number>();
	const count = (match: Match | undefined, by: 1 | -1) => {
		if (match === undefined) return;
		const left = (inSpan.get(match.pattern) ?? 0) + by;
		if (left === 0) inSpan.delete(match.pattern);
		else inSpan.set(match.pattern, left);
	};
	for (const match of found) {
		while (end < found.length && (found[end]?.end ?? 0) <= Math.max(match.start + SPAN, match.end))
			count(found[end++], 1);
		if (inSpan.size > most) [chosen, most] = [match, inSpan.size];
		count(match, -1);
	}
	return chosen;
}

/** At most so far before the match, at the beginning of a word. */
function leadStart(text: string, matchStart: number): number {
	let start = matchStart;
	let octets = 0;
	for (let at = matchStart; at > 0; ) {
		const letter = lastLetter(text, at);
		octets += octetsOf(escaped(letter));
		at -= letter.length;
		if (octets > LEAD_OCTETS) return start;
		if (at === 0 || isUnspaced(letter) || !/[\p{L}\p{N}\p{M}]/u.test(lastLetter(text, at))) start = at;
	}
	return start;
}

function lastLetter(text: string, end: number): string {
	const code = text.codePointAt(end - 2) ?? 0;
	return code > 0xffff ? text.slice(end - 2, end) : text.slice(end - 1, end);
}

/** Writes text as HTML up to a size, with every mark closed. */
class Writer {
	#html = '';
	#octets = 0;
	#mark = 0;

	constructor(
		private readonly text: string,
		private readonly marks: readonly Match[],
		private readonly maxOctets: number,
	) {}

	write(start: number): string {
		const room = this.maxOctets - octetsOf(CUT);
		if (start > 0) this.#add(CUT);
		let at = start;
		while (at < this.text.length) {
			const mark = this.#markAt(at);
			const end = mark ? mark.end : this.#nextMark(at);
			const done = mark ? this.#marked(at, end, room) : this.#plain(at, end, room);
			if (done < end) return `${this.#html.trimEnd()}${CUT}`;
			at = end;
		}
		return this.#html;
	}

	/** What stands marked from here on: matches that overlap are one. */
	#markAt(at: number): { end: number } | null {
		let end = at;
		for (; this.#mark < this.marks.length; this.#mark++) {
			const match = this.marks[this.#mark] as Match;
			if (match.start > end || (match.start === end && end > at)) break;
			end = Math.max(end, match.end);
		}
		return end > at ? { end } : null;
	}

	#nextMark(at: number): number {
		return Math.max(at + 1, this.marks[this.#mark]?.start ?? this.text.length);
	}

	/** As far as there is room; where that is nowhere, no empty mark is left. */
	#marked(at: number, end: number, room: number): number {
		const before = { html: this.#html, octets: this.#octets };
		this.#add('<mark>');
		const done = this.#plain(at, end, room - octetsOf('</mark>'));
		if (done > at) this.#add('</mark>');
		else [this.#html, this.#octets] = [before.html, before.octets];
		return done;
	}

	#plain(at: number, end: number, room: number): number {
		let done = at;
		for (const letter of this.text.slice(at, end)) {
			const html = this.#shown(letter);
			if (this.#octets + octetsOf(html) > room) return done;
			this.#add(html);
			done += letter.length;
		}
		return done;
	}

	/** In a passage, any run of white space is one blank. */
	#shown(letter: string): string {
		if (this.maxOctets === Number.POSITIVE_INFINITY || !/[\s\p{Cc}]/u.test(letter)) return escaped(letter);
		return this.#html === '' || /[\s…]$/.test(this.#html) ? '' : ' ';
	}

	#add(html: string): void {
		this.#html += html;
		this.#octets += octetsOf(html);
	}
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escaped(letter: string): string {
	return ENTITIES[letter] ?? letter;
}

/** In UTF-8. */
function octetsOf(html: string): number {
	let octets = 0;
	for (const letter of html) {
		const code = letter.codePointAt(0) ?? 0;
		octets += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	}
	return octets;
}
