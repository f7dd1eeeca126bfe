// Parts that are kept back: no way leads to their octets until a person says so, and every way says that they are there.
import { describe, expect, it } from 'vitest';
import { BLOB, CORE, MAIL, SCAN, SUBMISSION } from '../../../workers/domain/jmap';
import { type Answer, type JsonObject, TestAccount } from './account';
import type { Letter } from './letters';

const USING = [CORE, MAIL, SCAN, BLOB, SUBMISSION];
const KEPT_BACK: Letter = {
	leaves: [
		{ type: 'text/plain', encoded: 'See the attachment.', charset: 'utf-8' },
		{ type: 'text/csv', encoded: 'dangerous;octets', charset: 'utf-8', disposition: 'attachment', fileName: 'a.csv' },
	],
	verdict: { withheld: [2] },
};

interface Blobs {
	whole: string;
	text: string;
	attachment: string;
}

async function deliver(account: TestAccount, letter = KEPT_BACK): Promise<{ emailId: string } & Blobs> {
	const { emailId } = await account.deliver(letter);
	const whole = String((await account.email(emailId, ['blobId'])).blobId);
	return { emailId, whole, text: `${whole}_1`, attachment: `${whole}_2` };
}

const call = (account: TestAccount, name: string, args: JsonObject): Promise<Answer> => account.call(name, args, USING);

async function isGiven(account: TestAccount, blobId: string): Promise<boolean> {
	return (await account.stub.blob(account.id, blobId, account.caller.personId)) !== null;
}

describe('a withheld part', () => {
	it('is not given out, nor is the message that holds it, nor what stands in it; other parts are', async () => {
		const account = await TestAccount.open();
		const { whole, text, attachment } = await deliver(account);
		await account.evict();
		for (const blobId of [whole, attachment, `${attachment}_0`]) {
			expect(await isGiven(account, blobId)).toBe(false);
			expect(await account.stub.isWithheld(account.id, blobId)).toBe(true);
		}
		expect([await isGiven(account, text), await account.stub.isWithheld(account.id, text)]).toEqual([true, false]);
		expect(await account.stub.isWithheld(account.id, `B${'0'.repeat(32)}`)).toBe(false);
	});

	it('is listed as any part, named in `withheld`, and has no body value', async () => {
		const account = await TestAccount.open();
		const { emailId, attachment } = await deliver(account);
		const properties = ['withheld', 'attachments', 'bodyValues'];
		const { list } = await call(account, 'Email/get', { ids: [emailId], properties, fetchAllBodyValues: true });
		expect(list[0]).toMatchObject({ withheld: ['2'], attachments: [{ blobId: attachment, name: 'a.csv' }] });
		expect(Object.keys(list[0]?.bodyValues as JsonObject)).toEqual(['1']);
	});

	it('is reached by no other method', async () => {
		const account = await TestAccount.open();
		const { emailId, whole, attachment } = await deliver(account);
		const inbox = await account.mailboxId('inbox');
		expect(await call(account, 'Blob/get', { ids: [attachment, whole] })).toMatchObject({
			...{ list: [], notFound: [attachment, whole] },
		});
		expect(await call(account, 'Email/parse', { blobIds: [whole] })).toMatchObject({ notFound: [whole] });
		const create = { b: { data: [{ blobId: attachment }] } };
		expect(await call(account, 'Blob/upload', { create })).toMatchObject({ notCreated: { b: {} } });
		const emails = { e: { blobId: whole, mailboxIds: { [inbox]: true } } };
		expect(await call(account, 'Email/import', { emails })).toMatchObject({
			notCreated: { e: { type: 'invalidProperties', properties: ['blobId'] } },
		});
		const draft = { mailboxIds: { [inbox]: true }, attachments: [{ blobId: attachment, type: 'text/csv' }] };
		expect(await call(account, 'Email/set', { create: { draft } })).toMatchObject({
			notCreated: { draft: { type: 'blobNotFound', notFound: [attachment] } },
		});
		const { list } = await call(account, 'Identity/get', {});
		const submission = { identityId: list[0]?.id, emailId };
		expect(await call(account, 'EmailSubmission/set', { create: { submission } })).toMatchObject({
			notCreated: { submission: { type: 'forbiddenToSend' } },
		});
	});

	it('does not reach another account by a copy', async () => {
		const [account, other] = [await TestAccount.open(), await TestAccount.open()];
		other.caller.accounts.push(...account.caller.accounts);
		const { emailId, attachment } = await deliver(account);
		const copy = { id: emailId, mailboxIds: { [await other.mailboxId('inbox')]: true } };
		const from = { fromAccountId: account.id };
		expect(await call(other, 'Email/copy', { ...from, create: { copy } })).toMatchObject({
			notCreated: { copy: { type: 'forbidden' } },
		});
		expect(await call(other, 'Blob/copy', { ...from, blobIds: [attachment] })).toMatchObject({
			notCopied: { [attachment]: { type: 'notFound' } },
		});
	});
});

describe('its end', () => {
	const update = (account: TestAccount, id: string, patch: JsonObject) =>
		call(account, 'Email/set', { update: { [id]: patch } });

	it('is a person’s word, wherever the mail stands, and is noted with the verdict', async () => {
		const account = await TestAccount.open();
		const { emailId, whole, attachment } = await deliver(account);
		const patch = { withheld: [], mailboxIds: { [await account.mailboxId('archive')]: true } };
		expect((await update(account, emailId, patch)).notUpdated).toBeNull();
		await account.evict();
		expect([await isGiven(account, whole), await isGiven(account, attachment)]).toEqual([true, true]);
		const { list } = await call(account, 'Email/get', { ids: [emailId], properties: ['withheld', 'verdict'] });
		expect(list[0]).toMatchObject({ withheld: [], verdict: { history: [{ kind: 'lifted' }] } });
	});

	it('is a release from quarantine, and not a move to junk or trash', async () => {
		const account = await TestAccount.open();
		const { emailId, attachment } = await deliver(account, {
			...KEPT_BACK,
			verdict: { withheld: [2], action: 'quarantine' },
		});
		for (const role of ['junk', 'trash']) {
			await update(account, emailId, { mailboxIds: { [await account.mailboxId(role)]: true } });
			expect(await isGiven(account, attachment)).toBe(false);
		}
		await update(account, emailId, { mailboxIds: { [await account.mailboxId('inbox')]: true } });
		expect(await isGiven(account, attachment)).toBe(true);
	});

	it.each([[['2', '1']], ['2'], [{}], [['1']]])('is never the other way round: %j', async (withheld) => {
		const account = await TestAccount.open();
		const { emailId } = await deliver(account);
		expect(await update(account, emailId, { withheld })).toMatchObject({
			notUpdated: { [emailId]: { type: 'invalidProperties', properties: ['withheld'] } },
		});
		// Given back as it is, it is no change.
		const same = await update(account, emailId, { withheld: ['2'], 'keywords/$seen': true });
		expect(same.notUpdated).toBeNull();
		expect(await account.stub.isWithheld(account.id, `${(await account.email(emailId, ['blobId'])).blobId}_2`)).toBe(
			true,
		);
	});
});
