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
		return parseWithCore(raw, false);
	},
	async 'core-digests'(raw) {
		return parseWithCore(raw, true);
	},
	async 'postal-mime'(raw) {
		const mail = await PostalMime.parse(raw);
		return (mail.subject ?? '').length + (mail.text ?? mail.html ?? '').length + mail.attachments.length;
	},
};

function parseWithCore(raw: Uint8Array, digests: boolean): number {
	const reading = core.open({ digests });
	for (let at = 0; at < raw.byteLength; at += CHUNK_BYTES) reading.push(raw.subarray(at, at + CHUNK_BYTES));
	const { index } = reading.finish();
	return (index.subject ?? '').length + index.text.length + index.parts.length;
}

export default {
	async fetch(request: Request): Promise<Response> {
		const query = new URL(request.url).searchParams;
		const parse = PARSERS[query.get('parser') ?? ''];
		if (parse === undefined) return new Response('No such parser', { status: 404 });
		const raw = messageOf(query.get('message') ?? '');
		let sum = 0;
		for (let times = Number(query.get('times')); times > 0; times--) sum += await parse(raw);
		return Response.json({ bytes: raw.byteLength, sum });
	},
};
