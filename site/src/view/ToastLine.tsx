// Shows the toast. Its place is always in the page, so that screen readers hear what appears in it.
import { Show } from 'solid-js';
import { IconButton } from './Button';
import { Icon } from './Icon';
import { useMail } from './mail';

export function Toasts() {
	const mail = useMail();
	return (
		<div class="toast-place" role="status" aria-live="polite">
			<Show when={mail.toast()} keyed>
				{(toast) => (
					<div class="toast" data-testid="toast" data-tone={toast.tone}>
						<Show when={toast.tone === 'problem'}>
							<Icon name="alert" />
						</Show>
						<span>{toast.text}</span>
						<Show when={toast.undo}>
							<button type="button" class="toast-undo" data-testid="undo" onClick={() => mail.undo()}>
								Undo <kbd>z</kbd>
							</button>
						</Show>
						<IconButton icon="close" label="Dismiss" onClick={mail.dismiss} />
					</div>
				)}
			</Show>
		</div>
	);
}
