// The mailboxes with their counts, whose account it is, and whether the page is live.
import { createEffect, createMemo, For, on, Show } from 'solid-js';
import type { Mailbox } from '../jmap/types';
import { badge, listedMailboxes, mailboxKey } from '../mail/mailboxes';
import { formatRoute } from '../mail/route';
import { IconButton } from './Button';
import { Icon, type IconName, Mark } from './Icon';
import { useMail } from './mail';

const ICONS: Record<string, IconName> = {
	inbox: 'inbox',
	drafts: 'drafts',
	sent: 'sent',
	archive: 'archive',
	junk: 'junk',
	quarantine: 'quarantine',
	trash: 'trash',
};

/** What the number beside a mailbox counts, where it is not unread mail. */
const COUNTED: Record<string, string> = { drafts: 'drafts', quarantine: 'to review' };

interface SidebarProps {
	/** On a narrow page: the drawer is out. */
	open: boolean;
	onLeave(): void;
	onShortcuts(): void;
	onClose(): void;
}

export function Sidebar(props: SidebarProps) {
	const mail = useMail();
	let aside!: HTMLElement;
	// The drawer takes the focus with it, and gives it back to what opened it.
	let opener: Element | null = null;
	const followDrawer = (open: boolean) => {
		if (open) {
			opener = document.activeElement;
			aside.querySelector<HTMLElement>('[aria-current], button')?.focus();
		} else if (opener instanceof HTMLElement) {
			opener.focus();
			opener = null;
		}
	};
	createEffect(
		on(
			() => props.open,
			(open) => queueMicrotask(() => followDrawer(open)),
			{ defer: true },
		),
	);
	return (
		<aside
			ref={aside}
			class="sidebar"
			classList={{ open: props.open }}
			inert={mail.narrow() && !props.open}
			aria-label="Account"
		>
			<header class="sidebar-head">
				<Mark />
				<span class="wordmark">Waypost</span>
				<IconButton icon="close" label="Close the menu" class="narrow-only" onClick={() => props.onClose()} />
			</header>
			<nav class="mailboxes" aria-label="Mailboxes">
				<For each={listedMailboxes(mail.mailboxes(), mail.mailbox())} fallback={<MailboxSkeleton />}>
					{(mailbox) => <MailboxLink mailbox={mailbox} onChosen={props.onClose} />}
				</For>
			</nav>
			<footer class="sidebar-foot">
				<div class="sidebar-line">
					<Connection />
					<IconButton
						icon="sliders"
						label="Filtering"
						testId="settings"
						pressed={mail.route().settings === 'filtering'}
						onClick={() => {
							mail.showFiltering();
							props.onClose();
						}}
					/>
				</div>
				<div class="account">
					<span class="account-name" title={mail.self}>
						{mail.accountName}
					</span>
					<IconButton icon="keyboard" label="Keyboard shortcuts" hotkey="?" onClick={() => props.onShortcuts()} />
					<IconButton icon="leave" label="Sign out" testId="sign-out" onClick={() => props.onLeave()} />
				</div>
			</footer>
		</aside>
	);
}

function MailboxLink(props: { mailbox: Mailbox; onChosen(): void }) {
	const mail = useMail();
	const key = createMemo(() => mailboxKey(props.mailbox));
	const isHere = () => !mail.route().query && !mail.route().settings && mail.mailbox()?.id === props.mailbox.id;
	const count = () => badge(props.mailbox);
	return (
		<a
			class="mailbox"
			data-testid={`mailbox-${key()}`}
			href={formatRoute({ mailbox: key(), threadId: null, query: '' })}
			aria-current={isHere() ? 'page' : undefined}
			title={props.mailbox.name}
			onClick={(event) => {
				if (event.metaKey || event.ctrlKey || event.shiftKey) return;
				event.preventDefault();
				mail.showMailbox(props.mailbox);
				props.onChosen();
			}}
		>
			<Icon name={ICONS[props.mailbox.role ?? ''] ?? 'folder'} />
			<span class="mailbox-name">{props.mailbox.name}</span>
			<Show when={count() > 0}>
				<span class="mailbox-count" data-testid={`mailbox-${key()}-unread`}>
					{count()}
					<span class="hidden"> {COUNTED[props.mailbox.role ?? ''] ?? 'unread'}</span>
				</span>
			</Show>
		</a>
	);
}

function MailboxSkeleton() {
	return <For each={[70, 55, 45, 60, 50]}>{() => <span class="mailbox skeleton-line" aria-hidden="true" />}</For>;
}

const LINK_WORDS = { live: 'Live', connecting: 'Connecting …', down: 'Reconnecting …', offline: 'Offline' };

function Connection() {
	const mail = useMail();
	const state = () => (mail.online() ? mail.link() : 'offline');
	return (
		<a class="connection" data-testid="connection" data-state={state()} href="/status" title="System status">
			<span class="connection-dot" aria-hidden="true" />
			<span>{LINK_WORDS[state()]}</span>
		</a>
	);
}
