// Words that are built like the address of a coin's owner: bitcoin in base58 or bech32 (BIP 173), ethereum in hex. By their
// shape alone; checksums are left to who has more time. Keeps one word, and the first that fits.
import { COIN, COIN_CAP, OFFSET_COIN } from './layout';
import { hexDigit, isDigit, isLetter, lower } from './octet';
import { recordsAt } from './records';

const word: usize = memory.data(COIN_CAP, 8);
let bytes: i32 = 0;
let isOpen = false;

export function clearCoin(): void {
	store<u32>(recordsAt(), 0, OFFSET_COIN);
	isOpen = false;
}

export function inCoin(): bool {
	return isOpen;
}

/** A digit begins a word, or follows the two letters that bech32 begins with. */
export function beginCoin(digit: u32, afterBc: bool): void {
	bytes = 0;
	isOpen = digit === 0x31 || (!afterBc && (digit === 0x33 || digit === 0x30));
	if (!isOpen) return;
	if (afterBc) {
		coinOctet(0x62);
		coinOctet(0x63);
	}
	coinOctet(digit);
}

/** The next letter or digit of the word. */
export function coinOctet(octet: u32): void {
	if (bytes < COIN_CAP) store<u8>(word + bytes, octet);
	bytes++;
}

/** The word ends. */
export function endCoin(): void {
	if (!isOpen) return;
	isOpen = false;
	if (bytes > COIN_CAP || load<u32>(recordsAt(), OFFSET_COIN) !== 0 || !isAddress()) return;
	memory.copy(recordsAt() + COIN, word, bytes);
	store<u32>(recordsAt(), bytes, OFFSET_COIN);
}

function isAddress(): bool {
	const lead: u32 = load<u8>(word);
	if (lead === 0x62) return bytes >= 42 && bytes <= 62 && isBech32();
	if (lead === 0x30) return bytes === 42 && lower(load<u8>(word, 1)) === 0x78 && isHex();
	return bytes >= 26 && bytes <= 35 && isBase58();
}

/** All digits and letters but 1, b, i and o. */
function isBech32(): bool {
	for (let i = 3; i < bytes; i++) {
		const octet = lower(load<u8>(word + i));
		if (octet === 0x31 || octet === 0x62 || octet === 0x69 || octet === 0x6f) return false;
	}
	return true;
}

function isHex(): bool {
	for (let i = 2; i < bytes; i++) if (hexDigit(load<u8>(word + i)) > 15) return false;
	return true;
}

/** No 0, I, O or l; and of such length that digits and letters of both cases all occur. */
function isBase58(): bool {
	let kinds = 0;
	for (let i = 0; i < bytes; i++) {
		const octet: u32 = load<u8>(word + i);
		if (octet === 0x30 || octet === 0x49 || octet === 0x4f || octet === 0x6c) return false;
		if (isDigit(octet)) kinds |= 1;
		else if (isLetter(octet)) kinds |= (octet & 0x20) !== 0 ? 2 : 4;
	}
	return kinds === 7;
}
