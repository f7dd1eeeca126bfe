// What can go wrong between the app and its server, and the sentence that a person reads about it.

/** 'method': the server refused one JMAP call; `type` is then its error type (RFC 8620 section 3.6.2). */
export type FaultKind = 'signedOut' | 'offline' | 'server' | 'method';

export class Fault extends Error {
	readonly kind: FaultKind;
	/** HTTP status or JMAP error type, for whoever reports the fault. */
	readonly type: string;

	constructor(kind: FaultKind, type: string, message: string, cause?: unknown) {
		super(message, { cause });
		this.kind = kind;
		this.type = type;
	}
}

/** The sentence for a fault of any origin. Shown as text; never holds the sender's words. */
export function faultWords(error: unknown): string {
	if (error instanceof Fault) return error.message;
	return 'Something in this page went wrong. Reloading it may help.';
}
