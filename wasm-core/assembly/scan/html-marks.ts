// The octets at which a reader of HTML must stop, 16 at a time. Never reads at or past `end`: a tail is read one by one.
// The scalar loops are all of it where SIMD is not compiled in (test/wasm-core/scan-rig.ts compares the two).

/** First place of either octet in [p, end), or end. */
export function findEither(p: usize, end: usize, one: i32, other: i32): usize {
	if (ASC_FEATURE_SIMD) {
		const ones = i8x16.splat(<i8>one);
		const others = i8x16.splat(<i8>other);
		for (; p + 16 <= end; p += 16) {
			const block = v128.load(p);
			const hits = i8x16.bitmask(v128.or(i8x16.eq(block, ones), i8x16.eq(block, others)));
			if (hits) return p + <usize>ctz(hits);
		}
	}
	for (; p < end; p++) {
		const c: i32 = load<u8>(p);
		if (c === one || c === other) return p;
	}
	return end;
}

/** First ">", quote or apostrophe in [p, end), or end. */
export function findTagMark(p: usize, end: usize): usize {
	if (ASC_FEATURE_SIMD) {
		for (; p + 16 <= end; p += 16) {
			const block = v128.load(p);
			const quotes = v128.or(i8x16.eq(block, i8x16.splat(0x22)), i8x16.eq(block, i8x16.splat(0x27)));
			const hits = i8x16.bitmask(v128.or(quotes, i8x16.eq(block, i8x16.splat(0x3e))));
			if (hits) return p + <usize>ctz(hits);
		}
	}
	for (; p < end; p++) {
		const c: i32 = load<u8>(p);
		if (c === 0x3e || c === 0x22 || c === 0x27) return p;
	}
	return end;
}

/** First ">", quote, apostrophe or "=" in [p, end), or end. */
export function findAttributeMark(p: usize, end: usize): usize {
	if (ASC_FEATURE_SIMD) {
		for (; p + 16 <= end; p += 16) {
			const block = v128.load(p);
			const quotes = v128.or(i8x16.eq(block, i8x16.splat(0x22)), i8x16.eq(block, i8x16.splat(0x27)));
			const others = v128.or(i8x16.eq(block, i8x16.splat(0x3e)), i8x16.eq(block, i8x16.splat(0x3d)));
			const hits = i8x16.bitmask(v128.or(quotes, others));
			if (hits) return p + <usize>ctz(hits);
		}
	}
	for (; p < end; p++) {
		const c: i32 = load<u8>(p);
		if (c === 0x3e || c === 0x22 || c === 0x27 || c === 0x3d) return p;
	}
	return end;
}

/**
 * Copies [p, end) to `out` up to the first "<", "&", blank, control octet or octet beyond ASCII; gives its place. Up to 16
 * octets of `out` past what was copied are written over.
 */
export function copyTextRun(p: usize, end: usize, out: usize): usize {
	if (ASC_FEATURE_SIMD) {
		for (; p + 16 <= end; p += 16, out += 16) {
			const block = v128.load(p);
			v128.store(out, block);
			const marks = v128.or(i8x16.eq(block, i8x16.splat(0x3c)), i8x16.eq(block, i8x16.splat(0x26)));
			const hits = i8x16.bitmask(v128.or(marks, i8x16.le_s(block, i8x16.splat(0x20))));
			if (hits) return p + <usize>ctz(hits);
		}
	}
	for (; p < end; p++, out++) {
		const c: i32 = load<u8>(p);
		if (c <= 0x20 || c >= 0x80 || c === 0x3c || c === 0x26) return p;
		store<u8>(out, <u8>c);
	}
	return end;
}
