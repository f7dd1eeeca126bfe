// Host names as names that somebody owns. A rule of thumb, not the Public Suffix List: no table to ship or to age.
// Twin of wasm-core/assembly/scan/related.ts; test/wasm-core/scan-links.test.ts holds both to the same answers.

/** Second labels under which two-letter countries register names: example.co.uk is a name, co.uk is not. */
const SHARED_SECOND = new Set(
	'co com org net ac edu gov or ne go gob gouv gen ltd plc sch mil nom web info'.split(' '),
);

/** The part of a lower-case host name that its owner registered: 'example.co.uk' of 'www.example.co.uk'. Addresses stay whole. */
export function ownedName(host: string): string {
	const last = host.charCodeAt(host.length - 1);
	if (host === '' || (last >= 0x30 && last <= 0x39) || host.endsWith(']')) return host;
	const labels = host.split('.');
	const second = labels.at(-2);
	const isShared =
		labels.length > 2 && labels.at(-1)?.length === 2 && second !== undefined && SHARED_SECOND.has(second);
	return labels.slice(isShared ? -3 : -2).join('.');
}

/** Whether two lower-case host names look like one owner's. */
export function areRelated(one: string, other: string): boolean {
	return ownedName(one) === ownedName(other);
}

/** The owner's word in a host name: 'paypal' of 'www.paypal.com'. */
export function ownerWord(host: string): string {
	const name = ownedName(host);
	const dot = name.indexOf('.');
	return dot < 0 ? name : name.slice(0, dot);
}
