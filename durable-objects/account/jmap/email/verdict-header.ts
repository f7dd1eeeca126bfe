// The verdict as header fields, for clients that know no more than `header:Name`: made when they are asked for, and never a part of
// the message. What a sender writes under our own names is not shown under them.
import type { HeaderField } from '../../../../wasm-core/host';
import { parseHeaderProperty } from '../../../../workers/domain/header-property';
import { SCAN } from '../../../../workers/domain/jmap';
import type { Verdict } from '../../../../workers/domain/verdict';
import type { EmailRecord } from '../../store/emails';
import type { Context } from '../core/context';
import { headerValue } from './header-property';

const FIELDS: Record<string, (verdict: Verdict) => string> = {
	'x-waypost-verdict': ({ action, score, reasons }) => `${action}; score=${score}; reasons=${rules({ reasons })}`,
	'x-spam-score': ({ score }) => String(score),
	'x-spam-status': ({ action, score, reasons }) =>
		`${action === 'inbox' ? 'No' : 'Yes'}, score=${score} tests=${rules({ reasons })}`,
};

/** Ours whoever asks. Of the others a message may bear its own: they are ours where the request uses our capability. */
const OWN = ['x-waypost-verdict'];

/** undefined: no such property. Null, or an empty list for `:all`, where the email was never judged. */
export function verdictHeader({ verdict }: EmailRecord, name: string, ctx: Context): unknown {
	const property = name.startsWith('header:') ? parseHeaderProperty(name) : null;
	const made = property !== null && isMade(property.name, ctx) ? FIELDS[property.name] : undefined;
	if (property === null || made === undefined) return undefined;
	const fields: HeaderField[] = verdict === null ? [] : [{ name: property.name, raw: ` ${made(verdict)}` }];
	return headerValue(fields, property, ctx.core);
}

function isMade(field: string, { using }: Context): boolean {
	return OWN.includes(field) || (Object.hasOwn(FIELDS, field) && using.has(SCAN));
}

function rules({ reasons }: Pick<Verdict, 'reasons'>): string {
	return [...new Set(reasons.map(({ rule }) => rule))].join(',') || 'none';
}
