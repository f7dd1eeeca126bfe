// What a day in the app is made of: two tabs, searching, mail arriving while one reads on, a server that restarts, a sign-in
// that runs out. One platform for all; the journeys build on one another.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, signIn, type Visit, visit } from './browser.ts';
import { DEMO, forget, type Platform, startPlatform } from './platform.ts';
import { post } from './post.ts';

const MAILS = 70;
/** The machine may be busy with more than this. */
const PATIENT = { timeout: 15_000 };

let platform: Platform;
let browser: Browser;
let seat: Visit;

beforeAll(async () => {
	platform = await startPlatform();
	for (let at = 0; at < MAILS; at += 10) {
		await Promise.all(
			Array.from({ length: 10 }, (_, n) => post(platform, { subject: `Mail ${at + n}.`, text: 'Words.' })),
		);
	}
	browser = await openBrowser();
	seat = await visit(browser, platform);
	await signIn(seat.page, platform);
	await rows(seat.page).first().waitFor();
});

afterAll(async () => {
	await browser?.close();
	await platform?.stop();
	if (platform) forget(platform);
});

const rows = (page: Page) => page.getByTestId('thread-row');
const row = (page: Page, subject: string) => rows(page).filter({ hasText: subject });
const subjects = (page: Page) => page.locator('.row-subject').allInnerTexts();
const unread = async (page: Page) =>
	Number((await page.getByTestId('mailbox-inbox-unread').innerText()).match(/\d+/)?.[0]);

async function inbox(page: Page): Promise<void> {
	await page.goto(`${platform.origin}/mail/inbox`);
	await rows(page).first().waitFor();
}

describe('the list', () => {
	it('keeps its place when mail arrives above it', async () => {
		const { page } = seat;
		const scroller = page.locator('.rows');
		await scroller.evaluate((element) => {
			element.scrollTop = 88 * 30 + 40;
		});
		const middle = rows(page).nth(8);
		await expect.poll(async () => (await middle.boundingBox())?.y, PATIENT).toBeGreaterThan(0);
		const name = (await middle.locator('.row-subject').innerText()).trim();
		const before = await row(page, name).boundingBox();
		await post(platform, { subject: 'Above all', text: 'New.' });
		await expect.poll(() => unread(page), PATIENT).toBe(MAILS + 1);
		await page.waitForTimeout(400); // time for anything that would glide
		expect((await row(page, name).boundingBox())?.y).toBe(before?.y);
		await scroller.evaluate((element) => {
			element.scrollTop = 0;
		});
		await row(page, 'Above all').waitFor();
	});

	it('loads what is scrolled to, in few requests', async () => {
		const { page } = seat;
		let calls = 0;
		page.on('request', (request) => {
			if (request.url().endsWith('/jmap/api')) calls++;
		});
		await page.locator('.rows').evaluate((element) => {
			element.scrollTop = element.scrollHeight;
		});
		// The first that were sent stand at the end, in whatever order ten at once came in.
		await expect.poll(async () => (await subjects(page)).at(-1), PATIENT).toMatch(/^Mail \d\.$/);
		await expect.poll(() => page.locator('.row.skeleton').count(), PATIENT).toBe(0);
		expect(calls).toBeLessThan(5);
	});
});

describe('the keyboard', () => {
	it('undoes several acts one by one', async () => {
		const { page } = seat;
		await inbox(page);
		const before = (await subjects(page)).slice(0, 6);
		await page.keyboard.press('j');
		for (const [at, key] of ['e', '#', '!'].entries()) {
			await page.keyboard.press(key);
			await expect.poll(() => row(page, before[at] ?? '').count(), PATIENT).toBe(0);
		}
		for (const at of [2, 1, 0]) {
			await page.keyboard.press('z');
			await row(page, before[at] ?? '').waitFor();
			if (at > 0) expect(await row(page, before[at - 1] ?? '').count()).toBe(0);
		}
		await expect.poll(async () => (await subjects(page)).slice(0, 6), PATIENT).toEqual(before);
	});

	it('types into the search and does nothing else', async () => {
		const { page } = seat;
		const before = await subjects(page);
		await page.keyboard.press('/');
		await page.keyboard.type('e#s!?zju');
		expect(await page.getByTestId('search').inputValue()).toBe('e#s!?zju');
		expect(await page.locator('dialog[open]').count()).toBe(0);
		expect(await subjects(page)).toEqual(before);
		await page.keyboard.press('Escape');
	});

	it('acts inside an HTML mail too', async () => {
		const { page } = seat;
		await post(platform, { subject: 'Designed', html: '<p>Some <b>designed</b> words.</p>' });
		await row(page, 'Designed').click();
		await page.frameLocator('[data-testid="html-body"]').locator('p').click();
		await page.keyboard.press('s');
		await expect
			.poll(() => row(page, 'Designed').getByTestId('star').getAttribute('aria-pressed'), PATIENT)
			.toBe('true');
		await page.keyboard.press('u');
		await expect.poll(() => new URL(page.url()).pathname, PATIENT).toBe('/mail/inbox');
	});
});

describe('searching', () => {
	it('finds, says how many, opens, and goes back to what was found', async () => {
		const { page } = seat;
		await search(page, 'designed');
		await expect.poll(() => subjects(page), PATIENT).toEqual(['Designed']);
		await rows(page).first().click();
		await page.getByTestId('reader-subject').waitFor();
		await page.goBack();
		await expect.poll(() => new URL(page.url()).search, PATIENT).toBe('?q=designed');
		expect(await subjects(page)).toEqual(['Designed']);
	});

	it('that finds nothing says so, also by its address', async () => {
		const { page } = seat;
		await page.goto(`${platform.origin}/mail/inbox?q=nothingatallofthis`);
		await expect.poll(() => page.getByTestId('empty').innerText(), PATIENT).toContain('Nothing found');
		await page.keyboard.press('Escape');
		await rows(page).first().waitFor();
	});
});

async function search(page: Page, words: string): Promise<void> {
	await page.getByTestId('search').fill(words);
	await page.getByTestId('search').press('Enter');
}

describe('two tabs', () => {
	it('show the same: a star, reading, archiving, and what comes back', async () => {
		const { page, context } = seat;
		await inbox(page);
		const other = await context.newPage();
		await inbox(other);
		await row(other, 'Above all').getByTestId('star').click();
		await expect
			.poll(() => row(page, 'Above all').getByTestId('star').getAttribute('aria-pressed'), PATIENT)
			.toBe('true');

		const count = await unread(page);
		await row(other, 'Mail 68.').click();
		await expect.poll(() => unread(page), PATIENT).toBe(count - 1);
		await other.keyboard.press('e');
		await expect.poll(() => row(page, 'Mail 68.').count(), PATIENT).toBe(0);

		// This tab is opened anew, so that it has never seen the thread that comes back.
		await inbox(page);
		await other.goto(`${platform.origin}/mail/archive`);
		await row(other, 'Mail 68.').click();
		await other.getByTestId('toInbox').click();
		await row(page, 'Mail 68.').waitFor();
		await other.close();
	});

	it('deleted for ever in one is said to be gone in the other', async () => {
		const { page, context } = seat;
		await row(page, 'Above all').click();
		await page.keyboard.press('#');
		await page.goto(`${platform.origin}/mail/trash`);
		await row(page, 'Above all').click();
		await page.getByTestId('reader-subject').waitFor();
		const other = await context.newPage();
		await other.goto(page.url());
		await other.getByTestId('delete').click();
		await other.getByTestId('confirm-yes').click();
		await expect.poll(() => page.getByTestId('reader').innerText(), PATIENT).toContain('This conversation is not here');
		await other.close();
	});
});

describe('the server', () => {
	it('may restart: the page finds it again and catches up', async () => {
		const { page } = seat;
		await inbox(page);
		await expect.poll(() => page.getByTestId('connection').getAttribute('data-state'), PATIENT).toBe('live');
		await platform.stop();
		await expect.poll(() => page.getByTestId('connection').getAttribute('data-state'), PATIENT).not.toBe('live');
		platform = await startPlatform({ again: platform });
		await post(platform, { subject: 'After the restart', text: 'Here again.' });
		await row(page, 'After the restart').waitFor({ timeout: 70_000 });
		expect(await page.getByTestId('connection').getAttribute('data-state')).toBe('live');
	}, 180_000);

	it('may be out of reach: the page says so, takes nothing for done, and catches up', async () => {
		const { page, context } = seat;
		await context.setOffline(true);
		await page.getByTestId('offline').waitFor();
		await row(page, 'After the restart').hover();
		await row(page, 'After the restart').getByTestId('row-archive').click();
		await expect.poll(() => page.getByTestId('toast').innerText(), PATIENT).toContain('Not done');
		await row(page, 'After the restart').waitFor();
		await post(platform, { subject: 'Meanwhile', text: 'You were away.' });
		await context.setOffline(false);
		await row(page, 'Meanwhile').waitFor({ timeout: 15_000 });
	});
});

it('a sign-in that ran out asks for the password, then shows what was asked for', async () => {
	const { page, context } = seat;
	await row(page, 'Meanwhile').click();
	await page.getByTestId('reader-subject').waitFor();
	const address = page.url();
	await context.clearCookies();
	await page.keyboard.press('s');
	await page.getByTestId('sign-in-address').waitFor();
	await page.getByTestId('sign-in-address').fill(DEMO);
	await page.getByTestId('sign-in-password').fill(platform.password);
	await page.getByTestId('sign-in-submit').click();
	await page.getByTestId('reader-subject').filter({ hasText: 'Meanwhile' }).waitFor();
	expect(page.url()).toBe(address);
});
