// What a receipt says where its client says nothing, and who may send it (RFC 9007 section 5, RFC 8098 section 2.1). Pure.
import { isAscii, isWireAddress } from '../../../../workers/outbound/wire-address';
import type { IdentityRow } from '../../store/identities';
import type { Context } from '../core/context';
import type { SetError } from '../core/method-error';
import { callersAddresses, isOneOf } from '../submission/own-addresses';
import type { AskedReceipt } from './asked-receipt';
import type { GivenMdn } from './mdn-object';
import type { Notification } from './notification';

export function notificationOf(mdn: GivenMdn, asked: AskedReceipt, identity: IdentityRow): Notification {
	const { reportingUA, disposition, extensionFields } = mdn;
	const kind = isAscii(identity.email) ? 'rfc822' : 'utf-8';
	return {
		...{ reportingUA, disposition, extensionFields, mdnGateway: null, error: null },
		finalRecipient: mdn.finalRecipient ?? `${kind}; ${identity.email}`,
		originalRecipient: asked.originalRecipient,
		originalMessageId: asked.originalMessageId,
	};
}

/** Section 5: nobody speaks for an address that is not theirs. */
export function senderError(identity: IdentityRow, { finalRecipient }: Notification, ctx: Context): SetError | null {
	const addresses = callersAddresses(ctx);
	const [, recipient] = /^(?:rfc822|utf-8)[ \t]*;[ \t]*(\S+)$/i.exec(finalRecipient ?? '') ?? [];
	const isOwn = (email: string) => isWireAddress(email) && isOneOf(addresses, email);
	if (isOwn(identity.email) && recipient !== undefined && isOwn(recipient)) return null;
	return { type: 'forbiddenFrom', description: 'This account does not receive mail for that address.' };
}

export function automaticError({ disposition }: GivenMdn, { mayBeAutomatic }: AskedReceipt): SetError | null {
	if (disposition.sendingMode === 'mdn-sent-manually' || mayBeAutomatic) return null;
	const description =
		'Who asks for the receipt is not who sent the message: a person must agree (RFC 8098 section 2.1).';
	return { type: 'forbidden', description };
}

export function wordsOf({ disposition }: GivenMdn): string {
	return `Your message was ${disposition.type}. That is no guarantee that anybody has read or understood it.\n`;
}
