// What servers write of their clients, each in its own way; and whose word counts for a mail that lies in a file.
import { describe, expect, it } from 'vitest';
import { connectionOf } from '../../../../workers/scanner/authentication/connection';
import { ipText } from '../../../../workers/scanner/authentication/ip-address';
import { readReceived } from '../../../../workers/scanner/authentication/received-field';

function read(text: string) {
	const client = readReceived(` ${text}`);
	return client && { ...client, ip: ipText(client.ip) };
}

describe('a Received field (RFC 5321 section 4.4)', () => {
	const by = 'mx.example.net';
	it.each([
		[
			'from a.example (b.example [192.0.2.1])\r\n\tby mx.example.net (Postfix) with ESMTPS id X',
			'a.example',
			'b.example',
		],
		['from a.example (unknown [192.0.2.1]) by MX.example.net (Postfix)', 'a.example', null],
		['from [192.0.2.9] (B.Example. [192.0.2.1]) by mx.example.net', '[192.0.2.9]', 'b.example'],
		['from a.example ([192.0.2.1]) by mx.example.net; Tue, 1 Sep 2026 10:00:05 +0000', 'a.example', undefined],
		['from b.example (HELO a.example) (192.0.2.1) by mx.example.net with SMTP', 'a.example', 'b.example'],
		['from unknown (HELO a.example) (x@192.0.2.1) by mx.example.net with SMTP', 'a.example', null],
	])('%s', (text, helo, name) => {
		expect(read(text)).toEqual({ ip: '192.0.2.1', helo, name, by });
	});

	it('tells IPv6 addresses', () => {
		expect(read('from a.example (b.example [IPv6:2001:db8::1]) by mx.example.net')).toMatchObject({
			ip: '2001:db8::1',
			name: 'b.example',
		});
	});

	it.each([
		'by mx.example.net with local; Tue, 1 Sep 2026 10:00:05 +0000',
		'(qmail 1 invoked by uid 0); 23 Aug 2002 11:18:31 -0000',
		'from a.example (b.example [192.0.2.256]) by mx.example.net',
		'from a.example by mx.example.net',
		'from a.example (b.example [192.0.2.1])',
		'',
	])('that tells of no client is none: %s', (text) => {
		expect(read(text)).toBeNull();
	});

	it('is read in linear time', () => {
		const startedAt = performance.now();
		for (const unit of ['from ', 'from a (', '(HELO ', ' by', '[', 'a.'])
			expect(readReceived(`from ${unit.repeat(100_000)}`)).toBeNull();
		expect(performance.now() - startedAt).toBeLessThan(1000);
	});
});

describe('of a mail in a file', () => {
	const client = (...received: string[]) => {
		const fields = received.map((text) => ({ name: 'received', text: ` ${text}` }));
		const settings = { authservId: '', platformReceived: -1 };
		expect(connectionOf({ fields }, settings)).toBeNull();
		const found = connectionOf({ fields }, { ...settings, believesReceived: true });
		return found && ipText(found.ip);
	};
	const stranger = 'from a.example (unknown [203.0.113.7]) by mx.example.net';

	it('the topmost field counts, and what stands below it is the sender’s', () => {
		expect(client(stranger, 'from b (mail.bank.example [198.51.100.1]) by a.example')).toBe('203.0.113.7');
		expect(client('by mx.example.net with local', stranger)).toBeNull();
		expect(client()).toBeNull();
	});

	it('but for hops within the receiver’s own machines', () => {
		const filter = 'from localhost (localhost [127.0.0.1]) by mx.example.net (filter)';
		const inside = 'from mx.example.net (mx [10.0.0.3]) by store.example.net';
		expect(client(filter, stranger)).toBe('203.0.113.7');
		expect(client(inside, filter, stranger)).toBe('203.0.113.7');
		expect(client(...new Array<string>(9).fill(filter), stranger)).toBeNull();
	});
});

it('a platform above has the only word', () => {
	const fields = [{ name: 'received', text: ' from a.example (unknown [203.0.113.7]) by mx.example.net' }];
	const settings = { authservId: 'mx.example.net', platformReceived: 1, believesReceived: true };
	expect(connectionOf({ fields }, settings)).toBeNull();
});
