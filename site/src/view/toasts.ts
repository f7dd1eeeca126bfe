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
	/** Undoes what was last offered, also after its message has gone, then what was offered before it, and so on. */
	undo(): void;
}

const SHOWN_MS = 8_000;
/** Further back than this nobody remembers what an undo would do. */
const MOST_UNDOS = 30;

export function createToasts(): Toasts {
	const [toast, setToast] = createSignal<Toast | null>(null);
	let timer: ReturnType<typeof setTimeout> | undefined;
	let undos: (() => void)[] = [];

	const dismiss = () => {
		clearTimeout(timer);
		setToast(null);
	};
	onCleanup(() => clearTimeout(timer));
	const show = (next: Toast) => {
		dismiss();
		setToast(next);
		if (next.undo) undos = [...undos, next.undo].slice(-MOST_UNDOS);
		timer = setTimeout(dismiss, SHOWN_MS);
	};
	return {
		toast,
		show,
		dismiss,
		undo: () => {
			const run = undos.pop();
			if (!run) return;
			run();
			show({ text: 'Undone', tone: 'done', undo: null });
		},
	};
}
