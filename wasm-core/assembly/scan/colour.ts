// Colours as CSS and HTML attributes write them, to numbers: 0xRRGGBB, or one of two words for what is no colour of its own.
import { begins, hexDigit, isDigit, isLetter, isSpace, unit } from './octet';

/** Not said, or written in a way that is not read here: nothing is claimed about it. */
export const NO_COLOUR: i32 = -1;
export const TRANSPARENT: i32 = -2;

/** Names that mail writes out, each followed by six digits. */
const NAMES =
	'white ffffff black 000000 snow fffafa ivory fffff0 whitesmoke f5f5f5 ghostwhite f8f8ff floralwhite fffaf0 azure f0ffff ' +
	'gray 808080 grey 808080 silver c0c0c0 lightgray d3d3d3 lightgrey d3d3d3 darkgray a9a9a9 red ff0000 blue 0000ff ' +
	'green 008000 navy 000080 yellow ffff00 orange ffa500 purple 800080 teal 008080 maroon 800000';

/** The colour that [from, end) begins with, in lower case. */
export function readColour(from: usize, end: usize): i32 {
	if (from >= end) return NO_COLOUR;
	if (load<u8>(from) === 0x23) return readHex(from + 1, end);
	if (begins(from, end, 'rgb')) return readFunction(from, end);
	if (begins(from, end, 'transparent')) return TRANSPARENT;
	return readName(from, end);
}

/** Whether nobody could read the one on the other. */
export function isSameColour(one: i32, other: i32): bool {
	if (one < 0 || other < 0) return false;
	return isNear(one >> 16, other >> 16) && isNear(one >> 8, other >> 8) && isNear(one, other);
}

function isNear(one: i32, other: i32): bool {
	return abs((one & 0xff) - (other & 0xff)) <= 10;
}

function readHex(from: usize, end: usize): i32 {
	let digits = 0;
	let value: u32 = 0;
	for (let at = from; at < end && digits < 8; at++, digits++) {
		const digit = hexDigit(load<u8>(at));
		if (digit > 15) break;
		value = (value << 4) | digit;
	}
	if (digits === 6) return value;
	if (digits === 8) return (value & 0xff) === 0 ? TRANSPARENT : <i32>(value >> 8);
	if (digits === 4) value >>= 4;
	else if (digits !== 3) return NO_COLOUR;
	return (((value >> 8) & 15) * 0x110000) | (((value >> 4) & 15) * 0x1100) | ((value & 15) * 0x11);
}

/** `rgb(1, 2, 3)`, `rgba(1 2 3 / 0)`: whole numbers; percentages are not read. */
function readFunction(from: usize, end: usize): i32 {
	let value = 0;
	let part = 0;
	let at = from;
	while (at < end && part < 3) {
		while (at < end && !isDigit(load<u8>(at))) at++;
		let number: u32 = 0;
		const digits = at;
		for (; at < end && isDigit(load<u8>(at)); at++) number = min<u32>(number * 10 + (load<u8>(at) - 0x30), 255);
		if (at === digits || (at < end && load<u8>(at) === 0x25)) return NO_COLOUR;
		value = (value << 8) | number;
		part++;
	}
	if (part < 3) return NO_COLOUR;
	return isNothing(at, end) ? TRANSPARENT : value;
}

/** `, 0)` or `/ 0.0)`: no opacity. */
function isNothing(from: usize, end: usize): bool {
	let at = from;
	while (at < end && (isSpace(load<u8>(at)) || load<u8>(at) === 0x2c || load<u8>(at) === 0x2f)) at++;
	const digits = at;
	while (at < end && (load<u8>(at) === 0x30 || load<u8>(at) === 0x2e)) at++;
	return at > digits && at < end && load<u8>(at) === 0x29;
}

function readName(from: usize, end: usize): i32 {
	let stop = from;
	while (stop < end && isLetter(load<u8>(stop))) stop++;
	const size = <i32>(stop - from);
	for (let i = 0, n = NAMES.length; i < n; ) {
		let letters = 0;
		while (letters < size && unit(NAMES, i + letters) === load<u8>(from + letters)) letters++;
		const isName = letters === size && size > 0 && unit(NAMES, i + letters) === 0x20;
		while (unit(NAMES, i) !== 0x20) i++;
		if (isName) return digitsAt(i + 1);
		i += 8;
	}
	return NO_COLOUR;
}

function digitsAt(index: i32): i32 {
	let value: i32 = 0;
	for (let i = 0; i < 6; i++) value = (value << 4) | hexDigit(unit(NAMES, index + i));
	return value;
}
