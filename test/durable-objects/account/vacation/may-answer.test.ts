// RFC 3834 section 2: whom no machine may answer.
import { describe, expect, it } from 'vitest';
import { type Arrived, mayAnswer } from '../../../../durable-objects/account/vacation/may-answer';

const LETTER: Arrived = {
	from: 'bob@far.example',
	own: ['ann@home.test'],
	fields: [{ name: 'subject', raw: ' Lunch?' }],
	named: ['x@far.example', 'Ann@home.test'],
	type: 'text/plain',
};
const field = (name: string, raw: string) => ({ fields: [{ name, raw }] });

describe('an automatic answer', () => {
	it.each([
		['a letter', {}],
		['a letter to a tagged address', { named: ['ann+lunch@home.test'] }],
		['Auto-Submitted: no', field('auto-submitted', ' no (by hand)')],
		['a precedence of first-class', field('precedence', ' first-class')],
		['a name that only looks like a machine’s', { from: 'bouncer@far.example' }],
	])('goes to %s', (_what, facts) => {
		expect(mayAnswer({ ...LETTER, ...facts })).toBe(true);
	});

	it.each([
		['the null reverse-path', { from: '' }],
		['the account itself', { from: 'ann+self@home.test' }],
		['a mail that does not name the account', { named: ['list@far.example'] }],
		['an automatic answer', field('auto-submitted', ' auto-replied')],
		['whatever else was submitted automatically', field('auto-submitted', ' Auto-Generated; x=y')],
		['a list', field('list-id', ' <list.far.example>')],
		['a list by any of its fields', field('list-help', ' <mailto:x@far.example>')],
		['bulk', field('precedence', ' bulk')],
		['junk by its own word', field('precedence', ' Junk')],
		['who wants none', field('x-auto-response-suppress', ' DR, OOF')],
		['a report', { type: 'multipart/report' }],
		...['MAILER-DAEMON', 'postmaster', 'noreply', 'no-reply', 'donotreply', 'owner-list', 'list-request'].map(
			(local) => [local, { from: `${local}@far.example` }] as [string, Partial<Arrived>],
		),
		['a bounce address', { from: 'bounces+1234=ann@far.example' }],
	])('does not go to %s', (_what, facts) => {
		expect(mayAnswer({ ...LETTER, ...facts })).toBe(false);
	});
});
