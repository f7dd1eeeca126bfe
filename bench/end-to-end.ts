// From SMTP to stored, and from SMTP's accept to the row in a real browser: the started platform, real mail.
import { openBrowser, signIn, visit } from '../test/journeys/browser.ts';
import { JmapClient } from '../test/journeys/jmap-client.ts';
import { forget, type Platform, startPlatform } from '../test/journeys/platform.ts';
import { post } from '../test/journeys/post.ts';
import { quantile } from './statistics.ts';

export interface EndToEnd {
	/** Mails a second, SMTP dialogue to stored, over `connections` at once. */
	mailsPerSecond: number;
	mails: number;
	connections: number;
	/** Milliseconds from the SMTP server's 250 to the row in the page. */
	acceptToRow: { p50: number; p99: number; samples: number };
}

const MAILS = 200;
const CONNECTIONS = 8;
const ROWS = 100;

export async function benchEndToEnd(say: (words: string) => void): Promise<EndToEnd> {
	say('starting the platform');
	const platform = await startPlatform();
	try {
		say(`${MAILS} mails over ${CONNECTIONS} connections`);
		const mailsPerSecond = await throughput(platform);
		say(`${ROWS} mails, accept to row`);
		const times = await acceptToRow(platform);
		const acceptTimes = { p50: quantile(times, 0.5), p99: quantile(times, 0.99), samples: times.length };
		return { mailsPerSecond, mails: MAILS, connections: CONNECTIONS, acceptToRow: acceptTimes };
	} finally {
		await platform.stop();
		forget(platform);
	}
}

async function throughput(platform: Platform): Promise<number> {
	let next = 0;
	const worker = async () => {
		while (next < MAILS)
			await post(platform, { subject: `Load ${next++}`, text: 'A short letter about nothing much.\n'.repeat(40) });
	};
	const startedAt = performance.now();
	await Promise.all(Array.from({ length: CONNECTIONS }, worker));
	const seconds = (performance.now() - startedAt) / 1000;
	const demo = await new JmapClient(platform).open();
	const [found] = await demo.call(['Email/query', { filter: {}, calculateTotal: true, limit: 1 }]);
	if (found?.total !== MAILS) throw new Error(`${MAILS} mails were accepted, ${String(found?.total)} are stored`);
	return MAILS / seconds;
}

/** The page itself notes when a row with the subject first stands in the document: both clocks are this machine's. */
async function acceptToRow(platform: Platform): Promise<number[]> {
	const browser = await openBrowser();
	try {
		const { page } = await visit(browser, platform);
		await signIn(page, platform);
		await page.getByTestId('thread-row').first().waitFor();
		await page.evaluate(() => {
			const seen = new Map<string, number>();
			Object.assign(window, { seen });
			new MutationObserver(() => {
				for (const row of document.querySelectorAll('[data-testid="thread-row"]')) {
					const subject = /Timed \d+/.exec(row.textContent ?? '')?.[0];
					if (subject && !seen.has(subject)) seen.set(subject, Date.now());
				}
			}).observe(document.body, { childList: true, subtree: true, characterData: true });
		});
		const times: number[] = [];
		for (let index = 0; index < ROWS; index++) times.push(await timeOne(platform, page, `Timed ${index}`));
		return times;
	} finally {
		await browser.close();
	}
}

async function timeOne(
	platform: Platform,
	page: Awaited<ReturnType<typeof visit>>['page'],
	subject: string,
): Promise<number> {
	await post(platform, { subject, text: 'On the clock.' });
	const acceptedAt = Date.now();
	const seenAt = await page.waitForFunction(
		(words) => (window as unknown as { seen: Map<string, number> }).seen.get(words),
		subject,
		{ timeout: 15_000 },
	);
	return Math.max(0, Number(await seenAt.jsonValue()) - acceptedAt);
}
