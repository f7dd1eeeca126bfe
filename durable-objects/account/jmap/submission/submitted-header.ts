// What a submission must know of its message's header, read from the raw message: the store keeps less of it.
import type { HeaderField } from '../../../../wasm-core/host';
import { rawKey } from '../../../../workers/domain/blob';
import { bodyRecords, type EmailRecord } from '../../store/emails';
import type { Context, HeaderReader } from '../core/context';
import { rawReader } from '../email/raw-message';
import type { AddressFields } from './envelope';

export interface SubmittedHeader extends AddressFields {
	/** Readable Date fields. */
	dates: number;
}

/** A header that is larger is nothing that a person wrote. */
const MAX_HEADER_BYTES = 1024 * 1024;

/** null: too large to be read. Throws where the raw message cannot be had. */
export async function submittedHeader(email: EmailRecord, ctx: Context): Promise<SubmittedHeader | null> {
	const root = bodyRecords(ctx.db, [email.id]).get(email.id)?.parts[0];
	if (root === undefined || root.bodyStart > MAX_HEADER_BYTES) return null;
	const read = rawReader(ctx.mail, rawKey(ctx.accountId, email.blobId), email.size);
	return headerOf(ctx.core.headerFields(await read(root.headerStart, root.bodyStart)), ctx.core);
}

function headerOf(fields: readonly HeaderField[], core: HeaderReader): SubmittedHeader {
	const named = (name: string) => fields.filter((field) => field.name.toLowerCase() === name);
	const lists = (name: string) => named(name).map(({ raw }) => core.asAddresses(raw));
	return {
		from: lists('from'),
		sender: lists('sender'),
		to: lists('to'),
		cc: lists('cc'),
		bcc: lists('bcc'),
		dates: named('date').filter(({ raw }) => core.asDate(raw) !== null).length,
	};
}
