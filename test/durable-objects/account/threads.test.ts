// Promises of threading: by message ids alone, and a thread id never changes under a client.
import { describe, expect, test } from 'vitest';
import { chooseThread, threadKeys } from '../../../durable-objects/account/threads';
import { TestAccount } from './account';
import type { Letter } from './letters';

/** Each mail: own id, In-Reply-To, References. Then the thread, as a letter, that each must be in. */
type Mail = [id: string | null, inReplyTo: string[], references: string[]];
const TABLE: [name: string, mails: Mail[], threads: string][] = [
	[
		'a reply joins its parent',
		[
			['a', [], []],
			['b', ['a'], ['a']],
		],
		'AA',
	],
	[
		'a reply without References joins by In-Reply-To',
		[
			['a', [], []],
			['b', ['a'], []],
		],
		'AA',
	],
	[
		'a reply without In-Reply-To joins by References',
		[
			['a', [], []],
			['b', [], ['a']],
		],
		'AA',
	],
	[
		'a missing message between two known ones',
		[
			['a', [], []],
			['c', ['b'], ['a', 'b']],
		],
		'AA',
	],
	[
		'two replies to a message that never came',
		[
			['b', ['a'], []],
			['c', ['a'], []],
		],
		'AA',
	],
	[
		'a parent that comes after its reply',
		[
			['b', ['a'], ['a']],
			['a', [], []],
		],
		'AA',
	],
	[
		'a root and a middle that come last',
		[
			['c', ['b'], ['a', 'b']],
			['b', ['a'], ['a']],
			['a', [], []],
		],
		'AAA',
	],
	[
		'no shared id: the same subject joins nothing',
		[
			['a', [], []],
			['b', [], []],
		],
		'AB',
	],
	[
		'no ids at all',
		[
			[null, [], []],
			[null, [], []],
		],
		'AB',
	],
	[
		'a late link merges nothing: the parent wins',
		[
			['x', [], []],
			['b', ['a'], []],
			['a', ['x'], []],
		],
		'ABA',
	],
	[
		'later replies go on where their parent is',
		[
			['x', [], []],
			['b', ['a'], []],
			['a', ['x'], []],
			['c', ['b'], []],
		],
		'ABAB',
	],
];

test.each(TABLE)('%s', async (_, mails, expected) => {
	const account = await TestAccount.open();
	const threads: string[] = [];
	for (const [messageId, inReplyTo, references] of mails) {
		const described: Letter = { messageId, inReplyTo, references, subject: 'Same subject' };
		threads.push((await account.deliver(described)).threadId);
		await account.evict();
	}
	const letters = threads.map((id) => String.fromCharCode(65 + [...new Set(threads)].indexOf(id)));
	expect(letters.join('')).toBe(expected);
});

test('a thread lists its emails oldest first, whatever the order of arrival', async () => {
	const account = await TestAccount.open();
	const late = await account.deliver({ messageId: 'b', references: ['a'], receivedAt: 2_000_000 });
	const early = await account.deliver({ messageId: 'a', receivedAt: 1_000_000 });
	const { list } = await account.call('Thread/get', { ids: [late.threadId, 'T999'] });
	expect(list).toEqual([{ id: late.threadId, emailIds: [early.emailId, late.emailId] }]);
});

test('a thread whose last email is destroyed is gone, and the next reply starts another', async () => {
	const account = await TestAccount.open();
	const { emailId, threadId } = await account.deliver({ messageId: 'a' });
	const { state } = await account.call('Thread/get', { ids: [] });
	await account.call('Email/set', { destroy: [emailId] });
	expect(await account.call('Thread/changes', { sinceState: state })).toMatchObject({ destroyed: [threadId] });
	expect((await account.deliver({ messageId: 'b', references: ['a'] })).threadId).not.toBe(threadId);
});

describe('threadKeys', () => {
	test('asks for the nearest ancestor first and for its own id last', () => {
		expect(threadKeys({ messageId: ['e'], inReplyTo: ['d'], references: ['a', 'b', 'd'] })).toEqual([
			'd',
			'b',
			'a',
			'e',
		]);
	});

	test('a hostile list of references stays bounded, and keeps its root', () => {
		const references = Array.from({ length: 50_000 }, (_, index) => `r${index}`);
		const keys = threadKeys({ messageId: ['own'], inReplyTo: [], references });
		expect(keys.length).toBeLessThanOrEqual(102);
		expect(keys).toContain('r0');
		expect(keys[0]).toBe('r49999');
		expect(threadKeys({ messageId: ['x'.repeat(999), ''], inReplyTo: [''], references: [] })).toEqual([]);
	});

	test('the first known key decides', () => {
		expect(
			chooseThread(
				['b', 'a'],
				new Map([
					['a', 1],
					['b', 2],
				]),
			),
		).toBe(2);
		expect(chooseThread(['c'], new Map())).toBeNull();
	});
});
