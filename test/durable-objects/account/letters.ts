// Letters for store tests: raw octets and the part index that the core would return for them, made from one description.

import type { Delivery } from '../../../workers/domain/account';
import type { Address } from '../../../workers/domain/address';
import { messageBlobId, rawKey } from '../../../workers/domain/blob';
import type { Part, PartIndex, TransferEncoding } from '../../../workers/domain/part-index';
import type { DomainRules } from '../../../workers/domain/scan-policy';
import type { Verdict } from '../../../workers/domain/verdict';
import { indexOf, partOf } from '../../part-index';

export interface Leaf {
	type: string;
	/** As it stands in the message. */
	encoded: string;
	encoding?: TransferEncoding;
	charset?: string;
	disposition?: string;
	fileName?: string;
	decodedBytes?: number;
	headers?: string;
}

export interface Letter {
	from?: Address[];
	to?: Address[];
	cc?: Address[];
	bcc?: Address[];
	subject?: string | null;
	messageId?: string | null;
	inReplyTo?: string[];
	references?: string[];
	sentAt?: string | null;
	receivedAt?: number;
	/** One leaf is the message itself; several stand in a multipart/mixed. */
	leaves?: Leaf[];
	text?: string;
	headers?: string;
	fields?: PartIndex['fields'];
	junk?: boolean;
	/** More of the verdict than `junk` says. */
	verdict?: Partial<Verdict>;
	isLate?: boolean;
	domainRules?: DomainRules;
	bulk?: boolean;
	bodyDigest?: string;
	accountId?: string;
	defects?: PartIndex['defects'];
}

let count = 0;

/** A fresh Delivery with a blob id, Message-ID and body digest of its own where the description names none. */
export function letter(described: Letter = {}): { delivery: Delivery; raw: Uint8Array } {
	count += 1;
	const text = described.text ?? `Body of letter ${count}`;
	const leaves = described.leaves ?? [{ type: 'text/plain', encoded: text, charset: 'utf-8' }];
	const { raw, parts } = layOut(described, leaves);
	const messageId = described.messageId === undefined ? `letter-${count}@example.com` : described.messageId;
	const index = indexOf({
		rawBytes: raw.length,
		parts,
		defects: described.defects ?? [],
		from: described.from ?? [{ name: 'Alice Ash', email: 'alice@example.com' }],
		to: described.to ?? [{ name: null, email: 'demo@waypost.test' }],
		cc: described.cc ?? [],
		bcc: described.bcc ?? [],
		subject: described.subject === undefined ? `Letter ${count}` : described.subject,
		sentAt: described.sentAt === undefined ? '2026-09-01T10:00:00+02:00' : described.sentAt,
		messageId: messageId === null ? [] : [messageId],
		inReplyTo: described.inReplyTo ?? [],
		references: described.references ?? [],
		fields: described.fields ?? [],
		bulk: described.bulk ?? false,
		text,
		preview: text.slice(0, 200),
	});
	const delivery: Delivery = {
		accountId: described.accountId ?? 'a1',
		blobId: messageBlobId(crypto.getRandomValues(new Uint8Array(16))),
		envelope: { from: 'alice@example.com', to: 'demo@waypost.test' },
		receivedAt: described.receivedAt ?? Date.UTC(2026, 8, 1, 8) + count * 1000,
		index,
		bodyDigest: described.bodyDigest ?? `digest-${count}`,
		verdict: { ...verdict(described.junk ?? false), ...described.verdict },
		...(described.isLate ? { isLate: true } : {}),
		...(described.domainRules ? { domainRules: described.domainRules } : {}),
	};
	return { delivery, raw };
}

export function keyOf(delivery: Delivery): string {
	return rawKey(delivery.accountId, delivery.blobId);
}

function verdict(junk: boolean): Verdict {
	const reasons = junk ? [{ rule: 'gtube', weight: 100, evidence: 'GTUBE' }] : [];
	return { action: junk ? 'junk' : 'inbox', score: junk ? 100 : 0, reasons, scanned: true };
}

/** Octets and offsets, in the shape that workers/domain/part-index.ts draws. */
function layOut(described: Letter, leaves: Leaf[]): { raw: Uint8Array; parts: Part[] } {
	const head = `${described.headers ?? `Subject: ${described.subject ?? ''}\r\nX-Test: one\r\nX-Test: two\r\n`}`;
	const only = leaves.length === 1 ? leaves[0] : undefined;
	if (only) {
		const start = bytes(`${head}${only.headers ?? ''}\r\n`);
		const raw = `${head}${only.headers ?? ''}\r\n${only.encoded}`;
		return { raw: new TextEncoder().encode(raw), parts: [part(only, -1, 0, start, bytes(raw))] };
	}
	let raw = `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n`;
	const bodyStart = bytes(raw);
	const children = leaves.map((leaf) => {
		raw += '--b\r\n';
		const headerStart = bytes(raw);
		raw += `${leaf.headers ?? `Content-Type: ${leaf.type}\r\n`}\r\n`;
		const start = bytes(raw);
		raw += leaf.encoded;
		const made = part(leaf, 0, headerStart, start, bytes(raw));
		raw += '\r\n';
		return made;
	});
	raw += '--b--\r\n';
	const root = part({ type: 'multipart/mixed', encoded: '' }, -1, 0, bodyStart, bytes(raw));
	return { raw: new TextEncoder().encode(raw), parts: [root, ...children] };
}

function part(leaf: Leaf, parent: number, headerStart: number, bodyStart: number, bodyEnd: number): Part {
	return partOf({
		parent,
		type: leaf.type,
		charset: leaf.charset ?? null,
		encoding: leaf.encoding ?? '7bit',
		disposition: leaf.disposition ?? null,
		fileName: leaf.fileName ?? null,
		headerStart,
		bodyStart,
		bodyEnd,
		decodedBytes: leaf.decodedBytes ?? bodyEnd - bodyStart,
	});
}

function bytes(text: string): number {
	return new TextEncoder().encode(text).length;
}
