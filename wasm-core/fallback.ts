// What stands in when the core trapped: postal-mime reads the message, so that no mail is lost to a bug of ours. Says
// plainly that it is a stand-in: one opaque part and the defect 'core-trap'.
import PostalMime, { type Email, type Address as PostalAddress } from 'postal-mime';
import type { Address } from '../workers/domain/address';
import type { Part, PartIndex } from '../workers/domain/part-index';
import { MAX_TEXT_BYTES } from './assembly/layout.ts';
import { htmlToText } from './html-text.ts';
import { previewOf } from './preview.ts';

/** A part index of `raw` without its structure. */
export async function parseWithPostalMime(raw: Uint8Array): Promise<PartIndex> {
	const email = await PostalMime.parse(raw);
	const text = textOf(email).slice(0, MAX_TEXT_BYTES);
	return {
		rawBytes: raw.length,
		parts: [opaqueRoot(raw)],
		defects: [{ kind: 'core-trap', offset: 0 }],
		from: mailboxes(email.from),
		sender: mailboxes(email.sender),
		replyTo: mailboxes(email.replyTo),
		to: mailboxes(email.to),
		cc: mailboxes(email.cc),
		bcc: mailboxes(email.bcc),
		subject: email.subject ?? null,
		sentAt: rfc3339(email.date),
		messageId: ids(email.messageId),
		inReplyTo: ids(email.inReplyTo),
		references: ids(email.references),
		fields: email.headers.map(({ key, value }) => ({ name: key, text: value })),
		...automation(email),
		text,
		preview: previewOf(text),
	};
}

/** The message as one part that can be downloaded, byte for byte. */
function opaqueRoot(raw: Uint8Array): Part {
	const bodyStart = endOfHeader(raw);
	return {
		parent: -1,
		type: 'text/plain',
		charset: null,
		encoding: 'binary',
		disposition: null,
		fileName: null,
		contentId: null,
		location: null,
		language: [],
		headerStart: 0,
		bodyStart,
		bodyEnd: raw.length,
		decodedBytes: raw.length - bodyStart,
	};
}

/** The first octet after the empty line (RFC 5322 section 2.1), or the end. */
function endOfHeader(raw: Uint8Array): number {
	for (let lf = raw.indexOf(0x0a); lf >= 0; lf = raw.indexOf(0x0a, lf + 1)) {
		if (raw[lf + 1] === 0x0a) return lf + 2;
		if (raw[lf + 1] === 0x0d && raw[lf + 2] === 0x0a) return lf + 3;
	}
	return raw.length;
}

function textOf(email: Email): string {
	return email.text ?? (email.html === undefined ? '' : htmlToText(email.html));
}

function mailboxes(list: PostalAddress | PostalAddress[] | undefined): Address[] {
	const entries = list === undefined ? [] : Array.isArray(list) ? list : [list];
	return entries.flatMap((entry) =>
		entry.group
			? mailboxes(entry.group)
			: [{ name: entry.name === '' ? null : entry.name, email: entry.address ?? '' }],
	);
}

function ids(field: string | undefined): string[] {
	return (field ?? '').split(/[\s<>]+/).filter((id) => id !== '');
}

/** postal-mime gives ISO 8601 where it could read the date, and the field as it stood where it could not. */
function rfc3339(date: string | undefined): string | null {
	const time = date === undefined ? Number.NaN : Date.parse(date);
	return Number.isNaN(time) ? null : new Date(time).toISOString().replace('.000Z', 'Z');
}

function automation(email: Email): { bulk: boolean; autoSubmitted: boolean } {
	const value = (name: string) =>
		email.headers
			.find((header) => header.key === name)
			?.value.trim()
			.toLowerCase();
	const bulk = value('list-id') !== undefined || value('list-unsubscribe') !== undefined;
	return {
		bulk: bulk || /^(?:bulk|list|junk)$/.test(value('precedence') ?? ''),
		autoSubmitted: !/^(?:no\b.*)?$/.test(value('auto-submitted') ?? ''),
	};
}
