// The core's host: the only door of TypeScript to the WebAssembly core and its memory (with instance, records and strings
// beside it). Runs in workerd and in Node alike.
import type { Address } from '../workers/domain/address';
import type { PartIndex, TransferEncoding } from '../workers/domain/part-index';
import type { ScanFacts } from '../workers/domain/scan-facts';
import * as layout from './assembly/layout.ts';
import { type HeaderField, headerFields } from './header-fields.ts';
import { CoreTrap, type Instance, instancePool, type Pool } from './instance.ts';
import { ENCODINGS, readEntries, readLists, readPartIndex, toAddress } from './records.ts';
import { readScanFacts } from './scan-reader.ts';
import { StringHeap } from './strings.ts';

export { decodeCharset } from './charset.ts';
export type { HeaderField };
export { CoreTrap };

export interface ReadingOptions {
	/** Compute each part's SHA-256 (default false: digests are asked for, not always paid for). */
	digests?: boolean;
}

/** One message being read. Push every chunk in order, then finish once. Throws CoreTrap if the core itself fails. */
export interface Reading {
	push(chunk: Uint8Array): void;
	/** Offset of the first octet after the root's header block; -1 until it has been seen (or the message has no body). */
	readonly bodyStart: number;
	finish(): { index: PartIndex; facts: ScanFacts };
	/** Gives the instance back to the pool unfinished. Safe to call after finish. */
	abandon(): void;
}

export interface Core {
	open(options?: ReadingOptions): Reading;
	/** A decoder that undoes a transfer encoding as octets stream by; identity for 7bit, 8bit and binary. */
	decodeTransfer(encoding: TransferEncoding): TransformStream<Uint8Array, Uint8Array>;
	/** Splits a header block (RFC 5322 section 2.2), in order. */
	headerFields(block: Uint8Array): HeaderField[];
	/** The parsed forms of RFC 8621 section 4.1.2, on a raw field value. */
	asText(raw: string): string;
	asAddresses(raw: string): Address[];
	asGroupedAddresses(raw: string): { name: string | null; addresses: Address[] }[];
	asMessageIds(raw: string): string[] | null;
	asDate(raw: string): string | null;
	asURLs(raw: string): string[] | null;
}

/** The core over a compiled module, with a small pool of instances. */
export function createCore(module: WebAssembly.Module): Core {
	const pool = instancePool(module);
	return {
		open: (options) => new OpenReading(pool, options?.digests === true),
		decodeTransfer: (encoding) => transferDecoder(pool, encoding),
		headerFields,
		...forms(pool),
	};
}

class OpenReading implements Reading {
	readonly #pool: Pool;
	/** null once the reading is over. */
	#core: Instance | null;
	bodyStart = -1;

	constructor(pool: Pool, digests: boolean) {
		this.#pool = pool;
		this.#core = pool.take();
		this.#core.run((core) => core.open(digests ? layout.OPEN_DIGESTS : 0));
	}

	push(chunk: Uint8Array): void {
		const core = this.#opened();
		core.feed(chunk, pushOctets);
		this.bodyStart = core.int(core.record + layout.MESSAGE_ROOT_BODY_START);
	}

	finish(): ReturnType<Reading['finish']> {
		const core = this.#opened();
		core.run(({ finish }) => finish());
		const result = readResult(core);
		this.abandon();
		return result;
	}

	abandon(): void {
		if (this.#core) this.#pool.give(this.#core);
		this.#core = null;
	}

	#opened(): Instance {
		if (!this.#core) throw new Error('this reading is over');
		return this.#core;
	}
}

function pushOctets({ push }: Instance['exports'], bytes: number): void {
	push(bytes);
}

function readResult(core: Instance): { index: PartIndex; facts: ScanFacts } {
	const strings = new StringHeap(core);
	const lists = readLists(core, strings);
	return {
		index: readPartIndex(core, strings, lists),
		facts: {
			scanned: true,
			...readScanFacts(core.exports, core.exports.memory),
			authenticationResults: lists.authenticationResults,
		},
	};
}

function transferDecoder(pool: Pool, encoding: TransferEncoding): TransformStream<Uint8Array, Uint8Array> {
	if (ENCODINGS.indexOf(encoding) < layout.ENCODING_BASE64) return new TransformStream<Uint8Array, Uint8Array>();
	// one instance for the whole stream: no other message may use its state in between
	const core = pool.take();
	core.run(({ decodeOpen }) => decodeOpen(ENCODINGS.indexOf(encoding)));
	const at = core.run(({ decoded }) => decoded());
	const emit = (out: TransformStreamDefaultController<Uint8Array>, bytes: number) => {
		if (bytes > 0) out.enqueue(core.octets.slice(at, at + bytes));
	};
	return new TransformStream<Uint8Array, Uint8Array>({
		transform: (chunk, out) => core.feed(chunk, ({ decodePush }, bytes) => emit(out, decodePush(bytes))),
		flush(out) {
			emit(
				out,
				core.run(({ decodeFinish }) => decodeFinish()),
			);
			pool.give(core);
		},
	});
}

type Forms = Pick<Core, 'asText' | 'asAddresses' | 'asGroupedAddresses' | 'asMessageIds' | 'asDate' | 'asURLs'>;

/** RFC 8621 section 4.1.2, read by the same grammars that read messages. */
function forms(pool: Pool): Forms {
	const read = <T>(kind: number, raw: string, result: (core: Instance) => T): T => {
		const core = pool.take();
		core.form(kind, raw);
		const value = result(core);
		pool.give(core);
		return value;
	};
	const entries = (core: Instance) => readEntries(core, new StringHeap(core));
	const firsts = (core: Instance) => nullIfEmpty(entries(core).flatMap((entry) => entry.first ?? []));
	return {
		asText: (raw) =>
			read(layout.FORM_TEXT, raw, (core) => stringAt(core, layout.MESSAGE_SUBJECT) ?? '').normalize('NFC'),
		asDate: (raw) => read(layout.FORM_DATE, raw, (core) => stringAt(core, layout.MESSAGE_SENT_AT)),
		asMessageIds: (raw) => read(layout.FORM_MESSAGE_IDS, raw, firsts),
		asURLs: (raw) => read(layout.FORM_URLS, raw, firsts),
		asAddresses: (raw) => read(layout.FORM_ADDRESSES, raw, (core) => entries(core).filter(isMailbox).map(toAddress)),
		asGroupedAddresses: (raw) => read(layout.FORM_ADDRESSES, raw, (core) => grouped(entries(core))),
	};
}

type Entries = ReturnType<typeof readEntries>;

function isMailbox(entry: Entries[number]): boolean {
	return entry.kind === layout.ENTRY_FORM_MAILBOX;
}

/** Mailboxes outside any group that stand next to each other make one group without a name. */
function grouped(entries: Entries): { name: string | null; addresses: Address[] }[] {
	const groups: { name: string | null; addresses: Address[] }[] = [];
	let open = -1;
	for (const entry of entries) {
		if (!isMailbox(entry)) groups.push({ name: entry.second ?? '', addresses: [] });
		else if (entry.value !== open) groups.push({ name: null, addresses: [toAddress(entry)] });
		else groups.at(-1)?.addresses.push(toAddress(entry));
		open = entry.value;
	}
	return groups;
}

function stringAt(core: Instance, field: number): string | null {
	return new StringHeap(core).at(core.record + field);
}

function nullIfEmpty(list: string[]): string[] | null {
	return list.length > 0 ? list : null;
}
