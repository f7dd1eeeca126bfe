// The app's addresses: /mail/{role or id}[/{threadId}][?q=words] and /settings/filtering. Parsing and writing only; history
// lives in view/router.ts.

export interface Route {
	/** A mailbox role ('inbox') or, for mailboxes without one, its id. */
	mailbox: string;
	threadId: string | null;
	/** Search words; '' where the mailbox itself is shown. */
	query: string;
	/** Settings that are shown in the place of mail. */
	settings?: 'filtering';
}

export const HOME: Route = { mailbox: 'inbox', threadId: null, query: '' };

export const FILTERING: Route = { ...HOME, settings: 'filtering' };

/** Total: an address of another shape is the inbox. */
export function parseRoute(pathname: string, search: string): Route {
	const [root, mailbox, threadId] = pathname.split('/').filter(Boolean).map(decodeSegment);
	const query = (new URLSearchParams(search).get('q') ?? '').trim();
	if (root === 'settings') return FILTERING;
	if (root !== 'mail' || !mailbox) return { ...HOME, query };
	return { mailbox, threadId: threadId ?? null, query };
}

export function formatRoute(route: Route): string {
	if (route.settings) return `/settings/${route.settings}`;
	const segments = ['mail', route.mailbox, ...(route.threadId ? [route.threadId] : [])];
	const path = `/${segments.map(encodeURIComponent).join('/')}`;
	return route.query ? `${path}?${new URLSearchParams({ q: route.query })}` : path;
}

function decodeSegment(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment; // a stray percent sign: no such mailbox, and the page says so
	}
}
