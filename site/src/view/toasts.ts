// The one short message at the bottom of the page, and what "undo" undoes.
import { createSignal, onCleanup } from 'solid-js';

export interface Toast {
	text: string;
	tone: 'done' | 'problem';
	undo: (() => void) | null;
}

export interface Toasts {
	toast: () => Toast | null;
	show(toast: Toast): void;
	dismiss(): void;
	/** Undoes what was last offered, also after its message has gone; nothing where that was done. */
	undo(): void;
}

const SHOWN_MS = 8_000;

export function createToasts(): Toasts {
	const [toast, setToast] = createSignal<Toast | null>(null);
	let timer: ReturnType<typeof setTimeout> | undefined;
	let last: (() => void) | null = null;

	const dismiss = () => {
		clearTimeout(timer);
		setToast(null);
	};
	onCleanup(() => clearTimeout(timer));
	return {
		toast,
		show: (next) => {
			dismiss();
			setToast(next);
			if (next.undo) last = next.undo;
			timer = setTimeout(dismiss, SHOWN_MS);
		},
		dismiss,
		undo: () => {
			const run = last;
			last = null;
			dismiss();
			run?.();
		},
	};
}
