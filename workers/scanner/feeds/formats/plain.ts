// Plain lists: one entry a line. OpenPhish's feed, URLhaus's text export and most lists that people keep by hand.
import { type FeedFormat, NOTHING, type ThreatKind } from './format.ts';

/** The first word of a line; what follows it is a remark. */
export function plainList(kind: ThreatKind): FeedFormat {
	// Of these signs all may stand in a URL.
	const end = kind === 'url' ? /\s/ : /[\s;,#]/;
	return { kind, entries: (line) => firstWord(line, end) };
}

function firstWord(line: string, end: RegExp): readonly string[] {
	const text = line.trim();
	if (text === '' || text.startsWith('#') || text.startsWith(';') || text.startsWith('//')) return NOTHING;
	const [word = ''] = text.split(end, 1);
	return [word.replace(/^"(.*)"$/, '$1')];
}
