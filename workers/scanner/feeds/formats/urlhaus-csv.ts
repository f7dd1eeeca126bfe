// URLhaus's CSV dumps: id, dateadded, url, … each in quotes, a quote within them doubled (RFC 4180). Comments begin with '#'.
import { type FeedFormat, NOTHING } from './format.ts';

const URL_COLUMN = 2;
/** Columns of a dump: fewer, and it is another list. */
const MIN_COLUMNS = 6;

export const urlhausCsv: FeedFormat = {
	kind: 'url',
	entries: (line) => {
		if (line.trim() === '' || line.startsWith('#')) return NOTHING;
		const columns = columnsOf(line);
		const url = columns?.[URL_COLUMN];
		return columns === null || columns.length < MIN_COLUMNS || url === undefined ? null : [url];
	},
};

/** null: a quote is left open, or stands where none may. */
function columnsOf(line: string): string[] | null {
	const columns: string[] = [];
	for (let at = 0; at <= line.length; at++) {
		const end = line[at] === '"' ? closingQuote(line, at) : endOfColumn(line, at);
		if (end < 0) return null;
		const text = line.slice(at, end);
		columns.push(text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);
		if (end < line.length && line[end] !== ',') return null;
		at = end;
	}
	return columns;
}

function endOfColumn(line: string, from: number): number {
	const comma = line.indexOf(',', from);
	return comma < 0 ? line.length : comma;
}

/** Just past the quote that closes the one at `from`; -1: none does. */
function closingQuote(line: string, from: number): number {
	let at = line.indexOf('"', from + 1);
	while (at >= 0 && line[at + 1] === '"') at = line.indexOf('"', at + 2);
	return at < 0 ? -1 : at + 1;
}
