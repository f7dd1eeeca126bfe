// The decoded octets of leaves for whoever asked for them: gathered while a chunk is read, taken by the host before the next
// one. Holds one chunk's worth, whatever the size of a part.
import { RUN_BYTES, RUN_OCTETS, RUN_PART } from '../layout';
import { HANDED_OUT, RUNS } from '../memory';
import { copyOctets } from '../octets';

let count: i32 = 0;
let top: usize = HANDED_OUT;

/** Forgets what the last chunk gave. */
export function resetHandOut(): void {
	count = 0;
	top = HANDED_OUT;
}

/** How many runs there are. */
export function handedOutRuns(): i32 {
	return count;
}

/** What follows belongs to the leaf `part`. */
export function beginRun(part: i32): void {
	const run = RUNS + <usize>(count * RUN_BYTES);
	store<i32>(run, part, RUN_PART);
	store<i32>(run, 0, RUN_OCTETS);
	count++;
}

/** Octets of the leaf `part`, which has begun in this chunk or an earlier one. */
export function handOut(part: i32, p: usize, bytes: usize): void {
	if (count === 0) beginRun(part);
	const run = RUNS + <usize>((count - 1) * RUN_BYTES);
	copyOctets(top, p, bytes);
	top += bytes;
	store<i32>(run, load<i32>(run, RUN_OCTETS) + <i32>bytes, RUN_OCTETS);
}
