// A real Chromium with a page of its own, signed in when asked.
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { ensureChromium } from '../../scripts/chromium.ts';
import { DEMO, type Platform } from './platform.ts';

const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

export function openBrowser(): Promise<Browser> {
	// without a UTF-8 locale Chromium saves no file under a name beyond ASCII
	const env = { ...process.env, LC_ALL: 'C.UTF-8' };
	return chromium.launch({ executablePath: ensureChromium(), headless: true, args: FLAGS, env });
}

export interface Visit {
	context: BrowserContext;
	page: Page;
}

/** A fresh context at the app's sign-in. */
export async function visit(
	browser: Browser,
	platform: Platform,
	options: { width?: number; height?: number } = {},
): Promise<Visit> {
	const viewport = { width: options.width ?? 1280, height: options.height ?? 800 };
	const context = await browser.newContext({ viewport, acceptDownloads: true });
	const page = await context.newPage();
	await page.goto(platform.origin);
	return { context, page };
}

export async function signIn(page: Page, platform: Platform): Promise<void> {
	await page.getByTestId('sign-in-address').fill(DEMO);
	await page.getByTestId('sign-in-password').fill(platform.password);
	await page.getByTestId('sign-in-submit').click();
	await page.getByTestId('mailbox-inbox').first().waitFor({ state: 'attached' });
}
