// Which part of a query's results a client asked for (RFC 8620 section 5.5). Reads no further than it must; knows no type.
import type { Lister } from './descriptor';

export interface WindowArguments {
	/** From the start, or from the end where negative. Ignored where there is an anchor. */
	position: number;
	anchor: number | null;
	anchorOffset: number;
	limit: number;
}

/** 'anchorNotFound' where the anchor is not among the results. */
export type Window = { position: number; ids: number[] } | 'anchorNotFound';

export function windowOf(results: Lister, asked: WindowArguments): Window {
	if (asked.anchor === null) {
		const position = asked.position >= 0 ? asked.position : Math.max(0, results.total() + asked.position);
		return { position, ids: slice(results, position, asked.limit) };
	}
	const place = placesOf(results, [asked.anchor]).get(asked.anchor);
	if (place === undefined) return 'anchorNotFound';
	const position = Math.max(0, place + asked.anchorOffset);
	return { position, ids: slice(results, position, asked.limit) };
}

/** Of these objects, those that are results, with their places in the order. */
export function placesOf(results: Lister, ids: readonly number[]): Map<number, number> {
	return results.places?.(ids) ?? placesIn(results.ids(), new Set(ids));
}

/** Walks until all of `wanted` are found, or to the end. */
export function placesIn(results: Iterable<number>, wanted: ReadonlySet<number>): Map<number, number> {
	const found = new Map<number, number>();
	if (wanted.size === 0) return found;
	let place = 0;
	for (const id of results) {
		if (wanted.has(id)) found.set(id, place);
		if (found.size === wanted.size) break;
		place += 1;
	}
	return found;
}

function slice(results: Lister, start: number, limit: number): number[] {
	if (limit === 0) return [];
	if (results.slice) return results.slice(start, limit);
	const ids: number[] = [];
	let position = 0;
	for (const id of results.ids()) {
		if (position >= start) ids.push(id);
		position += 1;
		if (ids.length === limit) break;
	}
	return ids;
}
