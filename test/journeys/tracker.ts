// A server that a hostile mail would like the reader's browser to call: it writes down every hit.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Tracker {
	url: string;
	hits: string[];
	close(): Promise<void>;
}

export async function startTracker(): Promise<Tracker> {
	const hits: string[] = [];
	const server = createServer((request, response) => {
		hits.push(request.url ?? '');
		response.end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return { url, hits, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
