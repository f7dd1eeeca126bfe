// Hashes the body that a mail's signatures cover, while the mail is read: what they want is known when its header has ended.
import { type BodyHash, bodyHash } from '../../wasm-core/digests.ts';
import type { BodySinks } from '../../wasm-core/host';
import { type SignedHeader, type SignedMail, signedHeader } from '../scanner/authentication/signed-mail.ts';

/** For one reading of the core. Hashes are taken as octets stream by; of a mail without a signature there are none. */
export class SignedReading {
	#header: SignedHeader | null = null;
	#hashes: BodyHash[] = [];

	/** For ReadingOptions.onHeader. */
	readonly onHeader = (block: Uint8Array, isWhole: boolean): BodySinks => {
		const header = signedHeader(block, isWhole);
		this.#header = header;
		this.#hashes = header.forms.map(({ limit }) => bodyHash('sha256', limit ?? undefined));
		const sinks: BodySinks = {};
		for (const canonical of ['simple', 'relaxed'] as const) {
			const hashes = this.#hashes.filter((_, at) => header.forms[at]?.canonical === canonical);
			if (hashes.length === 0) continue;
			sinks[canonical] = (octets) => {
				for (const hash of hashes) hash.onBody(octets);
			};
		}
		return sinks;
	};

	/** Once the reading is finished. null: the mail has no header. */
	finish(): SignedMail | null {
		return this.#header && { header: this.#header, bodyHashes: this.#hashes.map((hash) => hash.finish()) };
	}
}
