// Finds line ends and the lines that may be boundaries, 16 octets at a time and where it pays 64. Reads up to SLACK_BYTES past
// `end`, which every region allows for, and never lets what stands there decide anything.
import { DASH, indexOf, joinMarks, LF } from '../octets';

/** First LF in [p, end), or end. */
export function findLf(p: usize, end: usize): usize {
	return indexOf(p, end, LF);
}

/** First LF in [p, end) that two dashes follow, all three before end; else end. */
export function findDashLine(p: usize, end: usize): usize {
	if (end - p < 3) return end;
	const last = end - 2; // no LF from here on has two octets behind it
	while (p < last) {
		p = findLfDash(p, last);
		if (p < last && <i32>load<u8>(p, 2) === DASH) return p;
		p++;
	}
	return end;
}

/** First LF in [p, end) that a dash follows, or end. */
function findLfDash(p: usize, end: usize): usize {
	if (ASC_FEATURE_SIMD) {
		for (; p < end; p += 64) {
			const one = lfDash(p);
			const two = lfDash(p + 16);
			const three = lfDash(p + 32);
			const four = lfDash(p + 48);
			if (!v128.any_true(v128.or(v128.or(one, two), v128.or(three, four)))) continue;
			const marks = joinMarks(i8x16.bitmask(one), i8x16.bitmask(two), i8x16.bitmask(three), i8x16.bitmask(four));
			return min(p + <usize>ctz(marks), end);
		}
		return end;
	}
	for (; p < end; p++) if (<i32>load<u8>(p) === LF && <i32>load<u8>(p, 1) === DASH) return p;
	return end;
}

/** Which of 16 octets are an LF that a dash follows. */
function lfDash(p: usize): v128 {
	return v128.and(i8x16.eq(v128.load(p), i8x16.splat(<i8>LF)), i8x16.eq(v128.load(p, 1), i8x16.splat(<i8>DASH)));
}
