// The digest of quarantine as a message: who wrote, about what, why it was kept out. Plain text, and no link in it that works.
import { type Address, domainOf } from '../../../workers/domain/address';
import type { Verdict } from '../../../workers/domain/verdict';
import { composeMessage } from '../../../workers/outbound/compose/compose-message';
import { type DraftField, partOf } from '../../../workers/outbound/compose/draft';
import { quote } from '../../../workers/scanner/evidence';

export interface Quarantined {
	from: readonly Address[];
	subject: string | null;
	/** Milliseconds since the epoch. */
	receivedAt: number;
	verdict: Verdict | null;
}

export interface Digest {
	/** The account's own address. */
	to: string;
	/** As its person has named it. */
	mailbox: string;
	/** The first of them. */
	emails: readonly Quarantined[];
	/** How many there are in all. */
	total: number;
}

/** `random`: so many random octets. */
export function digestMessage(digest: Digest, now: number, random: (bytes: number) => Uint8Array): Uint8Array {
	const body = partOf({ kind: 'text', value: textOf(digest) }, { type: 'text/plain', charset: 'utf-8' });
	const messageIdDomain = domainOf(digest.to) || 'localhost';
	const composed = composeMessage(
		{ fields: fieldsOf(digest, messageIdDomain), body },
		{ now, messageIdDomain, random, blobs: new Map() },
	);
	const pieces = composed.segments.flatMap((segment) => (segment.kind === 'octets' ? [segment.octets] : []));
	const whole = new Uint8Array(pieces.reduce((bytes, piece) => bytes + piece.byteLength, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.byteLength;
	}
	return whole;
}

/** RFC 3834 section 5: nobody answers a machine. */
function fieldsOf({ to, total }: Digest, domain: string): DraftField[] {
	const from = { name: 'Waypost', email: `postmaster@${domain}` };
	return [
		{ name: 'From', form: 'asAddresses', value: [from] },
		{ name: 'To', form: 'asAddresses', value: [{ name: null, email: to }] },
		{ name: 'Subject', form: 'asText', value: `${count(total)} in quarantine` },
		{ name: 'Auto-Submitted', form: 'asText', value: 'auto-generated' },
		{ name: 'X-Auto-Response-Suppress', form: 'asText', value: 'All' },
	];
}

function textOf({ mailbox, emails, total }: Digest): string {
	const more = total - emails.length;
	return [
		`${count(total)} went to “${harmless(mailbox)}” since the last of these letters.`,
		...emails.map(entry),
		...(more > 0 ? [`And ${count(more)} more.`] : []),
		'Nothing there is lost. To have a mail after all, move it out of quarantine: that also tells the scanner that it was wrong. ' +
			'You can turn these letters off in the settings.',
	].join('\n\n');
}

function entry({ from, subject, receivedAt, verdict }: Quarantined): string {
	const [author] = from;
	const sender = author === undefined ? 'nobody' : `${harmless(author.name ?? '')} <${harmless(author.email)}>`.trim();
	const [decisive] = [...(verdict?.reasons ?? [])].sort((a, b) => b.weight - a.weight);
	const date = new Date(receivedAt).toISOString().slice(0, 16).replace('T', ' ');
	return [
		`From: ${sender}`,
		`Subject: ${harmless(subject ?? '')}`,
		`Received: ${date} UTC`,
		`Why: ${harmless(decisive?.evidence ?? 'it was moved there')}`,
	].join('\n');
}

/** The sender's words in a letter of ours: in one line, short, and nothing in them that a reader's program would make a link of. */
function harmless(text: string): string {
	return quote(text)
		.replaceAll('://', '[:]//')
		.replace(/\bwww\./gi, 'www[.]');
}

function count(mails: number): string {
	return mails === 1 ? '1 mail' : `${mails} mails`;
}
