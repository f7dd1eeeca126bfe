// The shape of a plain text body: what was written, what is quoted, and the signature. Pure; draws nothing.

export interface Block {
	kind: 'written' | 'quoted' | 'signature';
	text: string;
	/** Lines, for the fold's label. */
	lines: number;
}

const QUOTE = /^\s{0,3}>/;
const ATTRIBUTION = /^.{0,300}(wrote|schrieb|écrit|escribió|ha scritto|skrev|schreef)\s?:\s*$/i;

/** Runs of quoted lines with the line that introduces them, the text between, and all after '-- ' (RFC 3676 section 4.3). */
export function textBlocks(text: string): Block[] {
	const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
	const signatureAt = lines.lastIndexOf('-- ');
	const signed = signatureAt > 0 && lines.length - signatureAt <= 12 && !lines.slice(signatureAt).some(isQuote);
	const blocks = quoteRuns(signed ? lines.slice(0, signatureAt) : lines);
	if (signed) blocks.push(block('signature', lines.slice(signatureAt)));
	return blocks.filter((one) => one.text.trim() !== '');
}

function quoteRuns(lines: string[]): Block[] {
	const marks = lines.map(isQuote);
	for (let at = 1; at < lines.length; at++) {
		// A blank line within a quotation, and the words that introduce it, belong to it.
		if (marks[at - 1] && !marks[at] && lines[at]?.trim() === '' && marks[at + 1]) marks[at] = true;
		if (marks[at] && !marks[at - 1]) markIntroduction(lines, marks, at);
	}
	const blocks: Block[] = [];
	for (let start = 0; start < lines.length; ) {
		let end = start + 1;
		while (end < lines.length && marks[end] === marks[start]) end++;
		blocks.push(block(marks[start] ? 'quoted' : 'written', lines.slice(start, end)));
		start = end;
	}
	return blocks;
}

function markIntroduction(lines: string[], marks: boolean[], quoteAt: number): void {
	let at = quoteAt - 1;
	if (lines[at]?.trim() === '') at--;
	if (at < 0 || !ATTRIBUTION.test(lines[at] ?? '')) return;
	marks.fill(true, at, quoteAt);
}

function isQuote(line: string): boolean {
	return QUOTE.test(line);
}

/** Blank lines around a block are its distance to the next one, which the page gives it anyway. */
function block(kind: Block['kind'], lines: string[]): Block {
	const isSaid = (line: string) => line.trim() !== '';
	const said = lines.slice(lines.findIndex(isSaid), lines.findLastIndex(isSaid) + 1);
	return { kind, text: said.join('\n'), lines: said.length };
}
