import { describe, expect, it } from 'vitest';
import { insightFor } from '../../../workers/ai/choose';
import { chatServer, completion, goodAnswer, letter, noNetwork, ollama, outside } from './models';

const answered = completion(JSON.stringify(goodAnswer));

describe('the OpenAI-compatible provider', () => {
	it('gives language, summary and category, and names itself and its model', async () => {
		const server = chatServer(answered);
		const insight = await insightFor(letter, ollama, outside(server.fetch));
		expect(insight).toEqual({
			...goodAnswer,
			provider: 'openai-compatible',
			model: 'llama3.2',
			standsInFor: null,
			note: null,
			createdAt: '2026-09-01T10:00:00.000Z',
		});
		expect(server.requests[0]?.url).toBe('http://127.0.0.1:11434/v1/chat/completions');
		expect(server.requests[0]?.authorization).toBeNull();
	});

	it('shows the key only when there is one', async () => {
		const server = chatServer(answered);
		await insightFor(letter, { ...ollama, OPENAI_API_KEY: 'k-1' }, outside(server.fetch));
		expect(server.requests[0]?.authorization).toBe('Bearer k-1');
	});

	it('reads an answer that stands in a code fence', async () => {
		const server = chatServer(completion(`\`\`\`json\n${JSON.stringify(goodAnswer)}\n\`\`\``));
		expect(await insightFor(letter, ollama, outside(server.fetch))).toMatchObject({ ...goodAnswer, standsInFor: null });
	});

	it('sends at most 6,000 characters of a mail', async () => {
		const server = chatServer(answered);
		await insightFor({ ...letter, text: '語'.repeat(50_000) }, ollama, outside(server.fetch));
		expect(server.requests[0]?.body.messages[1]?.content.match(/語/g)).toHaveLength(6000);
	});
});

describe('a model that fails: the local provider stands in and says why', () => {
	const refuse = (status: number) => () => new Response('no', { status });
	const cases: [string, Parameters<typeof chatServer>[0], string][] = [
		['is busy', refuse(503), 'HTTP 503'],
		['wants a key', refuse(401), 'HTTP 401'],
		[
			'sends elsewhere',
			() => new Response(null, { status: 307, headers: { location: 'http://evil.example/' } }),
			'HTTP 307',
		],
		['speaks prose', completion('Sure! Here is what I think.'), 'malformed answer'],
		['answers no JSON at all', () => new Response('<html>'), 'malformed answer'],
		['answers no choices', () => Response.json({ choices: [] }), 'malformed answer'],
		['answers a list', completion('[1,2]'), 'malformed answer'],
		['invents a category', completion(JSON.stringify({ ...goodAnswer, category: 'urgent' })), 'malformed answer'],
		['summarises in numbers', completion(JSON.stringify({ ...goodAnswer, summary: 7 })), 'malformed answer'],
		['never stops', () => new Response(new Uint8Array(1_000_000)), 'answer too large'],
		['writes a novel', completion('x'.repeat(20_000)), 'answer too large'],
		['answers nothing', completion(null), 'malformed answer'],
	];
	it.each(cases)('when it %s', async (_, answer, note) => {
		const insight = await insightFor(letter, ollama, outside(chatServer(answer).fetch));
		expect(insight).toMatchObject({
			provider: 'local',
			model: null,
			standsInFor: 'openai-compatible',
			note,
			language: 'en',
		});
	});

	it('when it cannot be reached', async () => {
		const insight = await insightFor(letter, ollama, outside(noNetwork));
		expect(insight).toMatchObject({ provider: 'local', standsInFor: 'openai-compatible', note: 'unreachable' });
	});

	it('when it does not answer in time', async () => {
		const silent = chatServer(() => new Promise<Response>(() => {}));
		const insight = await insightFor(letter, ollama, outside(silent.fetch, { modelTimeoutMs: 50 }));
		expect(insight).toMatchObject({ provider: 'local', standsInFor: 'openai-compatible', note: 'timeout' });
	});

	it('when it begins to answer and stalls', async () => {
		const stalling = () =>
			new Response(new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{')) }));
		const insight = await insightFor(letter, ollama, outside(chatServer(stalling).fetch, { modelTimeoutMs: 50 }));
		expect(insight).toMatchObject({ provider: 'local', standsInFor: 'openai-compatible', note: 'timeout' });
	});

	it.each([
		[{ ...ollama, OPENAI_BASE_URL: 'ollama' }, 'OPENAI_BASE_URL is not a web address'],
		[{ ...ollama, OPENAI_BASE_URL: 'file:///etc' }, 'OPENAI_BASE_URL is not a web address'],
		[{ ...ollama, OPENAI_MODEL: '' }, 'OPENAI_MODEL is not set'],
	])('when it is set up wrongly (%#)', async (wrong, note) => {
		expect(await insightFor(letter, wrong, outside(noNetwork))).toMatchObject({
			standsInFor: 'openai-compatible',
			note,
		});
	});
});
