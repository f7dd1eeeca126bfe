// Boundaries of multiparts (RFC 2046 section 5.1.1): one that is made is unpredictable and looked for in what it parts; one
// that a client brings must not end anything but its own parts.
import { hex } from '../../domain/hex';
import type { DraftPart } from './draft';

/** Gives that many random octets. */
export type Random = (bytes: number) => Uint8Array;

const RANDOM_BYTES = 15;

/**
 * Gives one boundary after the other, none the beginning of another, for a message with these texts. "=_" stands in no
 * quoted-printable text (RFC 2045 section 6.7) and in no base64: only what is not encoded could hold one.
 */
export function boundaryMaker(random: Random, texts: readonly string[]): () => string {
	let stem: string;
	do stem = `=_${hex(random(RANDOM_BYTES))}`;
	while (texts.some((text) => text.includes(stem)));
	let made = 0;
	return () => `${stem}_${++made}_`;
}

/** A sentence, or null. `parts`: all of a message. */
export function boundaryProblem(parts: readonly DraftPart[]): string | null {
	const given = parts.flatMap((part) => (part.kind === 'multipart' ? (part.boundary ?? []) : []));
	if (given.some((one, index) => given.some((other, at) => at !== index && other.startsWith(one))))
		return 'Two boundaries are the same, or one begins like the other (RFC 2046 section 5.1.2).';
	const texts = parts.flatMap((part) =>
		part.kind === 'text' && /^message\//i.test(part.type ?? '') ? part.value : [],
	);
	if (texts.some((text) => given.some((boundary) => hasDelimiter(text, boundary))))
		return 'A boundary stands in a part that cannot be encoded (RFC 2046 section 5.1.1).';
	return null;
}

/** Whether a line of the text begins with the delimiter. */
export function hasDelimiter(text: string, boundary: string): boolean {
	return text.startsWith(`--${boundary}`) || text.includes(`\n--${boundary}`);
}
