// Every rule against who knows it: each trick is a whole mail, and the rule must see through it. What still gets past them stands
// in docs/scanner-content.md.
import { describe, expect, it } from 'vitest';
import { WEIGHTS } from '../../../../workers/scanner/weights';
import { file, page, rulesOf, said, type Tricks } from '../letter';
import { ATTACHMENTS } from './attachments';
import { LINKS } from './links';
import { PAGES } from './pages';
import { SENDERS } from './senders';
import { WORDINGS } from './words';

const TABLES: Record<string, Tricks> = {
	'where links go': LINKS,
	'what a page hides': PAGES,
	'what a mail says': WORDINGS,
	'who a mail says that it is': SENDERS,
	'what is attached': ATTACHMENTS,
};

/** Tricks that take more than a mail to try: DNS, a filter, or an account. */
const ELSEWHERE: Record<string, string[]> = {
	'judge.test.ts': [
		...['link-mismatch-tracker', 'display-name-list', 'own-domain-forged', 'forged-authentication-results'],
		'dmarc-pass',
	],
	'authentication/': [
		...['dmarc-fail', 'dmarc-fail-reject', 'dmarc-fail-none', 'dmarc-fail-excused', 'sender-unproven', 'from-repeated'],
		...['spf-fail', 'spf-softfail', 'spf-broken', 'dkim-fail', 'dkim-body-appended', 'dkim-field-added'],
		...['iprev-none', 'iprev-fail', 'client-line', 'helo-no-name', 'helo-own-domain'],
	],
	'threats.test.ts': ['threat-hash', 'threat-url', 'threat-domain', 'threat-address', 'threat-ip'],
	'refine.test.ts': [
		...['sender-allowed', 'sender-allowed-untested', 'sender-blocked', 'known-correspondent'],
		...['known-correspondent-untested', 'first-time-sender', 'first-time-sender-asks', 'own-domain-look-alike'],
		...['contact-look-alike', 'contact-name-spoof'],
	],
	'attachment-policy.test.ts': ['attachment-withheld', 'attachment-refused'],
};

describe.each(Object.entries(TABLES))('%s', (_, table) => {
	const tricks = Object.entries(table).flatMap(([rule, all]) => all.map((one) => [rule, ...one] as const));
	it.each(tricks)('%s sees through %s', (rule, _trick, letter) => {
		expect(rulesOf(letter)).toContain(rule);
	});
});

it('the letter has nothing said against it, so that each trick stands for itself', () => {
	for (const letter of [{}, page(''), said('Bye.'), file('a.txt', 'x')]) expect(rulesOf(letter)).toEqual([]);
});

it('a rule comes with the tricks that were tried against it', () => {
	const tried = [...Object.values(TABLES).flatMap(Object.keys), ...Object.values(ELSEWHERE).flat()];
	expect(tried.toSorted()).toEqual(Object.keys(WEIGHTS).toSorted());
});
