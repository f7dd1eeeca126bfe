// The examples that the app shows: each is a search that it understands, and goes where it is put.
import { expect, it } from 'vitest';
import { EXAMPLES, withExample } from '../../../site/src/search/examples';
import { OPERATORS } from '../../../site/src/search/operators';
import { parseSearch } from '../../../site/src/search/query';
import { mailbox, ROLES } from '../rows';

const mailboxes = Object.entries(ROLES).map(([role, id]) => mailbox(id, role));
const context = { mailboxes, self: 'me@example.org', now: Date.UTC(2026, 8, 15) };
const written = [
	...EXAMPLES.map((one) => one.written),
	...OPERATORS.map((one) => `${one.names[0]}:${one.example}`),
	...OPERATORS.flatMap((one) => one.offers.map(([value]) => `${one.names[0]}:${value}`)),
];

it.each(written)('%s is understood', (text) => expect(parseSearch(text, context)).toMatchObject({ ok: true }));

it.each<[string, string | undefined, string]>([
	['', undefined, 'from:[ada]'],
	['cake ', undefined, 'cake from:[ada]'],
	['cake is:green -pie', 'is:green', 'cake from:[ada] -pie'],
	['cake', 'gone', 'cake from:[ada]'],
])('in %j, for %j: %j', (text, part, expected) => {
	const [example] = EXAMPLES;
	if (!example) throw new Error('There are no examples.');
	const found = withExample(text, example, part);
	const [start, end] = found.own;
	expect(`${found.text.slice(0, start)}[${found.text.slice(start, end)}]${found.text.slice(end)}`).toBe(expected);
});
