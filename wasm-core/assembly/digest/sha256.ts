// SHA-256 (FIPS 180-4) of octets as they stream by: reset, update, then the digest as hex into the string heap.
import { putOctet } from '../strings';

const ROUNDS: usize = memory.data<u32>([
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
	0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
	0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
	0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
	0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
	0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
	0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
	0xc67178f2,
]);
const BLOCK_BYTES: usize = 64;
const STATE: usize = memory.data(32, 16);
const SCHEDULE: usize = memory.data(256, 16);
/** The block that is not full yet. */
const PARTIAL: usize = memory.data(64, 16);

let partialBytes: usize = 0;
let totalBytes: u64 = 0;

export function resetSha256(): void {
	partialBytes = 0;
	totalBytes = 0;
	store<u32>(STATE, 0x6a09e667);
	store<u32>(STATE, 0xbb67ae85, 4);
	store<u32>(STATE, 0x3c6ef372, 8);
	store<u32>(STATE, 0xa54ff53a, 12);
	store<u32>(STATE, 0x510e527f, 16);
	store<u32>(STATE, 0x9b05688c, 20);
	store<u32>(STATE, 0x1f83d9ab, 24);
	store<u32>(STATE, 0x5be0cd19, 28);
}

export function updateSha256(p: usize, bytes: usize): void {
	totalBytes += bytes;
	const end = p + bytes;
	if (partialBytes > 0) {
		const taken = min(BLOCK_BYTES - partialBytes, bytes);
		memory.copy(PARTIAL + partialBytes, p, taken);
		partialBytes += taken;
		p += taken;
		if (partialBytes < BLOCK_BYTES) return;
		compress(PARTIAL);
	}
	for (; p + BLOCK_BYTES <= end; p += BLOCK_BYTES) compress(p);
	partialBytes = end - p;
	memory.copy(PARTIAL, p, partialBytes);
}

/** Ends the message and puts the digest's 64 hex digits into the string at hand. */
export function putSha256(): void {
	store<u8>(PARTIAL + partialBytes, 0x80);
	memory.fill(PARTIAL + partialBytes + 1, 0, BLOCK_BYTES - partialBytes - 1);
	if (partialBytes >= 56) {
		compress(PARTIAL);
		memory.fill(PARTIAL, 0, BLOCK_BYTES);
	}
	store<u64>(PARTIAL, bswap<u64>(totalBytes << 3), 56);
	compress(PARTIAL);
	for (let word: usize = 0; word < 32; word += 4) {
		const value = load<u32>(STATE + word);
		for (let shift = 28; shift >= 0; shift -= 4) putHexDigit((value >> shift) & 15);
	}
}

function putHexDigit(value: i32): void {
	putOctet(value < 10 ? 0x30 + value : 0x57 + value);
}

function expand(block: usize): void {
	for (let t: usize = 0; t < 64; t += 4) store<u32>(SCHEDULE + t, bswap<u32>(load<u32>(block + t)));
	for (let t: usize = 64; t < 256; t += 4) {
		const at = SCHEDULE + t;
		const w15 = load<u32>(at - 60);
		const w2 = load<u32>(at - 8);
		const s0 = rotr<u32>(w15, 7) ^ rotr<u32>(w15, 18) ^ (w15 >> 3);
		const s1 = rotr<u32>(w2, 17) ^ rotr<u32>(w2, 19) ^ (w2 >> 10);
		store<u32>(at, load<u32>(at - 64) + s0 + load<u32>(at - 28) + s1);
	}
}

function compress(block: usize): void {
	expand(block);
	let a = load<u32>(STATE);
	let b = load<u32>(STATE, 4);
	let c = load<u32>(STATE, 8);
	let d = load<u32>(STATE, 12);
	let e = load<u32>(STATE, 16);
	let f = load<u32>(STATE, 20);
	let g = load<u32>(STATE, 24);
	let h = load<u32>(STATE, 28);
	for (let t: usize = 0; t < 256; t += 4) {
		const s1 = rotr<u32>(e, 6) ^ rotr<u32>(e, 11) ^ rotr<u32>(e, 25);
		const t1 = h + s1 + ((e & f) ^ (~e & g)) + load<u32>(ROUNDS + t) + load<u32>(SCHEDULE + t);
		const s0 = rotr<u32>(a, 2) ^ rotr<u32>(a, 13) ^ rotr<u32>(a, 22);
		const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
		h = g;
		g = f;
		f = e;
		e = d + t1;
		d = c;
		c = b;
		b = a;
		a = t1 + t2;
	}
	addTo(0, a);
	addTo(4, b);
	addTo(8, c);
	addTo(12, d);
	addTo(16, e);
	addTo(20, f);
	addTo(24, g);
	addTo(28, h);
}

function addTo(word: usize, value: u32): void {
	store<u32>(STATE + word, load<u32>(STATE + word) + value);
}
