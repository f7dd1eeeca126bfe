// Finds the empty line that ends a header block, where all of the block stands in one run of octets. Keeps nothing.
import { MAX_FIELDS } from '../layout';
import { CR, DASH, isBlank, LF, SPACE, TAB } from '../octets';

/**
 * Where the empty line begins that ends the block at p. p itself where the run alone cannot tell: it has no such line, more
 * fields than are kept, or (`mayEnd`) a line before it that begins with a dash and may be a boundary.
 */
export function findBlockEnd(p: usize, end: usize, mayEnd: bool): usize {
	if (p >= end || endsBlock(load<u8>(p), mayEnd)) return p;
	return ASC_FEATURE_SIMD ? searchBlocks(p, end, mayEnd) : searchOctets(p, end, mayEnd);
}

/** Whether a line that begins with the octet may be no line of the block. */
function endsBlock(c: i32, mayEnd: bool): bool {
	return c === CR || c === LF || (mayEnd && c === DASH);
}

function searchOctets(p: usize, end: usize, mayEnd: bool): usize {
	let fields = 1;
	for (let lf = p; lf + 1 < end; lf++) {
		if (<i32>load<u8>(lf) !== LF) continue;
		const next: i32 = load<u8>(lf, 1);
		if (endsBlock(next, mayEnd)) {
			const line = lineAfter(lf, end);
			if (line !== lf) return line && fields <= MAX_FIELDS ? line : p;
		}
		if (!isBlank(next)) fields++;
	}
	return p;
}

function searchBlocks(p: usize, end: usize, mayEnd: bool): usize {
	let fields = 1;
	const lf = i8x16.splat(<i8>LF);
	const dash = i8x16.splat(<i8>(mayEnd ? DASH : CR));
	for (let at = p; at < end; at += 16) {
		const lines = i8x16.eq(v128.load(at), lf);
		if (!v128.any_true(lines)) continue;
		const next = v128.load(at, 1);
		const empty = v128.or(i8x16.eq(next, lf), i8x16.eq(next, i8x16.splat(<i8>CR)));
		const stops = i8x16.bitmask(v128.and(lines, v128.or(empty, i8x16.eq(next, dash))));
		const blanks = v128.or(i8x16.eq(next, i8x16.splat(<i8>SPACE)), i8x16.eq(next, i8x16.splat(<i8>TAB)));
		const begun = i8x16.bitmask(v128.andnot(lines, blanks));
		for (let rest = stops; rest; rest &= rest - 1) {
			const place = at + <usize>ctz(rest);
			const line = lineAfter(place, end);
			if (line === place) continue; // a CR alone
			const before = popcnt(begun & ((rest & -rest) - 1));
			return line && fields + before <= MAX_FIELDS ? line : p;
		}
		fields += popcnt(begun);
	}
	return p;
}

/** The place after the LF where an empty line begins there; the LF's own place where another line does; 0: nobody can tell. */
function lineAfter(lf: usize, end: usize): usize {
	if (lf + 1 >= end) return 0;
	const next: i32 = load<u8>(lf, 1);
	if (next === LF) return lf + 1;
	if (next !== CR || lf + 2 >= end) return 0;
	return <i32>load<u8>(lf, 2) === LF ? lf + 1 : lf;
}
