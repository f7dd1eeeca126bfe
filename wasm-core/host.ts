// The core's host: the only door of TypeScript to the WebAssembly core and its memory (with instance, records and strings
// beside it). Runs in workerd and in Node alike.
import type { Address } from '../workers/domain/address';
import type { FieldText, TransferEncoding } from '../workers/domain/part-index';
import * as layout from './assembly/layout.ts';
import { type BodySinks, type CanonicalBody, canonicalBody } from './canonical-body.ts';
import { PartDigests } from './digests.ts';
import { fieldTexts, HeaderOctets } from './field-texts.ts';
import { type HeaderField, headerFields } from './header-fields.ts';
import { CoreTrap, type Instance, instancePool, type Pool } from './instance.ts';
import { Message } from './message.ts';
import { ENCODINGS, readEntries, toAddress } from './records.ts';
import { StringHeap } from './strings.ts';

export type { BodySinks } from './canonical-body.ts';
export { decodeCharset } from './charset.ts';
export type { HeaderField, Message };
export { CoreTrap };

export interface ReadingOptions {
	/** Look for what is suspicious while reading (default true). */
	scan?: boolean;
	/** Keep the header's fields as words, for `fields` (default false: only who keeps mail has use for them). */
	header?: boolean;
	/**
	 * Compute each leaf's SHA-256 (default false: digests are asked for, not always paid for); 'attachments': but for the bodies
	 * that a reader shows as text, and for what is larger than MAX_DIGEST_BYTES.
	 */
	digests?: boolean | 'attachments';
	/** Takes the decoded octets of each leaf as they stream by, at least once a leaf: a view, valid during the call only. */
	onPart?: PartSink;
	/** Takes the message's body in the forms that DKIM hashes. One without any header has no signature, and none is handed out. */
	onBody?: BodySinks;
	/**
	 * Called once with the header block of a message that has one, before its body is handed out; gives the forms of the body
	 * that its signatures want. `isWhole`: false where the header was longer than what is kept of it.
	 */
	onHeader?: (block: Uint8Array, isWhole: boolean) => BodySinks;
}

export type PartSink = (part: number, octets: Uint8Array) => void;

/** One message being read. Push every chunk in order, finish once, and close. Throws CoreTrap if the core itself fails. */
export interface Reading {
	push(chunk: Uint8Array): void;
	/** Offset of the first octet after the root's header block; -1 until it has been seen (or the message has no body). */
	readonly bodyStart: number;
	/** The message, which can be looked at until the reading is closed. */
	finish(): Message;
	/** Gives the instance back to the pool, finished or not. Safe to call twice. */
	close(): void;
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
	const read = forms(pool);
	return {
		open: (options = {}) => new OpenReading(pool, options, read.asText),
		decodeTransfer: (encoding) => transferDecoder(pool, encoding),
		headerFields,
		...read,
	};
}

class OpenReading implements Reading {
	readonly #pool: Pool;
	readonly #asText: Core['asText'];
	readonly #scan: boolean;
	readonly #digests: PartDigests | null;
	readonly #onPart: PartSink | undefined;
	readonly #onHeader: ReadingOptions['onHeader'];
	#body: CanonicalBody | null;
	/** null: not asked for. */
	readonly #header: HeaderOctets | null;
	readonly #keepsFields: boolean;
	/** Octets of the message before the core's input. */
	#offset = 0;
	/** null once the reading is closed. */
	#core: Instance | null;
	#message: Message | null = null;
	bodyStart = -1;

	constructor(pool: Pool, options: ReadingOptions, asText: Core['asText']) {
		const { scan = true, header = false, digests = false, onPart, onBody, onHeader } = options;
		this.#pool = pool;
		this.#asText = asText;
		this.#scan = scan;
		this.#keepsFields = header;
		this.#header = header || onHeader ? new HeaderOctets() : null;
		this.#onHeader = onHeader;
		const maxBytes = digests === 'attachments' ? layout.MAX_DIGEST_BYTES : undefined;
		this.#digests = digests !== false ? new PartDigests(maxBytes) : null;
		this.#onPart = onPart;
		this.#core = pool.take();
		this.#body = onBody ? canonicalBody(this.#core, onBody) : null;
		this.#core.run((core) => core.open(handOutFlag(digests, onPart !== undefined) | (scan ? layout.OPEN_SCAN : 0)));
	}

	push(chunk: Uint8Array): void {
		const core = this.#opened();
		if (this.bodyStart < 0) this.#header?.push(chunk);
		core.feed(chunk, (bytes) => {
			core.run(({ push }) => push(bytes));
			this.bodyStart = core.int(core.record + layout.MESSAGE_ROOT_BODY_START);
			this.#handOut(core);
			this.#handOutBody(core, bytes);
		});
	}

	finish(): Message {
		const core = this.#opened();
		core.run(({ finish }) => finish());
		this.#handOut(core);
		if (this.bodyStart < 0) this.#askForms(core);
		this.#body?.finish();
		this.#message = new Message(core, this.#scan, this.#digests, this);
		return this.#message;
	}

	/** For the message: every field of the header as words, where they were asked for. */
	fields(): FieldText[] {
		const kept = this.#header;
		return kept && this.#keepsFields ? fieldTexts(kept.block(this.bodyStart), this.#asText) : [];
	}

	close(): void {
		this.#message?.release();
		if (this.#core) this.#pool.give(this.#core);
		this.#core = null;
	}

	#opened(): Instance {
		if (!this.#core || this.#message) throw new Error('this reading is over');
		return this.#core;
	}

	/** The body begins in these octets, or began before them. */
	#handOutBody(core: Instance, bytes: number): void {
		if (this.bodyStart >= this.#offset && this.bodyStart > 0) this.#askForms(core);
		if (this.bodyStart > 0) this.#body?.push(Math.max(0, this.bodyStart - this.#offset), bytes);
		this.#offset += bytes;
	}

	/** Once: the header has ended, here or with the message. */
	#askForms(core: Instance): void {
		if (this.#body !== null || this.#header === null || this.#onHeader === undefined) return;
		const sinks = this.#onHeader(this.#header.block(this.bodyStart), this.#header.isWhole(this.bodyStart));
		this.#body = canonicalBody(core, sinks);
	}

	#handOut(core: Instance): void {
		if (this.#digests === null && this.#onPart === undefined) return;
		const runs = core.run((exports) => exports.runs());
		const table = core.run((exports) => exports.runsAt());
		let at = core.run((exports) => exports.handedOutAt());
		for (let run = 0; run < runs; run++) {
			const part = core.int(table + run * layout.RUN_BYTES + layout.RUN_PART);
			const octets = core.octetsAt(at, core.int(table + run * layout.RUN_BYTES + layout.RUN_OCTETS));
			this.#digests?.onPart(part, octets);
			this.#onPart?.(part, octets);
			at += octets.length;
		}
	}
}

function handOutFlag(digests: boolean | 'attachments', isAsked: boolean): number {
	if (digests === true || isAsked) return layout.OPEN_HAND_OUT;
	return digests === 'attachments' ? layout.OPEN_HAND_OUT_FILES : 0;
}

function transferDecoder(pool: Pool, encoding: TransferEncoding): TransformStream<Uint8Array, Uint8Array> {
	if (ENCODINGS.indexOf(encoding) < layout.ENCODING_BASE64) return new TransformStream<Uint8Array, Uint8Array>();
	// one instance for the whole stream: no other message may use its state in between
	const core = pool.take();
	core.run(({ decodeOpen }) => decodeOpen(ENCODINGS.indexOf(encoding)));
	const emit = (out: TransformStreamDefaultController<Uint8Array>, bytes: number) => {
		if (bytes > 0) out.enqueue(core.decoded(bytes).slice());
	};
	return new TransformStream<Uint8Array, Uint8Array>({
		transform: (chunk, out) =>
			core.feed(chunk, (bytes) =>
				emit(
					out,
					core.run(({ decodePush }) => decodePush(bytes)),
				),
			),
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
