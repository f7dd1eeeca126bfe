// GZIP (RFC 1952) as it streams by: the name it tells, and what is inside it. Only the first member is read, as most do.
import { closeEntry, openEntry, wantsEntry } from './entries';
import { countEntries, raise } from './facts';
import { BROKEN, INFLATED, inflaterAt, openInflater } from './inflate';
import { GATHER_CAP, gather, gatherOf, isGathered, keepName, Layer, passOver, want, wantFresh } from './layer';
import { TRAIT_ARCHIVE_DAMAGED } from './layout';
import { finishInflating, inflateEntry, mayInflate } from './unpack';

// states; those of fields that may be absent stand in the order of the fields
const HEADER: i32 = 0;
const EXTRA_BYTES: i32 = 1;
const NAME: i32 = 2;
const COMMENT: i32 = 3;
const CHECK: i32 = 4;
const DATA: i32 = 5;
const OVER: i32 = 6;

const HAS_CHECK: i32 = 2;
const HAS_EXTRA: i32 = 4;
const HAS_NAME: i32 = 8;
const HAS_COMMENT: i32 = 16;

export function openGzip(layer: Layer): void {
	wantFresh(layer, HEADER, 10);
}

export function feedGzip(layer: Layer, from: usize, end: usize): void {
	while (from < end && layer.state !== OVER) {
		if (layer.skip > 0) from = passOver(layer, from, end);
		else if (layer.state === DATA) from = feedData(layer, from, end);
		else if (layer.state === NAME || layer.state === COMMENT) from = feedText(layer, from, end);
		else {
			from = gather(layer, from, end);
			if (isGathered(layer)) step(layer);
		}
	}
}

function step(layer: Layer): void {
	const at = gatherOf(layer);
	if (layer.state === HEADER) {
		layer.marks = load<u8>(at, 3);
		goOn(layer, EXTRA_BYTES);
	} else if (layer.state === EXTRA_BYTES) {
		layer.skip = load<u16>(at);
		goOn(layer, NAME);
	} else goOn(layer, DATA);
}

/** To the first field from `state` on that is there. */
function goOn(layer: Layer, state: i32): void {
	const flags = layer.marks;
	if (state <= EXTRA_BYTES && flags & HAS_EXTRA) wantFresh(layer, EXTRA_BYTES, 2);
	else if (state <= NAME && flags & HAS_NAME) wantFresh(layer, NAME, 0);
	else if (state <= COMMENT && flags & HAS_COMMENT) wantFresh(layer, COMMENT, 0);
	else if (state <= CHECK && flags & HAS_CHECK) wantFresh(layer, CHECK, 2);
	else beginData(layer);
}

/** A text that NUL ends; the name is kept. */
function feedText(layer: Layer, from: usize, end: usize): usize {
	const buffer = gatherOf(layer);
	while (from < end) {
		const octet = load<u8>(from++);
		if (octet === 0) {
			const isName = layer.state === NAME;
			if (isName) keepName(layer, buffer, layer.gathered, 0);
			goOn(layer, isName ? COMMENT : CHECK);
			break;
		}
		if (layer.gathered < GATHER_CAP) store<u8>(buffer + layer.gathered++, octet);
	}
	return from;
}

function beginData(layer: Layer): void {
	want(layer, DATA, 0);
	countEntries(1);
	openEntry(layer);
	openInflater(layer.depth);
	if (!layer.hasChild) end(layer);
}

function feedData(layer: Layer, from: usize, stop: usize): usize {
	from = inflateEntry(layer, from, stop);
	const state = inflaterAt(layer.depth).state;
	if (state === BROKEN && wantsEntry(layer)) raise(TRAIT_ARCHIVE_DAMAGED);
	if (state >= INFLATED || !wantsEntry(layer) || !mayInflate()) end(layer);
	return from;
}

function end(layer: Layer): void {
	closeEntry(layer);
	layer.state = OVER;
	layer.isDone = true;
}

export function closeGzip(layer: Layer): void {
	if (layer.state !== DATA) return;
	finishInflating(layer);
	closeEntry(layer);
	raise(TRAIT_ARCHIVE_DAMAGED);
}
