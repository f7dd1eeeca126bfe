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

function unescaped(text: string): string {
	return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (written, decimal, hex, name) => {
		if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? written) : written;
		const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : written;
	});
}
