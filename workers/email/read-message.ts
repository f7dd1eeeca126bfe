// One pass over a raw message: every chunk goes to the core, to the body's digest and, where given, to a sink.
// A core that traps never costs a mail: the rest is still passed on, and the caller learns of the trap.
import type { Core, Reading } from '../../wasm-core/host';
import { hex } from '../domain/hex';
import type { PartIndex } from '../domain/part-index';
import type { ScanFacts } from '../domain/scan-facts';
import type { SignedMail } from '../scanner/authentication/signed-mail';
import { SignedReading } from './signed-reading';

export interface MessageRead {
	index: PartIndex;
	facts: ScanFacts;
	/** SHA-256 in hex of the octets after the root's header block. */
	bodyDigest: string;
	/** What its signatures cover, hashed; null where that was not asked for, or there is no header. */
	signed: SignedMail | null;
}

export interface ReadOptions {
	/** Gets every octet. */
	sink?: WritableStreamDefaultWriter<Uint8Array>;
	/** Hash what the mail's signatures cover, for authenticate(). */
	signatures?: boolean;
}

/** `trapped`: the core failed with `cause`; the sink has got every octet all the same. */
export type ReadOutcome = { ok: true; read: MessageRead } | { ok: false; cause: unknown };

/** Reads `raw` to its end. Throws only where the source or the sink fails. */
export async function readMessage(
	raw: ReadableStream<Uint8Array>,
	core: Core,
	{ sink, signatures = false }: ReadOptions = {},
): Promise<ReadOutcome> {
	const body = new BodyDigest();
	const parse = new GuardedReading(core, signatures);
	let offset = 0;
	try {
		for await (const chunk of raw) {
			await sink?.write(chunk);
			parse.push(chunk);
			await body.push(chunk, offset, parse.bodyStart);
			offset += chunk.byteLength;
		}
		await sink?.close();
		return parse.finish(await body.hex());
	} finally {
		parse.close();
	}
}

/** The core behind a catch: after the first throw it stays silent, and `finish` tells the cause. */
class GuardedReading {
	#reading: Reading | null = null;
	readonly #signed: SignedReading | null;
	#cause: unknown = null;

	constructor(core: Core, signatures: boolean) {
		const signed = signatures ? new SignedReading() : null;
		this.#signed = signed;
		this.#guard(() => {
			const onHeader = signed ? { onHeader: signed.onHeader } : {};
			this.#reading = core.open({ header: true, digests: 'attachments', ...onHeader });
		});
	}

	get bodyStart(): number {
		return this.#reading?.bodyStart ?? -1;
	}

	push(chunk: Uint8Array): void {
		this.#guard(() => this.#reading?.push(chunk));
	}

	finish(bodyDigest: string): ReadOutcome {
		const result = this.#guard(() => {
			const message = this.#reading?.finish();
			const signed = this.#signed?.finish() ?? null;
			return message && { index: message.index(), facts: message.facts(), signed };
		});
		return result ? { ok: true, read: { ...result, bodyDigest } } : { ok: false, cause: this.#cause };
	}

	/** Gives the core's instance back, whether the message was read to its end or not. */
	close(): void {
		this.#reading?.close();
		this.#reading = null;
	}

	#guard<T>(step: () => T): T | undefined {
		try {
			return step();
		} catch (cause) {
			// Handed on by finish(): the receiver records it and reads the message with postal-mime.
			this.#cause = cause;
			this.close();
			return undefined;
		}
	}
}

/** SHA-256 of what follows the header block, hashed natively as the stream goes by. */
class BodyDigest {
	readonly #digest = new crypto.DigestStream('SHA-256');
	readonly #writer = this.#digest.getWriter();

	async push(chunk: Uint8Array, offset: number, bodyStart: number): Promise<void> {
		if (bodyStart < 0) return;
		const skip = Math.max(0, bodyStart - offset);
		if (skip < chunk.byteLength) await this.#writer.write(skip === 0 ? chunk : chunk.subarray(skip));
	}

	async hex(): Promise<string> {
		await this.#writer.close();
		return hex(await this.#digest.digest);
	}
}
