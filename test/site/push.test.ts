// Push: when to try again, and which messages count.
import { describe, expect, it } from 'vitest';
import { downloadUrl, pushUrl } from '../../site/src/jmap/client';
import { changedTypes, retryDelayMs } from '../../site/src/jmap/push';
import type { Session } from '../../site/src/jmap/types';

describe('trying again', () => {
	it('waits longer each time, up to a minute, half of it chance', () => {
		expect([0, 1, 2, 3].map((failures) => retryDelayMs(failures, 0))).toEqual([500, 1000, 2000, 4000]);
		expect(retryDelayMs(3, 0.5)).toBe(6000);
		expect(retryDelayMs(1000, 0.999)).toBeLessThanOrEqual(60_000);
	});
});

it('only a StateChange of this account counts', () => {
	const change = (accountId: string) =>
		JSON.stringify({ '@type': 'StateChange', changed: { [accountId]: { Email: '7' } } });
	expect(changedTypes(change('A1'), 'A1')).toEqual(['Email']);
	expect(changedTypes(change('A2'), 'A1')).toEqual([]);
	expect(changedTypes('{"@type":"Response"}', 'A1')).toEqual([]);
	expect(changedTypes('not json', 'A1')).toEqual([]);
});

it('the push address is absolute and a socket’s, whatever form the session gives it in', () => {
	const session = (url: string) =>
		({ capabilities: { 'urn:ietf:params:jmap:websocket': { url } } }) as unknown as Session;
	expect(pushUrl(session('/jmap/ws'), 'https://mail.example/mail/inbox')).toBe('wss://mail.example/jmap/ws');
	expect(pushUrl(session('ws://127.0.0.1:8787/jmap/ws'), 'http://127.0.0.1:8787/')).toBe('ws://127.0.0.1:8787/jmap/ws');
	expect(pushUrl({ capabilities: {} } as unknown as Session, 'https://mail.example/')).toBeNull();
});

it('a download address carries any name and type whole', () => {
	const part = { partId: '2', blobId: 'B1_2', size: 1, name: null, type: 'text/x+y', disposition: null, cid: null };
	const template = '/jmap/download/{accountId}/{blobId}/{name}?type={type}';
	expect(downloadUrl(template, 'A1', part, 'a/b ä?.pdf')).toBe(
		'/jmap/download/A1/B1_2/a%2Fb%20%C3%A4%3F.pdf?type=text%2Fx%2By',
	);
});
