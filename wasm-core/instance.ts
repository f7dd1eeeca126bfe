// One instance of the core and its pool: chunks in, records out. A trap ends the instance, never the host.

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
	decodeOpen(encoding: number): void;
	decodePush(bytes: number): number;
	decodeFinish(): number;
	scanRecords(): number;
}

const encoder = new TextEncoder();

export class Instance {
	readonly exports: CoreExports;
	readonly record: number;
	/** False once it has trapped: its memory can no longer be trusted. */
	sound = true;
	#view: DataView;
	#octets: Uint8Array;

	constructor(module: WebAssembly.Module) {
		// the one cast of the boundary: scripts/build-core.mjs builds exactly these exports
		this.exports = new WebAssembly.Instance(module, {}).exports as unknown as CoreExports;
		this.record = this.exports.record();
		this.#view = new DataView(this.exports.memory.buffer);
		this.#octets = new Uint8Array(this.exports.memory.buffer);
	}

	/** Memory as it stands now: growth replaces the buffer. */
	get view(): DataView {
		if (this.#view.buffer !== this.exports.memory.buffer) this.#refresh();
		return this.#view;
	}

	get octets(): Uint8Array {
		if (this.#octets.buffer !== this.exports.memory.buffer) this.#refresh();
		return this.#octets;
	}

	int(address: number): number {
		return this.view.getInt32(address, true);
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

	/** Hands `chunk` to `take` in pieces that fit the core's input. */
	feed(chunk: Uint8Array, take: (core: CoreExports, bytes: number) => void): void {
		const input = this.run((core) => core.input());
		for (let at = 0; at < chunk.length; at += INPUT_BYTES) {
			const piece = chunk.subarray(at, at + INPUT_BYTES);
			this.octets.set(piece, input);
			this.run((core) => take(core, piece.length));
		}
	}

	/** Reads a raw field value as one of FORM_*. */
	form(kind: number, raw: string): void {
		const at = this.run((core) => core.formInput());
		const { written } = encoder.encodeInto(raw, this.octets.subarray(at, at + MAX_FIELD_BYTES));
		this.run((core) => core.form(kind, written));
	}

	#refresh(): void {
		this.#view = new DataView(this.exports.memory.buffer);
		this.#octets = new Uint8Array(this.exports.memory.buffer);
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
