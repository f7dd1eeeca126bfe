// What a message says of the notifications that its sender asks for (RFC 8098 section 2), read from its header.
import { rawKey } from '../../../../workers/domain/blob';
import { isWireAddress } from '../../../../workers/outbound/wire-address';
import { bodyRecords, type EmailRecord, envelopeOf } from '../../store/emails';
import type { Context } from '../core/context';
import { rawReader } from '../email/raw-message';
import { isNotification } from './notification';

export interface AskedReceipt {
	/** Who asks: Disposition-Notification-To. At least one, each once. */
	to: string[];
	/** As the delivering server noted it (section 2.3). */
	originalRecipient: string | null;
	/** With angle brackets. */
	originalMessageId: string | null;
	/** Who asks is who sent it, and nobody else: only then may it be answered without a person (section 2.1). */
	mayBeAutomatic: boolean;
}

/** A header that is larger is nothing that a person wrote. */
const MAX_HEADER_BYTES = 1024 * 1024;
/** Whoever names more wants a flood, and no receipt. */
const MAX_ASKING = 10;
const ASKING_FIELD = 'disposition-notification-to';

/** null: no notification is asked for in a way that can be answered, or it is one itself, which is never answered (section 3). */
export async function askedReceipt(email: EmailRecord, ctx: Context): Promise<AskedReceipt | null> {
	const parts = bodyRecords(ctx.db, [email.id]).get(email.id)?.parts ?? [];
	const root = parts[0];
	if (root === undefined || root.bodyStart > MAX_HEADER_BYTES || parts.some(isNotification)) return null;
	const read = rawReader(ctx.mail, rawKey(ctx.accountId, email.blobId), email.size);
	const fields = ctx.core.headerFields(await read(root.headerStart, root.bodyStart));
	const raw = (name: string) => fields.filter((field) => field.name.toLowerCase() === name).map((field) => field.raw);
	const asking = raw(ASKING_FIELD);
	const to = [...new Set(asking.flatMap((one) => ctx.core.asAddresses(one)).map((address) => address.email))];
	if (asking.length !== 1 || to.length === 0 || to.length > MAX_ASKING || !to.every(isWireAddress)) return null;
	const recipient = raw('original-recipient').map((one) => ctx.core.asText(one).trim())[0];
	const messageId = email.header.messageId[0];
	const from = envelopeOf(ctx.db, email.id)?.from.toLowerCase();
	return {
		to,
		originalRecipient: recipient !== undefined && FIELD_VALUE.test(recipient) ? recipient : null,
		originalMessageId: messageId !== undefined && FIELD_VALUE.test(messageId) ? `<${messageId}>` : null,
		mayBeAutomatic: to.length === 1 && to[0]?.toLowerCase() === from,
	};
}

/** What goes on into the notification as it is: one line of ASCII. */
const FIELD_VALUE = /^[\x20-\x7e]{1,900}$/;
