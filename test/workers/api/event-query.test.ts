// RFC 8620 section 7.3: the variables of the event source's URL.
import { expect, it } from 'vitest';
import { parseEventQuery } from '../../../workers/api/event-query';

const parse = (query: string) => parseEventQuery(new URLSearchParams(query));

it.each([
	['types=*&closeafter=no&ping=0', { types: null, closeAfterState: false, pingSeconds: 0 }],
	['types=%2A&closeafter=state&ping=300', { types: null, closeAfterState: true, pingSeconds: 300 }],
	['types=Email&closeafter=no&ping=30', { types: ['Email'], closeAfterState: false, pingSeconds: 30 }],
	[
		'types=Email%2CCalendarEvent&closeafter=no&ping=1',
		{ types: ['Email', 'CalendarEvent'], closeAfterState: false, pingSeconds: 5 },
	],
	['types=*&closeafter=no&ping=86400&more=1', { types: null, closeAfterState: false, pingSeconds: 600 }],
])('%s', (query, expected) => {
	expect(parse(query)).toEqual({ ok: true, query: expected });
});

it.each([
	['', 'types'],
	['closeafter=no&ping=0', 'types'],
	['types=&closeafter=no&ping=0', 'types'],
	['types=Email,&closeafter=no&ping=0', 'types'],
	['types=Email,*&closeafter=no&ping=0', 'types'],
	['types=Email Mailbox&closeafter=no&ping=0', 'types'],
	['types=*&types=Email&closeafter=no&ping=0', 'types'],
	[`types=${'A'.repeat(3000)}&closeafter=no&ping=0`, 'types'],
	['types=*&ping=0', 'closeafter'],
	['types=*&closeafter=yes&ping=0', 'closeafter'],
	['types=*&closeafter=State&ping=0', 'closeafter'],
	['types=*&closeafter=no', 'ping'],
	['types=*&closeafter=no&ping=', 'ping'],
	['types=*&closeafter=no&ping=-5', 'ping'],
	['types=*&closeafter=no&ping=1.5', 'ping'],
	['types=*&closeafter=no&ping=often', 'ping'],
	['types={types}&closeafter={closeafter}&ping={ping}', 'types'],
])('refuses %s', (query, name) => {
	expect(parse(query)).toMatchObject({ ok: false, detail: expect.stringContaining(`"${name}"`) });
});
