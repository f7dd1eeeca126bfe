// Mailbox (RFC 8621 section 2): the descriptor. Counts come from the store, which keeps them right with every change.
import { MAIL } from '../../../../workers/domain/jmap';
import { onlyCountsChanged } from '../../store/changes';
import { mailboxRows } from '../../store/mailboxes';
import type { TypeDescriptor } from '../core/descriptor';
import { mailboxLister } from './mailbox-query';
import { mailboxBatch, mailboxOptions, mailboxRefersTo } from './mailbox-set';
import { COUNTS, mailboxObject, mailboxProperties } from './mailbox-values';

export const mailbox: TypeDescriptor = {
	type: 'Mailbox',
	capability: MAIL,
	defaultProperties: mailboxProperties,
	isProperty: (name, ctx) => mailboxProperties(ctx).includes(name),
	allIds: (db) => mailboxRows(db, null).map((row) => row.id),
	loader: (properties, _args, ctx) => async (ids) =>
		new Map(mailboxRows(ctx.db, ids).map((row) => [row.id, mailboxObject(row, properties)])),
	changesExtra: (db, { created, updated, destroyed }, sinceState) => ({
		// A mailbox that came or went is more than counts, though nothing else of the others changed.
		updatedProperties:
			created.length + destroyed.length === 0 && updated.length > 0 && onlyCountsChanged(db, updated, sinceState)
				? COUNTS
				: null,
	}),
	query: { lister: mailboxLister },
	set: { options: mailboxOptions, refersTo: mailboxRefersTo, begin: mailboxBatch },
};
