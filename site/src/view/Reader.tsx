// The right pane: one conversation with its toolbar. Opening it marks what it shows as read.
import { createEffect, createMemo, createSignal, For, Match, on, onMount, Show, Switch, untrack } from 'solid-js';
import { faultWords } from '../jmap/fault';
import type { EmailRow } from '../jmap/types';
import { earlierMessages, subjectWords } from '../mail/thread-row';
import { IconButton } from './Button';
import { Icon } from './Icon';
import { Empty } from './ListPane';
import { Message } from './Message';
import { useMail } from './mail';
import { OFFERED } from './offered';

interface ReaderProps {
	inert: boolean;
	onDestroy(threadIds: readonly string[]): void;
}

type Opening = 'opening' | 'open' | 'gone' | { problem: string };

export function Reader(props: ReaderProps) {
	const mail = useMail();
	const [opening, setOpening] = createSignal<Opening>('opening');

	const open = async (id: string) => {
		setOpening('opening');
		try {
			const found = await mail.loadThread(id);
			if (mail.threadId() === id) setOpening(found ? 'open' : 'gone');
		} catch (error) {
			if (mail.threadId() === id) setOpening({ problem: faultWords(error) });
		}
	};
	createEffect(on(mail.threadId, (id) => id && void open(id)));
	// Deleted for ever elsewhere, or read anew: the server says which.
	createEffect(() => {
		const id = mail.threadId();
		if (id !== null && opening() === 'open' && mail.state.threads[id] === undefined) void open(id);
	});

	const problem = () => {
		const now = opening();
		return typeof now === 'object' && now;
	};
	return (
		<section class="reader" inert={props.inert} aria-label="Conversation" data-testid="reader">
			<Show when={mail.threadId()} keyed fallback={<NothingOpen />}>
				{(id) => (
					<>
						<Toolbar threadId={id} onDestroy={props.onDestroy} />
						<Switch fallback={<ReaderSkeleton />}>
							<Match when={problem()}>
								{(failed) => (
									<Empty
										icon="alert"
										title="This conversation could not be loaded"
										detail={failed().problem}
										retry={() => void open(id)}
									/>
								)}
							</Match>
							<Match when={opening() === 'gone'}>
								<Empty icon="mail" title="This conversation is not here" detail="It may have been deleted for ever." />
							</Match>
							<Match when={opening() === 'open'}>
								<Conversation threadId={id} />
							</Match>
						</Switch>
					</>
				)}
			</Show>
		</section>
	);
}

function NothingOpen() {
	return (
		<div class="nothing-open">
			<Icon name="mail" />
			<p>Choose a conversation to read it here</p>
			<p class="hint">
				<kbd>j</kbd> <kbd>k</kbd> to move, <kbd>Enter</kbd> to open, <kbd>?</kbd> for more
			</p>
		</div>
	);
}

function Toolbar(props: { threadId: string; onDestroy(threadIds: readonly string[]): void }) {
	const mail = useMail();
	const starred = () => mail.messagesOf(props.threadId).some((email) => email.keywords.$flagged);
	const at = () => mail.slots().indexOf(props.threadId);
	return (
		<div class="toolbar" role="toolbar" aria-label="Conversation">
			<IconButton
				icon="back"
				label="Back to the list"
				hotkey="u"
				class="back"
				testId="back"
				onClick={mail.closeThread}
			/>
			<For each={mail.offered()}>
				{(offer) => (
					<IconButton
						{...OFFERED[offer]}
						testId={offer === 'destroy' ? 'delete' : offer}
						onClick={() =>
							offer === 'destroy' ? props.onDestroy([props.threadId]) : mail.act(offer, [props.threadId])
						}
					/>
				)}
			</For>
			<span class="toolbar-gap" />
			<IconButton
				icon="unread"
				label="Mark as unread"
				hotkey="Shift+U"
				testId="mark-unread"
				onClick={() => mail.act('unread')}
			/>
			<IconButton
				icon="star"
				label={starred() ? 'Remove the star' : 'Star'}
				hotkey="s"
				testId="star"
				class={starred() ? 'starred' : ''}
				filled={starred()}
				pressed={starred()}
				onClick={() => mail.toggleStar(props.threadId)}
			/>
			<span class="toolbar-space" />
			<Show when={at() >= 0}>
				<span class="toolbar-place">
					{at() + 1} of {mail.state.list.slots.length}
				</span>
			</Show>
			<IconButton icon="up" label="Previous conversation" hotkey="k" onClick={() => mail.step(-1)} />
			<IconButton icon="down" label="Next conversation" hotkey="j" onClick={() => mail.step(1)} />
		</div>
	);
}

/** Stands among email ids for the messages that are folded away. */
const EARLIER = '';

function Conversation(props: { threadId: string }) {
	const mail = useMail();
	const messages = createMemo(() => mail.messagesOf(props.threadId));
	const ids = createMemo(() => messages().map((email) => email.id));
	const [unfolded, setUnfolded] = createSignal(false);
	// Decided on opening, so that reading a message does not hide it.
	const whenOpened = untrack(() => earlierMessages(messages()));
	const earlier = () => (unfolded() ? { start: 0, end: 0 } : whenOpened);
	const entries = createMemo(() => {
		const { start, end } = earlier();
		return start === end ? ids() : [...ids().slice(0, start), EARLIER, ...ids().slice(end)];
	});
	createReading(messages);

	// So that Space and the arrow keys scroll what is read.
	let scroller!: HTMLDivElement;
	onMount(() => scroller.focus({ preventScroll: true }));

	return (
		<div ref={scroller} class="reader-scroll" tabindex="-1">
			<div class="conversation">
				<h2 class="reader-subject" dir="auto" data-testid="reader-subject">
					{subjectWords(messages()[0]?.subject)}
				</h2>
				<For each={entries()}>
					{(id) => (
						<Show
							when={id !== EARLIER}
							fallback={<Earlier count={earlier().end - earlier().start} onShow={() => setUnfolded(true)} />}
						>
							<Message emailId={id} last={() => ids().at(-1) === id} />
						</Show>
					)}
				</For>
			</div>
		</div>
	);
}

function Earlier(props: { count: number; onShow(): void }) {
	return (
		<button type="button" class="earlier" data-testid="earlier" onClick={() => props.onShow()}>
			{props.count} earlier messages
		</button>
	);
}

/** Marks as read what is shown, once each: what its reader marks as unread again, or the server refuses, stays so. */
function createReading(messages: () => EmailRow[]): void {
	const mail = useMail();
	const seen = new Set<string>();
	createEffect(() => {
		const unread = messages().filter((email) => !email.keywords.$seen && !seen.has(email.id));
		if (unread.length === 0 || !mail.visible()) return;
		for (const email of unread) seen.add(email.id);
		queueMicrotask(() =>
			mail.commit(Object.fromEntries(unread.map((email) => [email.id, { keywords: { $seen: true } }]))),
		);
	});
}

function ReaderSkeleton() {
	return (
		<div class="reader-scroll" aria-busy="true">
			<p class="hidden">Loading the conversation</p>
			<div class="conversation skeleton-page" aria-hidden="true">
				<span />
				<span />
				<span />
				<span />
				<span />
			</div>
		</div>
	);
}
