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

export type Fetched =
	| { ok: true; status: number; headers: Headers; body: Uint8Array<ArrayBuffer> }
	| { ok: false; reason: 'forbidden' | 'timeout' | 'tooLarge' | 'tooManyRedirects' | 'unreachable'; detail: string };

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
	const deadline = new AbortController();
	// Not AbortSignal.timeout: nobody can stop that one, and until it fires a Durable Object does not sleep.
	const timer = setTimeout(() => deadline.abort(), limits.timeoutMs);
	try {
		return await follow(address, asked, limits, edge, deadline.signal);
	} catch (cause) {
		const { aborted } = deadline.signal;
		if (aborted) return { ok: false, reason: 'timeout', detail: `No answer within ${limits.timeoutMs} ms.` };
		return { ok: false, reason: 'unreachable', detail: cause instanceof Error ? cause.message : String(cause) };
	} finally {
		clearTimeout(timer);
	}
}

async function follow(
	address: string,
	asked: Asked,
	limits: FetchLimits,
	edge: FetchEdge,
	signal: AbortSignal,
): Promise<Fetched> {
	let [next, request] = [address, asked];
	for (let redirects = 0; redirects <= limits.maxRedirects; redirects++) {
		const judged = judgeUrl(next, edge.allowPrivate);
		if (!judged.ok) return { ok: false, reason: 'forbidden', detail: judged.detail };
		judged.url.hash = '';
		const response = await edge.fetch(judged.url.href, { ...request, redirect: 'manual', signal });
		const target = redirectOf(response, judged.url);
		if (target === null) return await read(response, limits.maxBytes);
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

/** Counted as it comes: a length that was announced is a claim only. */
async function read(response: Response, maxBytes: number): Promise<Fetched> {
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of response.body ?? []) {
		bytes += chunk.byteLength;
		if (bytes > maxBytes) return { ok: false, reason: 'tooLarge', detail: `More than ${maxBytes} octets.` };
		chunks.push(chunk);
	}
	return { ok: true, status: response.status, headers: response.headers, body: joined(chunks, bytes) };
}

function joined(chunks: readonly Uint8Array[], bytes: number): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(bytes);
	let at = 0;
	for (const chunk of chunks) {
		whole.set(chunk, at);
		at += chunk.byteLength;
	}
	return whole;
}
