// The limits that the session advertises, at the doors of the API: each is enforced, and names itself (RFC 8620 sections 2 and 3.6.1).
import { env } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { app } from '../../../workers/api/app';
import { CORE, LIMITS } from '../../../workers/domain/jmap';
import { ORIGIN, type Someone, someone } from './platform';

/** A body that comes in two pieces, the second when `finish` is called. */
function slowBody(first: string, last: string): { body: ReadableStream<Uint8Array>; finish: () => void } {
	const encoder = new TextEncoder();
	let finish = () => {};
	const body = new ReadableStream<Uint8Array>({
		start(controller) {
			controller.enqueue(encoder.encode(first));
			finish = () => {
				controller.enqueue(encoder.encode(last));
				controller.close();
			};
		},
	});
	return { body, finish: () => finish() };
}

/** In this isolate, as the Worker's own: a body may then be under way for as long as the test wants. */
function send(path: string, who: Someone, body: ReadableStream<Uint8Array>): Promise<Response> {
	const headers = { ...who.basic, 'Content-Type': 'application/json' };
	return Promise.resolve(app.fetch(new Request(ORIGIN + path, { method: 'POST', headers, body }), env));
}

const ECHO = JSON.stringify({ using: [CORE], methodCalls: [['Core/echo', { hello: true }, '0']] });

/** Signed in once before: from then on nothing stands between a request and its door but the door. */
async function known(): Promise<Someone> {
	const who = await someone();
	const { body, finish } = slowBody(ECHO, '');
	finish();
	expect((await send('/jmap/api', who, body)).status).toBe(200);
	return who;
}

async function settled(): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, 500));
}

describe.each([
	['maxConcurrentRequests', 400, 200, () => '/jmap/api'],
	['maxConcurrentUpload', 429, 200, (who: Someone) => `/jmap/upload/${who.accountId}`],
] as const)('%s', (limit, refused, served, pathOf) => {
	it('of one person are served at the same time, and the next one when one is done', async () => {
		const [who, other] = [await known(), await known()];
		const bodies = Array.from({ length: LIMITS[limit] }, () => slowBody(ECHO.slice(0, 10), ECHO.slice(10)));
		const underWay = bodies.map(({ body }) => send(pathOf(who), who, body));
		await settled();
		const again = async (person: Someone) => {
			const { body, finish } = slowBody(ECHO, '');
			finish();
			return send(pathOf(person), person, body);
		};
		const inExcess = await again(who);
		expect(inExcess.status).toBe(refused);
		expect(inExcess.headers.get('Content-Type')).toBe('application/problem+json');
		expect(await inExcess.json()).toMatchObject({ type: 'urn:ietf:params:jmap:error:limit', limit, status: refused });
		expect((await again(other)).status).toBe(served);
		bodies[0]?.finish();
		expect((await underWay[0])?.status).toBe(served);
		expect((await again(who)).status).toBe(served);
		for (const { finish } of bodies.slice(1)) finish();
		expect((await Promise.all(underWay)).map(({ status }) => status)).toEqual(underWay.map(() => served));
	}, 20_000);
});
