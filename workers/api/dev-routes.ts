// The dev doors' places in the API. What they do is in workers/dev; they exist only where DEV_TOKEN is set and shown.
import { askRecipient, type DevAnswer, makeAccount, setFaults } from '../dev/doors';
import { readJson } from './json-body';
import { asResponse } from './problems';
import type { Call, Route } from './routes';

export const devRoutes: readonly Route[] = [
	{
		method: 'POST',
		path: '/dev/accounts',
		guard: 'dev-token',
		handle: async (call) => answer(await makeAccount(call.env, await given(call), Date.now())),
	},
	{
		method: 'POST',
		path: '/dev/recipients',
		guard: 'dev-token',
		handle: async (call) => answer(await askRecipient(call.env.DIRECTORY, await given(call))),
	},
	{
		method: 'POST',
		path: '/dev/faults',
		guard: 'dev-token',
		handle: async (call) => answer(setFaults(await given(call))),
	},
];

async function given(call: Call): Promise<unknown> {
	const body = await readJson(call.req.raw, 8192);
	return body.ok ? body.value : null;
}

function answer(done: DevAnswer): Response {
	return done.ok ? Response.json(done.body, { status: done.status }) : asResponse(done.problem);
}
