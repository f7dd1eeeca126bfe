// Tells text from binary octets: ASCII without control characters, UTF-8, or UTF-16 by its byte order mark.
// Looks at a head only, so a sequence cut off at its end is forgiven.

/** 1 for tab, line feed, form feed, carriage return and escape among the octets below 0x20. */
const TEXT_CONTROLS: u32 = 0x08003600;

function sequenceBytes(lead: u32): i32 {
	if (lead < 0x80) return lead >= 0x20 ? (lead === 0x7f ? 0 : 1) : (TEXT_CONTROLS >> lead) & 1;
	if (lead < 0xc2) return 0;
	return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
}

function isUtf16(from: usize, end: usize): bool {
	if (end - from < 2) return false;
	const mark = load<u16>(from);
	return mark === 0xfeff || mark === 0xfffe;
}

export function isText(from: usize, end: usize): bool {
	if (isUtf16(from, end)) return true;
	let at = from;
	while (at < end) {
		const bytes = sequenceBytes(load<u8>(at++));
		if (bytes === 0) return false;
		for (let i = 1; i < bytes && at < end; i++, at++) {
			if ((load<u8>(at) & 0xc0) !== 0x80) return false;
		}
	}
	return true;
}
