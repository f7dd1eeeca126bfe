// The far edge of the network for tests of threat feeds, in Node: one HTTP server on loopback whose answers are as the path says.
// Started once for all tests that run in workerd, which can start no servers.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';

/** A port on loopback. */
export type FeedsPort = number;

declare module 'vitest' {
	export interface ProvidedContext {
		feeds: FeedsPort;
	}
}

export default async function startFeeds(project: TestProject): Promise<() => Promise<void>> {
	const server = createServer(answer);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	project.provide('feeds', (server.address() as AddressInfo).port);
	return async () => {
		server.closeAllConnections();
		server.close();
	};
}

type Temper = (url: URL, request: IncomingMessage, response: ServerResponse) => void;

const TEMPERS: Record<string, Temper> = {
	/** ?prefix=h&count=3: h0.example, h1.example, h2.example. With an ETag that follows from both, and honours it. */
	'/domains': ({ searchParams }, request, response) => {
		const [prefix, count] = [searchParams.get('prefix') ?? 'h', Number(searchParams.get('count') ?? 3)];
		const etag = `"${prefix}-${count}"`;
		if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { ETag: etag }).end();
		response.writeHead(200, { ETag: etag, 'Content-Type': 'text/plain' });
		response.end(`# a list\n${Array.from({ length: count }, (_, at) => `${prefix}${at}.example\n`).join('')}`);
	},
	/** The list that ?text= gives. */
	'/text': ({ searchParams }, _, response) => void response.end(searchParams.get('text')),
	/** The key that was sent must be the one. */
	'/keyed': ({ searchParams }, _, response) => {
		if (searchParams.get('auth-key') === 'a-secret') response.end('keyed.example\n');
		else response.writeHead(403).end('no');
	},
	/** Announces more than it sends. */
	'/cut': (_, __, response) => {
		response.writeHead(200, { 'Content-Length': '100000' });
		response.write('cut0.example\ncut1.example\n', () => response.destroy());
	},
	'/empty': (_, __, response) => void response.end(),
	'/page': (_, __, response) =>
		void response
			.writeHead(200, { 'Content-Type': 'text/html' })
			.end('<!doctype html>\n<h1>Sorry</h1>\n<p>Down.</p>\n'),
	'/error': (_, __, response) => void response.writeHead(503).end('h0.example\n'),
	/** Without end. */
	'/huge': (_, __, response) => {
		const more = () => {
			while (response.write(`${'x'.repeat(63)}\n`.repeat(1024)));
			response.once('drain', more);
		};
		response.on('error', () => {}); // The other side hangs up: that is what the test is about.
		more();
	},
	/** Begins, and says no more. */
	'/stall': (_, __, response) => void response.write('h0.example\n'),
	'/silent': () => {},
	/** ?to=URL */
	'/moved': ({ searchParams }, _, response) =>
		void response.writeHead(302, { Location: searchParams.get('to') ?? '' }).end(),
};

function answer(request: IncomingMessage, response: ServerResponse): void {
	const url = new URL(request.url ?? '/', 'http://feeds');
	const temper = TEMPERS[url.pathname];
	if (temper === undefined) response.writeHead(404).end();
	else temper(url, request, response);
}
