// RAR 5's numbers: seven bits an octet, the lowest first, the highest bit set where more follow.

/** The place after the number read last; 0 once one was cut off, which every later number then is too. */
export let vintAfter: usize = 0;

export function vint(at: usize, end: usize): u64 {
	let value: u64 = 0;
	for (let shift: u64 = 0; at !== 0 && at < end && shift < 63; shift += 7) {
		const octet: u64 = load<u8>(at++);
		value |= (octet & 0x7f) << shift;
		if (octet < 0x80) {
			vintAfter = at;
			return value;
		}
	}
	vintAfter = 0;
	return 0;
}
