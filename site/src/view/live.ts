// Push, the network, and coming back to the page: each leads to one sync.
import { createSignal, onCleanup } from 'solid-js';
import { pushUrl } from '../jmap/client';
import { type Link, openPush } from '../jmap/push';
import type { Session } from '../jmap/types';
import { createOnline, whenSeenAgain } from './surroundings';

export function createLive(session: Session, accountId: string, sync: () => Promise<void>) {
	const url = pushUrl(session, location.href);
	const [link, setLink] = createSignal<Link>(url ? 'connecting' : 'down');
	const push = url ? openPush(url, accountId, { changed: () => void sync(), link: setLink }) : null;
	onCleanup(() => push?.close());
	const online = createOnline((isOnline) => {
		if (!isOnline) return push?.drop();
		push?.wake();
		void sync();
	});
	whenSeenAgain(() => {
		push?.wake();
		void sync();
	});
	return { link, online };
}
