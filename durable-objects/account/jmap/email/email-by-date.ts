// Emails that are found in the order of their ids, put in the order of their dates as they come: mail mostly arrives in order, so
// that the first page of a search is known long before everything is found. Pure; reads no further than it must.

export type Found = [id: number, threadId: number, receivedAt: number];

const FIRST_BATCH = 64;
const MAX_BATCH = 2048;
/** More than these out of order: mail was brought from elsewhere. Then sorting all at once is faster. */
const MAX_PENDING = 8192;

/**
 * `found`: the latest id first. `latestUpTo`: of the email and all with smaller ids, found or not, the latest date, or a later
 * one. `sorted`: those that are found in the order that is wanted, the latest date first and then the latest id.
 */
export function* byDate(
	found: Iterable<Found>,
	latestUpTo: (id: number) => number,
	sorted: () => Iterable<Found>,
): Iterable<Found> {
	let pending: Found[] = [];
	let given = 0;
	let batch = FIRST_BATCH;
	let enough = batch;
	for (const row of found) {
		pending.push(row);
		if (pending.length < enough) continue;
		if (pending.length >= MAX_PENDING) {
			yield* after(sorted(), given);
			return;
		}
		pending.sort(latestFirst);
		const latest = latestUpTo(row[0]);
		// One of the same date that is still to come has a smaller id, and so its place is later.
		const settled = pending.findIndex(([, , receivedAt]) => receivedAt < latest);
		const done = settled < 0 ? pending.length : settled;
		for (let at = 0; at < done; at++) yield pending[at] as Found;
		given += done;
		pending = pending.slice(done);
		batch = Math.min(batch * 2, MAX_BATCH);
		enough = pending.length + batch;
	}
	yield* pending.sort(latestFirst);
}

function latestFirst(a: Found, b: Found): number {
	return b[2] - a[2] || b[0] - a[0];
}

function* after(rows: Iterable<Found>, count: number): Iterable<Found> {
	let at = 0;
	for (const row of rows) if (at++ >= count) yield row;
}
