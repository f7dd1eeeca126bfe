// The first promise: mail sent by a mail program appears in an open page, and is safe and pleasant to read there.
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { macroDocument, officeDocument } from '../wasm-core/files/documents.ts';
import { decideFor } from './administrator.ts';
import { openBrowser, signIn, type Visit, visit } from './browser.ts';
import { forget, type Platform, startPlatform } from './platform.ts';
import { post } from './post.ts';
import { startTracker } from './tracker.ts';

let platform: Platform;
let browser: Browser;
let seat: Visit;

beforeAll(async () => {
	platform = await startPlatform();
	browser = await openBrowser();
	seat = await visit(browser, platform);
	await signIn(seat.page, platform);
});

afterAll(async () => {
	await browser?.close();
	await platform?.stop();
	if (platform) forget(platform);
});

const row = (subject: string) => seat.page.getByTestId('thread-row').filter({ hasText: subject });

async function open(subject: string): Promise<void> {
	await row(subject).first().click();
	await seat.page.getByTestId('reader-subject').filter({ hasText: subject }).waitFor();
}

describe('incoming mail', () => {
	it('appears in the open page without a reload', async () => {
		await seat.page.evaluate(() => Object.assign(window, { sameDocument: true }));
		await post(platform, { subject: 'Grüße aus Köln', text: 'Schönes Wetter heute.' });
		await row('Grüße aus Köln').waitFor({ timeout: 15_000 });
		expect(await seat.page.evaluate(() => 'sameDocument' in window)).toBe(true);
		expect(await row('Grüße aus Köln').getAttribute('data-unread')).toBe('true');
	});

	it('is read where it is opened, and the unread count follows', async () => {
		await open('Grüße aus Köln');
		await expect.poll(() => seat.page.getByTestId('message').first().innerText()).toContain('Schönes Wetter heute.');
		await expect.poll(() => row('Grüße aus Köln').getAttribute('data-unread')).toBe('false');
	});

	it('gives an attachment back byte for byte', async () => {
		const content = randomBytes(300_001);
		await post(platform, { subject: 'A file', text: 'Here.', attachments: [{ filename: 'bücher & co.bin', content }] });
		await row('A file').waitFor({ timeout: 15_000 });
		await open('A file');
		const [download] = await Promise.all([
			seat.page.waitForEvent('download'),
			seat.page.getByTestId('attachment').first().click(),
		]);
		expect(download.suggestedFilename()).toBe('bücher & co.bin');
		const file = readFileSync(await download.path());
		expect(sha256(file)).toBe(sha256(content));
	});

	it('shows hostile HTML without running a script or loading anything from elsewhere', async () => {
		const tracker = await startTracker();
		const html = `<html><body onload="parent.hacked=1"><p id="seen">Visible words</p>
			<script>parent.hacked = 1; document.getElementById('seen').textContent = 'changed'</script>
			<img src="${tracker.url}/pixel.gif" onerror="parent.hacked=1">
			<img src=x onerror="top.hacked=1"><svg onload="parent.hacked=1"></svg>
			<div style="background:url(${tracker.url}/bg.png)">styled</div>
			<link rel="stylesheet" href="${tracker.url}/a.css"><meta http-equiv="refresh" content="0;url=https://evil.example/">
			<iframe src="https://evil.example/"></iframe><form action="https://evil.example/"><input name="password"></form>
			<a href="javascript:parent.hacked=1">click</a><base href="https://evil.example/"></body></html>`;
		await post(platform, { subject: 'Hostile page', html });
		await seat.page.goto(`${platform.origin}/mail/junk`); // where the scanner puts such a page
		await row('Hostile page').waitFor({ timeout: 15_000 });
		await open('Hostile page');
		const frame = seat.page.frameLocator('[data-testid="message"] iframe').first();
		await expect.poll(() => frame.locator('#seen').innerText()).toBe('Visible words');
		await seat.page.waitForTimeout(700); // time for anything that wanted to load
		expect(await seat.page.evaluate(() => 'hacked' in window)).toBe(false);
		expect(tracker.hits).toEqual([]);
		expect(await frame.locator('script, iframe, base, link, meta[http-equiv="refresh" i]').count()).toBe(0);
		await tracker.close();
	});

	it('puts junk into Junk, says why, and keeps it out of the inbox', async () => {
		const gtube = 'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X';
		await post(platform, { subject: 'Unwanted offer', text: gtube });
		await seat.page.goto(`${platform.origin}/mail/junk`);
		await row('Unwanted offer').waitFor({ timeout: 15_000 });
		await open('Unwanted offer');
		expect(await seat.page.getByTestId('verdict').innerText()).toMatch(/GTUBE/i);
		expect(await seat.page.getByTestId('reason').first().getAttribute('data-rule')).toBe('gtube');
		expect(await seat.page.getByTestId('score').innerText()).toMatch(/\d points; from 5 on it is junk/);
		await seat.page.goto(`${platform.origin}/mail/inbox`);
		await row('A file').waitFor();
		expect(await row('Unwanted offer').count()).toBe(0);
	});

	it('may be told that it was no junk after all, and back', async () => {
		await seat.page.goto(`${platform.origin}/mail/junk`);
		await row('Unwanted offer').waitFor();
		expect(await row('Unwanted offer').getByTestId('row-why').innerText()).toMatch(/GTUBE/);
		await open('Unwanted offer');
		await seat.page.keyboard.press('!');
		await expect.poll(() => row('Unwanted offer').count()).toBe(0);
		await seat.page.goto(`${platform.origin}/mail/inbox`);
		await open('Unwanted offer');
		expect(await seat.page.getByTestId('verdict').getAttribute('data-standing')).toBe('kept');
		await seat.page.getByTestId('junk').click();
		await seat.page.getByTestId('undo').waitFor();
		await expect.poll(() => row('Unwanted offer').count()).toBe(0);
	});

	it('shows insight with its provider named', async () => {
		const text = 'The meeting about the new harbour bridge is on Thursday at ten. '.repeat(8);
		await post(platform, { subject: 'Bridge meeting', text });
		await row('Bridge meeting').waitFor({ timeout: 15_000 });
		await open('Bridge meeting');
		await seat.page.getByTestId('insight').waitFor({ timeout: 20_000 });
		expect(await seat.page.getByTestId('insight-provider').innerText()).toMatch(/local/i);
	});
});

describe('the hands', () => {
	it('archives and takes it back', async () => {
		await seat.page.goto(`${platform.origin}/mail/inbox`);
		await row('Bridge meeting').waitFor();
		await open('Bridge meeting');
		await seat.page.keyboard.press('e');
		await expect.poll(() => row('Bridge meeting').count()).toBe(0);
		await seat.page.getByTestId('undo').click();
		await row('Bridge meeting').waitFor();
	});

	it('walks, opens, stars and deletes by keys', async () => {
		await seat.page.goto(`${platform.origin}/mail/inbox`);
		await row('Bridge meeting').waitFor();
		await seat.page.keyboard.press('j');
		await seat.page.keyboard.press('o');
		await seat.page.getByTestId('reader-subject').waitFor();
		const subject = (await seat.page.getByTestId('reader-subject').innerText()).trim();
		await seat.page.keyboard.press('s');
		await expect.poll(() => row(subject).first().getByTestId('star').getAttribute('aria-pressed')).toBe('true');
		await seat.page.keyboard.press('u');
		await expect.poll(() => new URL(seat.page.url()).pathname).toBe('/mail/inbox');
		await row(subject).first().click();
		await seat.page.getByTestId('reader-subject').filter({ hasText: subject }).waitFor();
		await seat.page.keyboard.press('#');
		await expect.poll(() => row(subject).count()).toBe(0);
		await seat.page.keyboard.press('?');
		await seat.page.getByTestId('shortcuts').waitFor();
		await seat.page.keyboard.press('Escape');
	});

	it('comes back to a deep link after a reload', async () => {
		await row('A file').first().click();
		await seat.page.getByTestId('reader-subject').filter({ hasText: 'A file' }).waitFor();
		await seat.page.reload();
		await seat.page.getByTestId('reader-subject').filter({ hasText: 'A file' }).waitFor();
	});

	it('fits a narrow and a wide window without sideways scrolling', async () => {
		for (const width of [400, 1600]) {
			await seat.page.setViewportSize({ width, height: 800 });
			await seat.page.goto(`${platform.origin}/mail/inbox`);
			await row('A file').waitFor();
			const sideways = await seat.page.evaluate(() => {
				scrollTo(500, 0);
				return scrollX;
			});
			expect(sideways, `at ${width} px`).toBe(0);
		}
	});
});

describe('a sender', () => {
	const text =
		'Hello, these are the drawings of the old crane that we spoke of. Look when you like, and write to me on Thursday.';
	const html = `<p>${text.replace('Look', '<a href="https://pest.example/now">Look</a>')}</p>`;
	const pester = (subject: string) => {
		const attachments = [{ filename: 'crane.pdf', content: '%PDF-1.4' }];
		return post(platform, { from: 'Pest <pest@pest.example>', subject, text, html, attachments });
	};
	const link = () => seat.page.frameLocator('[data-testid="html-body"]').locator('a');

	it('is blocked from the reader, and the next mail lands in Junk', async () => {
		await seat.page.setViewportSize({ width: 1280, height: 800 });
		await seat.page.goto(`${platform.origin}/mail/inbox`);
		await pester('First of many');
		await row('First of many').waitFor({ timeout: 15_000 });
		await open('First of many');
		await seat.page.getByTestId('sender-menu').click();
		await seat.page.getByTestId('block-sender').click();
		await seat.page.getByTestId('toast').filter({ hasText: 'pest@pest.example will go to Junk' }).waitFor();
		await pester('Second of many');
		await seat.page.getByTestId('mailbox-junk').click();
		await row('Second of many').waitFor({ timeout: 15_000 });
		expect(await row('Second of many').getByTestId('row-why').innerText()).toMatch(/blocked/);
	});

	it('may be held instead: nothing in the mail can be followed or had before it is released', async () => {
		const { page } = seat;
		await page.getByTestId('settings').click();
		const rule = page.getByTestId('rule').filter({ hasText: 'pest@pest.example' });
		await rule.getByTestId('rule-change').selectOption('quarantine');
		await page.reload();
		await expect.poll(() => rule.getByTestId('rule-change').inputValue()).toBe('quarantine');
		await pester('Third of many');
		await page.getByTestId('mailbox-quarantine').click();
		await open('Third of many');
		expect(await link().getAttribute('title')).toBe('https://pest.example/now');
		expect(await link().getAttribute('href')).toBeNull();
		await page.getByTestId('withheld').waitFor();
		expect(await page.getByTestId('attachment').count()).toBe(0);
		await page.getByTestId('release-email').click();
		await expect.poll(() => page.getByTestId('mailbox-quarantine').count()).toBe(1); // one is there, as long as it is shown
		await expect.poll(() => row('Third of many').count()).toBe(0);
		await page.getByTestId('mailbox-inbox').click();
		await expect.poll(() => page.getByTestId('mailbox-quarantine').count()).toBe(0);
		await open('Third of many');
		await expect.poll(() => link().getAttribute('href')).toBe('https://pest.example/now');
		expect(await page.getByTestId('attachment').count()).toBe(1);
		await page.getByTestId('verdict').locator('summary').first().click();
		expect(await page.getByTestId('verdict-history').innerText()).toMatch(/^Released from Quarantine/);
	});
});

describe('attachments', () => {
	const macros = () => seat.page.getByTestId('files-macros').locator('select');
	const shown = () => seat.page.getByTestId('files-macros').innerText();
	/** The page shows it at once; a reload must not overtake what it sends. */
	const chooseForMacros = async (action: string) => {
		const isSaved = (body: string | null) => body?.includes('ScanSettings/set') ?? false;
		const saved = seat.page.waitForResponse((response) => isSaved(response.request().postData()));
		await macros().selectOption(action);
		await saved;
	};
	const settings = async () => {
		await seat.page.goto(`${platform.origin}/settings/filtering`);
		await macros().waitFor();
	};
	const postMacro = (subject: string) => {
		const content = officeDocument([{ name: 'word/vbaProject.bin', data: macroDocument('Sub Total()\r\nEnd Sub') }]);
		const text = 'Here is the sheet with the sums that you asked for on Thursday. Nothing in it is new to you.';
		return post(platform, { subject, text, attachments: [{ filename: 'sums.docm', content }] });
	};

	it('are withheld as the person chose, also after a reload', async () => {
		const { page } = seat;
		await settings();
		expect(await macros().inputValue()).toBe('allow');
		await chooseForMacros('strip');
		await page.reload();
		await expect.poll(() => macros().inputValue()).toBe('strip');
		await postMacro('Sums with macros');
		await page.goto(`${platform.origin}/mail/inbox?q=sums+in:anywhere`);
		await open('Sums with macros');
		await page.getByTestId('withheld').waitFor();
		expect(await page.getByTestId('attachment').count()).toBe(0);
	});

	it('of an ending are refused at the door; what is typed wrong is said', async () => {
		const { page } = seat;
		await settings();
		await page.getByTestId('ending-name').fill('tar.docm');
		await page.keyboard.press('Enter');
		await expect.poll(() => page.getByTestId('ending-problem').innerText()).toContain('write docm');
		await page.getByTestId('ending-name').fill('*.DOCM');
		await page.getByTestId('ending-action').selectOption('refuse');
		await page.getByTestId('ending-add').click();
		await expect.poll(() => page.getByTestId('ending').innerText()).toContain('.docm');
		await expect(postMacro('Refused sums')).rejects.toMatchObject({ responseCode: 550 });
	});

	it('go back to their defaults, and that can be undone', async () => {
		const { page } = seat;
		await page.getByTestId('default-attachments').click();
		await expect.poll(() => macros().inputValue()).toBe('allow');
		expect(await page.getByTestId('ending').count()).toBe(0);
		await page.getByTestId('toast').getByRole('button', { name: 'Undo' }).click();
		await expect.poll(() => macros().inputValue()).toBe('strip');
		expect(await page.getByTestId('ending').count()).toBe(1);
		await page.getByTestId('default-attachments').click();
		await expect.poll(() => page.getByTestId('default-attachments').count()).toBe(0);
	});

	it('are shown as the domain decides it, and nothing milder can be chosen', async () => {
		const traits = ['macro', 'xlm-macro'].map((trait) => ({ match: { trait }, action: 'strip' }));
		const rules = [{ match: { ending: 'iso' }, action: 'refuse' }, ...traits];
		await decideFor(platform, 'waypost.test', '--junk-score', '4', '--attachments', JSON.stringify({ rules }));
		await settings();
		expect(await macros().inputValue()).toBe('strip');
		expect(await shown()).toContain('Your domain waypost.test withholds these.');
		expect(await macros().locator('option:disabled').allInnerTexts()).toEqual(['Let in']);
		expect(await seat.page.getByTestId('domain-rules').innerText()).toContain('refuses files that end in .iso');
		expect(await seat.page.getByTestId('domain-junk-score').innerText()).toContain('waypost.test decides this');
		expect(await seat.page.getByTestId('junk-score').inputValue()).toBe('4');
		await chooseForMacros('refuse');
		await seat.page.reload();
		await expect.poll(() => macros().inputValue()).toBe('refuse');
	});
});

function sha256(content: Buffer): string {
	return createHash('sha256').update(content).digest('hex');
}
