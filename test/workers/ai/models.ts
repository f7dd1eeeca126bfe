// The network's edge as tests hold it: a chat server and an AI binding that note what they are asked and refuse
// what a real one would refuse.

import type { Outside } from '../../../workers/ai/port';
import type { EnrichInput } from '../../../workers/domain/insight';

export const letter: EnrichInput = {
	emailId: 'M1',
	subject: 'Move our meeting',
	from: 'Anna <anna@example.org>',
	text: 'Hi Tom, can we move our meeting about the project budget to Thursday at three? Best, Anna',
	bulk: false,
	autoSubmitted: false,
	hasAttachment: false,
};

export interface ChatRequest {
	url: string;
	authorization: string | null;
	body: {
		model: string;
		messages: { role: string; content: string }[];
		response_format: { json_schema: { schema: unknown } };
	};
}

/** `answers` are served in turn, the last one again and again. */
export function chatServer(...answers: (() => Response | Promise<Response>)[]) {
	const requests: ChatRequest[] = [];
	const fetch = async (url: string, init: RequestInit): Promise<Response> => {
		const request = new Request(url, init);
		const body = (await request.json()) as ChatRequest['body'];
		const wellFormed = request.method === 'POST' && url.endsWith('/chat/completions') && Array.isArray(body.messages);
		if (!wellFormed || typeof body.model !== 'string') return new Response('bad request', { status: 400 });
		requests.push({ url, authorization: request.headers.get('authorization'), body });
		const answer = answers[Math.min(requests.length, answers.length) - 1];
		return answer === undefined ? new Response(null, { status: 500 }) : answer();
	};
	return { fetch, requests };
}

export function completion(content: unknown): () => Response {
	return () =>
		Response.json({ object: 'chat.completion', choices: [{ index: 0, message: { role: 'assistant', content } }] });
}

export const goodAnswer = { language: 'en', summary: 'Anna asks to move the meeting to Thursday.', category: 'work' };

export function outside(fetch: Outside['fetch'], changes: Partial<Outside> = {}): Outside {
	return { fetch, now: () => Date.UTC(2026, 8, 1, 10), nonce: () => 'f3nce', modelTimeoutMs: 2000, ...changes };
}

export const noNetwork: Outside['fetch'] = async () => {
	throw new Error('the network was touched');
};

export const settings = {
	OPENAI_BASE_URL: '',
	OPENAI_MODEL: '',
	WORKERS_AI_MODEL: '@cf/meta/llama-3.2-3b-instruct',
};

export const ollama = { ...settings, OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1', OPENAI_MODEL: 'llama3.2' };

/** An AI binding that answers with what `run` gives, noting each request. */
export function aiBinding(run: (model: string) => unknown) {
	const requests: { model: string; inputs: Record<string, unknown> }[] = [];
	const binding = {
		run: async (model: string, inputs: Record<string, unknown>) => {
			requests.push({ model, inputs });
			return run(model);
		},
	};
	return { binding: binding as unknown as Ai, requests };
}
