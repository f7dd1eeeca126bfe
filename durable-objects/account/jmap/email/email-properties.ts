// Which properties an Email has, and the values of those that the store knows without the raw message.
import { parseHeaderProperty } from '../../../../workers/domain/header-property';
import { SCAN, WAYPOST } from '../../../../workers/domain/jmap';
import { toId } from '../../ids';
import type { EmailRecord } from '../../store/emails';
import { withheldParts } from '../../withheld';
import type { Context } from '../core/context';
import { listOrNull } from '../core/or-null';
import { utcDate } from '../core/utc-date';

type Value = (email: EmailRecord) => unknown;

/** RFC 8621 section 4.1: metadata (4.1.1), the header fields everybody asks for (4.1.3), and what a list shows. */
export const STORED: Record<string, Value> = {
	id: (email) => toId('Email', email.id),
	blobId: (email) => email.blobId,
	threadId: (email) => toId('Thread', email.threadId),
	mailboxIds: (email) => trueFor(email.mailboxes.map((id) => toId('Mailbox', id))),
	keywords: (email) => trueFor(email.keywords),
	size: (email) => email.size,
	receivedAt: (email) => utcDate(email.receivedAt),
	messageId: (email) => listOrNull(email.header.messageId),
	inReplyTo: (email) => listOrNull(email.header.inReplyTo),
	references: (email) => listOrNull(email.header.references),
	sender: (email) => listOrNull(email.header.sender),
	from: (email) => listOrNull(email.header.from),
	to: (email) => listOrNull(email.header.to),
	cc: (email) => listOrNull(email.header.cc),
	bcc: (email) => listOrNull(email.header.bcc),
	replyTo: (email) => listOrNull(email.header.replyTo),
	subject: (email) => email.subject,
	sentAt: (email) => email.header.sentAt,
	hasAttachment: (email) => email.hasAttachment,
	preview: (email) => email.preview,
};

/** Waypost's own (docs/jmap.md), for requests that use a capability which has them. */
const ADDED: Record<string, { value: Value; capabilities: readonly string[] }> = {
	verdict: { value: (email) => email.verdict, capabilities: [WAYPOST, SCAN] },
	withheld: { value: (email) => withheldParts(email).map(String), capabilities: [SCAN] },
	insight: { value: (email) => email.insight, capabilities: [WAYPOST] },
};

/** Made from the part index, and from the raw message where header fields or text are asked for. */
export const BODY_PROPERTIES = ['bodyStructure', 'bodyValues', 'textBody', 'htmlBody', 'attachments'];

/** RFC 8621 section 4.2: what a client gets that names nothing. */
const DEFAULTS = [...Object.keys(STORED), 'bodyValues', 'textBody', 'htmlBody', 'attachments'];

export function defaultProperties(ctx: Pick<Context, 'using'>): string[] {
	return [...DEFAULTS, ...Object.keys(ADDED).filter((name) => isAdded(name, ctx))];
}

export function isEmailProperty(name: string, ctx: Pick<Context, 'using'>): boolean {
	if (Object.hasOwn(STORED, name) || BODY_PROPERTIES.includes(name) || name === 'headers') return true;
	return isAdded(name, ctx) || parseHeaderProperty(name) !== null;
}

function isAdded(name: string, { using }: Pick<Context, 'using'>): boolean {
	return Object.hasOwn(ADDED, name) && ADDED[name]?.capabilities.some((one) => using.has(one)) === true;
}

/** undefined: not a property of the store's. */
export function storedValue(email: EmailRecord, name: string): unknown {
	if (Object.hasOwn(STORED, name)) return STORED[name]?.(email);
	return Object.hasOwn(ADDED, name) ? ADDED[name]?.value(email) : undefined;
}

function trueFor(names: readonly string[]): Record<string, true> {
	return Object.fromEntries(names.map((name) => [name, true as const]));
}
