// A method-level error (RFC 8620 section 3.6.2): thrown anywhere inside a method, answered in its place by the runtime.

export type MethodErrorType =
	| 'accountNotFound'
	| 'anchorNotFound'
	| 'accountNotSupportedByMethod'
	| 'cannotCalculateChanges'
	| 'fromAccountNotFound'
	| 'fromAccountNotSupportedByMethod'
	| 'forbidden'
	| 'tooManyChanges'
	| 'invalidArguments'
	| 'invalidResultReference'
	| 'requestTooLarge'
	| 'serverFail'
	| 'stateMismatch'
	| 'tooManyChanges'
	| 'unknownDataType'
	| 'unknownMethod'
	| 'unsupportedFilter'
	| 'unsupportedSort';

export class MethodError extends Error {
	override readonly name = 'MethodError';

	constructor(
		readonly type: MethodErrorType,
		readonly description: string,
	) {
		super(`${type}: ${description}`);
	}

	toArguments(): Record<string, unknown> {
		return { type: this.type, description: this.description };
	}
}

/** Of one object in a /set (RFC 8620 section 5.3; RFC 8621 sections 2.5, 4.6, 4.8 and 7.5). */
export interface SetError {
	type:
		| 'alreadyExists'
		| 'blobNotFound'
		| 'forbidden'
		| 'forbiddenFrom'
		| 'forbiddenMailFrom'
		| 'forbiddenToSend'
		| 'cannotUnsend'
		| 'invalidEmail'
		| 'invalidPatch'
		| 'invalidProperties'
		| 'invalidRecipients'
		| 'mdnAlreadySent'
		| 'mailboxHasChild'
		| 'mailboxHasEmail'
		| 'noRecipients'
		| 'notFound'
		| 'overQuota'
		| 'rateLimit'
		| 'singleton'
		| 'tooLarge'
		| 'tooManyKeywords'
		| 'tooManyMailboxes'
		| 'tooManyRecipients'
		| 'willDestroy';
	description: string;
	/** invalidProperties, invalidEmail: which. */
	properties?: string[];
	/** alreadyExists: the object that is there. */
	existingId?: string;
	/** blobNotFound: which blob ids. */
	notFound?: string[];
	/** tooLarge: octets. */
	maxSize?: number;
	/** tooManyRecipients. */
	maxRecipients?: number;
	/** invalidRecipients: which addresses. */
	invalidRecipients?: string[];
}

export function invalidProperties(properties: string[], description: string): SetError {
	return { type: 'invalidProperties', description, properties };
}

export function notFound(type: string): SetError {
	return { type: 'notFound', description: `There is no such ${type}.` };
}

export const OVER_QUOTA: SetError = {
	type: 'overQuota',
	description: 'This account is full: destroy some mail first.',
};

/** All that is wrong with one object in one answer: RFC 8620 section 5.3 wants every invalid property named. */
export function together(errors: readonly SetError[]): SetError | null {
	const other = errors.find((error) => error.type !== 'invalidProperties');
	if (errors.length === 0 || other !== undefined) return other ?? null;
	const properties = new Set(errors.flatMap((error) => error.properties ?? []));
	return invalidProperties([...properties], errors.map((error) => error.description).join(' '));
}
