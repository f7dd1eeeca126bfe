// The API: every room of it mounted with its guards. Wiring only.
import { Hono } from 'hono';
import { devRoutes } from './dev-routes';
import { downloadRoutes } from './download';
import { eventSourceRoutes } from './event-source';
import { healthRoutes } from './health';
import { callRoutes } from './jmap-calls';
import { sessionRoutes } from './jmap-session';
import { socketRoutes } from './jmap-socket';
import { notFound, problemResponse } from './problems';
import { type Bound, mount, type Route } from './routes';
import { secured } from './security-headers';
import { signInRoutes } from './sign-in';
import { uploadRoutes } from './upload';
import { viewRoutes } from './view';

export const routes: readonly Route[] = [
	...signInRoutes,
	...sessionRoutes,
	...callRoutes,
	...socketRoutes,
	...eventSourceRoutes,
	...downloadRoutes,
	...uploadRoutes,
	...viewRoutes,
	...healthRoutes,
	...devRoutes,
];

export const app = new Hono<Bound>();
mount(app, routes);
app.notFound((call) => secured(call.req.raw, notFound()));
app.onError((fault, call) => {
	console.error(
		JSON.stringify({ event: 'api-fault', method: call.req.method, route: call.req.routePath, fault: told(fault) }),
	);
	return secured(
		call.req.raw,
		problemResponse(500, 'Our fault', 'Something went wrong on our side. Please try again.'),
	);
});

/** A fault with all its causes, for the log only, and without the values that a failed query was bound to. */
function told(fault: unknown): string {
	if (!(fault instanceof Error)) return String(fault);
	const words = (fault.stack ?? fault.message).replace(/\nparams: .*/g, '');
	const cause = fault.cause === undefined ? '' : `\ncaused by ${told(fault.cause)}`;
	return words + cause;
}
