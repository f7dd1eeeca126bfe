// What the field offers while one types, and what stands in it once that is chosen.
import { describe, expect, it } from 'vitest';
import { peopleIn, suggestionsFor } from '../../../site/src/search/suggestions';
import { email, mailbox } from '../rows';

const ada = { name: 'Ada Lovelace', email: 'ada@example.org' };
const grace = { name: 'Grace Hopper', email: 'grace@navy.example' };
const context = {
	mailboxes: [mailbox('IN', 'inbox'), mailbox('P', null, { name: 'Big Plans' }), mailbox('JA', null, { name: '会議' })],
	people: () => ({ from: [ada, grace], to: [grace] }),
};
/** `|` is the caret. */
const offered = (typed: string) =>
	suggestionsFor(typed.replace('|', ''), typed.indexOf('|'), context).map((one) => one.written);
const chosen = (typed: string, written: string) => {
	const found = suggestionsFor(typed.replace('|', ''), typed.indexOf('|'), context);
	const one = found.find((some) => some.written === written);
	return one && `${one.text.slice(0, one.caret)}|${one.text.slice(one.caret)}`;
};

describe('offered', () => {
	it.each<[string, string[]]>([
		['|', ['from:', 'subject:', 'is:unread', 'has:attachment', 'newer_than:7d', 'in:anywhere']],
		['f|', []],
		['fr|', ['from:']],
		['FR|', ['from:']],
		['dinner su|', ['subject:']],
		['-ol|', ['before:', 'older_than:']],
		['(la|', ['in:', 'larger:']],
		['dinner|', []],
		['dinner |', []],
		['会議|', []],
		['is:|', ['is:unread', 'is:read', 'is:starred', 'is:answered', 'is:forwarded', 'is:draft']],
		['is:un|', ['is:unread']],
		['is:unread|', []],
		['is：un|', ['is:unread']],
		['in:|', ['in:inbox', 'in:"Big Plans"', 'in:会議', 'in:anywhere']],
		['in:pl|', ['in:"Big Plans"']],
		['in:"big p|', ['in:"Big Plans"']],
		['in:会|', ['in:会議']],
		['from:|', ['from:ada@example.org', 'from:grace@navy.example']],
		['from:hop|', ['from:grace@navy.example']],
		['from:GRACE|', ['from:grace@navy.example']],
		['from:nobody|', []],
		['cc:|', ['cc:grace@navy.example', 'cc:me']],
		['larger:|', ['larger:1M', 'larger:5M', 'larger:10M']],
		['subject:|', []],
		['other:|', []],
		['"in:|', []],
		['fr| is:unread', ['from:']],
	])('%j', (typed, written) => expect(offered(typed)).toEqual(written));
});

describe('chosen', () => {
	it.each([
		['|', 'from:', 'from:|'],
		['|', 'is:unread', 'is:unread |'],
		['cake is:un|', 'is:unread', 'cake is:unread |'],
		['-fr|', 'from:', '-from:|'],
		['(in:pl|', 'in:"Big Plans"', '(in:"Big Plans" |'],
		['in:"big p|', 'in:"Big Plans"', 'in:"Big Plans" |'],
		['is:un| cake', 'is:unread', 'is:unread| cake'],
	])('in %j: %j', (typed, written, text) => expect(chosen(typed, written)).toBe(text));
});

it('people are those of the mail that is known, the most frequent first, with a name where any mail has one', () => {
	const bare = { name: null, email: 'Ada@example.org' };
	const emails = [
		email('1', { from: [grace], to: [ada] }),
		email('2', { from: [bare], to: [grace], cc: [ada] }),
		email('3', { from: [ada], to: null }),
		email('4', { from: [{ name: null, email: 'no address' }], to: null }),
	];
	expect(peopleIn(emails)).toEqual({ from: [ada, grace], to: [ada, grace] });
});
