// OneNote sections (MS-ONESTORE) as they stream by: files that a page has inside it, which a reader starts with a double click
// on whatever picture covers them.
import { unit } from '../octet';
import { closeEntry, feedEntry, openEntry } from './entries';
import { countEntries, raise } from './facts';
import { gather, gatherOf, isGathered, keepName, Layer, wantFresh } from './layer';
import { TRAIT_EMBEDDED_FILE } from './layout';

/** 2.6.13, FileDataStoreObject: {BDE316E7-2665-4511-A4C4-8D4D0B7A9EAC}, no beginning of which stands in it again. */
const GUID = '\xe7\x16\xe3\xbd\x65\x26\x11\x45\xa4\xc4\x8d\x4d\x0b\x7a\x9e\xac';

const HUNT: i32 = 0;
const LENGTH: i32 = 1;
const FILE: i32 = 2;

export function openOneNote(layer: Layer): void {
	wantFresh(layer, HUNT, 0);
}

export function feedOneNote(layer: Layer, from: usize, end: usize): void {
	while (from < end) {
		if (layer.state === HUNT) from = hunt(layer, from, end);
		else if (layer.state === FILE) from = feedFile(layer, from, end);
		else {
			from = gather(layer, from, end);
			if (isGathered(layer)) begin(layer);
		}
	}
}

export function closeOneNote(layer: Layer): void {
	if (layer.state === FILE) closeEntry(layer);
}

function hunt(layer: Layer, from: usize, end: usize): usize {
	while (from < end) {
		const octet: u32 = load<u8>(from++);
		if (unit(GUID, layer.gathered) === octet) layer.gathered++;
		else layer.gathered = octet === unit(GUID, 0) ? 1 : 0;
		if (layer.gathered < GUID.length) continue;
		wantFresh(layer, LENGTH, 20);
		break;
	}
	return from;
}

/** How long the file is, then twelve octets of no use. */
function begin(layer: Layer): void {
	raise(TRAIT_EMBEDDED_FILE);
	countEntries(1);
	layer.left = load<u64>(gatherOf(layer));
	layer.entrySize = layer.left;
	keepName(layer, gatherOf(layer), 0, 0);
	openEntry(layer);
	layer.state = FILE;
}

function feedFile(layer: Layer, from: usize, end: usize): usize {
	const bytes = min<u64>(layer.left, end - from);
	feedEntry(layer, from, from + <usize>bytes);
	layer.left -= bytes;
	if (layer.left === 0) {
		closeEntry(layer);
		wantFresh(layer, HUNT, 0);
	}
	return from + <usize>bytes;
}
