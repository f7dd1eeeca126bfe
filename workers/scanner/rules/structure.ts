// Judges the header as a whole: what mail programs write and mailing machines forget, and what a subject is made to look like.
import { domainOf } from '../../domain/address.ts';
import { areRelated } from '../../domain/host-name.ts';
import type { PartIndex } from '../../domain/part-index';
import type { Reason } from '../../domain/verdict';
import { quote, reason } from '../evidence.ts';

const DAY_MS = 86_400_000;
/** Clocks go wrong by hours; mail waits for days. */
const EARLY_MS = DAY_MS;
const LATE_MS = 7 * DAY_MS;

/** `sender`: the envelope's; '' for a bounce, undefined where it is not known. */
export function structureReasons(index: PartIndex, recipient: string, sender?: string): Reason[] {
	const subject = (index.subject ?? '').slice(0, 512);
	return [
		...fieldReasons(index),
		...dateReasons(index),
		...subjectReasons(index, subject, recipient),
		...envelopeReasons(index, sender),
	];
}

function fieldReasons({ to, cc, bcc, messageId }: PartIndex): Reason[] {
	const reasons: Reason[] = [];
	if ([...to, ...cc, ...bcc].every(({ email }) => !email.includes('@')))
		reasons.push(reason('to-missing', 'nobody is named as its recipient'));
	if (messageId.length === 0) reasons.push(reason('message-id-missing', 'it has no Message-ID'));
	return reasons;
}

/** Against the time that the receiving server wrote. */
function dateReasons({ sentAt, fields }: PartIndex): Reason[] {
	if (sentAt === null) return [reason('date-missing', 'it has no Date that can be read')];
	const received = fields.find(({ name }) => name === 'received')?.text ?? '';
	const receivedMs = Date.parse(
		received
			.slice(received.lastIndexOf(';') + 1, received.length)
			.trim()
			.slice(0, 40)
			.replace(/\(.*$/, ''),
	);
	const sentMs = Date.parse(sentAt);
	if (Number.isNaN(receivedMs) || Number.isNaN(sentMs)) return [];
	if (sentMs - receivedMs > EARLY_MS) return [reason('date-in-future', `dated ${sentAt}, received before that`)];
	return receivedMs - sentMs > LATE_MS ? [reason('date-in-past', `dated ${sentAt}, received long after`)] : [];
}

function subjectReasons(index: PartIndex, subject: string, recipient: string): Reason[] {
	const reasons: Reason[] = [];
	const letters = subject.replace(/[^\p{L}]/gu, '');
	if (letters.length >= 10 && letters === letters.toUpperCase() && letters !== letters.toLowerCase())
		reasons.push(reason('subject-capitals', `the subject shouts: “${quote(subject)}”`));
	if (namesRecipient(subject, recipient))
		reasons.push(reason('subject-recipient', `the subject calls the reader by the address: “${quote(subject)}”`));
	if (/^\s*(?:re|aw|sv|antw|odp)\s*:/i.test(subject) && index.inReplyTo.length === 0 && index.references.length === 0)
		reasons.push(reason('reply-to-nothing', 'the subject is an answer’s, and it answers no mail'));
	return reasons;
}

function namesRecipient(subject: string, recipient: string): boolean {
	const at = recipient.lastIndexOf('@');
	const text = subject.toLowerCase();
	if (at < 1) return false;
	if (text.includes(recipient.toLowerCase())) return true;
	const local = recipient.slice(0, at).toLowerCase();
	return local.length >= 4 && text.split(/[^\p{L}\p{N}._-]+/u).includes(local);
}

/** Lists and mailing services send in their own name for others, and say so in the header. */
function envelopeReasons(index: PartIndex, sender: string | undefined): Reason[] {
	const from = index.from[0];
	if (from === undefined || sender === undefined || sender === '' || index.bulk) return [];
	const [shown, real] = [domainOf(from.email), domainOf(sender)];
	if (shown === '' || real === '' || areRelated(shown, real)) return [];
	return [reason('envelope-differs', `From is ${quote(shown)}, the envelope says ${quote(real)}`)];
}
