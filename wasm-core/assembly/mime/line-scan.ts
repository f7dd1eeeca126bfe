// Finds line ends and the lines that may be boundaries, 16 octets at a time. Reads up to SLACK_BYTES past `end`,
// which every region allows for, and never lets what stands there decide anything.
import { DASH, LF } from '../octets';

/** First LF in [p, end), or end. */
export function findLf(p: usize, end: usize): usize {
	const lf = i8x16.splat(<i8>LF);
	for (; p < end; p += 16) {
		const hits = i8x16.bitmask(i8x16.eq(v128.load(p), lf));
		if (hits) return min(p + <usize>ctz(hits), end);
	}
	return end;
}

/** First LF in [p, end) that two dashes follow, all three before end; else end. */
export function findDashLine(p: usize, end: usize): usize {
	const lf = i8x16.splat(<i8>LF);
	const dash = i8x16.splat(<i8>DASH);
	for (; p + 2 < end; p += 16) {
		const dashes = v128.and(i8x16.eq(v128.load(p, 1), dash), i8x16.eq(v128.load(p, 2), dash));
		const hits = i8x16.bitmask(v128.and(i8x16.eq(v128.load(p), lf), dashes));
		if (hits) {
			const hit = p + <usize>ctz(hits);
			return hit + 2 < end ? hit : end;
		}
	}
	return end;
}
