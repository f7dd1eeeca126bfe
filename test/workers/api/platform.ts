// What API tests stand on: the whole Worker, an account made through the dev door, and mail delivered as receive does.
import { env } from 'cloudflare:test';
import { exports } from 'cloudflare:workers';
import { messageBlobId, rawKey } from '../../../workers/domain/blob';
import type { Part, PartIndex } from '../../../workers/domain/part-index';
import type { Verdict } from '../../../workers/domain/verdict';
import { indexOf, partOf } from '../../part-index';

export const ORIGIN = 'https://mail.example';
export const PASSWORD = 'correct horse battery';

export function ask(path: string, init: RequestInit = {}): Promise<Response> {
	return exports.default.fetch(new Request(ORIGIN + path, { redirect: 'manual', ...init }));
}

export function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return ask(path, { method: 'POST', body: text, headers: { 'Content-Type': 'application/json', ...headers } });
}

export interface Someone {
	address: string;
	accountId: string;
	personId: string;
	/** Headers that sign in as a mail client would. */
	basic: { Authorization: string };
}

let made = 0;

export async function someone(address = `person${++made}@example.test`): Promise<Someone> {
	const response = await post(
		'/dev/accounts',
		{ address, password: PASSWORD },
		{ 'X-Waypost-Dev': env.DEV_TOKEN ?? '' },
	);
	const ids = (await response.json()) as { accountId: string; personId: string };
	return { address, ...ids, basic: basic(address, PASSWORD) };
}

export function basic(address: string, password: string): { Authorization: string } {
	const octets = new TextEncoder().encode(`${address}:${password}`);
	return { Authorization: `Basic ${btoa(String.fromCharCode(...octets))}` };
}

/** Signs in as the web app does; the Cookie header's value. */
export async function cookieOf(who: Someone): Promise<string> {
	const response = await post('/api/session', { address: who.address, password: PASSWORD });
	return (response.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '';
}

/** One leaf of a test message. `encoded` stands in the message as it is. */
export interface Leaf extends Partial<Part> {
	type: string;
	encoded: string;
	decodedBytes: number;
}

export interface Delivered {
	emailId: string;
	blobId: string;
	raw: Uint8Array;
}

/** Builds a multipart/related message (its leaves are parts 1, 2, …), stores it, and delivers it to the account. */
export async function deliver(who: Someone, leaves: Leaf[], verdict: Partial<Verdict> = {}): Promise<Delivered> {
	const { raw, index } = build(leaves);
	const blobId = messageBlobId(crypto.getRandomValues(new Uint8Array(16)));
	await env.MAIL.put(rawKey(who.accountId, blobId), raw);
	const result = await env.ACCOUNT.getByName(who.accountId).deliver({
		accountId: who.accountId,
		blobId,
		envelope: { from: 'sender@example.org', to: who.address },
		receivedAt: Date.now(),
		index,
		bodyDigest: blobId.slice(1).repeat(2),
		verdict: { action: 'inbox', score: 0, reasons: [], scanned: true, ...verdict },
	});
	if (!result.ok) throw new Error(result.reason);
	return { emailId: result.emailId, blobId, raw };
}

function build(leaves: Leaf[]): { raw: Uint8Array; index: PartIndex } {
	let text = 'Subject: a test\r\nContent-Type: multipart/related; boundary=b\r\n\r\n';
	const bodyStart = text.length;
	const parts: Part[] = [];
	for (const { encoded, ...leaf } of leaves) {
		text += '--b\r\n';
		const headerStart = text.length;
		text += `Content-Type: ${leaf.type}\r\n\r\n`;
		const place = { headerStart, bodyStart: text.length, bodyEnd: text.length + encoded.length };
		parts.push(partOf({ ...leaf, parent: 0, ...place }));
		text += `${encoded}\r\n`;
	}
	text += '--b--\r\n';
	const raw = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
	const place = { headerStart: 0, bodyStart, bodyEnd: raw.length, decodedBytes: raw.length - bodyStart };
	const root = partOf({ type: 'multipart/related', ...place });
	const messageId = [`${crypto.randomUUID()}@example.org`];
	return { raw, index: indexOf({ rawBytes: raw.length, parts: [root, ...parts], messageId, subject: 'a test' }) };
}
