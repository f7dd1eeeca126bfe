// Push over a WebSocket (RFC 8887): says when something changed, never what. Reconnects for ever; the caller re-syncs.
import type { StateChange } from '../../../workers/domain/jmap';

export type Link = 'connecting' | 'live' | 'down';

export interface PushEvents {
	/** The types that changed; null after each (re)connect, since changes may have been missed. */
	changed(types: readonly string[] | null): void;
	link(state: Link): void;
	/** The server did not take the socket. A browser does not say why: it may be down, or the session may have ended. */
	refused(): void;
}

export interface Push {
	/** Tries again at once: the network came back, or the page is looked at again. */
	wake(): void;
	/** The network is gone: a socket that would only hang is given up. */
	drop(): void;
	close(): void;
}

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 60_000;

/** Doubles with each failed attempt; half of it is jitter, so that clients do not come back in step. `random` in [0, 1). */
export function retryDelayMs(failures: number, random: number): number {
	const full = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 10));
	return Math.round(full / 2 + (full / 2) * random);
}

/** The types of this account that a push message says have changed. */
export function changedTypes(message: string, accountId: string): string[] {
	try {
		const event = JSON.parse(message) as Partial<StateChange>;
		return event['@type'] === 'StateChange' ? Object.keys(event.changed?.[accountId] ?? {}) : [];
	} catch {
		return []; // not JSON: nothing that RFC 8887 knows
	}
}

export function openPush(url: string, accountId: string, events: PushEvents): Push {
	let socket: WebSocket | null = null;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let failures = 0;
	let closed = false;

	const retry = () => {
		socket = null;
		events.link('down');
		timer = setTimeout(connect, retryDelayMs(failures++, Math.random()));
	};
	const connect = () => {
		events.link('connecting');
		const mine = new WebSocket(url, 'jmap');
		let opened = false;
		socket = mine;
		mine.onopen = () => {
			opened = true;
			failures = 0;
			const dataTypes = ['Mailbox', 'Email', 'Thread', 'ScanSettings', 'SenderRule'];
			mine.send(JSON.stringify({ '@type': 'WebSocketPushEnable', dataTypes, pushState: null }));
			events.link('live');
			events.changed(null);
		};
		mine.onmessage = (event) => {
			const types = changedTypes(String(event.data), accountId);
			if (types.length > 0) events.changed(types);
		};
		mine.onclose = () => {
			if (closed || socket !== mine) return;
			retry();
			if (!opened) events.refused();
		};
	};

	connect();
	return {
		wake: () => {
			if (socket || closed) return;
			clearTimeout(timer);
			connect();
		},
		drop: () => {
			const hung = socket;
			if (!hung) return;
			retry();
			hung.close();
		},
		close: () => {
			closed = true;
			clearTimeout(timer);
			socket?.close();
		},
	};
}
