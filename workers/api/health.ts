// GET /health: how each part is, for everybody; what the platform did by itself, for people who are signed in.
import { recentHistory } from '../directory/history';
import { checkParts, type State } from './health-checks';
import { identify } from './identity';
import type { Call, Route } from './routes';

export const healthRoutes: readonly Route[] = [{ method: 'GET', path: '/health', guard: 'public', handle: health }];

const HISTORY_LENGTH = 20;

/** A browser that asks for a page gets the app's status page, which asks here again for JSON. 503 when a part is down. */
async function health(call: Call): Promise<Response> {
	if (call.req.header('Accept')?.includes('text/html')) return statusPage(call);
	const now = Date.now();
	const [parts, history] = await Promise.all([checkParts(call.env, now), historyFor(call, now)]);
	const status = overall(parts.map((part) => part.state));
	const body = { status, parts, checkedAt: new Date(now).toISOString(), ...history };
	return Response.json(body, { status: status === 'down' ? 503 : 200 });
}

function overall(states: State[]): State {
	if (states.includes('down')) return 'down';
	return states.includes('degraded') ? 'degraded' : 'ok';
}

/** Health must answer most of all when the directory does not: then nobody is known, and the parts say why. */
async function historyFor(call: Call, now: number) {
	try {
		if ((await identify(call, now)) === null) return {};
		const { runs, actions, incidents, deadLetters } = await recentHistory(call.env.DIRECTORY, HISTORY_LENGTH);
		return { cron: { runs, actions }, incidents, deadLetters };
	} catch (cause) {
		console.error(JSON.stringify({ event: 'health-history-failed', cause: String(cause) }));
		return {};
	}
}

/** The page brings its own CSP, with the hashes of its build; this only keeps it out of other people's frames. */
async function statusPage(call: Call): Promise<Response> {
	const page = await call.env.ASSETS.fetch(new URL('/status', call.req.url));
	const answer = new Response(page.body, page);
	if (!answer.headers.has('Content-Security-Policy')) {
		answer.headers.set('Content-Security-Policy', "frame-ancestors 'none'");
	}
	answer.headers.set('Vary', 'Accept');
	return answer;
}
