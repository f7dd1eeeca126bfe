// Header block to fields (RFC 5322 section 2.2): where each one's name and value stand, and unfolding. Interprets none.
import { findLf } from '../mime/line-scan';
import { COLON, CR, indexOf, isBlank, skipWhite, trimEnd } from '../octets';

export let nameStart: usize = 0;
/** Equal to nameStart where the line is no field. */
export let nameEnd: usize = 0;
export let valueStart: usize = 0;
export let valueEnd: usize = 0;

/** Whether the value has more than one line. */
let folded: bool = false;

/** Reads the field that begins at p, its folded lines included; gives the start of the next. Sets name* and value*. */
export function nextField(p: usize, end: usize): usize {
	const firstEnd = findLf(p, end);
	let fieldEnd = firstEnd;
	while (fieldEnd + 1 < end && isBlank(load<u8>(fieldEnd, 1))) fieldEnd = findLf(fieldEnd + 1, end);
	folded = fieldEnd !== firstEnd;
	const colon = indexOf(p, firstEnd, COLON);
	nameStart = p;
	nameEnd = colon < firstEnd ? trimEnd(p, colon) : p;
	if (indexOfBlank(nameStart, nameEnd) < nameEnd) nameEnd = p;
	valueStart = colon < firstEnd ? colon + 1 : firstEnd;
	valueEnd = fieldEnd;
	return min(fieldEnd + 1, end);
}

/** Unfolds the value at hand and takes white space off its ends: valueStart and valueEnd are then those of the text. */
export function unfoldValue(): void {
	const end = folded ? unfold(valueStart, valueEnd) : valueEnd; // the CR before the line end is white space
	valueStart = skipWhite(valueStart, end);
	valueEnd = trimEnd(valueStart, end);
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

function indexOfBlank(p: usize, end: usize): usize {
	while (p < end && !isBlank(load<u8>(p))) p++;
	return p;
}
