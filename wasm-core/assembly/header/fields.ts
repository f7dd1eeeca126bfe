// Header block to fields (RFC 5322 section 2.2): where each one's name and value stand, and unfolding. Interprets none.
import { findLf } from '../mime/line-scan';
import { COLON, CR, indexOf, indexOfAny, isPlainText, LF, SPACE, skipWhite, TAB, trimEnd } from '../octets';
import { expectPlain } from '../strings';
import { fieldCount, fieldOffset, isFolded } from './field-table';

export let nameStart: usize = 0;
/** Equal to nameStart where the line is no field. */
export let nameEnd: usize = 0;
export let valueStart: usize = 0;
export let valueEnd: usize = 0;

/** Whether the value has more than one line. */
let folded: bool = false;

/** Finds name and value of field `index` of the block [block, blockEnd). Sets name* and value*. */
export function findField(index: i32, block: usize, blockEnd: usize): void {
	const next = index + 1 < fieldCount() ? block + fieldOffset(index + 1) : blockEnd;
	const end = <i32>load<u8>(next - 1) === LF ? next - 1 : next; // the last line may have no end
	nameStart = block + fieldOffset(index);
	folded = isFolded(index);
	valueEnd = end;
	if (ASC_FEATURE_SIMD) {
		if (findShortName(end)) return;
	}
	const firstEnd = folded ? findLf(nameStart, end) : end;
	const colon = indexOf(nameStart, firstEnd, COLON);
	nameEnd = colon < firstEnd ? trimEnd(nameStart, colon) : nameStart;
	if (indexOfAny(nameStart, nameEnd, SPACE, TAB, TAB) < nameEnd) nameEnd = nameStart;
	valueStart = colon < firstEnd ? colon + 1 : firstEnd;
}

/** The name that nearly every field has, read in one look: no longer than 31 octets and without white space. */
function findShortName(end: usize): bool {
	const first = v128.load(nameStart);
	const second = v128.load(nameStart, 16);
	const colon = i8x16.splat(<i8>COLON);
	const colons = i8x16.bitmask(i8x16.eq(first, colon)) | (i8x16.bitmask(i8x16.eq(second, colon)) << 16);
	const blank = i8x16.splat(<i8>SPACE + 1);
	const blanks = i8x16.bitmask(i8x16.lt_s(first, blank)) | (i8x16.bitmask(i8x16.lt_s(second, blank)) << 16);
	const before = colons ^ (colons - 1); // up to the colon and with it
	nameEnd = nameStart + <usize>ctz(colons);
	valueStart = nameEnd + 1;
	return colons !== 0 && (blanks & before) === 0 && valueStart <= end;
}

/** Unfolds the value at hand and takes white space off its ends: valueStart and valueEnd are then those of the text. */
export function unfoldValue(): void {
	const end = folded ? unfold(valueStart, valueEnd) : valueEnd; // the CR before the line end is white space
	valueStart = skipWhite(valueStart, end);
	valueEnd = trimEnd(valueStart, end);
	expectPlain(isPlainText(valueStart, valueEnd));
	folded = false;
}

/** Takes line ends out of [p, end), in place; gives the new end. Blanks that begin a folded line stay (RFC 5322 2.2.3). */
export function unfold(p: usize, end: usize): usize {
	let out = p;
	while (p < end) {
		const lf = findLf(p, end);
		let stop = lf;
		while (stop > p && <i32>load<u8>(stop - 1) === CR) stop--;
		if (out !== p) memory.copy(out, p, stop - p);
		out += stop - p;
		p = lf + 1;
	}
	return out;
}
