// A notification as a message (RFC 8098 section 3): for people, for machines, and the message itself where it is wanted. Pure.
import type { Address } from '../../../../workers/domain/address';
import { domainOf } from '../../../../workers/domain/address';
import { hex } from '../../../../workers/domain/hex';
import { type ComposedMessage, composeMessage } from '../../../../workers/outbound/compose/compose-message';
import { type DraftField, type DraftPart, partOf } from '../../../../workers/outbound/compose/draft';
import { isAscii } from '../../../../workers/outbound/wire-address';
import { type Notification, writeNotification } from './notification';

export interface MdnMessage {
	from: Address;
	to: readonly string[];
	subject: string;
	textBody: string;
	notification: Notification;
	/** Message ids of what is answered, without angle brackets; the answered one last. */
	references: readonly string[];
	/** Octets of the blob that is the original message; null: it does not go along. */
	original: { blobId: string; size: number } | null;
}

export function composeMdn(mdn: MdnMessage, now: number, random: (bytes: number) => Uint8Array): ComposedMessage {
	const boundary = hex(random(16));
	const { original } = mdn;
	const blobs = new Map(
		original === null ? [] : [[original.blobId, { size: original.size, type: 'message/rfc822' }] as const],
	);
	const contentType = ` multipart/report; report-type=disposition-notification;\r\n boundary="${boundary}"`;
	const body = partOf(
		{ kind: 'multipart', boundary, subParts: partsOf(mdn) },
		{ type: 'multipart/report', fields: [{ name: 'Content-Type', form: 'asRaw', value: contentType }] },
	);
	const messageIdDomain = domainOf(mdn.from.email) || 'localhost';
	return composeMessage({ fields: fieldsOf(mdn), body }, { now, messageIdDomain, random, blobs });
}

function fieldsOf({ from, to, subject, references, notification }: MdnMessage): DraftField[] {
	const fields: DraftField[] = [
		{ name: 'From', form: 'asAddresses', value: [from] },
		{ name: 'To', form: 'asAddresses', value: to.map((email) => ({ name: null, email })) },
		{ name: 'Subject', form: 'asText', value: subject },
	];
	// RFC 3834 section 5: said where no person sent it.
	if (notification.disposition.sendingMode === 'mdn-sent-automatically')
		fields.push({ name: 'Auto-Submitted', form: 'asText', value: 'auto-replied' });
	const answered = references.at(-1);
	if (answered === undefined) return fields;
	return [
		...fields,
		{ name: 'In-Reply-To', form: 'asMessageIds', value: [answered] },
		{ name: 'References', form: 'asMessageIds', value: [...references] },
	];
}

function partsOf({ textBody, notification, original }: MdnMessage): DraftPart[] {
	const fields = writeNotification(notification);
	// RFC 6533 section 5: with an address in other letters than ASCII it is of the international kind.
	const type = isAscii(fields.replaceAll('\r\n', '')) ? 'disposition-notification' : 'global-disposition-notification';
	const parts = [
		partOf({ kind: 'text', value: textBody }, { type: 'text/plain', charset: 'utf-8' }),
		partOf({ kind: 'text', value: fields }, { type: `message/${type}` }),
	];
	if (original !== null)
		parts.push(partOf({ kind: 'blob', blobId: original.blobId }, { type: 'message/rfc822', disposition: 'inline' }));
	return parts;
}
