// Addresses that stand in plain words: what begins with `http://`, `https://`, `www.` or `mailto:`, up to what no address
// holds. Mail programs make links of them.
import { isBlank, isInvisible, scriptOf } from './character-kinds';
import { LINK_TEXT } from './layout';
import { beginLink, closeLink, isHostOver, takeLinkOctet, trimLink } from './link';
import { isDigit, isLetter, pack, unit } from './octet';

const HTTP_SLASH = pack('http:/');
const HTTPS_SLASH = pack('https:/');
const MAILTO = pack('mailto');
const WWW = pack('www');
/** Masks of the last 3, 6 and 7 octets. */
const THREE: u64 = 0xffffff;
const SIX: u64 = ((<u64>0xffff) << 32) | 0xffffffff;
const SEVEN: u64 = ((<u64>0xffffff) << 32) | 0xffffffff;

/** The last eight octets in lower case. */
let recent: u64 = 0;
let isOpen = false;

export function resetTextLink(): void {
	recent = 0;
	isOpen = false;
}

export function inTextLink(): bool {
	return isOpen;
}

/** Letters, blanks and marks, none of which begins an address. */
export function textLinkRun(at: usize, end: usize): void {
	if (end - at > 8) at = end - 8;
	for (; at < end; at++) recent = (recent << 8) | (load<u8>(at) | 0x20);
}

/** A character outside any address: with the ones before, it may begin one. */
export function mayBeginLink(code: u32): void {
	if (code === 0x2f) {
		if ((recent & SIX) === HTTP_SLASH) open('http://');
		else if ((recent & SEVEN) === HTTPS_SLASH) open('https://');
	} else if (code === 0x2e) {
		if ((recent & THREE) === WWW && !isWord(<u32>(recent >> 24) & 0xff)) open('http://www.');
	} else if (code === 0x3a && (recent & SIX) === MAILTO) open('mailto:');
	recent = (recent << 8) | (code < 0x80 ? code | 0x20 : 0xff);
}

/** Whether the last word is "bc", which bech32 addresses begin with. */
export function followsBc(): bool {
	return <u32>(recent & 0xffff) === 0x6263 && !isWord(<u32>(recent >> 16) & 0xff);
}

function isWord(octet: u32): bool {
	return isLetter(octet) || isDigit(octet);
}

function open(start: string): void {
	beginLink(LINK_TEXT);
	for (let i = 0, n = start.length; i < n; i++) takeLinkOctet(unit(start, i));
	isOpen = true;
}

/** A character while an address is open: whether it belongs to it. If not, the address has ended before it. */
export function textLinkCharacter(code: u32): bool {
	const belongs = code < 0x80 ? isAddressOctet(code) : isHostLetter(code);
	if (!belongs) endTextLink();
	else if (code < 0x80) takeLinkOctet(code);
	else takeSequence(code);
	return belongs;
}

export function endTextLink(): void {
	if (!isOpen) return;
	isOpen = false;
	recent = 0;
	trimLink();
	closeLink();
}

/** RFC 3986 section 2, and in the host nothing but what hosts, user names and ports are written with. */
function isAddressOctet(octet: u32): bool {
	if (octet <= 0x20 || octet === 0x3c || octet === 0x3e || octet === 0x22 || octet === 0x60 || octet === 0x7f)
		return false;
	if (octet >= 0x7b && octet <= 0x7d) return false;
	if (isHostOver() || isWord(octet)) return true;
	return (
		(octet >= 0x2d && octet <= 0x2f) ||
		octet === 0x3a ||
		octet === 0x40 ||
		octet === 0x25 ||
		octet === 0x3f ||
		octet === 0x23 ||
		octet === 0x5f ||
		octet === 0x7e ||
		(octet >= 0x5b && octet <= 0x5d)
	);
}

/** Beyond ASCII only a host goes on: in Chinese a sentence does, right after the address. */
function isHostLetter(code: u32): bool {
	return !isHostOver() && !isBlank(code) && !isInvisible(code) && scriptOf(code) >= 0;
}

function takeSequence(code: u32): void {
	if (code < 0x800) takeLinkOctet(0xc0 | (code >> 6));
	else {
		if (code < 0x10000) takeLinkOctet(0xe0 | (code >> 12));
		else {
			takeLinkOctet(0xf0 | (code >> 18));
			takeLinkOctet(0x80 | ((code >> 12) & 0x3f));
		}
		takeLinkOctet(0x80 | ((code >> 6) & 0x3f));
	}
	takeLinkOctet(0x80 | (code & 0x3f));
}
