// Finds a raw message's header fields as octet ranges, in chunks of any size. Knows names, never values: nothing is kept of
// a message but where its fields stand.

/** Half-open range [start, end), folded lines and the line's end included. `name` in lower case. */
export interface FieldPlace {
	name: string;
	start: number;
	end: number;
}

const LF = 0x0a;
const CR = 0x0d;
const COLON = 0x3a;

/** Longer than any field name that is asked for here: the rest of a longer one is not kept. */
const NAME_CAP = 64;

/** A line that is no field counts as one without a name, so that every octet of the header belongs to one. */
export class HeaderScan {
	readonly fields: FieldPlace[] = [];
	/** Offset of the empty line, or of the end where there is none; -1 until then. */
	headerEnd = -1;
	#offset = 0;
	#lineStart = 0;
	#name = '';
	#naming = true;
	/** Every octet of the line so far was a CR. */
	#blank = true;

	get done(): boolean {
		return this.headerEnd >= 0;
	}

	push(chunk: Uint8Array): void {
		for (const octet of chunk) {
			if (this.done) return;
			this.#offset += 1;
			if (octet !== LF) this.#take(octet);
			else if (this.#blank) this.headerEnd = this.#lineStart;
			else this.#endLine();
		}
	}

	/** The source has ended: so has the header. */
	finish(): void {
		if (this.done) return;
		if (this.#offset > this.#lineStart) this.#endLine();
		this.headerEnd = this.#offset;
	}

	#take(octet: number): void {
		if (octet !== CR) this.#blank = false;
		if (octet === COLON) this.#naming = false;
		if (this.#naming && this.#name.length < NAME_CAP) this.#name += String.fromCharCode(octet);
	}

	#endLine(): void {
		const last = this.fields.at(-1);
		const isFolded = this.#name.startsWith(' ') || this.#name.startsWith('\t');
		if (last && isFolded) last.end = this.#offset;
		else this.fields.push({ name: this.#nameOfLine(), start: this.#lineStart, end: this.#offset });
		this.#lineStart = this.#offset;
		this.#name = '';
		this.#naming = true;
		this.#blank = true;
	}

	/** Blanks before the colon are obsolete (RFC 5322 section 4.5), but readers take the field for what it says. */
	#nameOfLine(): string {
		return this.#naming ? '' : this.#name.replace(/[ \t]+$/, '').toLowerCase();
	}
}
