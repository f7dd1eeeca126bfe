// Base64 in lines of 76 (RFC 2045 section 6.8): of octets at hand, and of a stream whose encoded length is known beforehand.

/** Octets that make a line of 76 letters. */
const LINE_OCTETS = 57;
const LINE_LENGTH = 76;
const CR = 0x0d;
const LF = 0x0a;
const PAD = 0x3d;
const ALPHABET = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');

/** Octets of `octets` octets once encoded: CRLF between lines, none after the last. */
export function base64Length(octets: number): number {
	const lines = Math.ceil(octets / LINE_OCTETS);
	return 4 * Math.ceil(octets / 3) + 2 * Math.max(0, lines - 1);
}

export function encodeBase64(octets: Uint8Array): Uint8Array {
	const out = new Uint8Array(base64Length(octets.byteLength));
	writeLines(octets, out, 0);
	return out;
}

/** Encodes what streams by, in chunks of any size; gives base64Length of all of it. */
export function base64Encoder(): TransformStream<Uint8Array, Uint8Array> {
	const rest = new Uint8Array(LINE_OCTETS);
	let restLength = 0;
	let begun = false;
	const emit = (octets: Uint8Array, controller: TransformStreamDefaultController<Uint8Array>) => {
		const before = begun ? 2 : 0;
		const out = new Uint8Array(before + base64Length(octets.byteLength));
		if (begun) out.set([CR, LF]);
		writeLines(octets, out, before);
		begun = true;
		controller.enqueue(out);
	};
	return new TransformStream<Uint8Array, Uint8Array>({
		transform(chunk, controller) {
			const taken = Math.min(LINE_OCTETS - restLength, chunk.byteLength);
			rest.set(chunk.subarray(0, taken), restLength);
			restLength += taken;
			if (restLength < LINE_OCTETS) return;
			emit(rest, controller);
			const whole = chunk.byteLength - taken - ((chunk.byteLength - taken) % LINE_OCTETS);
			if (whole > 0) emit(chunk.subarray(taken, taken + whole), controller);
			rest.set(chunk.subarray(taken + whole));
			restLength = chunk.byteLength - taken - whole;
		},
		flush(controller) {
			if (restLength > 0) emit(rest.subarray(0, restLength), controller);
		},
	});
}

function writeLines(octets: Uint8Array, out: Uint8Array, at: number): void {
	for (let from = 0; from < octets.byteLength; from += LINE_OCTETS) {
		if (from > 0) {
			out[at++] = CR;
			out[at++] = LF;
		}
		writeLine(octets.subarray(from, from + LINE_OCTETS), out, at);
		at += LINE_LENGTH;
	}
}

function writeLine(octets: Uint8Array, out: Uint8Array, at: number): void {
	for (let from = 0; from < octets.byteLength; from += 3) {
		const missing = Math.max(0, from + 3 - octets.byteLength);
		const bits = ((octets[from] ?? 0) << 16) | ((octets[from + 1] ?? 0) << 8) | (octets[from + 2] ?? 0);
		out[at++] = ALPHABET[bits >> 18] ?? PAD;
		out[at++] = ALPHABET[(bits >> 12) & 63] ?? PAD;
		out[at++] = missing > 1 ? PAD : (ALPHABET[(bits >> 6) & 63] ?? PAD);
		out[at++] = missing > 0 ? PAD : (ALPHABET[bits & 63] ?? PAD);
	}
}
