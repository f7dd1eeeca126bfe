// What the browser says about the page: width, network, time, being looked at. Signals only.
import { type Accessor, createSignal, onCleanup } from 'solid-js';

function on(target: EventTarget, type: string, run: () => void): void {
	target.addEventListener(type, run);
	onCleanup(() => target.removeEventListener(type, run));
}

/** One column: the list and the reader take turns. Must agree with style/layout.css. */
export function createNarrow(): Accessor<boolean> {
	const query = matchMedia('(max-width: 719px)');
	const [narrow, setNarrow] = createSignal(query.matches);
	on(query, 'change', () => setNarrow(query.matches));
	return narrow;
}

export function createOnline(changed: (online: boolean) => void): Accessor<boolean> {
	const [online, setOnline] = createSignal(navigator.onLine);
	const update = () => {
		setOnline(navigator.onLine);
		changed(navigator.onLine);
	};
	on(window, 'online', update);
	on(window, 'offline', update);
	return online;
}

/** Whether the page is being looked at. */
export function createVisible(): Accessor<boolean> {
	const [visible, setVisible] = createSignal(document.visibilityState === 'visible');
	on(document, 'visibilitychange', () => setVisible(document.visibilityState === 'visible'));
	return visible;
}

export function whenSeenAgain(run: () => void): void {
	on(document, 'visibilitychange', () => {
		if (document.visibilityState === 'visible') run();
	});
}

/** The time in milliseconds, each minute anew: '14:05' becomes 'Tue' without a reload. */
export function createClock(): Accessor<number> {
	const [now, setNow] = createSignal(Date.now());
	const timer = setInterval(() => setNow(Date.now()), 60_000);
	onCleanup(() => clearInterval(timer));
	return now;
}
