// Reads and judges mails inside workerd, each as it would when it came in. The clock stands still in here: the caller times us.
import { core } from '../wasm-core/workerd';
import { scan } from '../workers/scanner/scan';
import { words } from '../workers/scanner/words/workerd';

const CHUNK_BYTES = 65_536;
const SETTINGS = { authservId: 'mx.example.net', recipient: 'bob@example.net' };
const mails: Uint8Array[] = [];

function judge(raw: Uint8Array): string {
	const reading = core.open({ header: true });
	for (let at = 0; at < raw.byteLength; at += CHUNK_BYTES) reading.push(raw.subarray(at, at + CHUNK_BYTES));
	const message = reading.finish();
	const { verdict } = scan(message.index(), message.facts(), SETTINGS, words);
	reading.close();
	return `${verdict.action} ${verdict.score}`;
}

export default {
	/** POST: keeps a mail. GET ?mail=N&times=N: judges it so many times, and answers with the verdict. */
	async fetch(request: Request): Promise<Response> {
		if (request.method === 'POST') {
			mails.push(new Uint8Array(await request.arrayBuffer()));
			return new Response(String(mails.length - 1));
		}
		const query = new URL(request.url).searchParams;
		const raw = mails[Number(query.get('mail'))];
		let verdict = '';
		for (let times = Number(query.get('times')); raw !== undefined && times > 0; times--) verdict = judge(raw);
		return new Response(verdict);
	},
};
