// Tells whether two host names look like one owner's. A rule of thumb on octets, not the Public Suffix List.
// Twin of workers/domain/host-name.ts; test/wasm-core/scan-links.test.ts holds both to the same answers.
import { isDigit, isOneOf } from './octet';

/** Second labels under which two-letter countries register names: example.co.uk is a name, co.uk is not. */
const SHARED_SECOND = 'co com org net ac edu gov or ne go gob gouv gen ltd plc sch mil nom web info';

export function areRelated(first: usize, firstBytes: i32, second: usize, secondBytes: i32): bool {
	const firstEnd = first + firstBytes;
	const secondEnd = second + secondBytes;
	const one = ownedStart(first, firstEnd);
	const other = ownedStart(second, secondEnd);
	return firstEnd - one === secondEnd - other && memory.compare(one, other, firstEnd - one) === 0;
}

/** Where the name that somebody owns begins: the last two labels, or three under a shared second label. */
function ownedStart(from: usize, end: usize): usize {
	if (end === from || isDigit(load<u8>(end - 1)) || load<u8>(end - 1) === 0x5d) return from;
	const last = labelStart(from, end);
	if (last === from) return from;
	const second = labelStart(from, last - 1);
	if (second === from || end - last !== 2 || !isOneOf(second, last - 1, SHARED_SECOND)) return second;
	return labelStart(from, second - 1);
}

function labelStart(from: usize, end: usize): usize {
	let at = end;
	while (at > from && load<u8>(at - 1) !== 0x2e) at--;
	return at;
}
