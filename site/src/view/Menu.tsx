// A button with a menu under it: arrow keys walk, Escape and a click elsewhere close. WAI-ARIA's menu button pattern.
import { createSignal, For, onCleanup, Show } from 'solid-js';
import { Icon, type IconName } from './Icon';

export interface MenuItem {
	label: string;
	icon: IconName;
	testId: string;
	run(): void;
}

interface MenuProps {
	label: string;
	testId: string;
	items: MenuItem[];
}

export function Menu(props: MenuProps) {
	let place!: HTMLSpanElement;
	let opener!: HTMLButtonElement;
	const [open, setOpen] = createSignal(false);
	const items = () => Array.from(place.querySelectorAll<HTMLElement>('[role="menuitem"]'));

	const elsewhere = (event: Event) => {
		if (!place.contains(event.target as Node)) show(false);
	};
	const show = (next: boolean) => {
		setOpen(next);
		document.removeEventListener('pointerdown', elsewhere);
		if (!next) return;
		document.addEventListener('pointerdown', elsewhere);
		queueMicrotask(() => items()[0]?.focus());
	};
	onCleanup(() => document.removeEventListener('pointerdown', elsewhere));

	const close = () => {
		show(false);
		opener.focus();
	};
	const walk = (by: number) => {
		const all = items();
		const at = all.indexOf(document.activeElement as HTMLElement);
		all[(at + by + all.length) % all.length]?.focus();
	};
	const KEYS: Record<string, () => void> = {
		ArrowDown: () => walk(1),
		ArrowUp: () => walk(-1),
		Home: () => items()[0]?.focus(),
		End: () => items().at(-1)?.focus(),
		Escape: close,
	};
	/** Before the page's own keys hear of it. */
	const onKeyDown = (event: KeyboardEvent) => {
		if (!open()) return;
		event.stopPropagation();
		if (event.key === 'Tab') return show(false);
		const key = KEYS[event.key];
		if (!key) return;
		event.preventDefault();
		key();
	};
	return (
		<span ref={place} class="menu-place" on:keydown={onKeyDown}>
			<button
				ref={opener}
				type="button"
				class="icon-button"
				data-testid={props.testId}
				aria-label={props.label}
				title={props.label}
				aria-haspopup="menu"
				aria-expanded={open()}
				onClick={() => show(!open())}
			>
				<Icon name="more" />
			</button>
			<Show when={open()}>
				<div class="menu" role="menu" aria-label={props.label}>
					<For each={props.items}>
						{(item) => (
							<button
								type="button"
								role="menuitem"
								tabindex={-1}
								data-testid={item.testId}
								onClick={() => {
									close();
									item.run();
								}}
							>
								<Icon name={item.icon} />
								{item.label}
							</button>
						)}
					</For>
				</div>
			</Show>
		</span>
	);
}
