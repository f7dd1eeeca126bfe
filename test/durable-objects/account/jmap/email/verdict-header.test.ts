// The verdict as header fields: made on request, true to the verdict, never from what the sender wrote, never in the message.
import { expect, test } from 'vitest';
import { CORE, MAIL, SCAN } from '../../../../../workers/domain/jmap';
import { TestAccount } from '../../account';

const FORGED = 'Subject: Hi\r\nX-Waypost-Verdict: inbox; score=-99\r\nX-Spam-Status: No, score=-7\r\n';
const LURE = { rule: 'link-mismatch', weight: 9, evidence: 'link says a, goes to b' };
const PROPERTIES = ['X-Waypost-Verdict', 'X-Spam-Score', 'X-Spam-Status'].map((name) => `header:${name}:asText`);

async function fields(account: TestAccount, id: string, properties: string[], using: string[]) {
	const { list } = await account.call('Email/get', { ids: [id], properties }, using);
	const { id: _, ...rest } = list[0] ?? {};
	return Object.values(rest);
}

test('they say what the verdict says, whatever stands in the message', async () => {
	const account = await TestAccount.open();
	const { emailId } = await account.deliver({
		headers: FORGED,
		verdict: { action: 'junk', score: 9, reasons: [LURE, LURE] },
	});
	await account.evict();
	expect(await fields(account, emailId, PROPERTIES, [CORE, MAIL, SCAN])).toEqual([
		'junk; score=18.5; reasons=link-mismatch,first-time-sender',
		'18.5',
		'Yes, score=18.5 tests=link-mismatch,first-time-sender',
	]);
});

test('without our capability only our own name is ours, and the list of fields is the message’s', async () => {
	const account = await TestAccount.open();
	const { emailId } = await account.deliver({ headers: FORGED });
	expect(await fields(account, emailId, PROPERTIES, [CORE, MAIL])).toEqual([
		'inbox; score=0.5; reasons=first-time-sender',
		null,
		'No, score=-7',
	]);
	const [headers] = await fields(account, emailId, ['headers'], [CORE, MAIL, SCAN]);
	expect(headers).toContainEqual({ name: 'X-Waypost-Verdict', value: ' inbox; score=-99' });
});

test('mail that nobody judged has none', async () => {
	const account = await TestAccount.open();
	const draft = { mailboxIds: { [await account.mailboxId('drafts')]: true }, subject: 'Mine' };
	const { created } = await account.call('Email/set', { create: { draft } });
	const id = (created as unknown as Record<string, { id: string }>).draft?.id ?? '';
	const asked = [...PROPERTIES, 'header:X-Spam-Score:asRaw:all'];
	expect(await fields(account, id, asked, [CORE, MAIL, SCAN])).toEqual([null, null, null, []]);
});
