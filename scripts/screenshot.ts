// `npm run screenshot [-- FOLDER]`: sends a morning's mail to a fresh platform and takes the README's pictures, light, dark and narrow.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_DIR } from '../local/settings.ts';
import { openBrowser, signIn, visit } from '../test/journeys/browser.ts';
import { JmapClient } from '../test/journeys/jmap-client.ts';
import { forget, startPlatform } from '../test/journeys/platform.ts';
import { post } from '../test/journeys/post.ts';

type Letter = Parameters<typeof post>[1];

const LETTERS: Letter[] = [
	{
		from: 'Harbour Library <news@library.example>',
		subject: 'New on the shelves in September',
		text: 'Twelve new books about tides, ropes and lighthouses have come in. Reserve them at the desk, or write to us and we keep one for you. The reading room stays open until nine on Tuesdays.',
		list: { unsubscribe: 'https://library.example/leave' },
	},
	{
		from: 'Kiosk <orders@kiosk.example>',
		subject: 'Your receipt for order 20418',
		text: 'Thank you for your order. Two paper maps, 18.00 EUR. One compass, 24.50 EUR. Total paid: 42.50 EUR. The parcel leaves on Friday and should reach you within three working days.',
		attachments: [{ filename: 'invoice-20418.pdf', content: Buffer.from('%PDF-1.4\n%%EOF\n') }],
	},
	{
		from: '"Parcel Service" <track@parcel-update.example>',
		subject: 'Your parcel is waiting for you',
		html: '<p>Confirm at <a href="https://evil.example/login">https://www.parcel-service.example/login</a></p>',
		attachments: [{ filename: 'label.pdf.exe', content: Buffer.from(`MZ${'\0'.repeat(126)}`, 'latin1') }],
	},
	{
		from: 'Léa Fontaine <lea@atelier.example>',
		subject: 'Les photos du toit ☀️',
		text: 'Bonjour, voici les photos du toit après la tempête. Il manque quatre ardoises près de la cheminée, le reste a bien tenu. On en parle jeudi ?',
		attachments: [{ filename: 'toit.png', content: Buffer.from('iVBORw0KGgo=', 'base64') }],
	},
	{
		from: '"Mara Okonkwo" <mara@harbourworks.example>',
		subject: 'Crane inspection moved to Thursday',
		messageId: '<crane-1@harbourworks.example>',
		text: 'Hi all,\n\nthe inspector can only come on Thursday at ten, so the crane inspection moves by one day. Please bring the load sheets and the old drawings; the gate will be open from nine.\n\nIf somebody has the key to the north shed, let me know. The long rope and the spare hooks are in there, and we need both before the inspection starts.\n\nMara\n',
	},
	{
		from: 'Jon Bell <jon@harbourworks.example>',
		subject: 'Re: Crane inspection moved to Thursday',
		inReplyTo: '<crane-1@harbourworks.example>',
		references: '<crane-1@harbourworks.example>',
		text: 'I have the key, and I will be there at nine with the hooks. The drawings are in the office; Ana, can you bring them?\n\nJon\n\n> If somebody has the key to the north shed, let me know.\n',
	},
];

const folder = path.resolve(process.argv[2] ?? path.join(PROJECT_DIR, 'docs'));
mkdirSync(folder, { recursive: true });
const platform = await startPlatform();
const browser = await openBrowser();
try {
	for (const letter of LETTERS) await post(platform, letter);
	const demo = await new JmapClient(platform).open();
	await demo.waitFor('Re: Crane inspection moved to Thursday', ({ insight }) => insight != null);
	await picture('screenshot', { width: 1440, height: 860 }, 'light');
	await picture('screenshot-dark', { width: 1440, height: 860 }, 'dark');
	await picture('screenshot-narrow', { width: 400, height: 800 }, 'light');
} finally {
	await browser.close();
	await platform.stop();
	forget(platform);
}

async function picture(
	name: string,
	size: { width: number; height: number },
	colorScheme: 'light' | 'dark',
): Promise<void> {
	const { context, page } = await visit(browser, platform, size);
	await page.emulateMedia({ colorScheme });
	await signIn(page, platform);
	const row = page.getByTestId('thread-row').filter({ hasText: 'Crane inspection' });
	await row.first().click();
	await page.getByTestId('insight').first().waitFor();
	await page.waitForTimeout(600); // the slide is over
	await page.screenshot({ path: path.join(folder, `${name}.png`) });
	await context.close();
}
