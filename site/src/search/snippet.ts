// A search snippet (RFC 8621 section 5), which is HTML by name only: escaped text with <mark>. Read into runs, never into markup.

export interface Run {
	text: string;
	marked: boolean;
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Total. Any other tag or entity than those that a snippet can have is text, and shows as it is written. */
export function runsOf(snippet: string): Run[] {
	let marked = false;
	const runs: Run[] = [];
	for (const piece of snippet.split(/(<\/?mark>)/)) {
		if (piece === '<mark>') marked = true;
		else if (piece === '</mark>') marked = false;
		else if (piece !== '') runs.push({ text: unescaped(piece), marked });
	}
	return runs;
}

/** As many characters as a row, one line that ends where its pane does, can spare before the first mark. */
const MOST_BEFORE = 24;

/** The runs for a single line: what stands too long before the first mark is left out, from a word's beginning where there is one. */
export function inOneLine(runs: Run[]): Run[] {
	const [first, ...rest] = runs;
	if (!first || first.marked || rest.length === 0) return runs;
	const characters = [...first.text];
	if (characters.length <= MOST_BEFORE) return runs;
	const kept = characters.slice(-MOST_BEFORE).join('');
	const word = /^\S*\s+(?=\S)/.exec(kept)?.[0] ?? '';
	return [{ text: `…${kept.slice(word.length)}`, marked: false }, ...rest];
}

function unescaped(text: string): string {
	return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (written, decimal, hex, name) => {
		if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? written) : written;
		const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : written;
	});
}
