// JMAP's wire words (RFC 8620 section 3) and this server's limits, shared by the API, the account and the app.
import type { Problem } from './problem';
import { JUNK_SCORE } from './verdict.ts';

export const CORE = 'urn:ietf:params:jmap:core';
export const MAIL = 'urn:ietf:params:jmap:mail';
/** Sending (RFC 8621 sections 6 and 7) and the answer while away (section 8). */
export const SUBMISSION = 'urn:ietf:params:jmap:submission';
export const VACATION = 'urn:ietf:params:jmap:vacationresponse';
export const BLOB = 'urn:ietf:params:jmap:blob';
export const QUOTA = 'urn:ietf:params:jmap:quota';
export const MDN = 'urn:ietf:params:jmap:mdn';
export const WEBSOCKET = 'urn:ietf:params:jmap:websocket';
/** The platform's key towards push services (RFC 9749). */
export const VAPID = 'urn:ietf:params:jmap:webpush-vapid';
/** Waypost's own: adds `verdict` and `insight` to Email (docs/jmap.md). */
export const WAYPOST = 'urn:waypost:params:jmap:mail';
/** Waypost's own: what the scanner thinks and is told (docs/jmap.md). */
export const SCAN = 'urn:waypost:params:jmap:scan';

/** `[name, arguments, call id]` (RFC 8620 section 3.2). */
export type Invocation = [name: string, args: Record<string, unknown>, callId: string];

export interface JmapRequest {
	using: string[];
	methodCalls: Invocation[];
	createdIds?: Record<string, string>;
}

export interface JmapResponse {
	methodResponses: Invocation[];
	createdIds?: Record<string, string>;
	sessionState: string;
}

/** What came of a request: its response, or a problem with the request as a whole (RFC 8620 section 3.6.1). */
export type JmapAnswer = { status: 200; body: JmapResponse } | { status: number; body: Problem };

/** RFC 8620 section 7.1. `changed[accountId][type] = state`. */
export interface StateChange {
	'@type': 'StateChange';
	changed: Record<string, Record<string, string>>;
}

/** RFC 8620 section 2; advertised in the session and enforced. Sizes in octets. */
export const LIMITS = {
	maxSizeUpload: 50_000_000,
	maxConcurrentUpload: 4,
	maxSizeRequest: 10_000_000,
	maxConcurrentRequests: 16,
	maxCallsInRequest: 64,
	maxObjectsInGet: 1000,
	maxObjectsInSet: 1000,
} as const;

/** The largest filter that a query takes: conditions and operators together, and operators within one another. */
export const FILTER_LIMITS = { maxConditions: 40, maxDepth: 10 } as const;

/** RFC 9404 section 3.1; told of every account. The digests' names are those of the HTTP registry (RFC 3230). */
export const BLOB_LIMITS = {
	maxSizeBlobSet: LIMITS.maxSizeUpload,
	maxDataSources: 100,
	supportedTypeNames: ['Mailbox', 'Thread', 'Email'],
	supportedDigestAlgorithms: ['sha', 'sha-256'],
} as const;

/** Told of every account, beside the score from which on mail is junk where nothing else is set. */
export const SCAN_LIMITS = { maxSenderRules: 5000, defaultJunkScore: JUNK_SCORE } as const;
