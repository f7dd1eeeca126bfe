// The address bar as a signal. The only place that touches the browser's history.
import { createSignal, onCleanup } from 'solid-js';
import { formatRoute, parseRoute, type Route } from '../mail/route';

export interface Router {
	route: () => Route;
	/** `replace`: the page before stays the one that "back" leads to. */
	go(route: Route, how?: { replace?: boolean }): void;
	/** Back to `route`: by the browser's own history where that is where it leads. */
	backTo(route: Route): void;
}

function here(): Route {
	return parseRoute(location.pathname, location.search);
}

export function createRouter(): Router {
	const [route, setRoute] = createSignal(here(), {
		equals: (a, b) => formatRoute(a) === formatRoute(b),
	});
	const onPop = () => setRoute(here());
	window.addEventListener('popstate', onPop);
	onCleanup(() => window.removeEventListener('popstate', onPop));

	const go: Router['go'] = (next, how = {}) => {
		const from = how.replace ? (history.state as { from?: string } | null)?.from : formatRoute(route());
		const state = from === undefined ? null : { from };
		if (how.replace) history.replaceState(state, '', formatRoute(next));
		else history.pushState(state, '', formatRoute(next));
		setRoute(next);
	};

	const backTo: Router['backTo'] = (target) => {
		const from = (history.state as { from?: string } | null)?.from;
		if (from === formatRoute(target)) history.back();
		else go(target, { replace: true });
	};

	// The bare domain, and any address that is none of the app's, becomes the one it stands for.
	if (!location.pathname.startsWith('/mail/')) history.replaceState(null, '', formatRoute(route()));
	return { route, go, backTo };
}
