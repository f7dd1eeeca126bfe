// The three panes and what lies over them: drawer, toasts, dialogs, banners. Lays out, shows no mail itself.
import { createEffect, createSignal, Show } from 'solid-js';
import { Confirm, ShortcutSheet } from './dialogs';
import { Icon } from './Icon';
import { createKeys } from './keys';
import { ListPane } from './ListPane';
import { useMail } from './mail';
import { Reader } from './Reader';
import { Sidebar } from './Sidebar';
import { Toasts } from './ToastLine';

export function Shell(props: { onLeave(): Promise<string | null> }) {
	const mail = useMail();
	const [drawer, setDrawer] = createSignal(false);
	const [sheet, setSheet] = createSignal(false);
	const [doomed, setDoomed] = createSignal<string | null>(null);

	createKeys({
		escape: () => {
			if (drawer()) setDrawer(false);
			else if (mail.threadId()) mail.closeThread();
			else if (mail.route().query) mail.search('');
		},
		search: mail.focusSearch,
		shortcuts: () => setSheet(true),
		destroy: setDoomed,
	});
	createEffect(() => {
		const inbox = mail.mailboxes().find((one) => one.role === 'inbox');
		const unread = inbox?.unreadThreads ? `(${inbox.unreadThreads}) ` : '';
		const name = mail.route().query ? 'Search' : (mail.mailbox()?.name ?? 'Mail');
		document.title = `${unread}${name} · Waypost`;
	});

	const leave = async () => {
		const problem = await props.onLeave();
		if (problem) mail.show({ text: problem, tone: 'problem', undo: null });
	};
	const inReader = () => mail.threadId() !== null;

	return (
		<div class="shell" data-view={inReader() ? 'reader' : 'list'}>
			<a class="skip" href="#list">
				Skip to the list
			</a>
			<Show when={drawer()}>
				<div class="scrim" aria-hidden="true" onClick={() => setDrawer(false)} />
			</Show>
			<Sidebar open={drawer()} onLeave={leave} onShortcuts={() => setSheet(true)} onClose={() => setDrawer(false)} />
			<main class="desk" inert={mail.narrow() && drawer()}>
				<Banner />
				<ListPane inert={mail.narrow() && inReader()} onMenu={() => setDrawer(true)} onDestroy={setDoomed} />
				<Reader inert={mail.narrow() && !inReader()} onDestroy={setDoomed} />
			</main>
			<Toasts />
			<ShortcutSheet open={sheet()} onClose={() => setSheet(false)} />
			<Confirm
				open={doomed() !== null}
				question="Delete this conversation for ever?"
				detail="It is in the Trash already. This cannot be undone."
				answer="Delete for ever"
				onYes={() => {
					const id = doomed();
					setDoomed(null);
					if (id) void mail.destroyThread(id);
				}}
				onNo={() => setDoomed(null)}
			/>
		</div>
	);
}

function Banner() {
	const mail = useMail();
	return (
		<div role="status" class="banner-place">
			<Show when={!mail.online()}>
				<p class="banner" data-testid="offline">
					<Icon name="offline" />
					You are offline. What you see is the last that reached this page.
				</p>
			</Show>
		</div>
	);
}
