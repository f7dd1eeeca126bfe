// Replies as one line, in the words of RFC 8621 section 7.
import { describe, expect, it } from 'vitest';
import { parseReplyLine, replyWords, SmtpFault } from '../../../../workers/outbound/smtp/reply';

describe('a reply', () => {
	it('of several lines becomes one, its common prefix said once', () => {
		const lines = ['5.7.1 Our system has detected that this message is', '5.7.1 likely spam.'];
		expect(replyWords({ code: 550, lines })).toBe(
			'550 5.7.1 Our system has detected that this message is likely spam.',
		);
	});

	it('brings no control characters along', () => {
		expect(replyWords({ code: 250, lines: ['a\u0007b\tc', ''] })).toBe('250 a b c');
	});

	it.each([
		['250-ok', { code: 250, text: 'ok', isLast: false }],
		['250 ok', { code: 250, text: 'ok', isLast: true }],
		['250', { code: 250, text: '', isLast: true }],
	])('line %j is read', (line, expected) => {
		expect(parseReplyLine(line)).toEqual(expected);
	});

	it.each(['hello', '2500', '25 ok', '650 no', ''])('line %j is none', (line) => {
		expect(() => parseReplyLine(line)).toThrow(SmtpFault);
	});
});
