// DNS messages in wire format (RFC 1035 section 4): a question written, an answer read. The octets are a resolver's, but what
// stands in them is any domain owner's: each length is checked, and compressed names can only lead backwards.
import type { RecordType } from './resolver.ts';

export interface DnsReply {
	/** 0: no error, 3: no such name (RFC 1035 section 4.1.1). */
	rcode: number;
	/** The records of the type asked for, CNAMEs left out. */
	records: { data: string; preference: number; ttlSeconds: number }[];
	/** How long the absence of records may be remembered (RFC 2308 section 5), where the answer says so. */
	negativeTtlSeconds: number | null;
}

const TYPES: Record<RecordType, number> = { A: 1, PTR: 12, MX: 15, TXT: 16, AAAA: 28 };
const SOA = 6;
const HEADER_BYTES = 12;
const CLASS_IN = 1;
/** Recursion desired; the id is 0, so that equal questions are equal octets (RFC 8484 section 4.1). */
const FLAGS = 0x0100;
const REPLY = 0x8000;
const TRUNCATED = 0x0200;
/** More records than any honest answer of these types has. */
const MAX_RECORDS = 256;

const encoder = new TextEncoder();

/** `name` must have passed dnsName(). */
export function writeQuestion(name: string, type: RecordType): Uint8Array<ArrayBuffer> {
	const labels = name.split('.').map((label) => encoder.encode(label));
	const octets = [0, 0, FLAGS >> 8, FLAGS & 0xff, 0, 1, 0, 0, 0, 0, 0, 0];
	for (const label of labels) octets.push(label.length, ...label);
	octets.push(0, TYPES[type] >> 8, TYPES[type] & 0xff, 0, CLASS_IN);
	return Uint8Array.from(octets);
}

/** null: no whole reply to a question of that type. */
export function readReply(octets: Uint8Array, type: RecordType): DnsReply | null {
	try {
		return new ReplyReader(octets, TYPES[type]).read();
	} catch (fault) {
		if (fault instanceof RangeError) return null;
		throw fault;
	}
}

class ReplyReader {
	readonly #octets: Uint8Array;
	readonly #view: DataView;
	readonly #type: number;
	#at = HEADER_BYTES;

	constructor(octets: Uint8Array, type: number) {
		this.#octets = octets;
		this.#view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
		this.#type = type;
	}

	/** Throws RangeError where a length leads past the end. */
	read(): DnsReply {
		const flags = this.#view.getUint16(2);
		if ((flags & REPLY) === 0 || (flags & TRUNCATED) !== 0) throw new RangeError('no whole reply');
		const [questions, answers, authorities] = [4, 6, 8].map((at) => this.#view.getUint16(at));
		for (let left = questions ?? 0; left > 0; left--) {
			this.#name(this.#at);
			this.#at += 4;
		}
		const reply: DnsReply = { rcode: flags & 0xf, records: [], negativeTtlSeconds: null };
		for (let left = answers ?? 0; left > 0; left--) this.#record(reply, true);
		for (let left = authorities ?? 0; left > 0; left--) this.#record(reply, false);
		return reply;
	}

	#record(reply: DnsReply, isAnswer: boolean): void {
		this.#name(this.#at);
		const type = this.#view.getUint16(this.#at);
		const ttlSeconds = this.#view.getUint32(this.#at + 4);
		const start = this.#at + 10;
		const end = start + this.#view.getUint16(this.#at + 8);
		if (end > this.#octets.length) throw new RangeError('data past the end');
		if (isAnswer && type === this.#type && reply.records.length < MAX_RECORDS) {
			reply.records.push({ ...this.#data(type, start, end), ttlSeconds });
		}
		if (!isAnswer && type === SOA) reply.negativeTtlSeconds = Math.min(ttlSeconds, this.#view.getUint32(end - 4));
		this.#at = end;
	}

	#data(type: number, start: number, end: number): { data: string; preference: number } {
		if (type === TYPES.TXT) return { data: this.#strings(start, end), preference: 0 };
		if (type === TYPES.MX) return { data: this.#name(start + 2), preference: this.#view.getUint16(start) };
		if (type === TYPES.PTR) return { data: this.#name(start), preference: 0 };
		const bytes = type === TYPES.A ? 4 : 16;
		if (end - start !== bytes) throw new RangeError('an address of another length');
		return { data: type === TYPES.A ? this.#ipv4(start) : this.#ipv6(start), preference: 0 };
	}

	#ipv4(at: number): string {
		return this.#octets.subarray(at, at + 4).join('.');
	}

	#ipv6(at: number): string {
		return Array.from({ length: 8 }, (_, group) => this.#view.getUint16(at + 2 * group).toString(16)).join(':');
	}

	#strings(start: number, end: number): string {
		let text = '';
		for (let at = start; at < end; ) {
			const next = at + 1 + (this.#octets[at] ?? 0);
			if (next > end) throw new RangeError('a string past its record');
			text += latin1(this.#octets.subarray(at + 1, next));
			at = next;
		}
		return text;
	}

	/** The name at `at`; leaves #at behind it where it began there. A pointer must lead backwards, so that no name is a loop. */
	#name(at: number): string {
		const isHere = at === this.#at;
		const labels: string[] = [];
		let [from, limit] = [at, this.#octets.length];
		let end = -1;
		for (;;) {
			const length = this.#view.getUint8(from);
			if (length >= 0xc0) {
				if (end < 0) end = from + 2;
				const target = this.#view.getUint16(from) & 0x3fff;
				if (target >= Math.min(limit, from)) throw new RangeError('a pointer that leads forwards');
				[from, limit] = [target, target];
			} else if (length === 0) {
				if (isHere) this.#at = end < 0 ? from + 1 : end;
				return labels.join('.');
			} else {
				if (length > 63 || labels.length > 127) throw new RangeError('no label');
				if (from + 1 + length > this.#octets.length) throw new RangeError('a label past the end');
				labels.push(latin1(this.#octets.subarray(from + 1, from + 1 + length)));
				from += 1 + length;
			}
		}
	}
}

function latin1(octets: Uint8Array): string {
	return String.fromCharCode(...octets);
}
