// A composed message into R2, streamed, under a blob id of its own. What stands on it is its caller's affair.
import { madeBlobId, rawKey } from '../../../../workers/domain/blob';
import type { ComposedMessage } from '../../../../workers/outbound/compose/compose-message';
import { type OpenBlob, writeMessage } from '../../../../workers/outbound/compose/write-message';
import type { Context } from '../core/context';

/** Its blob id. Throws where a blob or R2 fails: then nothing is kept. */
export async function keepMdn(message: ComposedMessage, open: OpenBlob, ctx: Context): Promise<string> {
	const blobId = madeBlobId(crypto.getRandomValues(new Uint8Array(16)));
	const fixed = new FixedLengthStream(message.bytes);
	await Promise.all([
		ctx.mail.put(rawKey(ctx.accountId, blobId), fixed.readable),
		writeMessage(message, open, fixed.writable),
	]);
	return blobId;
}
