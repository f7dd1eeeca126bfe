// Insights and files in words: who said it is always named.
import { expect, it } from 'vitest';
import { fileKind, fileName, sizeWords } from '../../site/src/mail/sizes';
import { insightWords } from '../../site/src/mail/words';
import type { Insight } from '../../workers/domain/insight';

const local: Insight = {
	language: 'de',
	summary: 'Ein Satz.',
	category: 'receipt',
	provider: 'local',
	model: null,
	standsInFor: null,
	note: null,
	createdAt: '2026-09-01T10:00:00Z',
};

it('names the local rules', () => {
	expect(insightWords(local, 'en')).toEqual({
		summary: 'Ein Satz.',
		language: 'German',
		category: 'Receipt',
		by: 'Summary by local rules',
		note: null,
	});
});

it('names the model and where it ran', () => {
	const by = (some: Partial<Insight>) => insightWords({ ...local, ...some }, 'en').by;
	expect(by({ provider: 'workers-ai', model: '@cf/meta/llama-3.2-3b-instruct' })).toBe(
		'Summary by llama-3.2-3b-instruct · Workers AI',
	);
	expect(by({ provider: 'openai-compatible', model: 'qwen3:8b' })).toBe('Summary by qwen3:8b · own model server');
	expect(by({ summary: null })).toBe('Read by local rules');
});

it('says what it stands in for and why', () => {
	const note = insightWords({ ...local, standsInFor: 'workers-ai', note: 'timeout' }, 'en').note;
	expect(note).toBe('Workers AI did not answer (timeout). It will be asked again.');
});

it('shows a language that is none as it was said', () => {
	expect(insightWords({ ...local, language: '??' }, 'en').language).toBe('??');
});

it.each([
	[0, '0 B'],
	[999, '999 B'],
	[1000, '1 kB'],
	[999_499, '999 kB'],
	[999_500, '1.0 MB'],
	[25_000_000, '25 MB'],
])('%i octets read "%s"', (octets, words) => {
	expect(sizeWords(octets)).toBe(words);
});

it('knows kinds of files by type and names those without a name', () => {
	expect(
		['image/png', 'application/pdf', 'application/x-zip-compressed', 'text/csv', 'message/rfc822', 'x/y'].map(fileKind),
	).toEqual(['image', 'pdf', 'archive', 'sheet', 'mail', 'other']);
	expect(fileName({ name: null, type: 'message/rfc822' })).toBe('attachment.eml');
	expect(fileName({ name: ' a.pdf ', type: 'x/y' })).toBe('a.pdf');
});
