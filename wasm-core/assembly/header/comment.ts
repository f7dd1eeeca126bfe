// Comments (RFC 5322 section 3.2.2): nested to any depth with a counter, never with recursion.
import { BACKSLASH, CLOSE_PAREN, OPEN_PAREN } from '../octets';

/** The place after the comment that begins at p, or end where it is left open. */
export function skipComment(p: usize, end: usize): usize {
	let depth = 0;
	for (; p < end; p++) {
		const c: i32 = load<u8>(p);
		if (c === BACKSLASH) p++;
		else if (c === OPEN_PAREN) depth++;
		else if (c === CLOSE_PAREN && --depth === 0) return p + 1;
	}
	return end;
}
