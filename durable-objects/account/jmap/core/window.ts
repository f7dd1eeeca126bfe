// Which part of a query's results a client asked for (RFC 8620 section 5.5). Pure; reads no further than it must.

export interface WindowArguments {
	/** From the start, or from the end where negative. Ignored where there is an anchor. */
	position: number;
	anchor: number | null;
	anchorOffset: number;
	limit: number;
}

/** 'anchorNotFound' where the anchor is not among the results. */
export type Window = { position: number; ids: number[] } | 'anchorNotFound';

export function windowOf(results: Iterable<number>, asked: WindowArguments, total: () => number): Window {
	if (asked.anchor !== null) return anchored(results, asked.anchor, asked);
	const start = asked.position >= 0 ? asked.position : Math.max(0, total() + asked.position);
	return { position: start, ids: slice(results, start, asked.limit) };
}

function anchored(results: Iterable<number>, anchor: number, { anchorOffset, limit }: WindowArguments): Window {
	const seen: number[] = [];
	let end = Number.POSITIVE_INFINITY;
	let start = -1;
	for (const id of results) {
		if (seen.length >= end) break;
		seen.push(id);
		if (start >= 0 || id !== anchor) continue;
		start = Math.max(0, seen.length - 1 + anchorOffset);
		end = start + limit;
	}
	return start < 0 ? 'anchorNotFound' : { position: start, ids: seen.slice(start, end) };
}

function slice(results: Iterable<number>, start: number, limit: number): number[] {
	const ids: number[] = [];
	if (limit === 0) return ids;
	let position = 0;
	for (const id of results) {
		if (position >= start) ids.push(id);
		position += 1;
		if (ids.length === limit) break;
	}
	return ids;
}
