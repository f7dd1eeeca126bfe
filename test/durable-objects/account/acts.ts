// What can befall an account, at random: for tests of clients that follow its history.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { TestAccount } from './account';

export type Act =
	| { kind: 'deliver'; parent: number; junk: boolean; hour: number; text: string }
	| { kind: 'mark'; email: number; keyword: string; on: boolean }
	| { kind: 'move'; email: number; roles: string[] }
	| { kind: 'destroy'; email: number }
	| { kind: 'evict' }
	| { kind: 'make'; parent: number }
	| { kind: 'unmake'; mailbox: number }
	| { kind: 'swap' };

const index = fc.nat({ max: 30 });

export const WORDS = ['apple', 'banana', 'cherry'];

/** With the weights that a test gives each kind. `hour`: receivedAt is drawn from so few that many are equal. */
export function anyAct(weights: Record<Act['kind'], number>): { weight: number; arbitrary: fc.Arbitrary<Act> }[] {
	const deliver = fc.record({
		kind: fc.constant('deliver' as const),
		parent: index,
		junk: fc.boolean(),
		hour: fc.nat({ max: 12 }),
		text: fc.constantFrom(...WORDS),
	});
	const mark = fc.record({
		kind: fc.constant('mark' as const),
		email: index,
		keyword: fc.constantFrom('$seen', '$flagged', '$draft'),
		on: fc.boolean(),
	});
	const move = fc.record({
		kind: fc.constant('move' as const),
		email: index,
		roles: fc.uniqueArray(fc.constantFrom('inbox', 'archive', 'trash', 'junk'), { minLength: 1 }),
	});
	const destroy = fc.record({ kind: fc.constant('destroy' as const), email: index });
	const evict = fc.constant({ kind: 'evict' as const });
	const make = fc.record({ kind: fc.constant('make' as const), parent: index });
	const unmake = fc.record({ kind: fc.constant('unmake' as const), mailbox: index });
	const swap = fc.constant({ kind: 'swap' as const });
	return Object.entries({ deliver, mark, move, destroy, evict, make, unmake, swap }).map(([kind, arbitrary]) => ({
		weight: weights[kind as Act['kind']],
		arbitrary,
	}));
}

/** `emails`: the ids of all that were ever delivered, in order; a fresh one is added. */
export async function perform(account: TestAccount, emails: string[], act: Act): Promise<void> {
	const email = 'email' in act ? emails[act.email % Math.max(1, emails.length)] : undefined;
	if (act.kind === 'deliver') {
		const references = act.parent < emails.length ? [`m${act.parent}@example.com`] : [];
		const messageId = `m${emails.length}@example.com`;
		const receivedAt = Date.UTC(2026, 8, 1, act.hour);
		const { junk, text } = act;
		emails.push((await account.deliver({ messageId, references, junk, receivedAt, text, subject: text })).emailId);
	} else if (act.kind === 'evict') await account.evict();
	else if (act.kind === 'make' || act.kind === 'unmake' || act.kind === 'swap') await changeMailboxes(account, act);
	else if (email === undefined) return;
	else if (act.kind === 'destroy') await account.call('Email/set', { destroy: [email] });
	else if (act.kind === 'mark') await account.update(email, { [`keywords/${act.keyword}`]: act.on ? true : null });
	else {
		const ids = await Promise.all(act.roles.map((role) => account.mailboxId(role)));
		await account.update(email, { mailboxIds: Object.fromEntries(ids.map((id) => [id, true])) });
	}
}

type MailboxAct = Extract<Act, { kind: 'make' | 'unmake' | 'swap' }>;

/** Makes a mailbox somewhere, removes one with what is in it, or lets archive and trash change their roles. */
async function changeMailboxes(account: TestAccount, step: MailboxAct): Promise<void> {
	const { list } = await account.call('Mailbox/get', { properties: ['role'] });
	const pick = (number: number) => String(list[number % list.length]?.id);
	const withRole = (role: string) => String(list.find((mailbox) => mailbox.role === role)?.id);
	if (step.kind === 'make') {
		const made = { name: `Box ${list.length}`, parentId: pick(step.parent) };
		await account.call('Mailbox/set', { create: { made } });
	} else if (step.kind === 'unmake') {
		const free = list.filter((mailbox) => mailbox.role === null);
		const destroy = free.length > 0 ? [String(free[step.mailbox % free.length]?.id)] : [];
		await account.call('Mailbox/set', { destroy, onDestroyRemoveEmails: true });
	} else {
		const [trash, archive] = [withRole('trash'), withRole('archive')];
		await account.call('Mailbox/set', { update: { [trash]: { role: null } } });
		const update = { [archive]: { role: 'trash' }, [trash]: { role: 'archive' } };
		expect((await account.call('Mailbox/set', { update })).notUpdated).toBeNull();
	}
}
