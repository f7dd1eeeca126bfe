// Undoes the compression of VBA modules (MS-OVBA 2.4.1) as they stream by, and looks for words in what they say. A module
// begins with the words "Attribute VB_Name": where their compressed form stands, one begins. One is read at a time.

import { Layer } from './layer';
import { VBA_SIGN_CAP } from './layout';
import { feedSigns } from './signs';

const CHUNK_BYTES: i32 = 4096;

const chunk: usize = memory.data(CHUNK_BYTES + 8, 8);
let isOpen = false;
let filled: i32 = 0;
/** Octets of the compressed chunk at hand that are still to come; 0: the next chunk's header. */
let left: i32 = 0;
let header: i32 = 0;
let headerBytes: i32 = 0;
let flags: i32 = 0;
let flagBits: i32 = 0;
/** The first octet of a copy token, or -1. */
let half: i32 = -1;

export function closeVba(layer: Layer): void {
	if (isOpen) flush(layer);
	isOpen = false;
}

/** Begins after the header of a module's first chunk. */
export function openVba(layer: Layer, chunkHeader: i32): void {
	closeVba(layer);
	isOpen = true;
	headerBytes = 0;
	beginChunk(chunkHeader);
}

function beginChunk(chunkHeader: i32): void {
	left = (chunkHeader & 0xfff) + 1;
	filled = 0;
	flagBits = 0;
	half = -1;
	// a signature of 0b011, and compressed: anything else is no module any more
	isOpen = chunkHeader >> 12 === 0b1011;
}

export function feedVba(layer: Layer, from: usize, end: usize): void {
	for (let at = from; at < end && isOpen; at++) {
		const octet: i32 = load<u8>(at);
		if (left === 0) readHeader(octet);
		else {
			left--;
			readToken(octet);
			if (left === 0 || filled === CHUNK_BYTES) flush(layer);
		}
	}
}

function readHeader(octet: i32): void {
	if (headerBytes++ === 0) {
		header = octet;
		return;
	}
	headerBytes = 0;
	beginChunk(header | (octet << 8));
}

function readToken(octet: i32): void {
	if (half >= 0) {
		copy(half | (octet << 8));
		half = -1;
	} else if (flagBits === 0) {
		flags = octet;
		flagBits = 8;
		return;
	} else if (flags & 1) {
		half = octet;
		return;
	} else if (filled < CHUNK_BYTES) store<u8>(chunk + filled++, <u8>octet);
	flags >>= 1;
	flagBits--;
}

/** 2.4.1.3.19.1: how many of the token's bits are the distance depends on how much stands there already. */
function copy(token: i32): void {
	let distanceBits = 4;
	while (1 << distanceBits < filled) distanceBits++;
	const distance = (token >> (16 - distanceBits)) + 1;
	const length = min((token & (0xffff >> distanceBits)) + 3, CHUNK_BYTES - filled);
	if (distance > filled) {
		isOpen = false;
		return;
	}
	for (let i = 0; i < length; i++, filled++) store<u8>(chunk + filled, load<u8>(chunk + filled - distance));
}

function flush(layer: Layer): void {
	feedSigns(layer, chunk, chunk + filled, VBA_SIGN_CAP);
	left = 0;
	filled = 0;
}
