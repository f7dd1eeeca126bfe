// The only TypeScript that touches WebAssembly memory. Runs in workerd and in Node alike.
import type { Address } from '../workers/domain/address';
import type { PartIndex, TransferEncoding } from '../workers/domain/part-index';
import type { ScanFacts } from '../workers/domain/scan-facts';

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

/** A header field as it stands: name as written, raw value octets after the colon as Latin-1/UTF-8 text, folds kept. */
export interface HeaderField {
	name: string;
	raw: string;
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

/** The core trapped: a bug of ours. The caller falls back to postal-mime and records an incident. */
export class CoreTrap extends Error {
	override readonly name = 'CoreTrap';
}

export declare function createCore(module: WebAssembly.Module): Core;

/** Octets in a MIME charset to text: the web's labels and tables (Encoding standard); unknown labels read as windows-1252. */
export declare function decodeCharset(octets: Uint8Array, charset: string | null): string;
