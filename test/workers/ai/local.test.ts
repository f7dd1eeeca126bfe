import { describe, expect, it } from 'vitest';
import { categorise } from '../../../workers/ai/categorise';
import { detectLanguage } from '../../../workers/ai/language';
import { local } from '../../../workers/ai/local';
import { letter } from './models';

describe('language', () => {
	it.each([
		['en', 'Please find attached the invoice for your order. Let me know if you have any questions.'],
		['de', 'Anbei finden Sie die Rechnung zu Ihrer Bestellung. Bei Fragen melden Sie sich gerne.'],
		['fr', 'Bonjour Anna, pouvons-nous déplacer notre réunion à jeudi ? Cordialement, Tom'],
		['es', 'Hola Ana, ¿podemos mover nuestra reunión al jueves? Saludos, Tomás'],
		['da', 'Hej Anna, kan vi flytte vores møde til torsdag? Venlig hilsen'],
		['cs', 'Ahoj Anno, můžeme přesunout naši schůzku na čtvrtek?'],
		['pl', 'Cześć Anna, czy możemy przenieść nasze spotkanie na czwartek? Pozdrawiam'],
		['ru', 'Привет, Анна, можем ли мы перенести встречу на четверг?'],
		['uk', 'Привіт, Анно, чи можемо ми перенести нашу зустріч на четвер?'],
		['ja', 'アンナさん、木曜日に会議を変更できますか？'],
		['zh', '安娜，我们可以把会议改到星期四吗？'],
		['ko', '안나, 회의를 목요일로 옮길 수 있을까요?'],
		['ar', 'مرحبا آنا، هل يمكننا نقل اجتماعنا إلى يوم الخميس؟'],
	])('%s is told', async (language, text) => {
		expect(await detectLanguage(text)).toBe(language);
	});

	it.each([
		'',
		'ok',
		'1234 5678 90',
		'RE: FW: RE:',
		'https://example.com/die/Rechnung/ist/hier',
		'asdf qwer zxcv hjkl',
	])('null rather than a guess: %j', async (text) => {
		expect(await detectLanguage(text)).toBeNull();
	});
});

describe('summary', () => {
	const report = [
		'Hello all,',
		'',
		'The new storage cluster was delivered on Monday. The storage cluster passed all load tests in our rack by Wednesday.',
		'The canteen will be closed on Friday afternoon.',
		'We will move the mail archive to the storage cluster next weekend, so the archive cannot be reached on Sunday.',
		'',
		'Kind regards',
		'-- ',
		'Anna Example, Storage and Archive and Storage and Archive and Storage',
	].join('\n');

	it('quotes the sentences that carry the matter, in their order, and not the signature', async () => {
		const { summary } = await local.enrich({ ...letter, subject: 'Storage cluster', text: report });
		expect(summary).toContain('storage cluster');
		expect(summary).not.toContain('canteen');
		expect(summary).not.toContain('Anna Example');
		for (const sentence of summary?.split(/(?<=\.) /) ?? []) expect(report).toContain(sentence);
	});

	it('says the same thing each time', async () => {
		const twice = [await local.enrich({ ...letter, text: report }), await local.enrich({ ...letter, text: report })];
		expect(twice[0]).toEqual(twice[1]);
	});

	it('is null for a short mail, an empty one, and one long word', async () => {
		for (const text of ['See you at nine.', '', 'x'.repeat(6000)]) {
			expect((await local.enrich({ ...letter, text })).summary).toBeNull();
		}
	});

	it('leaves quoted text to the mail that wrote it', async () => {
		const text = `Yes, that is fine with me.\n\nAnna wrote:\n${report.replace(/^/gm, '> ')}`;
		expect((await local.enrich({ ...letter, text })).summary).toBeNull();
	});

	it('carries no link', async () => {
		const text = `The storage report stands at https://evil.example/storage for all storage readers.\n${report}`;
		expect((await local.enrich({ ...letter, subject: 'storage report', text })).summary).not.toContain('evil.example');
	});
});

describe('category', () => {
	it.each([
		['work', letter],
		['personal', { ...letter, subject: 'Sunday', text: 'Hi Tom, shall we go to the lake on Sunday?' }],
		['receipt', { ...letter, subject: 'Ihre Rechnung Nr. 4711', from: 'shop@example.com', text: '' }],
		['travel', { ...letter, subject: 'Your boarding pass', from: 'noreply@air.example', text: '' }],
		['social', { ...letter, subject: 'Tom commented on your photo', from: 'x@facebookmail.com', text: '' }],
		['newsletter', { ...letter, subject: 'News of the week', bulk: true, text: 'All that happened' }],
		['receipt', { ...letter, subject: 'Order confirmation', bulk: true, text: 'Thank you' }],
		['notification', { ...letter, subject: 'Build 12 failed', from: 'CI <no-reply@ci.example>', text: 'See the log' }],
		['notification', { ...letter, subject: 'Out of office', autoSubmitted: true, text: 'I am away' }],
		['other', { ...letter, subject: '', from: '', text: '' }],
		['personal', { ...letter, subject: 'Sunday', text: 'Hi Tom, my flight was late, but I am at home now.' }],
	] as const)('%s', (category, input) => {
		expect(categorise(input)).toBe(category);
	});

	it('takes no long while over hostile text', () => {
		const startedAt = performance.now();
		for (const text of ['a@'.repeat(3000), ' '.repeat(6000), 'projekt'.repeat(800), '>'.repeat(6000)]) {
			categorise({ ...letter, text, from: `${'no-reply'.repeat(60)}`, subject: text.slice(0, 500) });
		}
		expect(performance.now() - startedAt).toBeLessThan(1000);
	});
});
