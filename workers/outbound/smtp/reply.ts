// SMTP replies (RFC 5321 section 4.2): lines in, one reply out. Knows no socket.

export interface Reply {
	/** Three digits. */
	code: number;
	/** After the code, one entry a line. */
	lines: readonly string[];
}

/** The other side does not speak SMTP, or the connection is gone. */
export class SmtpFault extends Error {
	override readonly name = 'SmtpFault';
}

export interface ReplyLine {
	code: number;
	text: string;
	isLast: boolean;
}

export function parseReplyLine(line: string): ReplyLine {
	const match = /^([2-5]\d\d)(?:([ -])(.*))?$/s.exec(line);
	if (!match) throw new SmtpFault('it answers in no SMTP');
	return { code: Number(match[1]), text: match[3] ?? '', isLast: match[2] !== '-' };
}

/** As one line (RFC 8621 section 7, smtpReply): hyphens become blanks, what all lines begin with is said once. */
export function replyWords({ code, lines }: Reply): string {
	const [first = '', ...more] = lines;
	const enhanced = /^[245]\.\d{1,3}\.\d{1,3} /.exec(first)?.[0] ?? '';
	const rest = more.map((line) => (line.startsWith(enhanced) ? line.slice(enhanced.length) : line));
	return `${code} ${[first, ...rest].join(' ')}`.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

export type ReplyClass = 'yes' | 'notNow' | 'never';

export function classOf({ code }: Reply): ReplyClass {
	if (code < 400) return 'yes';
	return code < 500 ? 'notNow' : 'never';
}
