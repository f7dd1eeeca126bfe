// A fake at the network's far edge: an OpenAI-compatible model server that records and validates what it is asked.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface ModelServer {
	url: string;
	/** Answers with HTTP 503 while false. */
	alive: boolean;
	/** Every valid request's messages, joined. */
	asked: string[];
	/** What was wrong with requests that no real server would take. */
	complaints: string[];
	close(): Promise<void>;
}

export async function startModel(): Promise<ModelServer> {
	const model: ModelServer = { url: '', alive: false, asked: [], complaints: [], close: () => closing(server) };
	const server = createServer(async (request, response) => {
		if (!model.alive) {
			response.writeHead(503).end();
			return;
		}
		const body = (await json(request)) as { model?: unknown; messages?: { role: string; content: string }[] };
		if (request.url !== '/v1/chat/completions') model.complaints.push(`path ${request.url}`);
		if (typeof body.model !== 'string' || !Array.isArray(body.messages)) model.complaints.push('no model or messages');
		model.asked.push((body.messages ?? []).map((message) => message.content).join('\n'));
		const content = JSON.stringify({ language: 'en', summary: 'The model has read it.', category: 'work' });
		response.setHeader('Content-Type', 'application/json');
		response.end(
			JSON.stringify({ choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }] }),
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	model.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
	return model;
}

function closing(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}
