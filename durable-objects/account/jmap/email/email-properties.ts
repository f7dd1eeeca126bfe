// Which properties an Email has, and the values of those that the store knows without the raw message.
import { WAYPOST } from '../../../../workers/domain/jmap';
import { toId } from '../../ids';
import type { EmailRecord } from '../../store/emails';
import type { Context } from '../core/context';
import { parseHeaderProperty } from './header-property';

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
	messageId: (email) => orNull(email.header.messageId),
	inReplyTo: (email) => orNull(email.header.inReplyTo),
	references: (email) => orNull(email.header.references),
	sender: (email) => orNull(email.header.sender),
	from: (email) => orNull(email.header.from),
	to: (email) => orNull(email.header.to),
	cc: (email) => orNull(email.header.cc),
	bcc: (email) => orNull(email.header.bcc),
	replyTo: (email) => orNull(email.header.replyTo),
	subject: (email) => email.subject,
	sentAt: (email) => email.header.sentAt,
	hasAttachment: (email) => email.hasAttachment,
	preview: (email) => email.preview,
};

/** Waypost's own (docs/jmap.md), for requests that use its capability. */
export const ADDED: Record<string, Value> = {
	verdict: (email) => email.verdict,
	insight: (email) => email.insight,
};

/** Made from the part index, and from the raw message where header fields or text are asked for. */
export const BODY_PROPERTIES = ['bodyStructure', 'bodyValues', 'textBody', 'htmlBody', 'attachments'];

/** RFC 8621 section 4.2: what a client gets that names nothing. */
const DEFAULTS = [...Object.keys(STORED), 'bodyValues', 'textBody', 'htmlBody', 'attachments'];

export function defaultProperties(ctx: Pick<Context, 'using'>): string[] {
	return ctx.using.has(WAYPOST) ? [...DEFAULTS, ...Object.keys(ADDED)] : DEFAULTS;
}

export function isEmailProperty(name: string, ctx: Pick<Context, 'using'>): boolean {
	if (Object.hasOwn(STORED, name) || BODY_PROPERTIES.includes(name) || name === 'headers') return true;
	if (Object.hasOwn(ADDED, name)) return ctx.using.has(WAYPOST);
	return parseHeaderProperty(name) !== null;
}

/** undefined: not a property of the store's. */
export function storedValue(email: EmailRecord, name: string): unknown {
	const values = Object.hasOwn(STORED, name) ? STORED : ADDED;
	return Object.hasOwn(values, name) ? values[name]?.(email) : undefined;
}

/** RFC 8620 section 1.4: no fraction of a second. Comparing it with filters stays true, for these compare the same. */
export function utcDate(ms: number): string {
	return new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}

function trueFor(names: readonly string[]): Record<string, true> {
	return Object.fromEntries(names.map((name) => [name, true as const]));
}

function orNull<T>(list: T[]): T[] | null {
	return list.length > 0 ? list : null;
}
