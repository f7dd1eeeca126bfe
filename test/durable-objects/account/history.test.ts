// A client that follows only /changes ends with the server's truth, and counts are always what a recount would say.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answer, type JsonObject, TestAccount } from './account';

type Type = 'Email' | 'Mailbox' | 'Thread';
const TYPES: Type[] = ['Email', 'Mailbox', 'Thread'];

/** Keeps copies of all objects by /changes and /get alone, a small page at a time. Ignores what it does not know. */
class Follower {
	readonly objects: Record<Type, Map<string, JsonObject>> = { Email: new Map(), Mailbox: new Map(), Thread: new Map() };
	readonly states: Record<Type, string> = { Email: '0', Mailbox: '0', Thread: '0' };

	constructor(private readonly account: TestAccount) {}

	/** One page of every type; true while there is more. */
	async step(maxChanges: number): Promise<boolean> {
		let more = false;
		for (const type of TYPES) {
			const changes = await this.account.call(`${type}/changes`, { sinceState: this.states[type], maxChanges });
			await this.#apply(type, changes);
			more ||= changes.hasMoreChanges;
		}
		return more;
	}

	async #apply(type: Type, changes: Answer): Promise<void> {
		const { created, updated, destroyed, newState } = changes;
		expect(created.length + updated.length + destroyed.length).toBeLessThanOrEqual(5);
		const known = this.objects[type];
		// "updated" is said of objects that this client has, and "created" of ones that it has not.
		for (const id of updated) expect(known.has(id)).toBe(true);
		for (const id of created) expect(known.has(id)).toBe(false);
		for (const id of destroyed) known.delete(id);
		const { list } = await this.account.call(`${type}/get`, { ids: [...created, ...updated], ...PROPERTIES[type] });
		const found = new Set(list.map((object) => String(object.id)));
		// Destroyed since: a later page says so, or already has it out of all lists.
		for (const id of created) if (!found.has(id)) known.set(id, {});
		for (const object of list) known.set(String(object.id), object);
		this.states[type] = newState;
	}
}

const PROPERTIES: Record<Type, JsonObject> = {
	Email: { properties: ['threadId', 'mailboxIds', 'keywords'] },
	Mailbox: {},
	Thread: {},
};

type Act =
	| { kind: 'deliver'; parent: number; junk: boolean }
	| { kind: 'mark'; email: number; keyword: string; on: boolean }
	| { kind: 'move'; email: number; roles: string[] }
	| { kind: 'destroy'; email: number }
	| { kind: 'follow'; pages: number; size: number }
	| { kind: 'evict' }
	| { kind: 'make'; parent: number }
	| { kind: 'unmake'; mailbox: number }
	| { kind: 'swap' };

const index = fc.nat({ max: 30 });
const act: fc.Arbitrary<Act> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('deliver' as const), parent: index, junk: fc.boolean() }) },
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('mark' as const),
			email: index,
			keyword: fc.constantFrom('$seen', '$flagged', '$draft'),
			on: fc.boolean(),
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('move' as const),
			email: index,
			roles: fc.uniqueArray(fc.constantFrom('inbox', 'archive', 'trash', 'junk'), { minLength: 1 }),
		}),
	},
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('destroy' as const), email: index }) },
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant('follow' as const),
			pages: fc.integer({ min: 1, max: 3 }),
			size: fc.integer({ min: 1, max: 5 }),
		}),
	},
	{ weight: 1, arbitrary: fc.constant({ kind: 'evict' as const }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('make' as const), parent: index }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('unmake' as const), mailbox: index }) },
	{ weight: 1, arbitrary: fc.constant({ kind: 'swap' as const }) },
);

async function perform(account: TestAccount, emails: string[], step: Act, follower: Follower): Promise<void> {
	const email = 'email' in step ? emails[step.email % Math.max(1, emails.length)] : undefined;
	if (step.kind === 'deliver') {
		const references = step.parent < emails.length ? [`m${step.parent}@example.com`] : [];
		const messageId = `m${emails.length}@example.com`;
		emails.push((await account.deliver({ messageId, references, junk: step.junk })).emailId);
	} else if (step.kind === 'follow') {
		for (let page = 0; page < step.pages; page++) await follower.step(step.size);
	} else if (step.kind === 'evict') await account.evict();
	else if (step.kind === 'make' || step.kind === 'unmake' || step.kind === 'swap') await changeMailboxes(account, step);
	else if (email === undefined) return;
	else if (step.kind === 'destroy') await account.call('Email/set', { destroy: [email] });
	else if (step.kind === 'mark') await account.update(email, { [`keywords/${step.keyword}`]: step.on ? true : null });
	else {
		const ids = await Promise.all(step.roles.map((role) => account.mailboxId(role)));
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

/** RFC 8621 section 2, counted anew from the emails themselves. */
function recount(emails: JsonObject[], mailbox: string, trash: string): JsonObject {
	const places = (email: JsonObject) => Object.keys(email.mailboxIds as JsonObject);
	const unread = (email: JsonObject) => !['$seen', '$draft'].some((word) => word in (email.keywords as JsonObject));
	const here = emails.filter((email) => places(email).includes(mailbox));
	const threads = new Set(here.map((email) => email.threadId));
	const seenThere = (email: JsonObject) =>
		mailbox === trash ? places(email).includes(trash) : places(email).some((id) => id !== trash);
	const unreadThreads = new Set(emails.filter((one) => unread(one) && seenThere(one)).map((one) => one.threadId));
	return {
		totalEmails: here.length,
		unreadEmails: here.filter(unread).length,
		totalThreads: threads.size,
		unreadThreads: [...threads].filter((id) => unreadThreads.has(id)).length,
	};
}

test('whatever happens, a follower of /changes has the truth, and the counts are right', {
	timeout: 120_000,
}, async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
			const account = await TestAccount.open();
			const follower = new Follower(account);
			const emails: string[] = [];
			for (const step of acts) await perform(account, emails, step, follower);
			while (await follower.step(5));
			const asked = TYPES.map((type): [string, JsonObject] => [`${type}/get`, { ids: null, ...PROPERTIES[type] }]);
			const truth = (await account.calls(asked)).map((response) => response[1] as Answer);
			TYPES.forEach((type, number) => {
				const { list, state } = truth[number] ?? { list: [], state: '' };
				expect(Object.fromEntries(follower.objects[type])).toEqual(
					Object.fromEntries(list.map((one) => [one.id, one])),
				);
				expect(follower.states[type]).toBe(state);
			});
			const [all, mailboxes] = truth.map((answer) => answer.list);
			const trash = await account.mailboxId('trash');
			for (const mailbox of mailboxes ?? []) {
				expect(mailbox).toMatchObject(recount(all ?? [], String(mailbox.id), trash));
			}
		}),
		{ numRuns: 25 },
	);
});
