// The keyboard: one key, one act. Silent while something is typed, while a dialog is open, and with Ctrl, Alt or Meta held.
import { onCleanup } from 'solid-js';
import { useMail } from './mail';

export interface KeyDoors {
	escape(): void;
	search(): void;
	shortcuts(): void;
	/** Asks before deleting for ever. */
	destroy(threadIds: readonly string[]): void;
}

/** What the sheet lists, in its order. */
export const SHORTCUTS: [title: string, keys: [key: string, what: string][]][] = [
	[
		'Move',
		[
			['j', 'Next conversation'],
			['k', 'Previous conversation'],
			['o', 'Open (or Enter)'],
			['u', 'Back to the list'],
			['/', 'Search'],
			['Esc', 'Close, or leave the search'],
		],
	],
	[
		'Act',
		[
			['e', 'Archive'],
			['#', 'Delete'],
			['!', 'Junk; not junk; release'],
			['x', 'Mark for the next act'],
			['s', 'Star'],
			['Shift + U', 'Mark as unread'],
			['z', 'Undo'],
			['?', 'These shortcuts'],
		],
	],
];

/** Keys that do it again while they are held. */
const REPEATING = ['j', 'k'];

/** Keys that mean something where no mail is shown. */
const EVERYWHERE = ['z', '?', 'Escape'];

const listeners = new Set<(event: KeyboardEvent) => void>();

/** For keys pressed inside a mail's own frame, which never reach this document by themselves. */
export function passKey(event: KeyboardEvent): void {
	for (const listen of listeners) listen(event);
}

/** Boxes and sliders take no letters. */
const WORDLESS: readonly string[] = ['checkbox', 'radio', 'range'];

function isTyping(target: EventTarget | null): boolean {
	const element = target as Partial<HTMLInputElement> | null;
	if (element?.tagName === 'INPUT') return !WORDLESS.includes(element.type ?? '');
	return element?.isContentEditable === true || /^(TEXTAREA|SELECT)$/.test(element?.tagName ?? '');
}

export function createKeys(doors: KeyDoors): void {
	const mail = useMail();

	const remove = () => {
		if (!mail.offered().includes('destroy')) mail.act('delete');
		else if (mail.targets().length > 0) doors.destroy(mail.targets());
	};
	const judge = () => {
		const verdict = (['notJunk', 'release', 'junk'] as const).find((one) => mail.offered().includes(one));
		if (verdict) mail.act(verdict);
	};
	const acts: Record<string, () => void> = {
		j: () => mail.step(1),
		k: () => mail.step(-1),
		o: () => open(),
		Enter: () => open(),
		u: () => mail.closeThread(),
		e: () => mail.offered().includes('archive') && mail.act('archive'),
		'#': remove,
		'!': judge,
		s: () => mail.toggleStar(),
		U: () => mail.act('unread'),
		x: () => mark(),
		z: () => mail.undo(),
		'/': doors.search,
		'?': doors.shortcuts,
		Escape: doors.escape,
	};
	const mark = () => {
		const id = mail.cursor();
		if (id && !mail.threadId()) mail.toggleSelected(id);
	};
	const open = () => {
		const id = mail.cursor();
		if (id && !mail.threadId()) mail.openThread(id);
	};

	const listen = (event: KeyboardEvent) => {
		if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
		if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
		// Enter on a control is that control's own.
		if (event.key === 'Enter' && (event.target as Element).closest?.('button, a, summary')) return;
		const act = acts[event.key];
		if (!act || (mail.route().settings && !EVERYWHERE.includes(event.key))) return;
		event.preventDefault();
		// A key held down walks on, but never archives or deletes one after the other.
		if (event.repeat && !REPEATING.includes(event.key)) return;
		act();
	};
	document.addEventListener('keydown', listen);
	listeners.add(listen);
	onCleanup(() => {
		document.removeEventListener('keydown', listen);
		listeners.delete(listen);
	});
}
