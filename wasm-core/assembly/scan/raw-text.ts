// What a script element holds: the words that scripts of evil pages are made of, and long runs of base64, which are files. No
// script is understood here.
import { count } from './counts';
import { MARK_LONG_BASE64 } from './layout';
import { isDigit, isLetter } from './octet';
import { BOUNDARY, classOf, stepPhrase } from './phrases';

const LONG: i32 = 1024;

let run: i32 = 0;

export function openScript(): void {
	run = 0;
	stepPhrase(BOUNDARY);
}

export function scriptRun(at: usize, end: usize): void {
	for (; at < end; at++) scriptOctet(load<u8>(at));
}

export function scriptOctet(octet: u32): void {
	const isWord = isLetter(octet) || isDigit(octet);
	if (isWord || octet === 0x2b || octet === 0x2f) {
		if (++run === LONG) count(MARK_LONG_BASE64);
	} else run = 0;
	stepPhrase(isWord ? classOf(octet) : BOUNDARY);
}

export function closeScript(): void {
	stepPhrase(BOUNDARY);
}
