// The text that the core keeps of inline bodies, as strings: in the core's own hand where it knows the charset, else by the
// host's decoders. Decides nothing about mail.
import type { Part } from '../workers/domain/part-index';
import * as layout from './assembly/layout.ts';
import { decodeCharset } from './charset.ts';
import { htmlToText } from './html-text.ts';
import type { Instance } from './instance.ts';
import { PREVIEW_SOURCE_LENGTH } from './preview.ts';
import { partAt } from './records.ts';

/** The text of an inline text part as it stands, '' where none was kept. */
export function readBody(core: Instance, index: number, part: Part | undefined): string {
	if (part === undefined || !isKept(core, index)) return '';
	const text = madeString(
		core,
		core.run((exports) => exports.text(index)),
	);
	return text ?? decodeCharset(keptOctets(core, index), part.charset);
}

/** What people read of it: HTML reduced to text. `maxBytes`: of that, as UTF-8; some more may come. */
export function readReadable(
	core: Instance,
	index: number,
	part: Part | undefined,
	maxBytes: number = layout.MAX_PART_TEXT_BYTES,
): string {
	if (part?.type !== 'text/html') return part?.type.startsWith('text/') ? readBody(core, index, part) : '';
	if (!isKept(core, index)) return '';
	const text = madeString(
		core,
		core.run((exports) => exports.readable(index, maxBytes)),
	);
	return text ?? htmlToText(decodeCharset(keptOctets(core, index), part.charset));
}

/** The string that `text` or `readable` has made; null where the host must decode. */
function madeString(core: Instance, made: number): string | null {
	if (made === layout.TEXT_FOREIGN) return null;
	const at = core.int(core.record + layout.MESSAGE_MADE_AT);
	return made & layout.TEXT_UTF16 ? core.utf16(at, made & ~layout.TEXT_UTF16) : core.latin1(at, made);
}

function isKept(core: Instance, index: number): boolean {
	return core.int(partAt(core, index) + layout.PART_TEXT_OFFSET) >= 0;
}

/** As much of the readable text of `bodies` as a preview may need. */
export function readPreviewSource(core: Instance, bodies: number[], parts: Part[]): string {
	let source = '';
	for (const index of bodies) {
		const text = readReadable(core, index, parts[index], PREVIEW_SOURCE_LENGTH);
		if (text !== '') source = source === '' ? text : `${source}\n${text}`;
		if (source.length >= PREVIEW_SOURCE_LENGTH) break;
	}
	return source;
}

function keptOctets(core: Instance, index: number): Uint8Array {
	const part = partAt(core, index);
	const start = core.int(core.record + layout.MESSAGE_TEXT_AT) + core.int(part + layout.PART_TEXT_OFFSET);
	return core.octetsAt(start, core.int(part + layout.PART_TEXT_LENGTH));
}
