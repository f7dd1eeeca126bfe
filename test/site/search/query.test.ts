// Searches as people write them, and the filters that they mean.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFilter } from '../../../durable-objects/account/jmap/core/filter';
import type { Filter } from '../../../site/src/search/filter';
import { OPERATORS, type SearchContext } from '../../../site/src/search/operators';
import { parseSearch } from '../../../site/src/search/query';

const box = (id: string, name: string, role: string | null = null, parentId: string | null = null) => {
	return { id, name, role, parentId };
};
const NOW = new Date(2026, 8, 15, 12, 30).getTime();
const context: SearchContext = {
	self: 'me@example.org',
	now: NOW,
	mailboxes: [
		box('IN', 'Inbox', 'inbox'),
		box('SE', 'Sent', 'sent'),
		box('AR', 'Archive', 'archive'),
		box('JU', 'Junk mail', 'junk'),
		box('TR', 'Bin', 'trash'),
		box('W', 'Work'),
		box('WP', 'Big Plans', null, 'W'),
		box('P1', 'Receipts'),
		box('P2', 'Receipts', null, 'W'),
		box('JA', '会議'),
	],
};
const AWAY = { inMailboxOtherThan: ['JU', 'TR'] };
const day = (year: number, month: number, date: number) =>
	new Date(year, month - 1, date).toISOString().replace('.000', '');

/** Of an account without Junk and Trash, so that nothing is left out of it. What is not understood is its problem. */
function meaning(text: string): unknown {
	const mailboxes = context.mailboxes.filter(({ id }) => id !== 'JU' && id !== 'TR');
	const found = parseSearch(text, { ...context, mailboxes });
	return found.ok ? found.filter : found.problem;
}

const either = (...conditions: Filter[]): Filter => ({ operator: 'OR', conditions });
const not = (...conditions: Filter[]): Filter => ({ operator: 'NOT', conditions });
const both = (...conditions: Filter[]): Filter => ({ operator: 'AND', conditions });

describe('words', () => {
	it.each<[string, unknown]>([
		['', {}],
		['   ', {}],
		['dinner', { text: 'dinner' }],
		['dinner on friday', { text: 'dinner on friday' }],
		['"dinner on" friday', { text: '"dinner on" friday' }],
		['“dinner on” «le vendredi» „am Freitag“', { text: '"dinner on" "le vendredi" "am Freitag"' }],
		['"not closed', { text: '"not closed"' }],
		['a"b c"d', { text: 'a "b c" d' }],
		['"" dinner', { text: 'dinner' }],
		['会議の資料', { text: '会議の資料' }],
		['会議　資料', { text: '会議 資料' }],
		['「会議の 資料」', { text: '"会議の 資料"' }],
		['dinner AND friday', { text: 'dinner friday' }],
		['dinner or friday', { text: 'dinner or friday' }],
		['https://example.org/a?b=c', { text: 'https://example.org/a?b=c' }],
		['note:this 10:30 re:plan', { text: 'note:this 10:30 re:plan' }],
		['well-known --dry-run - x', { text: 'well-known --dry-run - x' }],
		['f(x) :)', { text: 'f(x) :)' }],
		['constructor:x', { text: 'constructor:x' }],
	])('%j', (text, filter) => expect(meaning(text)).toEqual(filter));
});

describe('joined', () => {
	it.each<[string, unknown]>([
		['cake OR pie', either({ text: 'cake' }, { text: 'pie' })],
		['cake OR pie OR tea', either({ text: 'cake' }, { text: 'pie' }, { text: 'tea' })],
		['cake OR pie friday', both({ text: 'friday' }, either({ text: 'cake' }, { text: 'pie' }))],
		['(cake friday) OR pie', either({ text: 'cake friday' }, { text: 'pie' })],
		['OR cake', { text: 'cake' }],
		['cake OR', { text: 'cake' }],
		['cake OR OR pie', either({ text: 'cake' }, { text: 'pie' })],
		['"OR"', { text: '"OR"' }],
		['-cake', not({ text: 'cake' })],
		['－ケーキ', not({ text: 'ケーキ' })],
		['pie -cake -from:ada', both({ text: 'pie' }, not({ text: 'cake' }, { from: 'ada' }))],
		['-(cake OR pie)', not({ text: 'cake' }, { text: 'pie' })],
		['-(cake pie)', not({ text: 'cake pie' })],
		['-(-cake)', { text: 'cake' }],
		['-"two words"', not({ text: '"two words"' })],
		['pie OR -cake', either({ text: 'pie' }, not({ text: 'cake' }))],
		['((((cake))))', { text: 'cake' }],
		['（ケーキ OR パイ）', either({ text: 'ケーキ' }, { text: 'パイ' })],
		['(cake', { text: 'cake' }],
		['(cake (pie) tea', { text: 'cake pie tea' }],
		['() cake', { text: 'cake' }],
		['cake (-)', { text: 'cake' }],
		['-OR cake', { text: 'cake' }],
	])('%j', (text, filter) => expect(meaning(text)).toEqual(filter));
});

describe('operators', () => {
	it.each<[string, unknown]>([
		['from:ada', { from: 'ada' }],
		['From:ada', { from: 'ada' }],
		['from：山田', { from: '山田' }],
		['from: ada', { from: 'ada' }],
		['from:"Ada Lovelace"', { from: '"Ada Lovelace"' }],
		['from:(ada OR grace)', either({ from: 'ada' }, { from: 'grace' })],
		['subject:(dinner -friday)', both({ subject: 'dinner' }, not({ subject: 'friday' }))],
		['from:ada from:lovelace', { from: 'ada lovelace' }],
		['from:me to:me', { from: 'me@example.org', to: 'me@example.org' }],
		['to:ada cc:bob bcc:eve', { to: 'ada', cc: 'bob', bcc: 'eve' }],
		['subject:to:do', { subject: 'to:do' }],
		['subject:OR', { subject: 'OR' }],
		['subject:-5', { subject: '-5' }],
		['body:menu filename:menu.pdf', { body: 'menu', fileName: 'menu.pdf' }],
		['has:attachment', { hasAttachment: true }],
		['-has:attachment', not({ hasAttachment: true })],
		['is:unread', { notKeyword: '$seen' }],
		['is:read is:starred', both({ hasKeyword: '$seen' }, { hasKeyword: '$flagged' })],
		['is:flagged OR is:answered', either({ hasKeyword: '$flagged' }, { hasKeyword: '$answered' })],
		['is:draft', { hasKeyword: '$draft' }],
		['larger:5M', { minSize: 5_000_000 }],
		['larger:1.5MB smaller:2g', { minSize: 1_500_000, maxSize: 2_000_000_000 }],
		['size:300k', { minSize: 300_000 }],
		['smaller:1000', { maxSize: 1000 }],
		['cake from:ada -is:read', both({ text: 'cake', from: 'ada' }, not({ hasKeyword: '$seen' }))],
	])('%j', (text, filter) => expect(meaning(text)).toEqual(filter));
});

describe('days and ages', () => {
	it.each<[string, unknown]>([
		['before:2026-09-01', { before: day(2026, 9, 1) }],
		['before:2026/9/1', { before: day(2026, 9, 1) }],
		['older:1.9.2026', { before: day(2026, 9, 1) }],
		['before:2026年9月1日', { before: day(2026, 9, 1) }],
		['before:２０２６/９/１', { before: day(2026, 9, 1) }],
		['after:2026-09', { after: day(2026, 9, 1) }],
		['after:2026', { after: day(2026, 1, 1) }],
		['on:2026-09-01', { after: day(2026, 9, 1), before: day(2026, 9, 2) }],
		['on:2026-12', { after: day(2026, 12, 1), before: day(2027, 1, 1) }],
		['on:2024', { after: day(2024, 1, 1), before: day(2025, 1, 1) }],
		['on:today', { after: day(2026, 9, 15), before: day(2026, 9, 16) }],
		['on:yesterday', { after: day(2026, 9, 14), before: day(2026, 9, 15) }],
		['after:3d', { after: day(2026, 9, 12) }],
		['newer_than:3d', { after: new Date(2026, 8, 12, 12, 30).toISOString().replace('.000', '') }],
		['newer_than:12h', { after: new Date(NOW - 43_200_000).toISOString().replace('.000', '') }],
		['older_than:2w', { before: new Date(2026, 8, 1, 12, 30).toISOString().replace('.000', '') }],
		['older_than:7m', { before: new Date(2026, 1, 15, 12, 30).toISOString().replace('.000', '') }],
		['older_than:1Y', { before: new Date(2025, 8, 15, 12, 30).toISOString().replace('.000', '') }],
	])('%j', (text, filter) => expect(meaning(text)).toEqual(filter));

	it('a month before the 31st is the last day of a shorter month', () => {
		const now = new Date(2026, 2, 31, 8).getTime();
		const found = parseSearch('in:inbox older_than:1m', { ...context, now });
		const before = new Date(2026, 1, 28, 8).toISOString().replace('.000', '');
		expect(found).toEqual({ ok: true, filter: { inMailbox: 'IN', before } });
	});
});

describe('where it looks', () => {
	it.each<[string, Filter]>([
		['cake', { text: 'cake', ...AWAY }],
		['', AWAY],
		['cake in:anywhere', { text: 'cake', inMailboxOtherThan: [] }],
		['in:inbox', { inMailbox: 'IN' }],
		['in:INBOX cake', { inMailbox: 'IN', text: 'cake' }],
		['in:trash', { inMailbox: 'TR' }],
		['in:bin', { inMailbox: 'TR' }],
		['in:deleted', { inMailbox: 'TR' }],
		['in:spam', { inMailbox: 'JU' }],
		['is:junk', { inMailbox: 'JU' }],
		['in:"Junk mail"', { inMailbox: 'JU' }],
		['in:junk-mail', { inMailbox: 'JU' }],
		['in:"big  plans"', { inMailbox: 'WP' }],
		['in:"Work/Big Plans"', { inMailbox: 'WP' }],
		['label:work', { inMailbox: 'W' }],
		['in:会議', { inMailbox: 'JA' }],
		['in:receipts', either({ inMailbox: 'P1' }, { inMailbox: 'P2' })],
		['in:work/receipts', { inMailbox: 'P2' }],
		['in:(inbox OR sent)', either({ inMailbox: 'IN' }, { inMailbox: 'SE' })],
		['cake -in:inbox', both({ text: 'cake', ...AWAY }, not({ inMailbox: 'IN' }))],
		['cake OR in:trash', both({ inMailboxOtherThan: ['JU'] }, either({ text: 'cake' }, { inMailbox: 'TR' }))],
	])('%j', (text, filter) => expect(parseSearch(text, context)).toEqual({ ok: true, filter }));

	it('an account without Junk and Trash is searched whole', () => {
		expect(parseSearch('cake', { ...context, mailboxes: [] })).toEqual({ ok: true, filter: { text: 'cake' } });
		expect(parseSearch('is:junk', { ...context, mailboxes: [] })).toEqual({
			ok: true,
			filter: { hasKeyword: '$junk' },
		});
	});
});

describe('what is not understood is named, with what to write instead', () => {
	it.each([
		['cake is:green', 'is:green', 'is:unread'],
		['in:nowhere', 'in:nowhere', 'no mailbox “nowhere”'],
		['in:"no where" cake', 'in:"no where"', 'no mailbox “no where”'],
		['has:cake', 'has:cake', 'has:attachment'],
		['before:soon', 'before:soon', 'before:2026-09-01'],
		['before:2026-02-30', 'before:2026-02-30', 'no date'],
		['on:9/1/2026', 'on:9/1/2026', 'on:2026-09-01'],
		['newer_than:99999y', 'newer_than:99999y', 'no age'],
		['older_than:soon', 'older_than:soon', 'older_than:3d'],
		['larger:big', 'larger:big', 'larger:5M'],
		['larger:999999999999999G', 'larger:999999999999999G', 'no size'],
		['cake from:', 'from:', 'from:ada'],
		['from: to:ada', 'from:', 'from:ada'],
		['from:"" cake', 'from:', 'from:ada'],
		['from:() cake', 'from:', 'from:ada'],
		['from:(ada is:green)', 'is:green', 'is:unread'],
		['in:(inbox nowhere)', 'in:(inbox nowhere', 'no mailbox “nowhere”'],
		['is:green before:soon', 'is:green', 'is:unread'],
	])('%j', (text, part, words) => {
		expect(meaning(text)).toEqual({ part, words: expect.stringContaining(words) });
	});

	it.each([
		['more parts than the server takes', Array.from({ length: 60 }, (_, n) => `word${n}`).join(' OR ')],
		['groups within groups without end', '('.repeat(100_000)],
		['groups that exclude one another without end', '-(a '.repeat(100_000)],
	])('%s', (_, text) => {
		expect(meaning(text)).toEqual({ part: text.trim(), words: expect.stringContaining('too many parts') });
	});

	it('a hundred words that must all be there are one condition', () => {
		const words = Array.from({ length: 100 }, (_, n) => `word${n}`).join(' ');
		expect(meaning(words)).toEqual({ text: words });
	});
});

describe('any text at all', () => {
	const pieces = fc.oneof(
		fc.constantFrom(...OPERATORS.flatMap((one) => one.names.map((name) => `${name}:`))),
		fc.constantFrom(...OPERATORS.flatMap((one) => one.offers.map(([value]) => value))),
		fc.constantFrom(...OPERATORS.map((one) => `${one.names[0]}:${one.example}`)),
		fc.constantFrom(
			' ',
			'  ',
			'(',
			')',
			'-',
			'"',
			'“',
			'”',
			'「',
			'」',
			'OR',
			' OR ',
			'AND',
			':',
			'：',
			'（',
			'）',
			'\n',
		),
		fc.string({ maxLength: 6 }),
		fc.string({
			unit: fc.constantFrom('é', 'ß', '会', 'ก', 'א', '🙂', '\ud800', '\0', '９', '　', '日', 'm'),
			maxLength: 4,
		}),
	);
	const texts = fc.array(pieces, { maxLength: 40 }).map((some) => some.join(''));

	it('gives a filter that the server takes, or a sentence about a part of it', () => {
		fc.assert(
			fc.property(texts, (text) => {
				const found = parseSearch(text, context);
				if (found.ok) expect(conditions(found.filter).filter((one) => !isValid(one))).toEqual([]);
				else expect(found.problem.words).toMatch(/\.$/);
				if (!found.ok) expect(text).toContain(found.problem.part);
			}),
			{ numRuns: 1000 },
		);
	});

	it('means the same in parentheses', () => {
		const plain = fc.constantFrom(
			'cake',
			'OR',
			'-pie',
			'from:ada',
			'is:unread',
			'-in:inbox',
			'"two words"',
			'larger:5M',
		);
		fc.assert(
			fc.property(fc.array(plain, { maxLength: 8 }), (some) => {
				expect(meaning(`(${some.join(' ')})`)).toEqual(meaning(some.join(' ')));
			}),
		);
	});

	it('excluded twice is not excluded', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[a-z]{1,8}$/), (word) => {
				expect(meaning(`-(-${word})`)).toEqual({ text: word });
			}),
		);
	});
});

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';
const isDate = (value: unknown) => DATE.test(String(value)) && !Number.isNaN(Date.parse(String(value)));
const isOctets = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;
const isMailbox = (value: unknown) => context.mailboxes.some((one) => one.id === value);
const KINDS: Record<string, (value: unknown) => boolean> = {
	...{ text: isText, from: isText, to: isText, cc: isText, bcc: isText, subject: isText, body: isText },
	...{ fileName: isText, before: isDate, after: isDate, minSize: isOctets, maxSize: isOctets },
	...{ hasAttachment: (value) => typeof value === 'boolean', inMailbox: isMailbox },
	...{ hasKeyword: (value) => /^\$[a-z]+$/.test(String(value)), notKeyword: (value) => value === '$seen' },
	inMailboxOtherThan: (value) => Array.isArray(value) && value.every(isMailbox),
};

/** As the server reads it: throws for what it refuses. */
function conditions(filter: Filter): { name: string; value: unknown }[] {
	const walk = (node: ReturnType<typeof parseFilter>): { name: string; value: unknown }[] =>
		node.kind === 'condition' ? [node] : node.nodes.flatMap(walk);
	return walk(parseFilter(structuredClone(filter)));
}

function isValid({ name, value }: { name: string; value: unknown }): boolean {
	return KINDS[name]?.(value) ?? false;
}
