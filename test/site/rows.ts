// Emails and mailboxes for tests, with only what a test says about them.
import type { EmailRow, Mailbox } from '../../site/src/jmap/types';

export function email(id: string, some: Partial<EmailRow> = {}): EmailRow {
	return {
		id,
		threadId: `T-${id}`,
		mailboxIds: { IN: true },
		keywords: {},
		from: [{ name: 'Ada Lovelace', email: 'ada@example.org' }],
		to: [{ name: null, email: 'me@example.org' }],
		cc: null,
		bcc: null,
		replyTo: null,
		subject: `Subject of ${id}`,
		receivedAt: '2026-09-01T10:00:00Z',
		sentAt: null,
		preview: '',
		hasAttachment: false,
		size: 1000,
		...some,
	};
}

export function mailbox(id: string, role: string | null, some: Partial<Mailbox> = {}): Mailbox {
	const counts = { totalEmails: 0, unreadEmails: 0, totalThreads: 0, unreadThreads: 0 };
	return { id, name: id, role, parentId: null, sortOrder: 0, ...counts, ...some };
}

export const ROLES = { inbox: 'IN', archive: 'AR', trash: 'TR', junk: 'JU', sent: 'SE', drafts: 'DR' };
