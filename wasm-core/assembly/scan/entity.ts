// Character references of text that people read (HTML Standard 13.2.5.72), as wasm-core/html-text.ts knows them: the names
// that mail uses, letters with accents, and numbers. Leaves to the host what it has no character for.
import { fromWindows1252 } from '../encoding/windows-1252';
import { addName, findName, NAME_TABLE_BYTES } from '../names';
import { hexValue, isDigit, isLetter, lowerCase } from '../octets';

/** readEntity: there is such a reference, but only the host can write it. */
export const UNKNOWN_HERE: i32 = -1;

/** No such name: the ampersand stands for itself. */
const NOT_KNOWN: i32 = -2;
const AMPERSAND: i32 = 0x26;
const REPLACEMENT: i32 = 0xfffd;
const MAX_NAME_BYTES: usize = 32;
const MAX_CODE: i32 = 0x10ffff;

/** Blank-separated, and their code points in the same order; 0: a character that takes no room. */
const NAMES =
	'amp lt gt quot apos nbsp copy reg trade euro pound yen cent sect para deg middot bull hellip ndash mdash lsquo rsquo sbquo ldquo rdquo bdquo laquo raquo lsaquo rsaquo times divide plusmn frac12 frac14 frac34 sup2 sup3 micro iexcl iquest ordf ordm larr rarr uarr darr check star hearts infin ne le ge minus zwnj zwj shy ensp emsp thinsp lrm rlm szlig oslash Oslash aelig AElig oelig OElig eth ETH thorn THORN aring Aring ccedil Ccedil';
// biome-ignore format: a table
const CODES: usize = memory.data<u16>([
	0x26, 0x3c, 0x3e, 0x22, 0x27, 0x20, 0xa9, 0xae, 0x2122, 0x20ac, 0xa3, 0xa5, 0xa2, 0xa7, 0xb6, 0xb0,
	0xb7, 0x2022, 0x2026, 0x2013, 0x2014, 0x2018, 0x2019, 0x201a, 0x201c, 0x201d, 0x201e, 0xab, 0xbb, 0x2039, 0x203a, 0xd7,
	0xf7, 0xb1, 0xbd, 0xbc, 0xbe, 0xb2, 0xb3, 0xb5, 0xa1, 0xbf, 0xaa, 0xba, 0x2190, 0x2192, 0x2191, 0x2193,
	0x2713, 0x2606, 0x2665, 0x221e, 0x2260, 0x2264, 0x2265, 0x2212, 0x0, 0x0, 0x0, 0x20, 0x20, 0x20, 0x0, 0x0,
	0xdf, 0xf8, 0xd8, 0xe6, 0xc6, 0x153, 0x152, 0xf0, 0xd0, 0xfe, 0xde, 0xe5, 0xc5, 0xe7, 0xc7,
]);
/** Letters that Unicode has with each mark, and their code points in the same order. */
const ACUTE = 'ACEGIKLMNOPRSUWYZacegiklmnoprsuwyz';
// biome-ignore format: a table
const ACUTE_CODES: usize = memory.data<u16>([
	0xc1, 0x106, 0xc9, 0x1f4, 0xcd, 0x1e30, 0x139, 0x1e3e, 0x143, 0xd3, 0x1e54, 0x154, 0x15a, 0xda, 0x1e82, 0xdd,
	0x179, 0xe1, 0x107, 0xe9, 0x1f5, 0xed, 0x1e31, 0x13a, 0x1e3f, 0x144, 0xf3, 0x1e55, 0x155, 0x15b, 0xfa, 0x1e83,
	0xfd, 0x17a,
]);
const GRAVE = 'AEINOUWYaeinouwy';
// biome-ignore format: a table
const GRAVE_CODES: usize = memory.data<u16>([
	0xc0, 0xc8, 0xcc, 0x1f8, 0xd2, 0xd9, 0x1e80, 0x1ef2, 0xe0, 0xe8, 0xec, 0x1f9, 0xf2, 0xf9, 0x1e81, 0x1ef3,
]);
const CIRC = 'ACEGHIJOSUWYZaceghijosuwyz';
// biome-ignore format: a table
const CIRC_CODES: usize = memory.data<u16>([
	0xc2, 0x108, 0xca, 0x11c, 0x124, 0xce, 0x134, 0xd4, 0x15c, 0xdb, 0x174, 0x176, 0x1e90, 0xe2, 0x109, 0xea,
	0x11d, 0x125, 0xee, 0x135, 0xf4, 0x15d, 0xfb, 0x175, 0x177, 0x1e91,
]);
const UML = 'AEHIOUWXYaehiotuwxy';
// biome-ignore format: a table
const UML_CODES: usize = memory.data<u16>([
	0xc4, 0xcb, 0x1e26, 0xcf, 0xd6, 0xdc, 0x1e84, 0x1e8c, 0x178, 0xe4, 0xeb, 0x1e27, 0xef, 0xf6, 0x1e97, 0xfc,
	0x1e85, 0x1e8d, 0xff,
]);
const TILDE = 'AEINOUVYaeinouvy';
// biome-ignore format: a table
const TILDE_CODES: usize = memory.data<u16>([
	0xc3, 0x1ebc, 0x128, 0xd1, 0xd5, 0x168, 0x1e7c, 0x1ef8, 0xe3, 0x1ebd, 0x129, 0xf1, 0xf5, 0x169, 0x1e7d, 0x1ef9,
]);
const CARON = 'ACDEGHIKLNORSTUZacdeghijklnorstuz';
// biome-ignore format: a table
const CARON_CODES: usize = memory.data<u16>([
	0x1cd, 0x10c, 0x10e, 0x11a, 0x1e6, 0x21e, 0x1cf, 0x1e8, 0x13d, 0x147, 0x1d1, 0x158, 0x160, 0x164, 0x1d3, 0x17d,
	0x1ce, 0x10d, 0x10f, 0x11b, 0x1e7, 0x21f, 0x1d0, 0x1f0, 0x1e9, 0x13e, 0x148, 0x1d2, 0x159, 0x161, 0x165, 0x1d4,
	0x17e,
]);

const entities: usize = memory.data(NAME_TABLE_BYTES, 16);
const marked: usize = memory.data(NAME_TABLE_BYTES, 16);
let built: bool = false;

/** The place after the reference that was read. */
export let entityEnd: usize = 0;

/** The code point of the reference at p, which is an ampersand: itself where none begins there; 0: nothing to write. */
export function readEntity(p: usize, end: usize): i32 {
	if (!built) buildEntities();
	entityEnd = p + 1;
	const name = p + 1;
	if (name >= end) return AMPERSAND;
	if (<i32>load<u8>(name) === 0x23) return readNumber(name + 1, end);
	return isLetter(load<u8>(name)) ? readNamed(name, end) : AMPERSAND;
}

function readNumber(p: usize, end: usize): i32 {
	const isHex = p < end && lowerCase(load<u8>(p)) === 0x78;
	if (isHex) p++;
	const stop = min(end, p + (isHex ? 6 : 7));
	const digits = p;
	let code = 0;
	for (; p < stop; p++) {
		const c: i32 = load<u8>(p);
		if (isHex ? hexValue(c) < 0 : !isDigit(c)) break;
		code = code * (isHex ? 16 : 10) + hexValue(c);
	}
	if (p === digits) return AMPERSAND;
	close(p, end);
	if (code === 0 || code > MAX_CODE || (code & 0xfffff800) === 0xd800) return REPLACEMENT;
	return fromWindows1252(code); // HTML Standard 13.2.5.80: what pages mean by &#128; to &#159;
}

function close(p: usize, end: usize): void {
	entityEnd = p < end && <i32>load<u8>(p) === 0x3b ? p + 1 : p;
}

function readNamed(p: usize, end: usize): i32 {
	const name = p;
	const stop = min(end, p + MAX_NAME_BYTES);
	let packed: u64 = 0;
	let lower: u64 = 0;
	for (; p < stop; p++) {
		const c: i32 = load<u8>(p);
		if (!isLetter(c) && !isDigit(c)) break;
		packed = (packed << 8) | c;
		lower = (lower << 8) | lowerCase(c);
	}
	if (p - name < 2 || p - name > 8) return AMPERSAND;
	let code = findName(entities, packed);
	if (code < 0) code = findName(entities, lower);
	if (code < 0) code = markedLetter(packed, p - name);
	if (code === NOT_KNOWN) return AMPERSAND;
	close(p, end);
	return code;
}

/** A letter with a mark. Where Unicode has no one character for the two, the host writes both. */
function markedLetter(packed: u64, length: usize): i32 {
	const code = findName(marked, packed);
	if (code > 0) return code;
	const mark = packed & (((<u64>1) << ((length - 1) << 3)) - 1);
	return findName(marked, mark) === 0 ? UNKNOWN_HERE : NOT_KNOWN;
}

function buildEntities(): void {
	let word = 0;
	let packed: u64 = 0;
	for (let i = 0; i <= NAMES.length; i++) {
		const unit = i < NAMES.length ? NAMES.charCodeAt(i) : 0x20;
		if (unit !== 0x20) packed = (packed << 8) | unit;
		else {
			addName(entities, packed, load<u16>(CODES + <usize>(word++ << 1)));
			packed = 0;
		}
	}
	addMarked('acute', ACUTE, ACUTE_CODES);
	addMarked('grave', GRAVE, GRAVE_CODES);
	addMarked('circ', CIRC, CIRC_CODES);
	addMarked('uml', UML, UML_CODES);
	addMarked('tilde', TILDE, TILDE_CODES);
	addMarked('caron', CARON, CARON_CODES);
	built = true;
}

function addMarked(mark: string, letters: string, codes: usize): void {
	let packed: u64 = 0;
	for (let i = 0; i < mark.length; i++) packed = (packed << 8) | mark.charCodeAt(i);
	addName(marked, packed, 0);
	const shift: u64 = <u64>(mark.length << 3);
	for (let i = 0; i < letters.length; i++) {
		addName(marked, ((<u64>letters.charCodeAt(i)) << shift) | packed, load<u16>(codes + <usize>(i << 1)));
	}
}
