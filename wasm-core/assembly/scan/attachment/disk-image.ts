// ISO 9660 images (ECMA-119) as they stream by: the names in the root directory, which stands right behind the descriptors in
// what common tools write.

import { countEntries, recordEntry } from './facts';
import { octetsAre } from './kind';
import { gather, gatherOf, isGathered, Layer, passOver, want, wantFresh } from './layer';
import { KIND_ISO, KIND_UNKNOWN } from './layout';

const DESCRIPTOR: i32 = 0;
const RECORD: i32 = 1;
const WHOLE_RECORD: i32 = 2;
const OVER: i32 = 3;

const SECTOR: u64 = 2048;
const DESCRIPTOR_AT: u64 = 16 * SECTOR;
const DESCRIPTOR_BYTES: i32 = 190;
const IS_FOLDER: u32 = 2;
const SEMICOLON: u32 = 0x3b;

export function openDiskImage(layer: Layer): void {
	wantFresh(layer, DESCRIPTOR, DESCRIPTOR_BYTES);
	layer.skip = DESCRIPTOR_AT;
}

export function feedDiskImage(layer: Layer, from: usize, end: usize): void {
	while (from < end && layer.state !== OVER) {
		if (layer.skip > 0) from = passOver(layer, from, end);
		else {
			from = gather(layer, from, end);
			if (isGathered(layer)) step(layer);
		}
	}
}

function step(layer: Layer): void {
	const at = gatherOf(layer);
	if (layer.state === DESCRIPTOR) readDescriptor(layer, at);
	else if (layer.state === RECORD) readLength(layer, load<u8>(at));
	else readRecord(layer, at);
}

function leave(layer: Layer): void {
	layer.state = OVER;
	layer.isDone = true;
}

/** 8.4: the root directory's record stands in the primary volume descriptor. */
function readDescriptor(layer: Layer, at: usize): void {
	const rootAt = <u64>load<u32>(at, 158) * SECTOR;
	const passed = DESCRIPTOR_AT + DESCRIPTOR_BYTES;
	if (!octetsAre(at, '\x01CD001') || rootAt < passed) {
		leave(layer);
		return;
	}
	layer.kind = KIND_ISO;
	layer.left = load<u32>(at, 166);
	layer.skip = rootAt - passed;
	nextRecord(layer);
}

function nextRecord(layer: Layer): void {
	wantFresh(layer, RECORD, 1);
	if (layer.left === 0) leave(layer);
}

/** 9.1: records do not cross sectors; zeros fill up what is left of one. */
function readLength(layer: Layer, bytes: u32): void {
	const rest = layer.left & (SECTOR - 1);
	if (bytes >= 34 && bytes <= layer.left) want(layer, WHOLE_RECORD, bytes);
	else if (bytes === 0 && rest > 0 && layer.left > rest) {
		layer.left -= rest;
		layer.skip = rest - 1;
		nextRecord(layer);
	} else leave(layer);
}

function readRecord(layer: Layer, at: usize): void {
	layer.left -= layer.gathered;
	if ((load<u8>(at, 25) & IS_FOLDER) === 0) listFile(layer, at);
	nextRecord(layer);
}

/** A version follows the name. */
function listFile(layer: Layer, at: usize): void {
	const room = min<i32>(load<u8>(at, 32), layer.gathered - 33);
	let bytes = 0;
	while (bytes < room && <u32>load<u8>(at + bytes, 33) !== SEMICOLON) bytes++;
	countEntries(1);
	recordEntry(at + 33, bytes, layer.depth + 1, KIND_UNKNOWN, load<u32>(at, 10), 0);
}
