// The fields of a message/disposition-notification part (RFC 8098 section 3) as RFC 9007 section 2 has them. Pure, once split.
import type { HeaderField } from '../../../../wasm-core/host';
import type { HeaderReader } from '../core/context';

export interface Disposition {
	actionMode: string;
	sendingMode: string;
	type: string;
}

/** What of an MDN object stands in the notification itself. Field values are as written, unfolded. */
export interface Notification {
	reportingUA: string | null;
	disposition: Disposition;
	mdnGateway: string | null;
	originalRecipient: string | null;
	finalRecipient: string | null;
	originalMessageId: string | null;
	error: string[] | null;
	extensionFields: Record<string, string> | null;
}

const KNOWN = {
	reportingUA: 'reporting-ua',
	disposition: 'disposition',
	mdnGateway: 'mdn-gateway',
	originalRecipient: 'original-recipient',
	finalRecipient: 'final-recipient',
	originalMessageId: 'original-message-id',
	error: 'error',
} as const;

/** RFC 8098 section 3.2.6, in lower case; modifiers after the type say no more than the Error fields do. */
const DISPOSITION =
	/^(manual-action|automatic-action)\s*\/\s*(mdn-sent-manually|mdn-sent-automatically)\s*;\s*(deleted|dispatched|displayed|processed)\s*(?:\/|$)/;
/** (Comments), which may stand anywhere. Bounded: no backtracking over a hostile field. */
const COMMENT = /\([^()]{0,200}\)/g;

/** null: no notification, for it does not say what became of the message. */
export function readNotification(fields: readonly HeaderField[], { asText }: HeaderReader): Notification | null {
	const named = fields.map(({ name, raw }) => ({ name, key: name.toLowerCase(), value: asText(raw).trim() }));
	const all = (key: string) => named.filter((field) => field.key === key).map((field) => field.value);
	const first = (key: string) => all(key)[0] ?? null;
	const disposition = readDisposition(first(KNOWN.disposition) ?? '');
	if (disposition === null) return null;
	const known: readonly string[] = Object.values(KNOWN);
	const others = named.filter((field) => !known.includes(field.key));
	return {
		reportingUA: first(KNOWN.reportingUA),
		disposition,
		mdnGateway: first(KNOWN.mdnGateway),
		originalRecipient: first(KNOWN.originalRecipient),
		finalRecipient: first(KNOWN.finalRecipient),
		originalMessageId: first(KNOWN.originalMessageId),
		error: orNull(all(KNOWN.error)),
		extensionFields: others.length > 0 ? Object.fromEntries(others.map(({ name, value }) => [name, value])) : null,
	};
}

function readDisposition(value: string): Disposition | null {
	const [, actionMode, sendingMode, type] = DISPOSITION.exec(value.replace(COMMENT, ' ').trim().toLowerCase()) ?? [];
	return actionMode && sendingMode && type ? { actionMode, sendingMode, type } : null;
}

function orNull(values: string[]): string[] | null {
	return values.length > 0 ? values : null;
}
