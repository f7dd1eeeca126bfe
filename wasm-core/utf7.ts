// UTF-7 (RFC 2152) to UTF-16, in one pass over the octets: its runs can be two octets long, so that a call for each would make a
// small mail dear. Knows no other charset.

const PLUS = 0x2b;
const DASH = 0x2d;
const REPLACEMENT = 0xfffd;
const BYTE_ORDER_MARK = 0xfeff;

/** The value of each octet in base64, -1 where it has none. */
const BASE64 = new Int8Array(256).fill(-1);
for (const [value, letter] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries()) {
	BASE64[letter.charCodeAt(0)] = value;
}

const decoder = new TextDecoder('utf-16le', { fatal: false, ignoreBOM: true });

/**
 * `+…-` is UTF-16 in base64 without padding, `+-` a plus sign; what is no such run is taken from `plain`, the character of each
 * octet. Halves of a surrogate pair come out as U+FFFD.
 */
export function decodeUtf7(octets: Uint8Array, plain: Uint16Array): string {
	const units = new Uint16Array(octets.length); // no octet gives more than one
	let length = 0;
	let at = 0;
	while (at < octets.length) {
		const octet = octets[at++] ?? 0;
		if (octet !== PLUS) {
			units[length++] = plain[octet] ?? REPLACEMENT;
			continue;
		}
		const start = at;
		const end = endOfRun(octets, at);
		if (end === start) units[length++] = PLUS;
		else length = writeRun(octets, start, end, units, length);
		at = octets[end] === DASH ? end + 1 : end;
	}
	return decoder.decode(units.subarray(0, length));
}

function endOfRun(octets: Uint8Array, at: number): number {
	while (at < octets.length && (BASE64[octets[at] ?? 0] ?? -1) >= 0) at++;
	return at;
}

/** Writes the units of one run; gives the place after them. Bits that are left over are padding. */
function writeRun(octets: Uint8Array, start: number, end: number, units: Uint16Array, length: number): number {
	const first = length;
	let bits = 0;
	let held = 0;
	let isFirst = true;
	for (let at = start; at < end; at++) {
		bits = ((bits << 6) | (BASE64[octets[at] ?? 0] ?? 0)) & 0x3fffff;
		held += 6;
		if (held < 16) continue;
		held -= 16;
		const unit = (bits >> held) & 0xffff;
		if (!isFirst || unit !== BYTE_ORDER_MARK) units[length++] = unit;
		isFirst = false;
	}
	// a run stands for itself: its last half must not join the next one's first
	if (length > first && isLeadingHalf(units[length - 1] ?? 0)) units[length - 1] = REPLACEMENT;
	return length;
}

function isLeadingHalf(unit: number): boolean {
	return unit >= 0xd800 && unit <= 0xdbff;
}
