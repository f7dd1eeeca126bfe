// One instance of the core and its pool: chunks in, records out. A trap ends the instance, never the host.

import { Buffer } from 'node:buffer';
import { INPUT_BYTES, MAX_FIELD_BYTES } from './assembly/layout.ts';
import type { ScanExports } from './scan-reader.ts';

/** The core trapped: a bug of ours. The caller falls back to postal-mime and records an incident. */
export class CoreTrap extends Error {
	override readonly name = 'CoreTrap';
}

/** What wasm-core/assembly/index.ts exports. Addresses and sizes are octets. */
interface CoreExports extends ScanExports {
	memory: WebAssembly.Memory;
	input(): number;
	record(): number;
	open(flags: number): void;
	push(bytes: number): void;
	finish(): void;
	formInput(): number;
	form(kind: number, bytes: number): void;
	decoded(): number;
	canonicalOpen(kind: number): void;
	canonicalPush(kind: number, from: number, to: number): number;
	canonicalTaken(): number;
	canonicalFinish(kind: number): number;
	decodeOpen(encoding: number): void;
	decodePush(bytes: number): number;
	decodeFinish(): number;
	text(part: number): number;
	readable(part: number, maxBytes: number): number;
	runs(): number;
	runsAt(): number;
	handedOutAt(): number;
	scanRecords(): number;
}

/** What Buffer's toString comes down to, in Node and workerd alike, and a third cheaper than that. Its types leave them out. */
interface BufferSlices {
	latin1Slice(start: number, end: number): string;
	ucs2Slice(start: number, end: number): string;
}

const encoder = new TextEncoder();

export class Instance {
	readonly exports: CoreExports;
	readonly record: number;
	/** False once it has trapped: its memory can no longer be trusted. */
	sound = true;
	// The core's memory is laid out at compile time and never grows, so these views hold for the instance's life.
	readonly octets: Uint8Array<ArrayBuffer>;
	/** The same memory in integers: that at address n stands at n >> 2. */
	readonly integers: Int32Array<ArrayBuffer>;
	readonly #buffer: BufferSlices;
	readonly #input: number;
	readonly #decoded: number;

	constructor(module: WebAssembly.Module) {
		// the one cast of the boundary: scripts/build-core.mjs builds exactly these exports
		this.exports = new WebAssembly.Instance(module, {}).exports as unknown as CoreExports;
		this.record = this.exports.record();
		this.octets = new Uint8Array(this.exports.memory.buffer);
		this.#buffer = Buffer.from(this.exports.memory.buffer) as Buffer & BufferSlices;
		this.integers = new Int32Array(this.exports.memory.buffer);
		this.#input = this.exports.input();
		this.#decoded = this.exports.decoded();
	}

	/** The integer at an address that 4 divides. */
	int(address: number): number {
		return this.integers[address >> 2] ?? 0;
	}

	/** A view of `length` octets: copy what must outlive the next message. */
	octetsAt(address: number, length: number): Uint8Array<ArrayBuffer> {
		return this.octets.subarray(address, address + length);
	}

	/** A view of the octets that the last call left decoded. */
	decoded(length: number): Uint8Array<ArrayBuffer> {
		return this.octetsAt(this.#decoded, length);
	}

	/** The string of `length` Latin-1 octets: no decoding, a copy as it stands. */
	latin1(address: number, length: number): string {
		return length === 0 ? '' : this.#buffer.latin1Slice(address, address + length);
	}

	/** The string of `length` octets of UTF-16. */
	utf16(address: number, length: number): string {
		return this.#buffer.ucs2Slice(address, address + length);
	}

	/** Runs a call into the core. Throws CoreTrap where the core traps. */
	run<T>(call: (core: CoreExports) => T): T {
		try {
			return call(this.exports);
		} catch (cause) {
			this.sound = false;
			throw new CoreTrap('the core trapped', { cause });
		}
	}

	/** Writes `chunk` to the core's input piece by piece, calling `take` for each. */
	feed(chunk: Uint8Array, take: (bytes: number) => void): void {
		if (chunk.length <= INPUT_BYTES) {
			this.octets.set(chunk, this.#input);
			take(chunk.length);
			return;
		}
		for (let at = 0; at < chunk.length; at += INPUT_BYTES) this.feed(chunk.subarray(at, at + INPUT_BYTES), take);
	}

	/** Reads a raw field value as one of FORM_*. */
	form(kind: number, raw: string): void {
		const at = this.run((core) => core.formInput());
		const { written } = encoder.encodeInto(raw, this.octets.subarray(at, at + MAX_FIELD_BYTES));
		this.run((core) => core.form(kind, written));
	}
}

export interface Pool {
	take(): Instance;
	give(instance: Instance): void;
}

/** Idle instances, a few: one message in flight each. What is not given back is left to the garbage collector. */
export function instancePool(module: WebAssembly.Module, maxIdle = 4): Pool {
	const idle: Instance[] = [];
	return {
		take: () => idle.pop() ?? new Instance(module),
		give(instance) {
			if (instance.sound && idle.length < maxIdle && !idle.includes(instance)) idle.push(instance);
		},
	};
}
