// Push, the network, and coming back to the page: each leads to one sync.
import { createSignal, onCleanup } from 'solid-js';
import { pushUrl } from '../jmap/client';
import { type Link, openPush } from '../jmap/push';
import type { Session } from '../jmap/types';
import { createOnline, whenSeenAgain } from './surroundings';

export interface LiveDoors {
	/** Asks for what these types have become; null: whatever was missed. */
	changed(types: readonly string[] | null): void;
	/** Whether the session still stands, where the socket was not taken. */
	checkSession(): void;
}

export function createLive(session: Session, accountId: string, { changed, checkSession }: LiveDoors) {
	const url = pushUrl(session, location.href);
	const [link, setLink] = createSignal<Link>(url ? 'connecting' : 'down');
	const push = url ? openPush(url, accountId, { changed, link: setLink, refused: checkSession }) : null;
	onCleanup(() => push?.close());
	const online = createOnline((isOnline) => {
		if (!isOnline) return push?.drop();
		push?.wake();
		changed(null);
	});
	whenSeenAgain(() => {
		push?.wake();
		changed(null);
	});
	return { link, online };
}
