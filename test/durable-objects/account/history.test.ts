// A client that follows only /changes ends with the server's truth, and counts are always what a recount would say.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answer, type JsonObject, TestAccount } from './account';
import { type Act, anyAct, perform } from './acts';

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

type Follow = { kind: 'follow'; pages: number; size: number };

const follow = fc.record({
	kind: fc.constant('follow' as const),
	pages: fc.integer({ min: 1, max: 3 }),
	size: fc.integer({ min: 1, max: 5 }),
});
const act: fc.Arbitrary<Act | Follow> = fc.oneof(
	...anyAct({ deliver: 4, mark: 4, move: 4, destroy: 2, evict: 1, make: 1, unmake: 1, swap: 1 }),
	{
		weight: 3,
		arbitrary: follow,
	},
);

async function step(account: TestAccount, emails: string[], next: Act | Follow, follower: Follower): Promise<void> {
	if (next.kind !== 'follow') return perform(account, emails, next);
	for (let page = 0; page < next.pages; page++) await follower.step(next.size);
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
			for (const next of acts) await step(account, emails, next, follower);
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
