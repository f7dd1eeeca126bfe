// JMAP requests over HTTP (RFC 8620 section 3): checked as requests here, answered by the account they name.
import type { SignedIn } from '../directory/credentials';
import { LIMITS } from '../domain/jmap';
import { problem } from '../domain/problem';
import { accountStub } from './account-stub';
import { atMost } from './concurrency';
import { callerOf } from './jmap-session';
import { readJson } from './json-body';
import { asResponse, problemResponse } from './problems';
import type { Call, Route } from './routes';

export const callRoutes: readonly Route[] = [
	{ method: 'POST', path: '/jmap/api', guard: 'person', handle: atMost('maxConcurrentRequests', 400, run) },
];

/**
 * One request goes to one account's object: the first granted one that its calls name, else the primary. It hands on what
 * names another granted account; for what was not granted, it answers accountNotFound.
 */
async function run(call: Call, person: SignedIn): Promise<Response> {
	const body = await readJson(call.req.raw, LIMITS.maxSizeRequest);
	if (!body.ok) return body.reason === 'tooLarge' ? tooLarge() : notJson();
	if (nestsDeeper(body.value, MAX_NESTING)) return tooDeep();
	const accountId = accountOf(person, body.value);
	if (accountId === undefined) return noAccount();
	const answer = await accountStub(call.env, accountId).jmap(accountId, body.value, await callerOf(call.env, person));
	return answer.status === 200
		? Response.json(answer.body)
		: asResponse(answer.body as Parameters<typeof asResponse>[0]);
}

function accountOf(person: SignedIn, request: unknown): string | undefined {
	const calls = (request as { methodCalls?: unknown } | null)?.methodCalls;
	const named = Array.isArray(calls) ? calls.map((call) => call?.[1]?.accountId) : [];
	return named.find((id) => person.accounts.some((account) => account.id === id)) ?? person.accounts[0]?.id;
}

/** No method takes anything nearly as deep, and what is thousands deep can be handed to no object. */
const MAX_NESTING = 100;

function nestsDeeper(value: unknown, levels: number): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return levels === 0 || Object.values(value).some((inner) => nestsDeeper(inner, levels - 1));
}

function tooDeep(): Response {
	const detail = `The request nests more than ${MAX_NESTING} levels deep.`;
	return asResponse(problem(400, 'Too deep', detail, 'urn:ietf:params:jmap:error:notRequest'));
}

function notJson(): Response {
	const detail = 'The request body is not JSON in UTF-8, sent as application/json.';
	return asResponse(problem(400, 'Not JSON', detail, 'urn:ietf:params:jmap:error:notJSON'));
}

function tooLarge(): Response {
	const detail = `The request is larger than ${LIMITS.maxSizeRequest} octets.`;
	return asResponse(problem(400, 'Too large', detail, 'urn:ietf:params:jmap:error:limit', 'maxSizeRequest'));
}

export function noAccount(): Response {
	return problemResponse(403, 'No account', 'You are signed in, but no account was granted to you.');
}
