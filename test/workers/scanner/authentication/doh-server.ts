// A DNS server over HTTPS for tests: reads the question from the octets that came, and holds them to RFC 8484 and RFC 1035.
import { fromBase64url } from '../../../../workers/domain/base64url';
import { fixtureResolver, type Zone } from '../../../../workers/scanner/authentication/dns/fixture';
import type { RecordType } from '../../../../workers/scanner/authentication/dns/resolver';
import { parseIp } from '../../../../workers/scanner/authentication/ip-address';

const TYPES: Record<RecordType, number> = { A: 1, PTR: 12, MX: 15, TXT: 16, AAAA: 28 };

export interface ServerOptions {
	ttl?: number;
	/** Seconds that absence lasts, in an SOA record; without it there is no SOA. */
	negativeTtl?: number;
	hangs?: boolean;
}

/** `asked`: the questions in order, 'TXT example.com'. */
export function dohServer(zone: Zone, options: ServerOptions = {}) {
	const asked: string[] = [];
	return {
		asked,
		async fetch(url: string, init: RequestInit): Promise<Response> {
			if (options.hangs) return hang(init.signal);
			const { name, type } = questionOf(url, init);
			asked.push(`${type} ${name}`);
			const records = await recordsOf(zone, type, name);
			const known = records !== 'broken' && (records.length > 0 || name in zone);
			const rcode = records === 'broken' ? 2 : known ? 0 : 3;
			const body = reply(name, type, records === 'broken' ? [] : records, options, rcode);
			return new Response(body, { headers: { 'Content-Type': 'application/dns-message' } });
		},
	};
}

function hang(signal: AbortSignal | null | undefined): Promise<Response> {
	return new Promise((_, reject) => {
		signal?.addEventListener('abort', () => reject(new Error('aborted')));
	});
}

function questionOf(url: string, init: RequestInit): { name: string; type: RecordType } {
	if (init.method !== undefined && init.method !== 'GET') throw new Error(`not GET but ${init.method}`);
	if (new Headers(init.headers).get('Accept') !== 'application/dns-message')
		throw new Error('Accept names another type');
	const octets = fromBase64url(new URL(url).searchParams.get('dns') ?? '');
	if (octets === null) throw new Error('the question is not base64url');
	const view = new DataView(octets.buffer);
	const header = [0, 2, 4, 6, 8, 10].map((at) => view.getUint16(at));
	if (header.join() !== '0,256,1,0,0,0') throw new Error(`the header is ${header.join()}`);
	const labels: string[] = [];
	let at = 12;
	for (let length = view.getUint8(at); length > 0; length = view.getUint8(at)) {
		labels.push(String.fromCharCode(...octets.subarray(at + 1, at + 1 + length)));
		at += 1 + length;
	}
	if (at + 5 !== octets.length || view.getUint16(at + 3) !== 1)
		throw new Error('the question does not end as it should');
	const type = Object.entries(TYPES).find(([, number]) => number === view.getUint16(at + 1))?.[0];
	if (type === undefined) throw new Error('the question is of another type');
	return { name: labels.join('.'), type: type as RecordType };
}

type Data = { TXT: string | string[] } | { A: string } | { AAAA: string } | { MX: [number, string] } | { PTR: string };

async function recordsOf(zone: Zone, type: RecordType, name: string): Promise<Data[] | 'broken'> {
	const fixture = fixtureResolver(zone);
	const asked = { TXT: fixture.txt, A: fixture.a, AAAA: fixture.aaaa, MX: fixture.mx, PTR: fixture.ptr }[type];
	const answer = await asked(name);
	if (answer.outcome === 'temporary') return 'broken';
	if (answer.outcome === 'none') return [];
	return answer.records.map((record) => {
		const value = typeof record === 'string' ? record : [record.preference, record.host];
		return { [type]: value } as Data;
	});
}

/** A reply in wire format. Owner names are pointers to the question, as servers write them. */
export function reply(
	name: string,
	type: RecordType,
	records: Data[],
	{ ttl = 300, negativeTtl }: ServerOptions,
	rcode = 0,
): Uint8Array<ArrayBuffer> {
	const hasSoa = records.length === 0 && negativeTtl !== undefined;
	const octets = [0, 0, 0x81, 0x80 | rcode, 0, 1, ...two(records.length), 0, hasSoa ? 1 : 0, 0, 0];
	octets.push(...nameOctets(name), ...two(TYPES[type]), 0, 1);
	for (const record of records) octets.push(...recordOctets(type, dataOctets(record), ttl));
	if (hasSoa) {
		const soa = [
			...nameOctets('ns.example'),
			...nameOctets('host.example'),
			...[1, 2, 3, 4].flatMap(four),
			...four(negativeTtl),
		];
		octets.push(0xc0, 12, ...two(6), 0, 1, ...four(86_400), ...two(soa.length), ...soa);
	}
	return Uint8Array.from(octets);
}

function recordOctets(type: RecordType, data: number[], ttl: number): number[] {
	return [0xc0, 12, ...two(TYPES[type]), 0, 1, ...four(ttl), ...two(data.length), ...data];
}

function dataOctets(record: Data): number[] {
	if ('TXT' in record) return [record.TXT].flat().flatMap(stringsOf);
	if ('MX' in record) return [...two(record.MX[0]), ...nameOctets(record.MX[1])];
	if ('PTR' in record) return nameOctets(record.PTR);
	const text = 'A' in record ? record.A : record.AAAA;
	const value = parseIp(text)?.value ?? 0n;
	const bytes = 'A' in record ? 4 : 16;
	return Array.from({ length: bytes }, (_, at) => Number((value >> BigInt(8 * (bytes - 1 - at))) & 0xffn));
}

/** Strings of 255 octets at the most. */
function stringsOf(text: string): number[] {
	const octets: number[] = [];
	for (let at = 0; at === 0 || at < text.length; at += 255) {
		const piece = text.slice(at, at + 255);
		octets.push(piece.length, ...Array.from(piece, (char) => char.charCodeAt(0)));
	}
	return octets;
}

function nameOctets(name: string): number[] {
	const labels = name.split('.').map((label) => [label.length, ...Array.from(label, (char) => char.charCodeAt(0))]);
	return [...labels.flat(), 0];
}

const two = (number: number) => [(number >> 8) & 0xff, number & 0xff];
const four = (number: number) => [(number >>> 24) & 0xff, (number >>> 16) & 0xff, (number >>> 8) & 0xff, number & 0xff];
