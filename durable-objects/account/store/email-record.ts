// An email as the store keeps it, and the JSON columns' shapes. Types and their making; no SQL.

import type { Address } from '../../../workers/domain/address';
import type { PartIndex } from '../../../workers/domain/part-index';

/** The column `emails.header`. */
export interface HeaderRecord {
	from: Address[];
	sender: Address[];
	replyTo: Address[];
	to: Address[];
	cc: Address[];
	bcc: Address[];
	messageId: string[];
	inReplyTo: string[];
	references: string[];
	sentAt: string | null;
	bulk: boolean;
	autoSubmitted: boolean;
}

export function headerRecord(index: PartIndex): HeaderRecord {
	const { from, sender, replyTo, to, cc, bcc, messageId, inReplyTo, references, sentAt, bulk, autoSubmitted } = index;
	return { from, sender, replyTo, to, cc, bcc, messageId, inReplyTo, references, sentAt, bulk, autoSubmitted };
}

/** Leaves whose transfer encoding the core found broken: their text cannot be trusted to be whole. */
export function badEncodings(index: PartIndex): number[] {
	const offsets = index.defects.filter((defect) => /encoding|base64|quoted/.test(defect.kind)).map((one) => one.offset);
	const holds = (offset: number, part: PartIndex['parts'][number]) =>
		offset >= part.headerStart && offset < part.bodyEnd;
	return index.parts.flatMap((part, number) =>
		!part.type.startsWith('multipart/') && offsets.some((offset) => holds(offset, part)) ? [number] : [],
	);
}
