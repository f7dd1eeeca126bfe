// A message as it goes over the wire after DATA: lines end in CRLF, a dot that begins a line is doubled (RFC 5321 section 4.5.2).
// A bare CR or LF becomes a line's end too: servers that take one for an end would else be shown a second message inside this one.

const LF = 0x0a;
const CR = 0x0d;
const DOT = 0x2e;

export class WireText {
	#previous = LF;
	/** The next octet begins a line. */
	#atLineStart = true;

	/** What `chunk` adds. The octet after a CR decides what it was, so a CR may be written with the next chunk. */
	push(chunk: Uint8Array): Uint8Array {
		const out = new Uint8Array(chunk.byteLength * 2 + 2);
		let at = 0;
		for (const octet of chunk) {
			if (this.#previous === CR && octet !== LF) at = this.#endLine(out, at);
			if (octet === LF) at = this.#endLine(out, at);
			else if (octet !== CR) {
				if (this.#atLineStart && octet === DOT) out[at++] = DOT;
				out[at++] = octet;
				this.#atLineStart = false;
			}
			this.#previous = octet;
		}
		return out.subarray(0, at);
	}

	/** Ends the last line, and the message. Nothing before this line lets a server take the mail. */
	end(): Uint8Array {
		const out = new Uint8Array(5);
		let at = 0;
		if (this.#previous === CR || !this.#atLineStart) at = this.#endLine(out, at);
		out.set([DOT, CR, LF], at);
		return out.subarray(0, at + 3);
	}

	#endLine(out: Uint8Array, at: number): number {
		out[at] = CR;
		out[at + 1] = LF;
		this.#atLineStart = true;
		return at + 2;
	}
}
