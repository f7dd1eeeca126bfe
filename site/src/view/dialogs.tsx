// The two dialogs: the shortcut sheet and a question before what cannot be undone. The browser's own modal, with its focus rules.
import { createEffect, For, type JSX, Show } from 'solid-js';
import { IconButton } from './Button';
import { SHORTCUTS } from './keys';

function Modal(props: { open: boolean; label: string; testId: string; onClose(): void; children: JSX.Element }) {
	let dialog!: HTMLDialogElement;
	createEffect(() => {
		if (props.open && !dialog.open) dialog.showModal();
		else if (!props.open && dialog.open) dialog.close();
	});
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal by itself; the click is for its backdrop
		<dialog
			ref={dialog}
			class="dialog"
			aria-label={props.label}
			data-testid={props.testId}
			onClose={() => props.onClose()}
			onClick={(event) => event.target === dialog && props.onClose()}
		>
			<Show when={props.open}>{props.children}</Show>
		</dialog>
	);
}

export function ShortcutSheet(props: { open: boolean; onClose(): void }) {
	return (
		<Modal open={props.open} label="Keyboard shortcuts" testId="shortcuts" onClose={props.onClose}>
			<div class="sheet">
				<header class="sheet-head">
					<h2>Keyboard shortcuts</h2>
					<IconButton icon="close" label="Close" onClick={props.onClose} />
				</header>
				<div class="sheet-columns">
					<For each={SHORTCUTS}>
						{([title, keys]) => (
							<section>
								<h3>{title}</h3>
								<dl>
									<For each={keys}>
										{([key, what]) => (
											<div>
												<dt>{what}</dt>
												<dd>
													<For each={key.split(' + ')}>{(one) => <kbd>{one}</kbd>}</For>
												</dd>
											</div>
										)}
									</For>
								</dl>
							</section>
						)}
					</For>
				</div>
			</div>
		</Modal>
	);
}

interface ConfirmProps {
	open: boolean;
	question: string;
	detail: string;
	answer: string;
	onYes(): void;
	onNo(): void;
}

export function Confirm(props: ConfirmProps) {
	return (
		<Modal open={props.open} label={props.question} testId="confirm" onClose={props.onNo}>
			<div class="question">
				<h2>{props.question}</h2>
				<p>{props.detail}</p>
				<div class="question-answers">
					<button type="button" class="button" onClick={() => props.onNo()}>
						Keep it
					</button>
					<button type="button" class="button danger" data-testid="confirm-yes" onClick={() => props.onYes()}>
						{props.answer}
					</button>
				</div>
			</div>
		</Modal>
	);
}
