// A mailbox's properties as a client gets them (RFC 8621 section 2).
import { SCAN } from '../../../../workers/domain/jmap';
import { toId } from '../../ids';
import type { MailboxRow } from '../../store/mailboxes';
import type { JsonObject } from '../core/args';
import type { Context } from '../core/context';

const RIGHTS = {
	mayReadItems: true,
	mayAddItems: true,
	mayRemoveItems: true,
	maySetSeen: true,
	maySetKeywords: true,
	mayCreateChild: true,
	mayRename: true,
	mayDelete: true,
	maySubmit: true,
};

const VALUES: Record<string, (row: MailboxRow) => unknown> = {
	id: (row) => toId('Mailbox', row.id),
	name: (row) => row.name,
	parentId: (row) => (row.parentId === null ? null : toId('Mailbox', row.parentId)),
	role: (row) => row.role,
	sortOrder: (row) => row.sortOrder,
	totalEmails: (row) => row.totalEmails,
	unreadEmails: (row) => row.unreadEmails,
	totalThreads: (row) => row.totalThreads,
	unreadThreads: (row) => row.unreadThreads,
	// Mail comes in there: the inbox stays.
	myRights: (row) => ({ ...RIGHTS, mayDelete: row.role !== 'inbox' }),
	isSubscribed: (row) => row.isSubscribed,
	isQuarantine: (row) => row.isQuarantine,
};

/** Waypost's own (docs/jmap.md), for requests that use its capability. */
const ADDED = ['isQuarantine'];

export const COUNTS = ['totalEmails', 'unreadEmails', 'totalThreads', 'unreadThreads'];
export const SERVER_SET = [...COUNTS, 'myRights'];

export function mailboxProperties({ using }: Pick<Context, 'using'>): readonly string[] {
	return Object.keys(VALUES).filter((name) => using.has(SCAN) || !ADDED.includes(name));
}

/** null: all properties. */
export function mailboxObject(row: MailboxRow, properties: readonly string[] | null): JsonObject {
	return Object.fromEntries((properties ?? Object.keys(VALUES)).map((name) => [name, VALUES[name]?.(row)]));
}
