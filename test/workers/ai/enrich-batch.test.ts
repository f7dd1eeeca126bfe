import { createExecutionContext, createMessageBatch, env, getQueueResult } from 'cloudflare:test';
import { describe, expect, it, vi } from 'vitest';
import { enrichBatch } from '../../../workers/ai/enrich-batch';
import type { Env } from '../../../workers/env';
import { memoryAccounts } from './memory-account';
import { chatServer, completion, goodAnswer, letter, ollama, outside } from './models';

const good = completion(JSON.stringify(goodAnswer));
const busy = () => new Response('', { status: 503 });

function platform(...answers: Parameters<typeof chatServer>) {
	const accounts = memoryAccounts();
	const server = chatServer(...answers);
	const deadLetters: { queue: string; body: unknown }[] = [];
	const keep = async (queue: string, body: unknown) => {
		deadLetters.push({ queue, body });
	};
	const there: Env = { ...env, ...ollama, ACCOUNT: accounts.namespace };
	const run = async (queue: string, bodies: unknown[], attempts = 1, keepDeadLetter = keep) => {
		const messages = bodies.map((body, at) => ({ id: `m${at}`, timestamp: 0, attempts, body }));
		const batch = createMessageBatch(queue, messages);
		// The platform's result leaves the delays out: they are read off the calls.
		const retries = batch.messages.map((message) => vi.spyOn(message, 'retry'));
		const ctx = createExecutionContext();
		await enrichBatch(batch, there, keepDeadLetter, outside(server.fetch));
		const delays = retries.flatMap((retry) => retry.mock.calls.map(([options]) => options?.delaySeconds));
		return { ...(await getQueueResult(batch, ctx)), delays };
	};
	return { account: accounts.account, server, deadLetters, run };
}

const job = { accountId: 'a1', emailId: 'M1', outboxId: 7 };

describe('enrichment', () => {
	it('asks the account, then the model, and gives the insight back to the account', async () => {
		const { account, run } = platform(good);
		account('a1').add(letter, 7);
		const result = await run('waypost-enrich', [job]);
		expect(result.explicitAcks).toEqual(['m0']);
		expect(account('a1').insights.get('M1')).toMatchObject({ ...goodAnswer, provider: 'openai-compatible' });
		expect(account('a1').open.size).toBe(0);
	});

	it('a dead model delays nothing and is caught up later', async () => {
		const { account, run } = platform(busy, good);
		account('a1').add(letter, 7);
		expect((await run('waypost-enrich', [job])).explicitAcks).toEqual(['m0']);
		expect(account('a1').insights.get('M1')).toMatchObject({
			provider: 'local',
			standsInFor: 'openai-compatible',
			note: 'HTTP 503',
		});
		expect(account('a1').open.has(7)).toBe(true);
		await run('waypost-enrich', [job]);
		expect(account('a1').insights.get('M1')).toMatchObject({ provider: 'openai-compatible', standsInFor: null });
		expect(account('a1').open.has(7)).toBe(false);
	});

	it('an email that is gone is acknowledged, and no model hears of it', async () => {
		const { server, run } = platform(good);
		expect((await run('waypost-enrich', [job])).explicitAcks).toEqual(['m0']);
		expect(server.requests).toEqual([]);
	});

	it('an account that fails is asked again, each time after a longer while, and spoils no other message', async () => {
		const { account, run } = platform(good);
		account('a1').add(letter, 7);
		account('broken').fault = new Error('storage');
		const bodies = [{ ...job, accountId: 'broken' }, job];
		const first = await run('waypost-enrich', bodies);
		const third = await run('waypost-enrich', bodies, 3);
		expect(first.explicitAcks).toEqual(['m1']);
		expect(first.retryMessages.map(({ msgId }) => msgId)).toEqual(['m0']);
		expect([first.delays, third.delays]).toEqual([[10], [90]]);
	});

	it('a whole batch is done, whatever its size', async () => {
		const { account, server, run } = platform(good);
		const jobs = Array.from({ length: 10 }, (_, at) => ({ accountId: 'a1', emailId: `M${at}`, outboxId: at }));
		for (const { emailId, outboxId } of jobs) account('a1').add({ ...letter, emailId }, outboxId);
		expect((await run('waypost-enrich', jobs)).explicitAcks).toHaveLength(10);
		expect(server.requests).toHaveLength(10);
		expect(account('a1').open.size).toBe(0);
	});

	it.each([null, 'x', {}, { ...job, outboxId: '7' }, { ...job, accountId: '' }])(
		'a body that is no job is kept as a dead letter, for no retry would mend it: %j',
		async (body) => {
			const { deadLetters, run } = platform(good);
			expect((await run('waypost-enrich', [body])).explicitAcks).toEqual(['m0']);
			expect(deadLetters).toEqual([{ queue: 'waypost-enrich', body }]);
		},
	);
});

describe('dead letters', () => {
	it('are kept, with the queue where they are to be replayed', async () => {
		const { deadLetters, server, run } = platform(good);
		expect((await run('waypost-enrich-dead', [job])).explicitAcks).toEqual(['m0']);
		expect(deadLetters).toEqual([{ queue: 'waypost-enrich', body: job }]);
		expect(server.requests).toEqual([]);
	});

	it('that cannot be kept are not acknowledged', async () => {
		const { run } = platform(good);
		const result = await run('waypost-enrich-dead', [job], 1, async () => {
			throw new Error('D1 is away');
		});
		expect(result.explicitAcks).toEqual([]);
		expect(result.retryMessages).toHaveLength(1);
	});
});
