// What a client may set of a mailbox (RFC 8621 section 2), read strictly: a value is right as it stands, or refused.
import { fromId } from '../../ids';
import type { MailboxRow } from '../../store/mailboxes';
import type { JsonObject } from '../core/args';
import type { Context } from '../core/context';
import { resolveId } from '../core/standard-get';

export type MailboxProperties = Pick<MailboxRow, 'name' | 'parentId' | 'role' | 'sortOrder' | 'isSubscribed'>;

/** Octets of UTF-8, as the session says (RFC 8621 section 1.3.1). */
export const MAX_NAME_BYTES = 490;
/** RFC 8621 section 2: below 2^31. */
const MAX_SORT_ORDER = 2 ** 31 - 1;
/** The roles of the IANA registry "IMAP Mailbox Name Attributes", which JMAP's are. */
const ROLES: readonly unknown[] = [
	...['all', 'archive', 'drafts', 'flagged', 'important', 'inbox', 'junk', 'memos', 'scheduled', 'sent'],
	...['snoozed', 'subscribed', 'templates', 'trash'],
];
/** Net-Unicode (RFC 5198) has no control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;

type Read<T> = (value: unknown, ctx: Context) => T | undefined;

const READERS: { [Name in keyof MailboxProperties]: Read<MailboxProperties[Name]> } = {
	name: (value) => (isName(value) ? value : undefined),
	parentId: (value, ctx) => {
		if (value === null) return null;
		return typeof value === 'string' ? (fromId('Mailbox', resolveId(value, ctx)) ?? undefined) : undefined;
	},
	role: (value) => (value === null || ROLES.includes(value) ? (value as string | null) : undefined),
	sortOrder: (value) => (isSortOrder(value) ? value : undefined),
	isSubscribed: (value) => (typeof value === 'boolean' ? value : undefined),
};

export function isSettable(name: string): name is keyof MailboxProperties {
	return Object.hasOwn(READERS, name);
}

/** Of the settable properties that are given: their values, and the names of those that are no such value. */
export function readProperties(
	given: JsonObject,
	ctx: Context,
): { values: Partial<MailboxProperties>; wrong: string[] } {
	const values: Record<string, unknown> = {};
	const wrong: string[] = [];
	for (const name of Object.keys(given).filter(isSettable)) {
		const value = READERS[name](given[name], ctx);
		if (value === undefined) wrong.push(name);
		else values[name] = value;
	}
	return { values: values as Partial<MailboxProperties>, wrong };
}

function isName(value: unknown): value is string {
	if (typeof value !== 'string' || value === '' || !value.isWellFormed() || CONTROL.test(value)) return false;
	return new TextEncoder().encode(value).byteLength <= MAX_NAME_BYTES;
}

function isSortOrder(value: unknown): value is number {
	return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_SORT_ORDER;
}
