// The lines of a stream of octets: UTF-8, ended by LF or CRLF. Bounded: of a line that is too long nothing is kept.

/** Longer lines are no entries of any list; a page or a binary file has them. */
const MAX_LINE = 8192;

/** null: a line that was too long. */
type TakeLine = (line: string | null) => void;

/** Throws where the stream or `take` does. */
export async function readLines(chunks: AsyncIterable<Uint8Array>, take: TakeLine): Promise<void> {
	const decoder = new TextDecoder();
	const splitter = new Splitter(take);
	for await (const chunk of chunks) splitter.push(decoder.decode(chunk, { stream: true }));
	splitter.push(`${decoder.decode()}\n`);
}

class Splitter {
	#rest = '';
	#isTooLong = false;

	readonly #take: TakeLine;

	constructor(take: TakeLine) {
		this.#take = take;
	}

	push(text: string): void {
		let start = 0;
		for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
			this.#keep(text.slice(start, end));
			this.#take(this.#isTooLong ? null : this.#rest.replace(/\r$/, ''));
			this.#rest = '';
			this.#isTooLong = false;
			start = end + 1;
		}
		this.#keep(text.slice(start));
	}

	#keep(text: string): void {
		if (this.#rest.length + text.length > MAX_LINE) this.#isTooLong = true;
		this.#rest = this.#isTooLong ? '' : this.#rest + text;
	}
}
