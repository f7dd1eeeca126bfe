// Parses a JMAP request once, at the edge, and refuses it whole where RFC 8620 section 3.6.1 says so. Pure.
import {
	BLOB,
	CORE,
	type Invocation,
	type JmapRequest,
	LIMITS,
	MAIL,
	MDN,
	QUOTA,
	SCAN,
	SUBMISSION,
	VACATION,
	VAPID,
	WAYPOST,
	WEBSOCKET,
} from '../../../../workers/domain/jmap';
import { type Problem, problem } from '../../../../workers/domain/problem';
import { isObject } from './args';

const CAPABILITIES: ReadonlySet<string> = new Set([
	...[CORE, MAIL, SUBMISSION, VACATION, BLOB, QUOTA, MDN, WEBSOCKET, VAPID, WAYPOST, SCAN],
]);
const ERROR = 'urn:ietf:params:jmap:error:';

export type ParsedRequest = { ok: true; request: JmapRequest } | { ok: false; problem: Problem };

export function parseRequest(value: unknown): ParsedRequest {
	if (!isObject(value)) return notRequest('The request is not a JSON object.');
	const { using, methodCalls, createdIds } = value;
	if (!isStringList(using)) return notRequest('"using" must be a list of strings.');
	if (!Array.isArray(methodCalls) || !methodCalls.every(isInvocation)) {
		return notRequest('"methodCalls" must be a list of [name, arguments, call id].');
	}
	if (createdIds !== undefined && !isIdMap(createdIds)) return notRequest('"createdIds" must map ids to ids.');
	const unknown = using.find((name) => !CAPABILITIES.has(name));
	if (unknown !== undefined) return refuse('unknownCapability', `This server has no capability ${unknown}.`);
	if (methodCalls.length > LIMITS.maxCallsInRequest) {
		const words = `At most ${LIMITS.maxCallsInRequest} calls in one request.`;
		return beyond('maxCallsInRequest', words);
	}
	const request = { using, methodCalls };
	return { ok: true, request: createdIds === undefined ? request : { ...request, createdIds } };
}

function notRequest(detail: string): ParsedRequest {
	return refuse('notRequest', detail);
}

/** A request-level error of RFC 8620 section 3.6.1. */
export function refuse(
	type: 'notJSON' | 'notRequest' | 'unknownCapability',
	detail: string,
): ParsedRequest & { ok: false } {
	return { ok: false, problem: problem(400, 'Not a request that can be run', detail, ERROR + type) };
}

/** The request would have exceeded a limit that the session tells of. */
export function beyond(limit: keyof typeof LIMITS, detail: string): ParsedRequest & { ok: false } {
	return { ok: false, problem: problem(400, 'Too much', detail, `${ERROR}limit`, limit) };
}

function isInvocation(value: unknown): value is Invocation {
	if (!Array.isArray(value) || value.length !== 3) return false;
	return typeof value[0] === 'string' && isObject(value[1]) && typeof value[2] === 'string';
}

function isStringList(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isIdMap(value: unknown): value is Record<string, string> {
	return isObject(value) && Object.values(value).every((one) => typeof one === 'string');
}
