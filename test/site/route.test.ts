// Addresses: what is linked to is what opens.
import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute } from '../../site/src/mail/route';

describe('an address', () => {
	it('names a mailbox, a thread and a search', () => {
		expect(parseRoute('/mail/archive/T12', '')).toEqual({ mailbox: 'archive', threadId: 'T12', query: '' });
		expect(parseRoute('/mail/inbox', '?q=from+ada')).toEqual({ mailbox: 'inbox', threadId: null, query: 'from ada' });
	});

	it.each(['/', '/mail', '/mail/', '/elsewhere/x', '//'])('that is no mailbox (%s) is the inbox', (pathname) => {
		expect(parseRoute(pathname, '')).toEqual({ mailbox: 'inbox', threadId: null, query: '' });
	});

	it.each([
		{ mailbox: 'inbox', threadId: null, query: '' },
		{ mailbox: 'M 7/ä', threadId: 'T/1?#', query: 'two words & "more"' },
		{ mailbox: 'junk', threadId: 'T1', query: '' },
	])('comes back as it was written: %o', (route) => {
		const url = new URL(formatRoute(route), 'https://mail.example');
		expect(parseRoute(url.pathname, url.search)).toEqual(route);
	});

	it('names the settings, which stand before the inbox', () => {
		expect(parseRoute('/settings/filtering', '')).toMatchObject({ settings: 'filtering', mailbox: 'inbox' });
		expect(formatRoute(parseRoute('/settings', ''))).toBe('/settings/filtering');
	});

	it('with a stray percent sign is kept, not thrown at', () => {
		expect(parseRoute('/mail/100%', '').mailbox).toBe('100%');
	});
});
