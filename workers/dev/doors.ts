// The dev doors: making accounts and faults for a local start and for tests. Guarded by DEV_TOKEN where they are mounted.
import { createAccount, grantAccount } from '../directory/accounts';
import { lookupRecipient } from '../directory/recipients';
import { type Problem, problem } from '../domain/problem';
import { refusalOf } from '../domain/refusal';
import type { Env } from '../env';
import { armFaults, FAULT_TARGETS } from './faults';

export { unwrapCapsule } from './capsule';
export { withFaults } from './faults';

export type DevAnswer =
	| { ok: true; status: 200 | 201; body: Record<string, unknown> }
	| { ok: false; problem: Problem };

/**
 * `{address, password, bare?, grantTo?}` → 201 (made) or 200 (was there, has this password now) with the ids.
 * `bare`: a fresh account has an inbox only. `grantTo`: the address of one more person who may open it.
 */
export async function makeAccount(
	env: Pick<Env, 'DIRECTORY' | 'ACCOUNT'>,
	given: unknown,
	now: number,
): Promise<DevAnswer> {
	const { address, password, bare = false, grantTo } = (given ?? {}) as Record<string, unknown>;
	if (typeof address !== 'string' || typeof password !== 'string' || password === '') {
		return refused('Send JSON with an address and a password.');
	}
	const result = await createAccount(env.DIRECTORY, { address, password, name: address.trim() }, now);
	if (!result.ok) return refused('That is no address of its own: local@domain, without a plus-tag.');
	const { created, accountId, personId } = result;
	if (created) await env.ACCOUNT.getByName(accountId).open(accountId, bare === true);
	if (typeof grantTo === 'string' && !(await grantAccount(env.DIRECTORY, grantTo, accountId))) {
		return refused(`Nobody signs in as ${grantTo}.`);
	}
	return { ok: true, status: created ? 201 : 200, body: { address: result.address, accountId, personId } };
}

/** `{address}` → `{reply}`: '' where mail for it would be taken, else the SMTP reply. A door for RCPT TO. */
export async function askRecipient(directory: D1Database, given: unknown): Promise<DevAnswer> {
	const { address } = (given ?? {}) as Record<string, unknown>;
	if (typeof address !== 'string') return refused('Send JSON with an address.');
	const recipient = await lookupRecipient(directory, address);
	const reply = recipient.known ? '' : refusalOf(address, recipient.reason);
	return { ok: true, status: 200, body: { reply } };
}

/** `{target, times}`: the next so many uses of that target fail. */
export function setFaults(given: unknown): DevAnswer {
	const { target: wanted, times } = (given ?? {}) as Record<string, unknown>;
	const target = FAULT_TARGETS.find((name) => name === wanted);
	if (target === undefined || !Number.isInteger(times) || Number(times) < 0) {
		return refused(`Send JSON with a target (${FAULT_TARGETS.join(', ')}) and how many times.`);
	}
	armFaults(target, Number(times));
	return { ok: true, status: 200, body: { target, times } };
}

function refused(detail: string): DevAnswer {
	return { ok: false, problem: problem(400, 'Bad request', detail) };
}
