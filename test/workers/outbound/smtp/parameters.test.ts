// Parameters of MAIL FROM and RCPT TO: what the server announced, safely said.
import { describe, expect, it } from 'vitest';
import { mailParameters, rcptParameters } from '../../../../workers/outbound/smtp/parameters';

const ALL = new Map([
	['SIZE', '1000'],
	['8BITMIME', ''],
	['SMTPUTF8', ''],
	['DSN', ''],
]);

describe('parameters', () => {
	it('are said where the server knows them', () => {
		expect(mailParameters({ RET: 'hdrs', ENVID: 'S1' }, ALL, 42, true)).toBe(
			' SIZE=42 BODY=8BITMIME SMTPUTF8 RET=HDRS ENVID=S1',
		);
		expect(rcptParameters({ notify: 'SUCCESS,failure', ORCPT: 'rfc822;a+b@c.example' }, ALL)).toBe(
			' NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;a+2Bb@c.example',
		);
	});

	it('are kept silent where it does not', () => {
		expect(mailParameters({ RET: 'FULL', ENVID: 'S1' }, new Map(), 42, false)).toBe('');
		expect(rcptParameters({ NOTIFY: 'NEVER' }, new Map())).toBe('');
	});

	it('that hold a delayed send are the account’s own and go no further', () => {
		expect(mailParameters({ HOLDFOR: '60' }, ALL, 1, false)).toBe(' SIZE=1 BODY=8BITMIME');
	});

	it('cannot bring a command along', () => {
		const given = { RET: 'FULL\r\nRCPT TO:<x@y>', ENVID: 'a b=c+d', NOTIFY: 'NEVER SIZE=1' };
		expect(mailParameters(given, ALL, 1, false)).toBe(' SIZE=1 BODY=8BITMIME ENVID=a+20b+3Dc+2Bd');
		expect(mailParameters({ ENVID: 'a\r\nb' }, ALL, 1, false)).toBe(' SIZE=1 BODY=8BITMIME');
		expect(rcptParameters(given, ALL)).toBe('');
	});
});
