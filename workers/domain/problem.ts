// Errors of the HTTP API as problem details (RFC 9457). `type` of JMAP request-level errors: RFC 8620 section 3.6.1.

export interface Problem {
	type: string;
	title: string;
	status: number;
	detail: string;
	/** JMAP 'limit' errors name the limit. */
	limit?: string;
}

export function problem(status: number, title: string, detail: string, type = 'about:blank', limit?: string): Problem {
	return limit === undefined ? { type, title, status, detail } : { type, title, status, detail, limit };
}
