// What the writer of a mail wrote, without what was quoted and signed.
// It must not lose a mail that is nothing but a quotation: then the text stays as it is.

/** Quoted lines go, and all below the signature mark '-- ' (RFC 3676 section 4.3), and the line that leads in a quotation. */
export function ownWords(text: string): string {
	const lines = text.split('\n');
	const signature = lines.findIndex((line) => line === '-- ' || line === '--');
	const written = (signature < 0 ? lines : lines.slice(0, signature)).filter((line, at, all) => {
		return !line.startsWith('>') && !(line.trimEnd().endsWith(':') && nextFilled(all, at).startsWith('>'));
	});
	const own = written.join('\n').trim();
	return own === '' ? text.trim() : own;
}

function nextFilled(lines: string[], at: number): string {
	// An attribution stands right above its quotation: two lines further is far enough.
	return lines.slice(at + 1, at + 3).find((line) => line.trim() !== '') ?? '';
}
