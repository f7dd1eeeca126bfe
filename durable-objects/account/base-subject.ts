// The words by which emails are sorted (RFC 5256 section 2.1, RFC 8621 section 4.4.2). Pure.
import type { Address } from '../../workers/domain/address';

const MAX_SORT_LENGTH = 100;
/** "Re:", "FW[2]:", "[list] Re:", the latter with its blobs. Each bounded: no backtracking over a long subject. */
const LEADER = /^(?:\[[^[\]]{0,80}\]\s{0,9})?(?:re|fwd?)\s{0,9}(?:\[[^[\]]{0,80}\]\s{0,9})?:\s{0,9}/i;
const BLOB = /^\[[^[\]]{0,80}\]\s{0,9}(?=\S)/;
const TRAILER = /\s{0,9}\(fwd\)$/i;

/** The subject without reply and forward marks, list names and surplus white space; lower case. */
export function baseSubject(subject: string): string {
	let rest = subject.slice(0, 1000).replace(/\s+/g, ' ').trim();
	for (let before = ''; before !== rest; ) {
		before = rest;
		rest = rest.replace(TRAILER, '').replace(LEADER, '').replace(BLOB, '');
	}
	return rest.toLowerCase().slice(0, MAX_SORT_LENGTH);
}

/** The first address's name, or the address itself where it has none. */
export function sortName(addresses: readonly Address[]): string {
	const first = addresses[0];
	return (first?.name || first?.email || '').toLowerCase().slice(0, MAX_SORT_LENGTH);
}
