// The one client for fetches whose address somebody else chose: feeds, webhooks, images, push. Https to public hosts on
// port 443, bounded in time and size; each redirect is looked at like a first address. What a public name resolves to
// cannot be seen from a Worker: against DNS rebinding stands the platform, which routes no fetch into a private network.
import { isPublicHost } from '../domain/public-host';

export interface FetchLimits {
	/** For all of it: connection, redirects and the last octet. */
	timeoutMs: number;
	/** Of the answer's body. */
	maxBytes: number;
	maxRedirects: number;
}

export interface FetchEdge {
	fetch: (url: string, init: RequestInit) => Promise<Response>;
	/** For a laptop only (ALLOW_PRIVATE_FETCH): private hosts too, on any port, with or without TLS. */
	allowPrivate: boolean;
}

export interface Asked {
	method: 'GET' | 'POST';
	headers: Record<string, string>;
	body?: Uint8Array | string;
}

export interface Unfetched {
	ok: false;
	reason: 'forbidden' | 'timeout' | 'tooLarge' | 'tooManyRedirects' | 'unreachable';
	detail: string;
}

export type Fetched = { ok: true; status: number; headers: Headers; body: Uint8Array<ArrayBuffer> } | Unfetched;

/** An answer whose body is still to come. `close` must be called in the end, whether the body was read or not. */
export interface Opened {
	ok: true;
	status: number;
	headers: Headers;
	/** Within the limits of size and time; beyond them it throws Unfinished. */
	body: AsyncIterable<Uint8Array>;
	close(): Promise<void>;
}

/** An answer that broke a limit or broke off after it had begun. */
export class Unfinished extends Error {
	readonly why: Unfetched;

	constructor(why: Unfetched) {
		super(why.detail);
		this.why = why;
	}
}

export type Judged = { ok: true; url: URL } | { ok: false; detail: string };

/** Whether an address may be fetched at all. `detail` can be shown to whoever named it. */
export function judgeUrl(address: string, allowPrivate: boolean): Judged {
	const url = URL.parse(address);
	if (url === null) return { ok: false, detail: 'It is not an absolute URL.' };
	if (url.username !== '' || url.password !== '') return { ok: false, detail: 'It must not hold credentials.' };
	if (!isPublicHost(url.hostname)) {
		if (allowPrivate && /^https?:$/.test(url.protocol)) return { ok: true, url };
		return { ok: false, detail: 'Its host is not a public one.' };
	}
	if (url.protocol !== 'https:') return { ok: false, detail: 'It must begin with https://.' };
	if (url.port !== '') return { ok: false, detail: 'Its port must be 443.' };
	return { ok: true, url };
}

/** Never throws for what the other side does: every outcome is one of Fetched. */
export async function guardedFetch(
	address: string,
	asked: Asked,
	limits: FetchLimits,
	edge: FetchEdge,
): Promise<Fetched> {
	const opened = await guardedOpen(address, asked, limits, edge);
	if (!opened.ok) return opened;
	try {
		return { ok: true, status: opened.status, headers: opened.headers, body: await joined(opened.body) };
	} catch (cause) {
		if (cause instanceof Unfinished) return cause.why;
		throw cause;
	} finally {
		await opened.close();
	}
}

/** For what is too large to be held at once. Until it is closed, the time limit runs on. */
export async function guardedOpen(
	address: string,
	asked: Asked,
	limits: FetchLimits,
	edge: FetchEdge,
): Promise<Opened | Unfetched> {
	const deadline = new Deadline(limits.timeoutMs);
	try {
		const followed = await follow(address, asked, limits, edge, deadline.signal);
		if (followed instanceof Response) return open(followed, limits, deadline);
		deadline.clear();
		return followed;
	} catch (cause) {
		deadline.clear();
		return deadline.explain(cause);
	}
}

class Deadline {
	readonly #controller = new AbortController();
	readonly #timeoutMs: number;
	// Not AbortSignal.timeout: nobody can stop that one, and until it fires a Durable Object does not sleep.
	readonly #timer: ReturnType<typeof setTimeout>;

	constructor(timeoutMs: number) {
		this.#timeoutMs = timeoutMs;
		this.#timer = setTimeout(() => this.#controller.abort(), timeoutMs);
	}

	get signal(): AbortSignal {
		return this.#controller.signal;
	}

	clear(): void {
		clearTimeout(this.#timer);
	}

	explain(cause: unknown): Unfetched {
		if (this.signal.aborted) {
			return { ok: false, reason: 'timeout', detail: `No answer within ${this.#timeoutMs} ms.` };
		}
		return { ok: false, reason: 'unreachable', detail: cause instanceof Error ? cause.message : String(cause) };
	}
}

async function follow(
	address: string,
	asked: Asked,
	limits: FetchLimits,
	edge: FetchEdge,
	signal: AbortSignal,
): Promise<Response | Unfetched> {
	let [next, request] = [address, asked];
	for (let redirects = 0; redirects <= limits.maxRedirects; redirects++) {
		const judged = judgeUrl(next, edge.allowPrivate);
		if (!judged.ok) return { ok: false, reason: 'forbidden', detail: judged.detail };
		judged.url.hash = '';
		const response = await edge.fetch(judged.url.href, { ...request, redirect: 'manual', signal });
		const target = redirectOf(response, judged.url);
		if (target === null) return response;
		await response.body?.cancel();
		request = redirected(request, response.status, target.origin === judged.url.origin);
		next = target.href;
	}
	return { ok: false, reason: 'tooManyRedirects', detail: `More than ${limits.maxRedirects} redirects.` };
}

function redirectOf({ status, headers }: Response, base: URL): URL | null {
	const location = headers.get('Location');
	return location !== null && [301, 302, 303, 307, 308].includes(status) ? URL.parse(location, base.href) : null;
}

/** RFC 9110 section 15.4: 307 and 308 repeat the request, the others ask again with GET. Credentials stay at their origin. */
function redirected({ method, headers, body }: Asked, status: number, sameOrigin: boolean): Asked {
	const kept = Object.entries(headers).filter(([name]) => sameOrigin || !/^(authorization|cookie)$/i.test(name));
	const repeated = status === 307 || status === 308 || method === 'GET';
	if (repeated) return { method, headers: Object.fromEntries(kept), ...(body === undefined ? {} : { body }) };
	return { method: 'GET', headers: Object.fromEntries(kept.filter(([name]) => !/^content-/i.test(name))) };
}

function open(response: Response, limits: FetchLimits, deadline: Deadline): Opened {
	const { status, headers, body } = response;
	return {
		ok: true,
		status,
		headers,
		body: counted(body, limits.maxBytes, deadline),
		close: async () => {
			deadline.clear();
			// A body that was read, or broke off, is closed already.
			if (body !== null && !body.locked) await body.cancel().catch(() => {});
		},
	};
}

/** Counted as it comes: a length that was announced is a claim only. */
async function* counted(
	body: ReadableStream<Uint8Array> | null,
	maxBytes: number,
	deadline: Deadline,
): AsyncGenerator<Uint8Array> {
	let bytes = 0;
	try {
		for await (const chunk of body ?? []) {
			bytes += chunk.byteLength;
			if (bytes > maxBytes) {
				throw new Unfinished({ ok: false, reason: 'tooLarge', detail: `More than ${maxBytes} octets.` });
			}
			yield chunk;
		}
	} catch (cause) {
		throw cause instanceof Unfinished ? cause : new Unfinished(deadline.explain(cause));
	}
}

async function joined(body: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of body) chunks.push(chunk);
	const whole = new Uint8Array(chunks.reduce((sum, { byteLength }) => sum + byteLength, 0));
	let at = 0;
	for (const chunk of chunks) {
		whole.set(chunk, at);
		at += chunk.byteLength;
	}
	return whole;
}
