// A push service (RFC 8030) at the network's far edge, for workerd tests: takes what the platform posts, opens it with the
// device's keys, checks the platform's signature, and answers as a test wants.
import { onTestFinished, vi } from 'vitest';
import { openPush, readVapid, subscriberKeys, type TestSubscriber } from './outbound/web-push/subscriber';

export interface Push {
	url: string;
	headers: Headers;
	/** What the device reads: the JSON that was sent, opened where it was sealed. */
	message: Record<string, unknown> & { changed?: Record<string, Record<string, string>> };
}

export class PushService {
	readonly pushes: Push[] = [];
	readonly #devices = new Map<string, TestSubscriber>();
	/** The answer to each request; by default, taken. */
	answer: (push: Push) => Response | Promise<Response> = () => new Response(null, { status: 201 });

	/** Stands in for the whole internet until the test is over: nobody else is there. */
	static open(): PushService {
		const service = new PushService();
		vi.stubGlobal('fetch', (input: RequestInfo | URL, init?: RequestInit) => service.#take(new Request(input, init)));
		onTestFinished(() => {
			vi.unstubAllGlobals();
		});
		return service;
	}

	/** A device's subscription: its address, and its keys as a client hands them on. */
	async subscribe(): Promise<{ url: string; keys: { p256dh: string; auth: string } }> {
		const device = await subscriberKeys();
		const url = `https://push.example.net/${crypto.randomUUID()}`;
		this.#devices.set(url, device);
		return { url, keys: device.keys };
	}

	/** What came to that address, in order. */
	to(url: string): Push[] {
		return this.pushes.filter((push) => push.url === url);
	}

	/** Waits for the push number `place` (from 0) to that address. */
	async nth(url: string, place: number): Promise<Push> {
		await vi.waitFor(
			() => {
				if (this.to(url).length <= place) throw new Error(`${this.to(url).length} pushes so far`);
			},
			{ timeout: 8000, interval: 20 },
		);
		return this.to(url)[place] as Push;
	}

	/** Who signed a push, and for whom. Throws where the signature is not the key's. */
	signature({ headers }: Push) {
		return readVapid(headers.get('Authorization') ?? '');
	}

	async #take(request: Request): Promise<Response> {
		if (request.method !== 'POST' || new URL(request.url).hostname !== 'push.example.net') {
			throw new TypeError('nobody is there');
		}
		const body = new Uint8Array(await request.arrayBuffer());
		const sealed = request.headers.get('Content-Encoding') === 'aes128gcm';
		const device = this.#devices.get(request.url);
		const text = sealed && device ? await openPush(body, device) : new TextDecoder().decode(body);
		const push = { url: request.url, headers: request.headers, message: JSON.parse(text) };
		this.pushes.push(push);
		return this.answer(push);
	}
}
