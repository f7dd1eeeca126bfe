// Each page, in light and dark, wide and narrow, against the rules that a machine can check (axe-core, WCAG 2.2 A and AA and
// its best practices). What a machine cannot judge, such as a sensible focus, stands in the other journeys.
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideFor } from './administrator.ts';
import { openBrowser, signIn, type Visit, visit } from './browser.ts';
import { JmapClient } from './jmap-client.ts';
import { forget, type Platform, startPlatform } from './platform.ts';
import { post } from './post.ts';

let platform: Platform;
let browser: Browser;

beforeAll(async () => {
	platform = await startPlatform();
	browser = await openBrowser();
	await fillAccount();
});

afterAll(async () => {
	await browser?.close();
	await platform?.stop();
	if (platform) forget(platform);
});

async function fillAccount(): Promise<void> {
	const first = '<first@sender.example>';
	await post(platform, { subject: 'A conversation', text: 'The beginning.', messageId: first });
	const text = 'On Monday, Ann wrote:\n> The beginning.\n\nAnd its end: https://example.org/\n\n-- \nAnn';
	await post(platform, { subject: 'Re: A conversation', text, inReplyTo: first, references: first });
	const attachments = [{ filename: 'report.pdf', content: '%PDF-1.4' }];
	await post(platform, { subject: 'Files', text: 'Your receipt: total EUR 12.00, order 7.', attachments });
	const cells = '<td nowrap>A wide cell of a wide table</td>'.repeat(30);
	await post(platform, {
		subject: 'Designed',
		html: `<table><tr>${cells}</tr></table><img src="https://x.example/a.png">`,
	});
	const link = '<a href="https://evil.example/login">https://bank.example/login</a>';
	await post(platform, { subject: 'Verify now', from: '"help@bank.example" <x@evil.example>', html: link });
	const demo = await new JmapClient(platform).open();
	const rules = { a: { sender: 'held.example', action: 'quarantine' }, b: { sender: 'news.example', action: 'allow' } };
	await demo.call(['SenderRule/set', { create: rules }]);
	const policy = { rules: [{ kind: 'rar' }, { ending: 'img' }].map((match) => ({ match, action: 'strip' })) };
	await demo.call(['ScanSettings/set', { update: { singleton: { attachments: policy } } }]);
	const ofDomain = { rules: [{ match: { dangerous: true }, action: 'refuse' }] };
	await decideFor(platform, 'waypost.test', '--quarantine-score', '100', '--attachments', JSON.stringify(ofDomain));
	await post(platform, { subject: 'Held back', from: 'x@held.example', html: link, attachments });
}

/** What is wrong, in lines that say where. */
async function faults(page: Page): Promise<string[]> {
	await page.evaluate(axe.source);
	const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run(document));
	return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

describe.each([
	{ colorScheme: 'light', width: 1280 },
	{ colorScheme: 'dark', width: 1280 },
	{ colorScheme: 'dark', width: 400 },
] as const)('in $colorScheme at $width px', ({ colorScheme, width }) => {
	let seat: Visit;

	beforeAll(async () => {
		seat = await visit(browser, platform, { width });
		await seat.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
	});
	afterAll(() => seat.context.close());

	it('the door', async () => {
		await seat.page.getByTestId('sign-in-address').waitFor();
		expect(await faults(seat.page)).toEqual([]);
	});

	it('the status, signed out', async () => {
		await seat.page.goto(`${platform.origin}/status`);
		await seat.page.getByTestId('status').waitFor();
		expect(await faults(seat.page)).toEqual([]);
		await seat.page.goto(platform.origin);
	});

	it('the list, with its cursor', async () => {
		await signIn(seat.page, platform);
		await seat.page.getByTestId('thread-row').first().waitFor();
		await seat.page.keyboard.press('j');
		expect(await faults(seat.page)).toEqual([]);
	});

	it.each(['A conversation', 'Files', 'Designed'])('the reader with "%s"', async (subject) => {
		await seat.page.goto(`${platform.origin}/mail/inbox`);
		await read(seat.page, subject);
		await seat.page.getByTestId('details').first().click();
		expect(await faults(seat.page)).toEqual([]);
	});

	it('the reader with the reasons of a verdict', async () => {
		await seat.page.goto(`${platform.origin}/mail/inbox?q=in:junk+verify`);
		await read(seat.page, 'Verify now');
		await seat.page.getByTestId('verdict').click();
		expect(await faults(seat.page)).toEqual([]);
	});

	it('the quarantine, and a mail that is held there', async () => {
		await seat.page.goto(`${platform.origin}/mail/quarantine`);
		await seat.page.getByTestId('row-box').check();
		expect(await faults(seat.page)).toEqual([]);
		await read(seat.page, 'Held back');
		await seat.page.getByTestId('sender-menu').click();
		expect(await faults(seat.page)).toEqual([]);
		await seat.page.keyboard.press('Escape');
		expect(await seat.page.getByTestId('sender-menu').evaluate((menu) => menu === document.activeElement)).toBe(true);
	});

	it('the settings for filtering', async () => {
		await seat.page.goto(`${platform.origin}/settings/filtering`);
		await seat.page.getByTestId('rule').first().waitFor();
		await seat.page.getByTestId('rule-sender').fill('nobody');
		await seat.page.keyboard.press('Enter');
		expect(await seat.page.getByTestId('rule-problem').innerText()).toContain('“nobody”');
		await seat.page.getByTestId('ending-name').fill('tar.gz');
		await seat.page.keyboard.press('Enter');
		expect(await seat.page.getByTestId('ending-problem').innerText()).toContain('write gz');
		expect(await seat.page.getByTestId('files-programs').innerText()).toContain('waypost.test refuses these');
		expect(await faults(seat.page)).toEqual([]);
	});

	it('a search: what it offers, what it found, and what it does not understand', async () => {
		const { page } = seat;
		await page.goto(`${platform.origin}/mail/inbox`);
		await page.getByTestId('thread-row').first().waitFor(); // rows that are still to come take no focus
		await page.getByTestId('search').fill('conversation is:');
		await page.keyboard.press('ArrowDown');
		await page.getByTestId('search-offers').waitFor();
		expect(await faults(page)).toEqual([]);
		await page.goto(`${platform.origin}/mail/inbox?q=conversation`);
		await page.getByTestId('thread-row').waitFor();
		expect(await faults(page)).toEqual([]);
		await page.goto(`${platform.origin}/mail/inbox?q=is:green`);
		await page.getByTestId('search-problem').waitFor();
		expect(await faults(page)).toEqual([]);
	});

	it('nothing found, and the shortcuts', async () => {
		await seat.page.goto(`${platform.origin}/mail/inbox?q=nothingatall`);
		await seat.page.getByTestId('empty').waitFor();
		expect(await faults(seat.page)).toEqual([]);
		await seat.page.keyboard.press('?');
		await seat.page.getByTestId('shortcuts').waitFor();
		expect(await faults(seat.page)).toEqual([]);
	});

	it('the status, signed in', async () => {
		await seat.page.goto(`${platform.origin}/status`);
		await seat.page.getByTestId('timeline').waitFor();
		expect(await faults(seat.page)).toEqual([]);
	});
});

async function read(page: Page, subject: string): Promise<void> {
	await page.getByTestId('thread-row').filter({ hasText: subject }).first().click();
	await page.locator('.message-body .text-body, .html-place.loaded').last().waitFor();
}
