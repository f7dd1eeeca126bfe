// Runs the body canonicalizer alone, without the parser: compiles assembly/digest/canonical-body.ts as its own module and
// feeds it chunks. For tests only; the product's core is built by scripts/build-core.mjs.
import asc from 'assemblyscript/asc';

interface CanonicalModule {
	memory: WebAssembly.Memory;
	bodyTaken: WebAssembly.Global<'i32'>;
	resetCanonicalBody(kind: number): void;
	canonicalBody(kind: number, p: number, end: number, out: number, outEnd: number): number;
	finishCanonicalBody(kind: number, out: number, outEnd: number): number;
}

export const KINDS = ['simple', 'relaxed'] as const;
export type Kind = (typeof KINDS)[number];
export type Build = 'scalar' | 'simd';

/** One body on its way through. `hand` gets views that hold during the call only, none longer than the room. */
export interface CanonicalStream {
	push(chunk: Uint8Array): void;
	finish(): void;
}

/** `room`: how many octets one call may write. */
export interface Canonicalizer {
	open(kind: Kind, hand: (octets: Uint8Array) => void, room?: number): CanonicalStream;
}

const PAGE = 65536;
const DEFAULT_ROOM = 4096;
const GUARD = 0xa5;

async function compile(features: string[]): Promise<WebAssembly.Module> {
	let binary: Uint8Array<ArrayBuffer> | undefined;
	const options = ['--runtime', 'stub', '-O3', '--use', 'abort=', '--outFile', 'canonical.wasm', ...features];
	const { error, stderr } = await asc.main(['wasm-core/assembly/digest/canonical-body.ts', ...options], {
		writeFile: (_name, contents) => {
			if (typeof contents !== 'string') binary = new Uint8Array(contents);
		},
	});
	if (error !== null || binary === undefined) throw new Error(`asc: ${stderr.toString()}`, { cause: error });
	return WebAssembly.compile(binary);
}

const compiled = { scalar: await compile([]), simd: await compile(['--enable', 'simd']) };

/** A fresh instance, without vectors or with them. Throws where it traps or writes where it may not. */
export function openCanonicalizer(build: Build): Canonicalizer {
	const instance = new WebAssembly.Instance(compiled[build], {});
	const core = instance.exports as unknown as CanonicalModule;
	const own = core.memory.buffer.byteLength;
	return { open: (kind, hand, room = DEFAULT_ROOM) => new Stream(core, own, KINDS.indexOf(kind), hand, room) };
}

/** The output's room begins where the module's own memory ends; each chunk ends at the end of memory, so that it traps. */
class Stream implements CanonicalStream {
	readonly #core: CanonicalModule;
	readonly #out: number;
	readonly #outEnd: number;
	readonly #kind: number;
	readonly #hand: (octets: Uint8Array) => void;

	constructor(core: CanonicalModule, own: number, kind: number, hand: (octets: Uint8Array) => void, room: number) {
		this.#core = core;
		this.#out = own;
		this.#outEnd = own + room;
		this.#kind = kind;
		this.#hand = hand;
		core.resetCanonicalBody(kind);
		this.#pagesFor(0);
		new Uint8Array(core.memory.buffer)[this.#outEnd] = GUARD;
	}

	push(chunk: Uint8Array): void {
		const end = this.#pagesFor(chunk.length);
		let p = end - chunk.length;
		new Uint8Array(this.#core.memory.buffer).set(chunk, p);
		while (p < end) {
			const stop = this.#core.canonicalBody(this.#kind, p, end, this.#out, this.#outEnd);
			if (stop === this.#out && this.#core.bodyTaken.value === p) throw new Error('the canonicalizer stands still');
			this.#give(stop);
			p = this.#core.bodyTaken.value;
		}
	}

	finish(): void {
		for (;;) {
			const stop = this.#core.finishCanonicalBody(this.#kind, this.#out, this.#outEnd);
			if (stop === this.#out) return;
			this.#give(stop);
		}
	}

	#give(stop: number): void {
		const memory = new Uint8Array(this.#core.memory.buffer);
		if (memory[this.#outEnd] !== GUARD) throw new Error('the canonicalizer wrote past its room');
		if (stop > this.#out) this.#hand(memory.subarray(this.#out, stop));
	}

	/** Grows memory once to hold the chunk behind the room and a guard octet; gives the end of memory. */
	#pagesFor(bytes: number): number {
		const lacking = this.#outEnd + 1 + bytes - this.#core.memory.buffer.byteLength;
		if (lacking > 0) this.#core.memory.grow(Math.ceil(lacking / PAGE));
		return this.#core.memory.buffer.byteLength;
	}
}
