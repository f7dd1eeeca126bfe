// How a route comes into being: with its guard, or not at all. Knows no route by name.
import type { Context, Hono } from 'hono';
import type { SignedIn } from '../directory/credentials';
import type { Env } from '../env';
import { identify, sessionToken } from './identity';
import { notFound, problemResponse, unauthorized } from './problems';
import { secured } from './security-headers';

export type Bound = { Bindings: Env };
export type Call = Context<Bound>;
type Answer = Response | Promise<Response>;

/**
 * public: anyone. person: someone signed in, handed to the handler. dev-token: who shows DEV_TOKEN; to all others, and
 * where none is set, the route does not exist.
 */
export type Route = { method: 'GET' | 'POST' | 'DELETE'; path: string } & (
	| { guard: 'public' | 'dev-token'; handle(call: Call): Answer }
	| { guard: 'person'; handle(call: Call, person: SignedIn): Answer }
);

/** The only way to register a route: what has no guard does not compile, and what went around this fails a test. */
export function mount(app: Hono<Bound>, routes: readonly Route[]): void {
	for (const route of routes) {
		app.on(route.method, route.path, async (call) => secured(call.req.raw, await answer(call, route)));
	}
}

async function answer(call: Call, route: Route): Promise<Response> {
	if (route.guard === 'dev-token') return showsDevToken(call) ? route.handle(call) : notFound();
	if (comesFromElsewhere(call)) {
		return problemResponse(403, 'Wrong origin', 'This request was not made by a page of this server.');
	}
	if (route.guard === 'public') return route.handle(call);
	const person = await identify(call, Date.now());
	return person ? route.handle(call, person) : unauthorized(call.req.raw, 'Please sign in.');
}

function showsDevToken(call: Call): boolean {
	const token = call.env.DEV_TOKEN;
	return token !== undefined && token !== '' && call.req.header('X-Waypost-Dev') === token;
}

/**
 * Cross-site request forgery, and its WebSocket twin that no CORS stops: what a browser sends along by itself (cookie,
 * remembered Basic credentials) must not act for a page of another origin. Clients that are no browser name no origin;
 * a cookie without one is no client of ours.
 */
function comesFromElsewhere(call: Call): boolean {
	const acts = !['GET', 'HEAD'].includes(call.req.method) || call.req.header('Upgrade') !== undefined;
	if (!acts) return false;
	const origin = call.req.header('Origin');
	if (origin !== undefined) return origin !== new URL(call.req.url).origin;
	return sessionToken(call) !== undefined && call.req.header('Authorization') === undefined;
}
