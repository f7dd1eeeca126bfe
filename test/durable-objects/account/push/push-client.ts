// A WebSocket client of one account's object, for tests of push: sends what it is told to, and keeps what comes.
import type { StateChange } from '../../../../workers/domain/jmap';
import { CORE } from '../../../../workers/domain/jmap';
import type { JsonObject, TestAccount } from '../account';

export class PushClient {
	readonly #waiting: ((message: JsonObject) => void)[] = [];
	/** What nobody has waited for yet. */
	readonly received: JsonObject[] = [];

	private constructor(readonly socket: WebSocket) {
		socket.addEventListener('message', ({ data }) => {
			const message = JSON.parse(String(data)) as JsonObject;
			const waiter = this.#waiting.shift();
			if (waiter) waiter(message);
			else this.received.push(message);
		});
		socket.accept();
	}

	static async connect(account: TestAccount): Promise<PushClient> {
		const caller = encodeURIComponent(JSON.stringify(account.caller));
		const headers = { Upgrade: 'websocket', 'X-Waypost-Account': account.id, 'X-Waypost-Caller': caller };
		const { webSocket } = await account.stub.fetch('https://waypost.test/jmap/ws', { headers });
		if (!webSocket) throw new Error('no socket');
		return new PushClient(webSocket);
	}

	/** Done once the object has done it: what it had to tell at once is among `received`. */
	async enable(more: JsonObject = {}): Promise<void> {
		this.socket.send(JSON.stringify({ '@type': 'WebSocketPushEnable', dataTypes: null, ...more }));
		await this.echo();
	}

	async nextChange(): Promise<StateChange & { pushState: string }> {
		for (;;) {
			const message = this.received.shift() ?? (await new Promise<JsonObject>((done) => this.#waiting.push(done)));
			if (message['@type'] === 'StateChange') return message as unknown as StateChange & { pushState: string };
		}
	}

	/** Asks something and waits for its answer. */
	async echo(): Promise<void> {
		const id = crypto.randomUUID();
		const methodCalls = [['Core/echo', {}, 'c']];
		this.socket.send(JSON.stringify({ '@type': 'Request', id, using: [CORE], methodCalls }));
		for (;;) {
			const place = this.received.findIndex((message) => message.requestId === id);
			if (place >= 0) {
				this.received.splice(place, 1);
				return;
			}
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
	}
}
