// What strangers write is read in proportion to its length: a doubled input may not take four times as long. In Node, since the
// clock of workerd stands still while it works.
import { describe, expect, it } from 'vitest';
import { connectionOf } from '../../../workers/scanner/authentication/connection.ts';
import { parseKeyRecord } from '../../../workers/scanner/authentication/dkim/key-record.ts';
import { parseSignature } from '../../../workers/scanner/authentication/dkim/signature.ts';
import { withoutSignature } from '../../../workers/scanner/authentication/dkim/tag-list.ts';
import { parseDmarc } from '../../../workers/scanner/authentication/dmarc/record.ts';
import { parseIp } from '../../../workers/scanner/authentication/ip-address.ts';
import { signedHeader } from '../../../workers/scanner/authentication/signed-mail.ts';
import { parseMacros } from '../../../workers/scanner/authentication/spf/macro-string.ts';
import { parseSpf } from '../../../workers/scanner/authentication/spf/record.ts';

const PIECES = [
	'a',
	' ',
	'\t\r\n ',
	';',
	'a=',
	'b = ;',
	'v=1; ',
	'a:b.c',
	'/1',
	'//1',
	'%{d1r.-}',
	'%{',
	'.',
	':',
	'(',
	')',
	'"',
	'\\',
	'client-ip',
	'= ',
	'\n',
	'x:\r\n',
	'DKIM-Signature: h=from:',
	'ARC-Message-Signature: i=1;\r\n',
];

const READERS: [string, (text: string) => unknown][] = [
	['an SPF record', (text) => parseSpf(`v=spf1 ${text}`)],
	['a macro string', (text) => parseMacros(text)],
	['a signature', (text) => parseSignature(`v=1; a=rsa-sha256; ${text}`, 'dkim')],
	['the b tag', (text) => withoutSignature(`${text}; b=x`)],
	['a key record', (text) => parseKeyRecord(`v=DKIM1; p=${text}`)],
	['a DMARC record', (text) => parseDmarc(`v=DMARC1; p=none; ${text}`)],
	['an address', (text) => parseIp(text)],
	['a header', (text) => signedHeader(Buffer.from(`DKIM-Signature: v=1; ${text}\r\n${text}`, 'latin1'), true)],
	[
		'Received-SPF',
		(text) =>
			connectionOf(
				{ fields: [{ name: 'received-spf', text: `pass ${text} client-ip=192.0.2.1` }] },
				{ authservId: 'mx.waypost.test', platformReceived: 0 },
			),
	],
];

describe.each(READERS)('%s', (_name, read) => {
	it.each(PIECES)('of nothing but %j is read in time', (piece) => {
		const text = piece.repeat(Math.ceil(64_000 / piece.length));
		const start = performance.now();
		read(text);
		// 64 KB take some ms; what is quadratic takes seconds.
		expect(performance.now() - start).toBeLessThan(400);
	});
});
