// maxConcurrentRequests and maxConcurrentUpload (RFC 8620 section 2): a handler that lets in so many of one person at a time.
import type { SignedIn } from '../directory/credentials';
import { Gate } from '../domain/gate';
import { LIMITS } from '../domain/jmap';
import { problem } from '../domain/problem';
import { asResponse } from './problems';
import type { Call } from './routes';

type Handle = (call: Call, person: SignedIn) => Promise<Response>;

/** `status`: of the answer to who comes in excess. Counted in this isolate. */
export function atMost(
	limit: 'maxConcurrentRequests' | 'maxConcurrentUpload',
	status: 400 | 429,
	handle: Handle,
): Handle {
	const gate = new Gate(LIMITS[limit]);
	return async (call, person) => {
		const entry = gate.enter(person.id, Date.now());
		if (entry === null) return inExcess(limit, status);
		try {
			return await handle(call, person);
		} finally {
			gate.leave(entry);
		}
	};
}

/** The body is left unread: the client comes again when one of its others is done. */
function inExcess(limit: 'maxConcurrentRequests' | 'maxConcurrentUpload', status: 400 | 429): Response {
	const detail = `At most ${LIMITS[limit]} of your requests are served here at the same time.`;
	return asResponse(problem(status, 'Too many at once', detail, 'urn:ietf:params:jmap:error:limit', limit));
}
