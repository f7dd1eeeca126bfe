// The words with which policy turns a mail away at the door: an SMTP reply, one line of printable ASCII. Pure.
import type { DeliverResult } from '../../workers/domain/account';
import type { Reason, Verdict } from '../../workers/domain/verdict';
import { isMalware } from '../../workers/scanner/malware';

/** RFC 5321 section 4.5.3.1.5: a reply line has at most 512 octets, code and CRLF among them. */
const MAX_WORDS = 400;

export function refusal({ reasons }: Verdict): DeliverResult {
	const decisive =
		reasons.find(({ rule }) => isMalware(rule)) ?? ruled(reasons, 'attachment-refused', 'sender-blocked');
	const why = decisive === undefined ? 'by its policy' : inAscii(decisive.evidence);
	return { ok: false, reason: 'refused', reply: `550 5.7.1 This mailbox does not take this message: ${why}` };
}

function ruled(reasons: readonly Reason[], ...rules: string[]): Reason | undefined {
	return rules.flatMap((name) => reasons.filter(({ rule }) => rule === name))[0];
}

/** What the sender wrote comes back to the sender: nothing of it may end the line or begin another one. */
function inAscii(text: string): string {
	return text
		.slice(0, MAX_WORDS)
		.replace(/[“”]/g, '"')
		.replace(/[^\x20-\x7e]/g, '?');
}
