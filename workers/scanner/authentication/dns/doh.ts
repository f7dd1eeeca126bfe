// The resolver over HTTPS, for one mail: RFC 8484 in wire format, which every such server speaks and which gives a TXT
// record's octets as they are (the JSON form is no standard, and how it quotes them differs from server to server).
// Not through the guarded fetch: the address is the administrator's setting, and no redirect is followed.
import { toBase64url } from '../../../domain/base64url.ts';
import type { DnsCache } from './cache.ts';
import { type DnsReply, readReply, writeQuestion } from './message.ts';
import { dnsName, isAscii } from './name.ts';
import { type Answer, found, type RecordType, type Resolver } from './resolver.ts';

export interface DohLimits {
	/** Of one query. */
	queryMs: number;
	/** Of all queries of this mail, from the resolver's making on. */
	totalMs: number;
	/** Queries that go out: a Worker has 50 subrequests on the free plan, and others need some too. */
	maxQueries: number;
}

export const DOH_LIMITS: DohLimits = { queryMs: 1500, totalMs: 3000, maxQueries: 40 };

export interface DohEdge {
	fetch: (url: string, init: RequestInit) => Promise<Response>;
	/** Milliseconds since the epoch. */
	now: () => number;
	cache: DnsCache;
}

const MEDIA_TYPE = 'application/dns-message';
/** The longest message that the DNS knows. */
const MAX_BYTES = 65_535;
const NO_SUCH_NAME = 3;
/** Where no SOA record says how long a name's absence lasts. */
const NEGATIVE_TTL_SECONDS = 60;

/** For one mail only: an answer that is under way must not be awaited from another request of the isolate. */
export function dohResolver(url: string, edge: DohEdge, limits: DohLimits = DOH_LIMITS): Resolver {
	const client = new DohClient(url, edge, limits);
	const data = async (name: string, type: RecordType) => records(await client.ask(name, type), ({ data }) => data);
	return {
		txt: (name) => data(name, 'TXT'),
		a: (name) => data(name, 'A'),
		aaaa: (name) => data(name, 'AAAA'),
		ptr: (name) => data(name, 'PTR'),
		mx: async (name) => records(await client.ask(name, 'MX'), ({ data: host, preference }) => ({ host, preference })),
	};
}

type Data = DnsReply['records'][number];

function records<T>(answer: Answer<Data>, read: (record: Data) => T): Answer<T> {
	return answer.outcome === 'found' ? found(answer.records.map(read)) : answer;
}

class DohClient {
	readonly #url: string;
	readonly #edge: DohEdge;
	readonly #limits: DohLimits;
	readonly #deadline: number;
	readonly #underWay = new Map<string, Promise<Answer<Data>>>();
	#queries = 0;

	constructor(url: string, edge: DohEdge, limits: DohLimits) {
		this.#url = url;
		this.#edge = edge;
		this.#limits = limits;
		this.#deadline = edge.now() + limits.totalMs;
	}

	ask(written: string, type: RecordType): Promise<Answer<Data>> {
		const name = dnsName(written);
		// No name beyond ASCII stands in the DNS of mail, and none too long anywhere: nothing need be asked.
		if (name === null || !isAscii(name)) return Promise.resolve({ outcome: 'none' });
		const key = `${type} ${name}`;
		const answer = this.#underWay.get(key) ?? this.#cachedOrAsked(key, name, type);
		this.#underWay.set(key, answer);
		return answer;
	}

	async #cachedOrAsked(key: string, name: string, type: RecordType): Promise<Answer<Data>> {
		const known = this.#edge.cache.get(key, this.#edge.now());
		if (known !== null) return known as Answer<Data>;
		const left = this.#deadline - this.#edge.now();
		if (left <= 0) return { outcome: 'temporary', reason: 'the time for DNS queries is over' };
		if (++this.#queries > this.#limits.maxQueries) {
			return { outcome: 'temporary', reason: `more than ${this.#limits.maxQueries} DNS queries` };
		}
		const reply = await this.#fetchReply(name, type, Math.min(left, this.#limits.queryMs));
		if (typeof reply === 'string') return { outcome: 'temporary', reason: `${key}: ${reply}` };
		if (reply.rcode !== 0 && reply.rcode !== NO_SUCH_NAME) {
			return { outcome: 'temporary', reason: `${key}: the DNS answers with error ${reply.rcode}` };
		}
		const answer = reply.rcode === 0 ? found(reply.records) : { outcome: 'none' as const };
		this.#edge.cache.put(key, answer, 1000 * ttlSeconds(reply), this.#edge.now());
		return answer;
	}

	/** A string says what went wrong. */
	async #fetchReply(name: string, type: RecordType, timeoutMs: number): Promise<DnsReply | string> {
		const deadline = new AbortController();
		const timer = setTimeout(() => deadline.abort(), timeoutMs);
		try {
			const response = await this.#edge.fetch(this.#address(writeQuestion(name, type)), {
				headers: { Accept: MEDIA_TYPE },
				redirect: 'manual',
				signal: deadline.signal,
			});
			const octets = await bodyOf(response);
			return typeof octets === 'string' ? octets : (readReply(octets, type) ?? 'the reply is broken');
		} catch (cause) {
			return deadline.signal.aborted ? `no answer within ${timeoutMs} ms` : String(cause);
		} finally {
			clearTimeout(timer);
		}
	}

	/** RFC 8484 section 4.1: GET, so that caches on the way may answer. */
	#address(question: Uint8Array): string {
		const mark = this.#url.includes('?') ? '&' : '?';
		return `${this.#url}${mark}dns=${toBase64url(question)}`;
	}
}

function ttlSeconds({ records: all, negativeTtlSeconds }: DnsReply): number {
	if (all.length === 0) return negativeTtlSeconds ?? NEGATIVE_TTL_SECONDS;
	return Math.min(...all.map(({ ttlSeconds: ttl }) => ttl));
}

async function bodyOf(response: Response): Promise<Uint8Array | string> {
	const type = response.headers.get('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase();
	if (response.status !== 200 || type !== MEDIA_TYPE) {
		await response.body?.cancel();
		return `the resolver answers ${response.status} with ${type ?? 'no type'}`;
	}
	const octets = new Uint8Array(MAX_BYTES);
	let bytes = 0;
	for await (const chunk of response.body ?? []) {
		if (bytes + chunk.byteLength > MAX_BYTES) return 'the reply is too long';
		octets.set(chunk, bytes);
		bytes += chunk.byteLength;
	}
	return octets.subarray(0, bytes);
}
