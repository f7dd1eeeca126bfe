// Runs one parser over one message N times inside workerd. The clock stands still in here: the caller times us.
import PostalMime from 'postal-mime';
import { core } from '../wasm-core/workerd';
import { makeMessage } from './messages';

const CHUNK_BYTES = 65_536;
const messages = new Map<string, Uint8Array>();

function messageOf(name: string): Uint8Array {
	let raw = messages.get(name);
	if (raw === undefined) {
		raw = makeMessage(name);
		messages.set(name, raw);
	}
	return raw;
}

/** Each parser gives what a mail list and a reader need, as strings; the sum of lengths keeps it honest. */
const PARSERS: Record<string, (raw: Uint8Array) => Promise<number>> = {
	async core(raw) {
		return parseWithCore(raw, false, false);
	},
	async 'core-digests'(raw) {
		return parseWithCore(raw, true, false);
	},
	async 'postal-mime'(raw) {
		const mail = await PostalMime.parse(raw);
		const letters = sum([mail.subject, mail.from?.address, mail.from?.name, mail.date, mail.messageId]);
		const to = sum((mail.to ?? []).flatMap(({ name, address }) => [name, address]));
		const attachments = sum(mail.attachments.flatMap(({ filename, mimeType }) => [filename, mimeType]));
		return letters + to + sum([mail.text, mail.html]) + attachments;
	},
};

function parseWithCore(raw: Uint8Array, digests: boolean, scan: boolean): number {
	const reading = core.open({ digests, scan });
	for (let at = 0; at < raw.byteLength; at += CHUNK_BYTES) reading.push(raw.subarray(at, at + CHUNK_BYTES));
	const index = reading.finish();
	const [from] = index.from;
	const letters = sum([index.subject, from?.email, from?.name, index.sentAt, ...index.messageId]);
	const to = sum(index.to.flatMap(({ name, email }) => [name, email]));
	const parts = sum(index.parts.flatMap(({ fileName, type }) => [fileName, type]));
	const { textBody, htmlBody } = index.bodyLists;
	const bodies = [...new Set([...textBody, ...htmlBody])].map((part) => index.body(part));
	const total = letters + to + sum(bodies) + parts;
	reading.close();
	return total;
}

/** Reads every string to its end, so that no lazy one goes unpaid. */
function sum(strings: (string | null | undefined)[]): number {
	let total = 0;
	for (const string of strings) if (string) total += string.length + string.charCodeAt(string.length - 1);
	return total;
}

export default {
	async fetch(request: Request): Promise<Response> {
		const query = new URL(request.url).searchParams;
		const parse = PARSERS[query.get('parser') ?? ''];
		if (parse === undefined) return new Response('No such parser', { status: 404 });
		const raw = messageOf(query.get('message') ?? '');
		let total = 0;
		for (let times = Number(query.get('times')); times > 0; times--) total += await parse(raw);
		return Response.json({ bytes: raw.byteLength, sum: total });
	},
};
