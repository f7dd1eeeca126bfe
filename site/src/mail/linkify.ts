// Finds links in plain text. Only http, https and mailto become links: text can name any scheme, the reader shall not run it.

export interface Segment {
	text: string;
	/** Absent: just text. */
	href?: string;
}

// Linear: each alternative starts with a fixed word or a bounded run, and no group repeats over another repeat.
const CANDIDATE =
	/\bhttps?:\/\/[^\s<>"'`{}|\\^]{1,2000}|\bwww\.[^\s<>"'`{}|\\^]{1,2000}|\bmailto:[^\s<>"'`]{3,320}|[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/gi;
const TRAILING = /[.,;:!?*_~]+$/;

/** Splits text into plain and linked segments; joined, their texts are the input again. */
export function linkify(text: string): Segment[] {
	const segments: Segment[] = [];
	let from = 0;
	for (const match of text.matchAll(CANDIDATE)) {
		const shown = trimTail(match[0]);
		const href = hrefOf(shown);
		if (!href) continue;
		if (match.index > from) segments.push({ text: text.slice(from, match.index) });
		segments.push({ text: shown, href });
		from = match.index + shown.length;
	}
	if (from < text.length) segments.push({ text: text.slice(from) });
	return segments;
}

/** A sentence's punctuation and a closing bracket that was not opened inside belong to the text, not to the link. */
function trimTail(candidate: string): string {
	let link = candidate.replace(TRAILING, '');
	for (const [open, close] of ['()', '[]']) {
		while (open && close && link.endsWith(close) && count(link, close) > count(link, open)) {
			link = link.slice(0, -1).replace(TRAILING, '');
		}
	}
	return link;
}

function count(text: string, character: string): number {
	return text.split(character).length - 1;
}

function hrefOf(shown: string): string | null {
	if (/^www\./i.test(shown)) return safeUrl(`https://${shown}`);
	if (/^(https?|mailto):/i.test(shown)) return safeUrl(shown);
	return safeUrl(`mailto:${shown}`);
}

function safeUrl(candidate: string): string | null {
	if (!URL.canParse(candidate)) return null;
	const { protocol, href } = new URL(candidate);
	return protocol === 'http:' || protocol === 'https:' || protocol === 'mailto:' ? href : null;
}
