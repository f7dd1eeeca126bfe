// A client of server-sent events, for tests: reads a response's stream event by event, as the HTML standard has it.

export interface ServerEvent {
	/** 'comment' for one; '' for a block that only sets an id. */
	event: string;
	id: string | null;
	data: string | null;
}

export class EventReader {
	readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
	readonly #decoder = new TextDecoder();
	#text = '';
	/** What a browser would send as Last-Event-ID. */
	lastEventId: string | null = null;

	constructor(response: Response) {
		if (response.body === null) throw new Error('no stream');
		this.#reader = response.body.getReader();
	}

	/** null: the stream has ended. */
	async next(): Promise<ServerEvent | null> {
		let end = this.#text.indexOf('\n\n');
		while (end < 0) {
			const { done, value } = await this.#reader.read();
			if (done) return null;
			this.#text += this.#decoder.decode(value, { stream: true });
			end = this.#text.indexOf('\n\n');
		}
		const event = parseBlock(this.#text.slice(0, end));
		this.#text = this.#text.slice(end + 2);
		if (event.id !== null) this.lastEventId = event.id;
		return event;
	}

	/** The next one of that name; what comes before it is passed over. */
	async nextOf(name: string): Promise<ServerEvent> {
		for (let event = await this.next(); event !== null; event = await this.next()) {
			if (event.event === name) return event;
		}
		throw new Error(`the stream ended without ${name}`);
	}

	/** The client goes away. */
	async leave(): Promise<void> {
		await this.#reader.cancel();
	}
}

function parseBlock(block: string): ServerEvent {
	const found: ServerEvent = { event: '', id: null, data: null };
	for (const line of block.split('\n')) {
		if (line.startsWith(':')) found.event = 'comment';
		else if (line.startsWith('event: ')) found.event = line.slice(7);
		else if (line.startsWith('id: ')) found.id = line.slice(4);
		else if (line.startsWith('data: ')) found.data = line.slice(6);
		else throw new Error(`not a line of an event: ${line}`);
	}
	return found;
}
