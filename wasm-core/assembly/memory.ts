// Where everything stands in linear memory. Fixed regions, laid out at compile time: there is no allocator to exhaust,
// no growth, and nothing of one message can reach the next one's records. Holds no logic.
import {
	DEFECT_BYTES,
	ENTRY_BYTES,
	INPUT_BYTES,
	MAX_BOUNDARY_BYTES,
	MAX_DEFECTS,
	MAX_DEPTH,
	MAX_ENTRIES,
	MAX_FIELD_BYTES,
	MAX_HEADER_BYTES,
	MAX_PARTS,
	MAX_STRING_BYTES,
	MAX_TEXT_BYTES,
	MESSAGE_BYTES,
	PART_BYTES,
	RUN_BYTES,
	SLACK_BYTES,
} from './layout';

/** The chunk at hand, written by the host. */
export const INPUT: usize = memory.data(INPUT_BYTES + SLACK_BYTES, 16);
/** Decoded octets of the chunk at hand. Quoted-printable and base64 never grow, but for what was held back before. */
export const DECODED: usize = memory.data(INPUT_BYTES + 4096, 16);
export const DECODED_END: usize = DECODED + INPUT_BYTES + 4096;
/** The header block at hand. */
export const HEADER: usize = memory.data(MAX_HEADER_BYTES + 4096, 16);
/** Scratch of one header field's grammar: a phrase, an encoded word's run, a parameter's value. */
export const PHRASE: usize = memory.data(MAX_FIELD_BYTES + 4096, 16);
export const RUN: usize = memory.data(MAX_FIELD_BYTES + 4096, 16);
/** The line start that may turn out to be a boundary. */
export const HELD_CAPACITY: i32 = MAX_BOUNDARY_BYTES + 200;
export const HELD: usize = memory.data(MAX_BOUNDARY_BYTES + 200 + SLACK_BYTES, 16);

/**
 * Decoded octets for the host (mime/hand-out.ts): what one chunk and what was held back before it can give, be it a whole header
 * block that turned out to be the body.
 */
export const HANDED_OUT: usize = memory.data(INPUT_BYTES + 8192 + MAX_HEADER_BYTES, 16);
export const RUNS: usize = memory.data((MAX_PARTS + 1) * RUN_BYTES, 16);

export const MESSAGE: usize = memory.data(MESSAGE_BYTES, 16);
export const PARTS: usize = memory.data(MAX_PARTS * PART_BYTES, 16);
export const DEFECTS: usize = memory.data(MAX_DEFECTS * DEFECT_BYTES, 16);
export const ENTRIES: usize = memory.data(MAX_ENTRIES * ENTRY_BYTES, 16);
export const STRINGS: usize = memory.data(MAX_STRING_BYTES + SLACK_BYTES, 16);
export const TEXT: usize = memory.data(MAX_TEXT_BYTES + SLACK_BYTES, 16);

/** Open parts and their boundaries (mime/open-parts.ts). */
export const OPEN_PARTS: usize = memory.data((MAX_DEPTH + 2) * 8, 16);
export const BOUNDARIES: usize = memory.data((MAX_DEPTH + 2) * MAX_BOUNDARY_BYTES, 16);
