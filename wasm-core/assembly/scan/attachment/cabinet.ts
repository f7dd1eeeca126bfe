// Cabinet files (MS-CAB) as they stream by: names and sizes, which stand before everything that is packed.
import { countEntries, recordEntry } from './facts';
import { gather, gatherOf, isGathered, Layer, passOver, want, wantFresh } from './layer';
import { ENTRY_UTF8, KIND_UNKNOWN } from './layout';

const HEADER: i32 = 0;
const FILE: i32 = 1;
const NAME: i32 = 2;
const OVER: i32 = 3;

const HEADER_BYTES: i32 = 36;
const FILE_BYTES: i32 = 16;
const NAME_ROOM: i32 = 256;
/** Files that are listed: more are counted only. */
const LIST_CAP: u32 = 1024;
const NAME_IS_UTF8: i32 = 0x80;

export function openCabinet(layer: Layer): void {
	wantFresh(layer, HEADER, HEADER_BYTES);
}

export function feedCabinet(layer: Layer, from: usize, end: usize): void {
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
	if (layer.state === HEADER) readHeader(layer, at);
	else if (layer.state === FILE) want(layer, NAME, FILE_BYTES + 1);
	else if (load<u8>(at + layer.gathered - 1) === 0 || layer.gathered > NAME_ROOM) listFile(layer, at);
	else want(layer, NAME, layer.gathered + 1);
}

function readHeader(layer: Layer, at: usize): void {
	const filesAt = load<u32>(at, 16);
	countEntries(load<u16>(at, 28));
	layer.listed = min<u32>(load<u16>(at, 28), LIST_CAP);
	layer.skip = max(filesAt, HEADER_BYTES) - HEADER_BYTES;
	nextFile(layer);
}

function nextFile(layer: Layer): void {
	wantFresh(layer, FILE, FILE_BYTES);
	if (layer.listed-- !== 0) return;
	layer.state = OVER;
	layer.isDone = true;
}

function listFile(layer: Layer, at: usize): void {
	const bytes = layer.gathered - FILE_BYTES - 1;
	const flags = load<u16>(at, 14) & NAME_IS_UTF8 ? ENTRY_UTF8 : 0;
	recordEntry(at + FILE_BYTES, bytes, layer.depth + 1, KIND_UNKNOWN, load<u32>(at), flags);
	nextFile(layer);
}
