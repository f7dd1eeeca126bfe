// Range requests (RFC 9110 section 14) for octets that never change. Pure. Of several ranges, or in another unit, the whole is sent,
// as section 14.2 allows.

/** `part`: octets [start, end). */
export type AskedRange = { kind: 'whole' } | { kind: 'part'; start: number; end: number } | { kind: 'unsatisfiable' };

const RANGE = /^bytes=\s*(?:(\d{1,15})-(\d{1,15})?|-(\d{1,15}))\s*$/i;

/** `header`: the Range field. `size`: of the whole, in octets. */
export function askedRange(header: string | undefined, size: number): AskedRange {
	const [all, first, last, suffix] = RANGE.exec(header ?? '') ?? [];
	if (all === undefined) return { kind: 'whole' };
	if (suffix !== undefined) return within(Math.max(0, size - Number(suffix)), size, size);
	if (last !== undefined && Number(last) < Number(first)) return { kind: 'whole' }; // no range at all (section 14.1.1)
	return within(Number(first), last === undefined ? size : Number(last) + 1, size);
}

function within(start: number, end: number, size: number): AskedRange {
	return start >= size ? { kind: 'unsatisfiable' } : { kind: 'part', start, end: Math.min(end, size) };
}

/** Whether If-None-Match (section 13.1.2) names that entity tag: weak and strong ones are the same there. */
export function namesTag(header: string | undefined, tag: string): boolean {
	const tags = (header ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
	return tags.includes('*') || tags.includes(tag);
}
