// Quota (RFC 9425): one of them, of the account's mail in octets. What counts is kept by the store; the limit is a setting.
import { MAIL, QUOTA } from '../../../../workers/domain/jmap';
import { warnLimitOf } from '../../../../workers/domain/quota';
import { toId } from '../../ids';
import { onlyUsageChanged, type QuotaRow, quotaRow } from '../../store/quota';
import type { JsonObject } from '../core/args';
import type { Context } from '../core/context';
import type { TypeDescriptor } from '../core/descriptor';
import { quotaLister } from './quota-query';

/** Section 4.1. The types are those of the capabilities in use: MAIL, or there is no quota to be seen. */
const VALUES: Record<string, (row: QuotaRow) => unknown> = {
	id: (row) => toId('Quota', row.id),
	resourceType: () => 'octets',
	used: (row) => row.used,
	hardLimit: (row) => row.hardLimit,
	scope: () => 'account',
	name: () => 'Mail',
	types: () => ['Email'],
	warnLimit: (row) => warnLimitOf(row.hardLimit),
	softLimit: () => null,
	description: () => 'All emails of this account, as they came. Mail that would be more is sent back.',
};

export const quota: TypeDescriptor = {
	type: 'Quota',
	capability: QUOTA,
	defaultProperties: () => Object.keys(VALUES),
	isProperty: (name) => Object.hasOwn(VALUES, name),
	allIds: (_db, ctx) => seenBy(ctx).map((row) => row.id),
	loader: (properties, _args, ctx) => async (ids) => {
		const rows = seenBy(ctx).filter((row) => ids.includes(row.id));
		return new Map(rows.map((row) => [row.id, quotaObject(row, properties)]));
	},
	changesExtra: (db, { updated }, sinceState) => ({
		updatedProperties: updated.length > 0 && onlyUsageChanged(db, sinceState) ? ['used'] : null,
	}),
	query: { lister: (args, ctx) => quotaLister(args, () => seenBy(ctx).map((row) => quotaRecord(row))) },
};

/** Section 4.1: no quota is given whose types the client does not know. */
function seenBy(ctx: Context): QuotaRow[] {
	return ctx.using.has(MAIL) ? [quotaRow(ctx.db)] : [];
}

function quotaRecord(row: QuotaRow): { row: QuotaRow; object: JsonObject } {
	return { row, object: quotaObject(row, Object.keys(VALUES)) };
}

function quotaObject(row: QuotaRow, properties: readonly string[]): JsonObject {
	return Object.fromEntries(properties.map((name) => [name, VALUES[name]?.(row)]));
}
