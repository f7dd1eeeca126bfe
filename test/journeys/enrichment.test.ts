// A dead model delays nothing; when it lives again, what stood in is replaced.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { JmapClient } from './jmap-client.ts';
import { type ModelServer, startModel } from './model.ts';
import { forget, type Platform, startPlatform } from './platform.ts';
import { post } from './post.ts';

let platform: Platform;
let model: ModelServer;
let demo: JmapClient;

beforeAll(async () => {
	model = await startModel();
	platform = await startPlatform({ env: { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'tiny-test' } });
	demo = await new JmapClient(platform).open();
});

afterAll(async () => {
	await platform?.stop();
	await model?.close();
	if (platform) forget(platform);
});

const TEXT = 'Please send the signed contract for the workshop roof by Friday. The builder starts on Monday. '.repeat(
	3,
);

it('delivers at once with a dead model, and the local provider says that it stands in', async () => {
	const startedAt = performance.now();
	await post(platform, { subject: 'Dead model', text: TEXT });
	await demo.waitFor('Dead model');
	expect(performance.now() - startedAt).toBeLessThan(5000);
	const email = await demo.waitFor('Dead model', ({ insight }) => insight !== undefined && insight !== null);
	expect(email.insight).toMatchObject({ provider: 'local', standsInFor: 'openai-compatible' });
	expect(email.insight?.note).toMatch(/503/);
});

it('is caught up by the model once it lives', async () => {
	model.alive = true;
	const email = await demo.waitFor('Dead model', ({ insight }) => insight?.provider === 'openai-compatible', 100_000);
	expect(email.insight).toMatchObject({ category: 'work', language: 'en', standsInFor: null });
	expect(model.complaints).toEqual([]);
	expect(model.asked.some((words) => words.includes('signed contract'))).toBe(true);
}, 120_000);
