import { env } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { insightFor } from '../../../workers/ai/choose';
import { WORKERS_AI_MODELS } from '../../../workers/ai/workers-ai';
import { aiBinding, goodAnswer, letter, noNetwork, ollama, outside, settings } from './models';

const edge = outside(noNetwork);

describe('the Workers AI provider', () => {
	it.each([
		['text', { response: JSON.stringify(goodAnswer) }],
		['an object that the platform parsed', { response: goodAnswer }],
		['a chat completion', { choices: [{ message: { role: 'assistant', content: JSON.stringify(goodAnswer) } }] }],
	])('reads %s', async (_, output) => {
		const ai = aiBinding(() => output);
		const insight = await insightFor(letter, { ...settings, AI: ai.binding }, edge);
		expect(insight).toMatchObject({
			...goodAnswer,
			provider: 'workers-ai',
			model: settings.WORKERS_AI_MODEL,
			standsInFor: null,
		});
	});

	it.each(WORKERS_AI_MODELS)('asks %s for the three fields by JSON schema', async (model) => {
		const ai = aiBinding(() => ({ response: goodAnswer }));
		await insightFor(letter, { ...settings, WORKERS_AI_MODEL: model, AI: ai.binding }, edge);
		expect(ai.requests[0]?.model).toBe(model);
		expect(JSON.stringify(ai.requests[0]?.inputs.response_format)).toContain(
			'"required":["language","summary","category"]',
		);
	});

	it('never asks a model that is not on the list', async () => {
		const ai = aiBinding(() => ({ response: goodAnswer }));
		const insight = await insightFor(
			letter,
			{ ...settings, WORKERS_AI_MODEL: '@cf/unknown/one', AI: ai.binding },
			edge,
		);
		expect(ai.requests).toEqual([]);
		expect(insight).toMatchObject({
			standsInFor: 'workers-ai',
			note: 'WORKERS_AI_MODEL is not on the list of known models',
		});
	});

	it.each([
		['3040: Capacity temporarily exceeded, please try again.', 'Workers AI error 3040'],
		['AiError: 5028: Hi Tom, can we move our meeting', 'Workers AI error 5028'],
		['Network connection lost.', 'Workers AI failed'],
	])('when the binding fails, local stands in, and the note quotes nothing but a code: %s', async (message, note) => {
		const ai = aiBinding(() => {
			throw new Error(message);
		});
		const insight = await insightFor(letter, { ...settings, AI: ai.binding }, edge);
		expect(insight).toMatchObject({ provider: 'local', standsInFor: 'workers-ai', note });
	});

	it('when the binding hangs, local stands in', async () => {
		const ai = aiBinding(() => new Promise(() => {}));
		const insight = await insightFor(letter, { ...settings, AI: ai.binding }, { ...edge, modelTimeoutMs: 50 });
		expect(insight).toMatchObject({ provider: 'local', standsInFor: 'workers-ai', note: 'timeout' });
	});
});

describe('where there is no model', () => {
	it('the offline binding itself is told apart: local is the provider, standing in for nobody', async () => {
		const insight = await insightFor(letter, { ...settings, AI: env.AI }, edge);
		expect(insight).toMatchObject({ provider: 'local', model: null, standsInFor: null, note: 'no model configured' });
	});

	it('without a binding too', async () => {
		expect(await insightFor(letter, settings, edge)).toMatchObject({ standsInFor: null, note: 'no model configured' });
	});

	it('an endpoint that fails is not replaced by Workers AI: mail text goes where the administrator said', async () => {
		const ai = aiBinding(() => ({ response: goodAnswer }));
		const insight = await insightFor(letter, { ...ollama, AI: ai.binding }, edge);
		expect(insight.provider).toBe('local');
		expect(ai.requests).toEqual([]);
	});

	it('bulk mail never reaches a model', async () => {
		const ai = aiBinding(() => ({ response: goodAnswer }));
		const insight = await insightFor({ ...letter, bulk: true }, { ...settings, AI: ai.binding }, edge);
		expect(ai.requests).toEqual([]);
		expect(insight).toMatchObject({ provider: 'local', standsInFor: null, note: 'bulk mail is not sent to a model' });
	});
});
