// Makes text of strangers and of models safe to keep and to show: no control characters, no hidden ones, bounded.
// It must not judge what the text says.

// Controls but for tab and line feed, and format characters: zero width, bidirectional overrides with which text shows
// as something else than what it is (Unicode TR36 section 3), tag characters that whisper to a model. The joiners
// U+200C and U+200D stay: Persian, Hindi and emoji are written with them.
const HIDDEN = /(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}]/gu;

/** Several lines of text, at most `maxChars` characters (code points), hidden characters removed. */
export function plainText(text: string, maxChars: number): string {
	// Twice the units first: a message of megabytes is not walked to keep a few thousand characters.
	const visible = text
		.slice(0, maxChars * 2)
		.replace(/\r\n?/g, '\n')
		.replace(HIDDEN, '')
		.toWellFormed();
	return Array.from(visible).slice(0, maxChars).join('');
}

/** One line: as plainText, white space collapsed; an ellipsis where it was cut. */
export function plainLine(text: string, maxChars: number): string {
	const line = plainText(text, maxChars * 4)
		.replace(/\s+/g, ' ')
		.trim();
	const characters = Array.from(line);
	if (characters.length <= maxChars) return line;
	return `${characters
		.slice(0, maxChars - 1)
		.join('')
		.trimEnd()}…`;
}

const SUMMARY_MAX_CHARS = 300;

/** A summary is Waypost's word to its reader, so it carries no link of a sender's. null where nothing is left. */
export function summaryLine(text: string): string | null {
	const line = plainLine(text.replace(/(?:https?:\/\/|www\.)\S+/gi, '[link]'), SUMMARY_MAX_CHARS);
	return line === '' ? null : line;
}
