// Runs the scanner alone, without the parser: compiles assembly/scan as its own module and feeds it parts.
// For tests only; the product's core is built by scripts/build-core.mjs.
import asc from 'assemblyscript/asc';
import { readScanFacts, type SeenFacts } from '../../wasm-core/scan-reader.ts';

interface ScanModule {
	memory: WebAssembly.Memory;
	scanReset(): void;
	scanPartOpen(part: number, isHtml: boolean, isText: boolean, isAttachment: boolean): void;
	scanPartBytes(ptr: number, len: number): void;
	scanPartClose(): void;
	scanRecords(): number;
	attachmentRecords(): number;
}

export interface PartInput {
	as: 'html' | 'text' | 'attachment' | 'other';
	octets: Uint8Array | string;
	/** Where the octets are cut into chunks; default: not at all. */
	cuts?: number[];
}

const PAGE = 65536;

async function compile(features: string[]): Promise<BufferSource> {
	let binary: Uint8Array<ArrayBuffer> | undefined;
	const options = ['--runtime', 'stub', '-O2', '--outFile', 'scan.wasm', ...features];
	const { error, stderr } = await asc.main(['wasm-core/assembly/scan/index.ts', ...options], {
		writeFile: (_name, contents) => {
			if (typeof contents !== 'string') binary = new Uint8Array(contents);
		},
	});
	if (error !== null || binary === undefined) throw new Error(`asc: ${stderr.toString()}`, { cause: error });
	return binary;
}

const FEATURES = { scalar: [], simd: ['--enable', 'simd'] };
const compiled = new Map<keyof typeof FEATURES, Promise<WebAssembly.Module>>();

function moduleOf(kind: keyof typeof FEATURES): Promise<WebAssembly.Module> {
	const module = compiled.get(kind) ?? compile(FEATURES[kind]).then((binary) => WebAssembly.compile(binary));
	compiled.set(kind, module);
	return module;
}

/** A fresh scanner, without vectors or with them. Throws where the scanner traps. */
export async function openScanner(kind: keyof typeof FEATURES = 'scalar'): Promise<(parts: PartInput[]) => SeenFacts> {
	const abort = () => {
		throw new Error('the scanner aborted');
	};
	const instance = await WebAssembly.instantiate(await moduleOf(kind), { env: { abort } });
	const core = instance.exports as unknown as ScanModule;
	return (parts) => scan(core, parts);
}

function scan(core: ScanModule, parts: PartInput[]): SeenFacts {
	core.scanReset();
	for (const [number, { as, octets, cuts }] of parts.entries()) {
		core.scanPartOpen(number, as === 'html', as === 'text', as === 'attachment');
		for (const chunk of cut(typeof octets === 'string' ? Buffer.from(octets) : octets, cuts ?? [])) feed(core, chunk);
		core.scanPartClose();
	}
	return readScanFacts(core, core.memory);
}

function cut(octets: Uint8Array, cuts: number[]): Uint8Array[] {
	const places = [0, ...cuts.map((place) => place % (octets.length + 1)).sort((a, b) => a - b), octets.length];
	return places.slice(1).map((end, index) => octets.subarray(places[index], end));
}

/** Each chunk ends at the end of memory, so that a read past it traps. */
function feed(core: ScanModule, chunk: Uint8Array): void {
	const inputAt = inputPages(core, chunk.length);
	const ptr = inputAt - chunk.length;
	new Uint8Array(core.memory.buffer).set(chunk, ptr);
	core.scanPartBytes(ptr, chunk.length);
}

const ends = new WeakMap<ScanModule, number>();

/** Grows memory once to hold the chunk past the scanner's own; returns the end of memory. */
function inputPages(core: ScanModule, bytes: number): number {
	const own = ends.get(core) ?? core.memory.buffer.byteLength;
	ends.set(core, own);
	const lacking = own + bytes - core.memory.buffer.byteLength;
	if (lacking > 0) core.memory.grow(Math.ceil(lacking / PAGE));
	return core.memory.buffer.byteLength;
}

/**
 * How much longer one input of eight times the length takes than eight inputs do: about 1 where time is linear, 8 where it is quadratic. The best of some
 * rounds each, for whatever else runs only slows one down.
 */
export function scaling(work: (times: number) => void, times: number): number {
	const measure = (count: number, turns: number) => {
		const begun = performance.now();
		for (let turn = 0; turn < turns; turn++) work(count);
		return performance.now() - begun;
	};
	work(times);
	const best = { apart: Number.POSITIVE_INFINITY, whole: Number.POSITIVE_INFINITY };
	for (let round = 0; round < 5; round++) {
		best.apart = Math.min(best.apart, measure(times, 8));
		best.whole = Math.min(best.whole, measure(8 * times, 1));
	}
	return best.whole / best.apart;
}
