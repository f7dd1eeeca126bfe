// Searching as people do: by words, by operators, in scripts without spaces, with the keyboard; and going back from it.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, signIn, type Visit, visit } from './browser.ts';
import { JmapClient } from './jmap-client.ts';
import { forget, type Platform, startPlatform } from './platform.ts';
import { post } from './post.ts';

/** The machine may be busy with more than this. */
const PATIENT = { timeout: 15_000 };

let platform: Platform;
let browser: Browser;
let seat: Visit;
let page: Page;

beforeAll(async () => {
	platform = await startPlatform();
	await fillAccount();
	browser = await openBrowser();
	seat = await visit(browser, platform);
	page = seat.page;
	await signIn(page, platform);
	await rows(page).nth(4).waitFor();
});

afterAll(async () => {
	await browser?.close();
	await platform?.stop();
	if (platform) forget(platform);
});

async function fillAccount(): Promise<void> {
	const mara = 'Mara Okonkwo <mara@harbour.example>';
	const file = { filename: 'load-sheet.pdf', content: '%PDF-1.4' };
	await post(platform, {
		from: mara,
		subject: 'Crane inspection',
		text: 'The inspector comes at ten.',
		attachments: [file],
	});
	await post(platform, {
		subject: 'Lunch',
		text: `${'Soup and bread. '.repeat(40)}The crane is <b>repaired</b> & painted.`,
	});
	await post(platform, {
		from: '山田太郎 <yamada@example.jp>',
		subject: '会議の資料',
		text: '明日の会議は東京で行います。',
	});
	await post(platform, { subject: '周末的安排', text: '我们星期六去北京看展览。' });
	await post(platform, { subject: 'Harbour news', text: 'Nothing about birds.' });
	const html = '<a href="https://evil.example/login">https://crane.example/login</a>';
	const attachments = [{ filename: 'crane.pdf.exe', content: Buffer.from(`MZ${'\0'.repeat(126)}`, 'latin1') }];
	await post(platform, { from: '"Crane hire" <x@evil.example>', subject: 'A crane for free', html, attachments });
}

const rows = (on: Page) => on.getByTestId('thread-row');
const subjects = () => page.locator('.row-subject').allInnerTexts();
const address = () => decodeURIComponent(new URL(page.url()).search.replaceAll('+', ' '));

async function search(words: string): Promise<void> {
	await page.keyboard.press('/');
	await page.getByTestId('search').fill(words);
	await page.getByTestId('search').press('Enter');
	await expect.poll(address, PATIENT).toBe(`?q=${words}`);
}

async function finds(words: string, expected: string[]): Promise<void> {
	await search(words);
	await expect.poll(async () => (await subjects()).toSorted(), PATIENT).toEqual(expected.toSorted());
}

describe('a search finds', () => {
	it.each<[string, string[]]>([
		['crane', ['Crane inspection', 'Lunch']],
		['"crane is"', ['Lunch']],
		['crane -soup', ['Crane inspection']],
		['inspector OR birds', ['Crane inspection', 'Harbour news']],
		['from:mara', ['Crane inspection']],
		['has:attachment', ['Crane inspection']],
		['filename:load-sheet', ['Crane inspection']],
		['in:junk crane', ['A crane for free']],
		['crane in:anywhere', ['A crane for free', 'Crane inspection', 'Lunch']],
		['(from:mara OR subject:lunch) newer_than:1d', ['Crane inspection', 'Lunch']],
		['会議', ['会議の資料']],
		['東京で', ['会議の資料']],
		['from:山田', ['会議の資料']],
		['北京', ['周末的安排']],
		['subject:安排 -東京', ['周末的安排']],
	])('%s', finds);

	it('and says how many', async () => {
		await search('crane');
		await expect.poll(() => page.getByRole('status').filter({ hasText: 'found' }).innerText(), PATIENT).toBe('2 found');
	});

	it('what arrives while it is shown', async () => {
		await finds('crane', ['Crane inspection', 'Lunch']);
		await post(platform, { subject: 'Nothing to see', text: 'No such word.' });
		await post(platform, { subject: 'Another crane', text: 'It came today.' });
		await expect.poll(subjects, PATIENT).toEqual(['Another crane', 'Lunch', 'Crane inspection']);
	});
});

describe('what was found', () => {
	it('is marked, with the words around it, and the mail’s own signs are only signs', async () => {
		await finds('crane repaired', ['Lunch']);
		const preview = page.locator('.row-preview');
		await expect.poll(() => preview.locator('mark').allInnerTexts(), PATIENT).toEqual(['crane', 'repaired']);
		expect(await preview.innerText()).toContain('is <b>repaired</b> & painted');
		await finds('会議', ['会議の資料']);
		await expect.poll(() => page.locator('.row-subject mark').allInnerTexts(), PATIENT).toEqual(['会議']);
	});

	it('is opened, and "back" leads to it, then to where one came from', async () => {
		await page.goto(`${platform.origin}/mail/archive`);
		await page.getByTestId('empty').waitFor();
		await finds('from:mara', ['Crane inspection']);
		await rows(page).first().click();
		await page.getByTestId('reader-subject').filter({ hasText: 'Crane inspection' }).waitFor();
		await page.goBack();
		await expect.poll(subjects, PATIENT).toEqual(['Crane inspection']);
		expect(address()).toBe('?q=from:mara');
		expect(await page.getByTestId('search').inputValue()).toBe('from:mara');
		await page.goBack();
		await page.getByTestId('empty').waitFor();
		expect(new URL(page.url()).pathname + address()).toBe('/mail/archive');
		expect(await page.getByTestId('search').inputValue()).toBe('');
	});

	it('in the Trash is shown when it is opened, though the rest of its conversation is not there', async () => {
		const messageId = '<picnic@sender.example>';
		await post(platform, { subject: 'Picnic', text: 'At the old lighthouse.', messageId });
		await post(platform, { subject: 'Re: Picnic', text: 'Fine.', inReplyTo: messageId, references: messageId });
		const client = await new JmapClient(platform).open();
		const { id } = await client.waitFor('Picnic');
		await client.waitFor('Re: Picnic');
		const trash = await client.mailboxId('trash');
		await client.call(['Email/set', { update: { [id]: { mailboxIds: { [trash]: true } } } }]);
		await finds('lighthouse in:trash', ['Picnic']);
		await rows(page).first().click();
		await expect.poll(() => page.getByTestId('reader').innerText(), PATIENT).toContain('At the old lighthouse.');
		await page.keyboard.press('u');
	});

	it('comes by its address alone', async () => {
		await page.goto(`${platform.origin}/mail/inbox?q=${encodeURIComponent('subject:会議 is:unread')}`);
		await expect.poll(subjects, PATIENT).toEqual(['会議の資料']);
	});
});

describe('the field', () => {
	it('offers operators and values, and takes the one that is chosen', async () => {
		await page.goto(`${platform.origin}/mail/inbox`);
		await rows(page).first().waitFor();
		await page.keyboard.press('/');
		const offers = page.getByTestId('search-offers').getByRole('option');
		await expect.poll(() => offers.count(), PATIENT).toBe(6);
		await page.keyboard.type('fro');
		await expect.poll(() => offers.allInnerTexts(), PATIENT).toEqual([expect.stringContaining('from:')]);
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await page.keyboard.type('mar');
		await offers.filter({ hasText: 'mara@harbour.example' }).click();
		expect(await page.getByTestId('search').inputValue()).toBe('from:mara@harbour.example ');
		await page.keyboard.type('in:');
		await offers.filter({ hasText: 'in:archive' }).waitFor();
		await page.keyboard.press('Escape');
		await expect.poll(() => offers.count(), PATIENT).toBe(0);
		await page.keyboard.press('Backspace');
		await page.keyboard.press('Backspace');
		await page.keyboard.press('Backspace');
		await page.keyboard.press('Enter');
		await expect.poll(subjects, PATIENT).toEqual(['Crane inspection']);
		expect(await page.getByTestId('search').evaluate((field) => field === document.activeElement)).toBe(false);
	});

	it('is cleared by Escape, which leads back to the list', async () => {
		await page.keyboard.press('/');
		await page.keyboard.press('Escape');
		await expect.poll(address, PATIENT).toBe('');
		expect(await page.getByTestId('search').inputValue()).toBe('');
		await expect.poll(() => rows(page).count(), PATIENT).toBeGreaterThan(5);
	});
});

describe('a search that finds nothing', () => {
	it('offers to look in Junk and Trash too', async () => {
		await search('free');
		await page.getByTestId('search-anywhere').click();
		await expect.poll(subjects, PATIENT).toEqual(['A crane for free']);
		expect(address()).toBe('?q=free in:anywhere');
	});

	it('shows how to search, by examples that go into the field', async () => {
		await search('nothingatall');
		await page.getByTestId('search-example').filter({ hasText: 'from:ada' }).click();
		await page.keyboard.type('mara');
		expect(await page.getByTestId('search').inputValue()).toBe('nothingatall from:mara');
	});

	it('since a part of it is not understood says which, and an example takes its place', async () => {
		await page.keyboard.press('Escape');
		await search('crane is:green');
		const problem = page.getByTestId('search-problem');
		await expect.poll(() => problem.innerText(), PATIENT).toContain('“is:green” is not known here');
		expect(await rows(page).count()).toBe(0);
		await page.getByTestId('search-example').filter({ hasText: 'has:attachment' }).click();
		await page.keyboard.press('Enter');
		await expect.poll(subjects, PATIENT).toEqual(['Crane inspection']);
	});
});

it('on a narrow page is the same: found, opened, and left', async () => {
	const narrow = await visit(browser, platform, { width: 390 });
	await signIn(narrow.page, platform);
	await narrow.page.getByTestId('search').fill('from:mara');
	await narrow.page.getByTestId('search').press('Enter');
	await rows(narrow.page).first().click();
	await narrow.page.getByTestId('reader-subject').filter({ hasText: 'Crane inspection' }).waitFor();
	await narrow.page.getByTestId('back').click();
	await expect.poll(() => narrow.page.locator('.row-subject').allInnerTexts(), PATIENT).toEqual(['Crane inspection']);
	await narrow.page.getByTestId('search-clear').click();
	await expect.poll(() => rows(narrow.page).count(), PATIENT).toBeGreaterThan(1);
	await narrow.context.close();
});
