// One file as it streams by, at one depth: the attachment itself is layer 0, a file inside it layer 1. The layers' state
// lies side by side; a layer has one child at a time. Only what all formats share: the state, and gathering its octets.
import { MAX_LAYER } from './layout';

export const HEAD_CAP: i32 = 512;
export const PROBE_CAP: i32 = 16;
/** The longest thing that a format gathers before it reads it: a header with its name and extra field. */
export const GATHER_CAP: i32 = 2304;
const LAYERS: i32 = MAX_LAYER + 1;

@unmanaged
export class Layer {
	depth: i32;
	kind: i32;
	/** FORMAT_* of formats.ts, known once the head is. */
	format: i32;
	isFormatKnown: bool;
	/** Nothing that follows would change what is known of this file. */
	isDone: bool;
	/** The next layer is open: a file inside this one. */
	hasChild: bool;
	headBytes: i32;
	probeBytes: i32;
	probeAt: u64;
	/** Octets before the chunk at hand. */
	passed: u64;
	/** Octets of EICAR matched so far. */
	eicar: i32;
	/** State of the automaton in signs.ts, which words were seen, and in how many octets they were looked for. */
	sign: i32;
	signs: u64;
	signed: u32;

	/** Which part of its format comes next: each format has its own numbers. */
	state: i32;
	wanted: i32;
	gathered: i32;
	/** Octets to pass over before anything else. */
	skip: u64;
	/** Octets of the entry at hand that are still to come, as it is packed. */
	left: u64;
	isSized: bool;

	// the entry at hand
	entrySize: u64;
	entryFlags: i32;
	nameBytes: i32;

	// what an archive adds up
	listed: u32;
	listedHash: u32;
	directory: u32;
	directoryHash: u32;
	packed: u64;
	unpacked: u64;
	marks: i32;
}

const layers: usize = memory.data(offsetof<Layer>() * LAYERS, 16);
const heads: usize = memory.data(HEAD_CAP * LAYERS, 16);
const probes: usize = memory.data(PROBE_CAP * LAYERS, 16);
const gathers: usize = memory.data(GATHER_CAP * LAYERS, 16);
const names: usize = memory.data(GATHER_CAP * LAYERS, 16);

export function layerAt(depth: i32): Layer {
	return changetype<Layer>(layers + <usize>depth * offsetof<Layer>());
}

export function clearLayer(layer: Layer, depth: i32): void {
	memory.fill(changetype<usize>(layer), 0, offsetof<Layer>());
	layer.depth = depth;
}

export function headOf(layer: Layer): usize {
	return heads + <usize>(layer.depth * HEAD_CAP);
}

export function probeOf(layer: Layer): usize {
	return probes + <usize>(layer.depth * PROBE_CAP);
}

export function gatherOf(layer: Layer): usize {
	return gathers + <usize>(layer.depth * GATHER_CAP);
}

/** The name of the entry at hand, which outlives what is gathered after it. */
export function nameOf(layer: Layer): usize {
	return names + <usize>(layer.depth * GATHER_CAP);
}

export function keepName(layer: Layer, from: usize, bytes: i32, flags: i32): void {
	layer.nameBytes = min(bytes, GATHER_CAP);
	layer.entryFlags = flags;
	memory.copy(nameOf(layer), from, layer.nameBytes);
}

/** Asks for `bytes` octets in all, those gathered already included. */
export function want(layer: Layer, state: i32, bytes: i32): void {
	layer.state = state;
	layer.wanted = min(bytes, GATHER_CAP);
}

/** Begins to gather anew. */
export function wantFresh(layer: Layer, state: i32, bytes: i32): void {
	layer.gathered = 0;
	want(layer, state, bytes);
}

/** Takes what is to be skipped of [from, end). */
export function passOver(layer: Layer, from: usize, end: usize): usize {
	const bytes = min<u64>(layer.skip, end - from);
	layer.skip -= bytes;
	return from + <usize>bytes;
}

/** Gathers what is wanted of [from, end); gives the place after what it took. */
export function gather(layer: Layer, from: usize, end: usize): usize {
	const bytes = min<usize>(<usize>max(0, layer.wanted - layer.gathered), end - from);
	memory.copy(gatherOf(layer) + layer.gathered, from, bytes);
	layer.gathered += <i32>bytes;
	return from + bytes;
}

export function isGathered(layer: Layer): bool {
	return layer.gathered >= layer.wanted;
}

/** FNV-1a, so that two lists of names can be told apart without keeping either. */
export function hashOf(from: usize, bytes: i32): u32 {
	let hash: u32 = 0x811c9dc5;
	for (let i = 0; i < bytes; i++) hash = (hash ^ load<u8>(from + i)) * 0x01000193;
	return hash;
}
