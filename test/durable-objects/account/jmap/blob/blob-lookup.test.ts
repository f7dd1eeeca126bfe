// Blob/lookup (RFC 9404 section 4.3): where a blob is found, and that nothing is told of what is not there.
import { describe, expect, test } from 'vitest';
import { BLOB, CORE, MAIL } from '../../../../../workers/domain/jmap';
import { type JsonObject, TestAccount } from '../../account';
import { upload } from '../../uploads';

const USING = [CORE, BLOB, MAIL];
const ALL = ['Mailbox', 'Thread', 'Email'];

async function lookUp(account: TestAccount, ids: string[], typeNames = ALL): Promise<JsonObject[]> {
	return (await account.call('Blob/lookup', { ids, typeNames }, USING)).list;
}

test('a message and its parts are found in their email, its thread and its mailboxes, also after eviction', async () => {
	const account = await TestAccount.open();
	const leaf = { type: 'text/plain', encoded: 'a' };
	const { emailId, threadId } = await account.deliver({ leaves: [leaf, leaf] });
	await account.deliver();
	const [inbox, archive] = [await account.mailboxId('inbox'), await account.mailboxId('archive')];
	await account.update(emailId, { [`mailboxIds/${archive}`]: true });
	await account.evict();
	const { blobId } = await account.email(emailId, ['blobId']);
	const matchedIds = { Mailbox: [inbox, archive], Thread: [threadId], Email: [emailId] };
	const ids = [String(blobId), `${blobId}_2`];
	expect(await lookUp(account, ids)).toEqual(ids.map((id) => ({ id, matchedIds })));
	expect(await lookUp(account, ids.slice(1), ['Email'])).toEqual([{ id: ids[1], matchedIds: { Email: [emailId] } }]);
});

test('what nobody refers to and what does not exist look the same', async () => {
	const account = await TestAccount.open();
	const { emailId } = await account.deliver();
	const { blobId } = await account.email(emailId, ['blobId']);
	const unused = await upload(account, 'unused');
	const ids = [unused, 'not-a-blob', `B${'0'.repeat(32)}`, `${blobId}_7`];
	const nothing = { Mailbox: [], Thread: [], Email: [] };
	expect(await lookUp(account, ids)).toEqual(ids.map((id) => ({ id, matchedIds: nothing })));
});

describe('refused', () => {
	test.each([
		['unknownDataType', { ids: [], typeNames: ['Identity'] }, USING],
		['unknownDataType', { ids: [], typeNames: ['constructor'] }, USING],
		['unknownDataType', { ids: [], typeNames: ['Email'] }, [CORE, BLOB]],
		['invalidArguments', { ids: [] }, USING],
		['invalidArguments', { typeNames: [] }, USING],
		['requestTooLarge', { typeNames: [], ids: Array.from({ length: 1001 }, (_, k) => `C${k}`) }, USING],
	])('%s: %j', async (type, args, using) => {
		expect(await (await TestAccount.open()).call('Blob/lookup', args, using)).toMatchObject({ type });
	});
});
