// A method-level error (RFC 8620 section 3.6.2): thrown anywhere inside a method, answered in its place by the runtime.

export type MethodErrorType =
	| 'accountNotFound'
	| 'anchorNotFound'
	| 'cannotCalculateChanges'
	| 'invalidArguments'
	| 'invalidResultReference'
	| 'requestTooLarge'
	| 'serverFail'
	| 'stateMismatch'
	| 'tooManyChanges'
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

/** Of one object in a /set (RFC 8620 section 5.3, RFC 8621 section 4.6). */
export interface SetError {
	type:
		| 'forbidden'
		| 'invalidPatch'
		| 'invalidProperties'
		| 'notFound'
		| 'tooManyKeywords'
		| 'tooManyMailboxes'
		| 'willDestroy';
	description: string;
	properties?: string[];
}

export function notFound(type: string): SetError {
	return { type: 'notFound', description: `There is no such ${type}.` };
}
