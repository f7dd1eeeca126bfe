// What fits in a row: Durable Objects refuse a row or value over 2 MB, and a mail that cannot be written would be retried
// by its sender for ever. So what a hostile or huge mail brings is shortened here; the raw message keeps all of it.
import type { Address } from '../../../workers/domain/address';
import type { Part } from '../../../workers/domain/part-index';
import type { HeaderRecord } from './email-record';

/** Two such values and their row's small columns stay below 2,000,000 octets. */
export const MAX_VALUE_BYTES = 900_000;
/** A subject stands in its row twice; no reader shows more. */
export const MAX_SUBJECT_BYTES = 16_000;
const SHORT_CHARACTERS = 64;
const FEW_ENTRIES = 500;

/** The longest beginning of `text` that takes at most `maxBytes` octets in UTF-8; never half a character. */
export function boundedText(text: string, maxBytes: number = MAX_VALUE_BYTES): string {
	// A UTF-16 code unit takes at most three octets.
	if (text.length * 3 <= maxBytes) return text;
	const { read } = new TextEncoder().encodeInto(text, new Uint8Array(maxBytes));
	return read === text.length ? text : text.slice(0, read);
}

/** JSON of the parts: as they are, else with their strings shortened, else the first of them. Part 0 always stands. */
export function boundedParts(parts: Part[]): string {
	const full = JSON.stringify(parts);
	if (full === boundedText(full)) return full;
	let kept = parts.map(shortened);
	let json = JSON.stringify(kept);
	while (json !== boundedText(json)) {
		kept = kept.slice(0, Math.ceil(kept.length / 2));
		json = JSON.stringify(kept);
	}
	return json;
}

/** JSON of the header record: as it is, else with the first entries of each list, none of them long. */
export function boundedHeader(header: HeaderRecord): string {
	const full = JSON.stringify(header);
	if (full === boundedText(full)) return full;
	const few = (value: unknown) => (Array.isArray(value) ? value.slice(0, FEW_ENTRIES).map(shortEntry) : value);
	return JSON.stringify(Object.fromEntries(Object.entries(header).map(([name, value]) => [name, few(value)])));
}

function shortEntry(entry: string | Address): string | Address {
	const short = (text: string) => text.slice(0, SHORT_CHARACTERS * 2);
	if (typeof entry === 'string') return short(entry);
	return { name: entry.name && short(entry.name), email: short(entry.email) };
}

function shortened(part: Part): Part {
	const short = (text: string | null) => text && boundedText(text.slice(0, SHORT_CHARACTERS), SHORT_CHARACTERS * 3);
	return {
		...part,
		type: part.type.slice(0, SHORT_CHARACTERS),
		charset: short(part.charset),
		disposition: short(part.disposition),
		fileName: short(part.fileName),
		contentId: short(part.contentId),
		location: short(part.location),
		language: part.language.slice(0, 4).map((tag) => tag.slice(0, SHORT_CHARACTERS)),
	};
}
