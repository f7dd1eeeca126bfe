// The fields of a message/disposition-notification part (RFC 8098 section 3) as RFC 9007 section 2 has them. Pure, once split.
import type { HeaderField } from '../../../../wasm-core/host';
import type { Part } from '../../../../workers/domain/part-index';
import type { HeaderReader } from '../core/context';
import { listOrNull } from '../core/or-null';

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

/** RFC 8098 section 3.2.6, in lower case. */
export const DISPOSITION_WORDS: Record<keyof Disposition, readonly string[]> = {
	actionMode: ['manual-action', 'automatic-action'],
	sendingMode: ['mdn-sent-manually', 'mdn-sent-automatically'],
	type: ['deleted', 'dispatched', 'displayed', 'processed'],
};

/** Modifiers after the type say no more than the Error fields do. */
const DISPOSITION = dispositionPattern(DISPOSITION_WORDS);
/** (Comments), which may stand anywhere. Bounded: no backtracking over a hostile field. */
const COMMENT = /\([^()]{0,200}\)/g;

const TYPE = /^message\/(?:global-)?disposition-notification$/;

/** RFC 8098 section 3.1, and RFC 6533 section 5. */
export function isNotification({ type }: Pick<Part, 'type'>): boolean {
	return TYPE.test(type);
}

/** Whether that field has a property of its own. */
export function isKnownField(name: string): boolean {
	return (Object.values(KNOWN) as string[]).includes(name.toLowerCase());
}

/** The fields as they are written, each with its CRLF. */
export function writeNotification(notification: Notification): string {
	const { disposition, error, extensionFields } = notification;
	const { actionMode, sendingMode, type } = disposition;
	const fields: [name: string, value: string | null][] = [
		['Reporting-UA', notification.reportingUA],
		['MDN-Gateway', notification.mdnGateway],
		['Original-Recipient', notification.originalRecipient],
		['Final-Recipient', notification.finalRecipient],
		['Original-Message-ID', notification.originalMessageId],
		['Disposition', `${actionMode}/${sendingMode}; ${type}`],
		...(error ?? []).map((one): [string, string] => ['Error', one]),
		...Object.entries(extensionFields ?? {}),
	];
	return fields.flatMap(([name, value]) => (value === null ? [] : `${name}: ${value}\r\n`)).join('');
}

/** null: no notification, for it does not say what became of the message. */
export function readNotification(fields: readonly HeaderField[], { asText }: HeaderReader): Notification | null {
	const named = fields.map(({ name, raw }) => ({ name, key: name.toLowerCase(), value: asText(raw).trim() }));
	const all = (key: string) => named.filter((field) => field.key === key).map((field) => field.value);
	const first = (key: string) => all(key)[0] ?? null;
	const disposition = readDisposition(first(KNOWN.disposition) ?? '');
	if (disposition === null) return null;
	const others = named.filter((field) => !isKnownField(field.key));
	return {
		reportingUA: first(KNOWN.reportingUA),
		disposition,
		mdnGateway: first(KNOWN.mdnGateway),
		originalRecipient: first(KNOWN.originalRecipient),
		finalRecipient: first(KNOWN.finalRecipient),
		originalMessageId: first(KNOWN.originalMessageId),
		error: listOrNull(all(KNOWN.error)),
		extensionFields: others.length > 0 ? Object.fromEntries(others.map(({ name, value }) => [name, value])) : null,
	};
}

function dispositionPattern({ actionMode, sendingMode, type }: typeof DISPOSITION_WORDS): RegExp {
	const any = (words: readonly string[]) => `(${words.join('|')})`;
	return new RegExp(`^${any(actionMode)}\\s*/\\s*${any(sendingMode)}\\s*;\\s*${any(type)}\\s*(?:/|$)`);
}

function readDisposition(value: string): Disposition | null {
	const [, actionMode, sendingMode, type] = DISPOSITION.exec(value.replace(COMMENT, ' ').trim().toLowerCase()) ?? [];
	return actionMode && sendingMode && type ? { actionMode, sendingMode, type } : null;
}
