// A JMAP push socket turned into server-sent events. The stream lives here, at the edge, as long as its client; behind it
// stands a hibernating socket (RFC 8887), so that the account's object can sleep between two changes.
import type { StateChange } from '../domain/jmap';
import type { EventQuery } from './event-query';

/** A comment in any longer silence keeps proxies from taking it for the end, and shows us a client that is gone. */
const COMMENT_MS = 25_000;
/** Chunks that a client has not read. One that is so far behind is let go: it comes back and is told what it missed. */
const MAX_UNREAD = 200;

type Pushed = StateChange & { pushState: string };

/**
 * Begins at once, so that the response's head goes out. `lastEventId`: what the client saw last; null: it is new here, and
 * gets the present id without an event. Ends when the socket does, and the socket when the client goes.
 */
export function eventStream(
	socket: WebSocket,
	query: EventQuery,
	lastEventId: string | null,
): ReadableStream<Uint8Array> {
	let events: Events;
	return new ReadableStream({
		start: (out) => {
			events = new Events(socket, out, query);
			events.open(lastEventId);
		},
		cancel: () => events.close(),
	});
}

class Events {
	#ended = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** When the last event was sent, in milliseconds since the epoch: pings count from there, comments do not. */
	#lastEventAt = 0;

	constructor(
		private readonly socket: WebSocket,
		private readonly out: ReadableStreamDefaultController<Uint8Array>,
		private readonly query: EventQuery,
	) {}

	open(lastEventId: string | null): void {
		const { socket, query } = this;
		let isNew = lastEventId === null;
		socket.accept();
		socket.addEventListener('message', ({ data }) => {
			const pushed = JSON.parse(String(data)) as Pushed;
			if (pushed['@type'] !== 'StateChange') return;
			if (isNew) this.#write(`id: ${pushed.pushState}\n\n`);
			else this.#state(pushed);
			isNew = false;
		});
		socket.addEventListener('close', () => this.close());
		socket.addEventListener('error', () => this.close());
		// No state has an empty name: a new client's socket is told the present one.
		const pushState = lastEventId ?? '';
		socket.send(JSON.stringify({ '@type': 'WebSocketPushEnable', dataTypes: query.types, pushState }));
		this.#write(': here\n\n');
		if (query.pingSeconds > 0) this.#ping();
		this.#wait();
	}

	close(): void {
		if (this.#ended) return;
		this.#ended = true;
		clearTimeout(this.#timer);
		this.socket.close(1000);
		try {
			this.out.close();
		} catch {
			// The client closed it first.
		}
	}

	/** The id comes with its event: who has seen the one knows the other. */
	#state({ pushState, ...change }: Pushed): void {
		this.#event(`event: state\nid: ${pushState}\ndata: ${JSON.stringify(change)}\n\n`);
		if (this.query.closeAfterState) this.close();
	}

	/** Sets no id (RFC 8620 section 7.3). */
	#ping(): void {
		this.#event(`event: ping\ndata: ${JSON.stringify({ interval: this.query.pingSeconds })}\n\n`);
	}

	#event(text: string): void {
		this.#lastEventAt = Date.now();
		this.#write(text);
		this.#wait();
	}

	#wait(): void {
		clearTimeout(this.#timer);
		if (this.#ended) return;
		const untilPing = this.query.pingSeconds * 1000 - (Date.now() - this.#lastEventAt);
		const isPing = this.query.pingSeconds > 0 && untilPing <= COMMENT_MS;
		this.#timer = setTimeout(
			() => {
				if (isPing) return this.#ping();
				this.#write(':\n\n');
				this.#wait();
			},
			isPing ? Math.max(0, untilPing) : COMMENT_MS,
		);
	}

	#write(text: string): void {
		if (this.#ended) return;
		if ((this.out.desiredSize ?? 0) < -MAX_UNREAD) this.close();
		else this.out.enqueue(new TextEncoder().encode(text));
	}
}
