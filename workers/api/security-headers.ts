// What every response says about itself unless its route said something else.

const DEFAULTS: readonly [name: string, value: string][] = [
	['Content-Security-Policy', "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"],
	['X-Content-Type-Options', 'nosniff'],
	['X-Frame-Options', 'DENY'],
	['Referrer-Policy', 'no-referrer'],
	['Cross-Origin-Resource-Policy', 'same-origin'],
	['Cross-Origin-Opener-Policy', 'same-origin'],
	['Cache-Control', 'no-store'],
];

/** A switched protocol (101) is left alone: it carries the socket and shows nothing. */
export function secured(request: Request, response: Response): Response {
	if (response.status === 101) return response;
	const answer = new Response(response.body, response);
	for (const [name, value] of DEFAULTS) if (!answer.headers.has(name)) answer.headers.set(name, value);
	if (new URL(request.url).protocol === 'https:') answer.headers.set('Strict-Transport-Security', 'max-age=31536000');
	return answer;
}
