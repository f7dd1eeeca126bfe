// Problems (RFC 9457) as HTTP responses. Says what went wrong to the caller, never how we are built.
import { type Problem, problem } from '../domain/problem';

export function problemResponse(status: number, title: string, detail: string, headers?: HeadersInit): Response {
	return asResponse(problem(status, title, detail), headers);
}

export function asResponse(body: Problem, headers?: HeadersInit): Response {
	const answer = Response.json(body, { status: body.status, ...(headers && { headers }) });
	answer.headers.set('Content-Type', 'application/problem+json');
	return answer;
}

export function notFound(): Response {
	return problemResponse(404, 'Not found', 'There is nothing here, or nothing that you may see.');
}

export function withheld(): Response {
	const detail = 'This part of the message is withheld. Release the message to have it.';
	return problemResponse(403, 'Withheld', detail, { 'Cache-Control': 'no-store' });
}

/**
 * 401. The challenge goes to mail clients only: a browser would answer it with its own password window, in front of ours.
 */
export function unauthorized(request: Request, detail: string): Response {
	const browser = ['Cookie', 'X-Requested-With', 'Sec-Fetch-Mode'].some((name) => request.headers.has(name));
	const challenge = browser ? undefined : { 'WWW-Authenticate': 'Basic realm="Waypost", charset="UTF-8"' };
	return problemResponse(401, 'Not signed in', detail, challenge);
}
