// The three panes and what lies over them: drawer, toasts, dialogs, banners. Lays out, shows no mail itself.
import { createEffect, createSignal, lazy, Show, Suspense } from 'solid-js';
import { HOME } from '../mail/route';
import { Confirm, ShortcutSheet } from './dialogs';
import { Icon } from './Icon';
import { createKeys } from './keys';
import { ListPane } from './ListPane';
import { useMail } from './mail';
import { Reader } from './Reader';
import { Sidebar } from './Sidebar';
import { Toasts } from './ToastLine';

const FilteringPage = lazy(() => import('../settings/FilteringPage'));

export function Shell(props: { onLeave(): Promise<string | null> }) {
	const mail = useMail();
	const [drawer, setDrawer] = createSignal(false);
	const [sheet, setSheet] = createSignal(false);
	const [doomed, setDoomed] = createSignal<readonly string[]>([]);

	createKeys({
		escape: () => {
			if (drawer()) setDrawer(false);
			else if (mail.route().settings) mail.backTo(HOME);
			else if (mail.selected().length > 0 && !mail.threadId()) mail.selectNone();
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
		const name = mail.route().settings ? 'Filtering' : mail.route().query ? 'Search' : (mail.mailbox()?.name ?? 'Mail');
		document.title = `${unread}${name} · Waypost`;
	});

	const leave = async () => {
		const problem = await props.onLeave();
		if (problem) mail.show({ text: problem, tone: 'problem', undo: null });
	};
	const inReader = () => mail.threadId() !== null;

	return (
		<div class="shell" data-view={mail.route().settings ? 'settings' : inReader() ? 'reader' : 'list'}>
			<a class="skip" href={mail.route().settings ? '#filtering' : '#list'}>
				{mail.route().settings ? 'Skip to the settings' : 'Skip to the list'}
			</a>
			<Show when={drawer()}>
				<div class="scrim" aria-hidden="true" onClick={() => setDrawer(false)} />
			</Show>
			<Sidebar open={drawer()} onLeave={leave} onShortcuts={() => setSheet(true)} onClose={() => setDrawer(false)} />
			<main class="desk" inert={mail.narrow() && drawer()}>
				<Banner />
				<Show
					when={!mail.route().settings}
					fallback={
						<Suspense>
							<FilteringPage onMenu={() => setDrawer(true)} onBack={() => mail.backTo(HOME)} />
						</Suspense>
					}
				>
					<ListPane inert={mail.narrow() && inReader()} onMenu={() => setDrawer(true)} onDestroy={setDoomed} />
					<Reader inert={mail.narrow() && !inReader()} onDestroy={setDoomed} />
				</Show>
			</main>
			<Toasts />
			<ShortcutSheet open={sheet()} onClose={() => setSheet(false)} />
			<Confirm
				open={doomed().length > 0}
				question={
					doomed().length > 1
						? `Delete these ${doomed().length} conversations for ever?`
						: 'Delete this conversation for ever?'
				}
				detail="What is in the Trash cannot be brought back once it is deleted."
				answer="Delete for ever"
				onYes={() => {
					const ids = doomed();
					setDoomed([]);
					void mail.destroyThreads(ids);
				}}
				onNo={() => setDoomed([])}
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
