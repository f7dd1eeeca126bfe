// The middle pane: search, the mailbox's name, and its list or why there is none.
import { Match, Show, Switch } from 'solid-js';
import { IconButton } from './Button';
import { Icon, type IconName } from './Icon';
import { useMail } from './mail';
import { RowSkeletons } from './RowSkeleton';
import { SearchBox } from './SearchBox';
import { NothingFound, NotUnderstood } from './SearchHelp';
import { SelectionBar } from './SelectionBar';
import { ThreadList } from './ThreadList';

interface ListPaneProps {
	inert: boolean;
	onMenu(): void;
	onDestroy(threadIds: readonly string[]): void;
}

export function ListPane(props: ListPaneProps) {
	const mail = useMail();
	const searching = () => mail.route().query !== '';
	const problem = () => {
		const search = mail.searched();
		return search?.ok === false && search.problem;
	};
	const known = () => searching() || mail.mailbox() !== undefined;
	const phase = () =>
		mail.mailboxesState() === 'ready' || mail.mailboxes().length > 0 ? mail.state.list.phase : mail.mailboxesState();
	return (
		<section
			class="list-pane"
			id="list"
			inert={props.inert}
			aria-label={searching() ? 'Search results' : 'Conversations'}
		>
			<header class="list-head">
				<div class="list-bar">
					<IconButton icon="menu" label="Mailboxes" class="narrow-only" onClick={() => props.onMenu()} />
					<SearchBox />
				</div>
				<Title />
				<Show when={mail.selecting() && mail.state.list.slots.length > 0}>
					<SelectionBar onDestroy={props.onDestroy} />
				</Show>
			</header>
			<Switch fallback={<ThreadList onDestroy={props.onDestroy} />}>
				<Match when={phase() === 'failed'}>
					<Empty
						icon="alert"
						title="This list could not be loaded"
						detail={mail.state.list.problem ?? ''}
						retry={mail.revive}
					/>
				</Match>
				<Match when={mail.mailboxesState() === 'ready' && !known()}>
					<Empty icon="folder" title="There is no such mailbox" detail="It may have been removed or renamed." />
				</Match>
				<Match when={problem()}>{(wrong) => <NotUnderstood problem={wrong()} />}</Match>
				<Match when={phase() === 'loading'}>
					<RowSkeletons />
				</Match>
				<Match when={mail.state.list.slots.length === 0}>
					<Show when={searching()} fallback={<EmptyList />}>
						<NothingFound />
					</Show>
				</Match>
			</Switch>
		</section>
	);
}

function Title() {
	const mail = useMail();
	const total = () => (mail.state.list.phase === 'ready' ? mail.state.list.slots.length : null);
	const words = () => {
		const count = total();
		if (count === null || mail.searched()?.ok === false) return '';
		if (mail.route().query) return `${count} found`;
		if (mail.mailbox()?.role === 'quarantine') return `${count} to review`;
		const unread = mail.mailbox()?.unreadThreads ?? 0;
		return unread > 0 ? `${unread} unread` : `${count} conversation${count === 1 ? '' : 's'}`;
	};
	return (
		<div class="list-title">
			<h1>{mail.route().query ? `“${mail.route().query}”` : (mail.mailbox()?.name ?? 'Mail')}</h1>
			<span class="list-count" role={mail.route().query ? 'status' : undefined}>
				{words()}
			</span>
		</div>
	);
}

const NOTHING: Record<string, [icon: IconName, title: string, detail: string]> = {
	inbox: ['check', 'All clear', 'New mail appears here by itself.'],
	drafts: ['drafts', 'No drafts', 'What you begin to write is kept here.'],
	sent: ['sent', 'Nothing sent yet', 'Mail that you send is kept here.'],
	archive: ['archive', 'The archive is empty', 'Press e on a conversation to keep it here.'],
	junk: ['junk', 'No junk', 'Mail that looks dangerous or unwanted lands here, with the reasons.'],
	quarantine: ['quarantine', 'Nothing is held', 'Mail that is too dangerous for Junk waits here until you decide.'],
	trash: ['trash', 'The Trash is empty', 'Deleted conversations wait here.'],
};

function EmptyList() {
	const mail = useMail();
	const words = (): [IconName, string, string] => {
		return NOTHING[mail.mailbox()?.role ?? ''] ?? ['folder', 'Nothing here', 'This mailbox is empty.'];
	};
	return <Empty icon={words()[0]} title={words()[1]} detail={words()[2]} />;
}

export function Empty(props: { icon: IconName; title: string; detail: string; retry?: () => void }) {
	return (
		<div class="empty" data-testid="empty">
			<Icon name={props.icon} />
			<p class="empty-title">{props.title}</p>
			<p>{props.detail}</p>
			<Show when={props.retry}>
				{(retry) => (
					<button type="button" class="button" onClick={() => retry()()}>
						Try again
					</button>
				)}
			</Show>
		</div>
	);
}
