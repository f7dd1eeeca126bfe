// The preview of a text: what a list shows of it. Looks at the little that it needs, whatever the length of the text.

const PREVIEW_LENGTH = 200;
/** How much of a text is looked at: white space beyond that hides what follows. */
export const PREVIEW_SOURCE_LENGTH = 4000;
const SPACE = 0x20;

/** The first readable characters of a text, white space collapsed, never half a character. */
export function previewOf(text: string): string {
	const end = Math.min(text.length, PREVIEW_SOURCE_LENGTH);
	let preview = '';
	let at = 0;
	while (at < end && preview.length < PREVIEW_LENGTH) {
		const start = skipWhite(text, at, end);
		at = runEnd(text, start, Math.min(end, start + PREVIEW_LENGTH));
		if (at > start) preview = preview === '' ? text.slice(start, at) : `${preview} ${text.slice(start, at)}`;
	}
	return withoutHalf(preview.slice(0, PREVIEW_LENGTH)).trimEnd();
}

/** The end of the run at `at` whose only white space is single spaces between words: it needs no change. */
function runEnd(text: string, at: number, end: number): number {
	while (at < end) {
		const unit = text.charCodeAt(at);
		if (isWhite(unit) && (unit !== SPACE || at + 1 >= end || isWhite(text.charCodeAt(at + 1)))) return at;
		at++;
	}
	return at;
}

function skipWhite(text: string, at: number, end: number): number {
	while (at < end && isWhite(text.charCodeAt(at))) at++;
	return at;
}

/** What a regular expression's \s means. */
function isWhite(unit: number): boolean {
	if (unit < 0x80) return unit === SPACE || (unit >= 0x09 && unit <= 0x0d);
	return unit === 0xa0 || (unit >= 0x1680 && /\s/.test(String.fromCharCode(unit)));
}

/** A cut may have left half a surrogate pair, or half a sequence in the text's charset, at the end. */
function withoutHalf(text: string): string {
	return text.toWellFormed().replace(/\ufffd$/, '');
}
