// A file inside a file: opened as the next layer where depth and budget allow, and written down once it has ended. Archives
// say where its octets begin and end.
import { begins } from '../octet';
import { noteTruncated, raise, recordEntry } from './facts';
import { closeLayer, expectRelationships, feedLayer, openLayer } from './formats';
import { Layer, layerAt, nameOf } from './layer';
import {
	ENTRY_ENCRYPTED,
	KIND_ACE,
	KIND_ARJ,
	KIND_CAB,
	KIND_GZIP,
	KIND_ISO,
	KIND_LZH,
	KIND_TAR,
	KIND_UNKNOWN,
	KIND_ZIP,
	MAX_LAYER,
	OPEN_BUDGET,
	TRAIT_ENCRYPTED,
	TRAIT_NESTED_ARCHIVE,
	TRAIT_PATH_TRAVERSAL,
} from './layout';

let openBudget: u32 = 0;

export function resetEntries(): void {
	openBudget = OPEN_BUDGET;
}

/** The entry whose name was kept begins. An encrypted one shows nothing. */
export function openEntry(layer: Layer): void {
	layer.hasChild = false;
	checkPath(nameOf(layer), layer.nameBytes);
	if (layer.entryFlags & ENTRY_ENCRYPTED) {
		raise(TRAIT_ENCRYPTED);
		return;
	}
	if (layer.depth === MAX_LAYER) return;
	if (openBudget === 0) {
		noteTruncated();
		return;
	}
	openBudget--;
	const child = openLayer(layer.depth + 1);
	if (endsWith(nameOf(layer), layer.nameBytes, '.rels')) expectRelationships(child);
	layer.hasChild = true;
}

function endsWith(name: usize, bytes: i32, ending: string): bool {
	return bytes >= ending.length && begins(name + bytes - ending.length, name + bytes, ending);
}

export function feedEntry(layer: Layer, from: usize, end: usize): void {
	if (layer.hasChild) feedLayer(layerAt(layer.depth + 1), from, end);
}

/** Whether more of the entry would tell more. */
export function wantsEntry(layer: Layer): bool {
	return layer.hasChild && !layerAt(layer.depth + 1).isDone;
}

export function closeEntry(layer: Layer): void {
	const kind = layer.hasChild ? closeLayer(layerAt(layer.depth + 1)) : KIND_UNKNOWN;
	layer.hasChild = false;
	// a compressed tar is one archive, not two
	if (isArchive(kind) && !(kind === KIND_TAR && layer.kind === KIND_GZIP)) raise(TRAIT_NESTED_ARCHIVE);
	recordEntry(nameOf(layer), layer.nameBytes, layer.depth + 1, kind, layer.entrySize, layer.entryFlags);
}

export function isArchive(kind: i32): bool {
	return (
		(kind >= KIND_ZIP && kind <= KIND_GZIP) ||
		kind === KIND_CAB ||
		kind === KIND_ACE ||
		kind === KIND_TAR ||
		kind === KIND_ARJ ||
		kind === KIND_LZH ||
		kind === KIND_ISO
	);
}

/** "../" and absolute paths write where the reader did not unpack to. */
function checkPath(name: usize, bytes: i32): void {
	let dots = 0;
	for (let i = 0; i <= bytes; i++) {
		const octet: u32 = i < bytes ? load<u8>(name + i) : 0x2f;
		if (octet !== 0x2f && octet !== 0x5c) {
			dots = octet === 0x2e && dots >= 0 ? dots + 1 : -1;
			continue;
		}
		if ((dots === 2 && bytes > 2) || (i === 0 && bytes > 1)) raise(TRAIT_PATH_TRAVERSAL);
		dots = 0;
	}
}
