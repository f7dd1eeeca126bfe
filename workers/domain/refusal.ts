// The words in which a recipient is refused: an SMTP reply code, an enhanced status code (RFC 3463), and the reason.

export type RefusedRecipient = 'unknown' | 'blocked';

export function refusalOf(address: string, reason: RefusedRecipient): string {
	return reason === 'blocked'
		? `550 5.2.1 The address ${address} takes no mail`
		: `550 5.1.1 There is no address ${address} here`;
}
