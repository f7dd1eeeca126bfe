// One row: draws what mail/thread-row.ts resolved.
import { createEffect, createMemo, onCleanup, Show } from 'solid-js';
import { formatRoute } from '../mail/route';
import { emailsOf } from '../mail/state';
import { type ThreadRow as Row, threadRow } from '../mail/thread-row';
import { IconButton } from './Button';
import { Icon } from './Icon';
import { Marked } from './Marked';
import { useMail } from './mail';
import { RowSkeleton } from './RowSkeleton';

/** A pointer that rests this long on a row may open it: its text is asked for already. */
const PREFETCH_MS = 80;

export function ThreadRow(props: { threadId: string; tabbed: boolean; onDestroy(threadIds: readonly string[]): void }) {
	const mail = useMail();
	const row = createMemo(() =>
		threadRow(props.threadId, emailsOf(mail.state, props.threadId), {
			mailbox: mail.route().query ? null : (mail.mailbox() ?? null),
			mailboxes: mail.state.mailboxes,
			find: mail.state.list.finds[props.threadId],
			self: mail.self,
			calendar: { now: mail.now() },
		}),
	);
	const isOpen = () => mail.threadId() === props.threadId;
	const isCursor = () => mail.cursor() === props.threadId;
	const marks = (now: Row) => ({
		unread: now.unread,
		open: isOpen(),
		cursor: isCursor(),
		marked: mail.isSelected(props.threadId),
		arrived: mail.state.list.arrived.includes(props.threadId),
	});

	return (
		<Show when={row()} fallback={<RowSkeleton />}>
			{(now) => (
				<div
					class="row"
					classList={marks(now())}
					data-testid="thread-row"
					data-thread-id={props.threadId}
					data-unread={now().unread}
				>
					<Show when={mail.selecting()}>
						<input
							type="checkbox"
							class="row-box"
							data-testid="row-box"
							aria-label={`Mark “${now().subject}”`}
							tabindex={props.tabbed ? 0 : -1}
							checked={mail.isSelected(props.threadId)}
							onChange={() => mail.toggleSelected(props.threadId)}
						/>
					</Show>
					<RowLink row={now()} open={isOpen()} cursor={isCursor()} tabbed={props.tabbed} />
					<RowTools row={now()} tabbed={props.tabbed} onDestroy={props.onDestroy} />
				</div>
			)}
		</Show>
	);
}

function RowLink(props: { row: Row; open: boolean; cursor: boolean; tabbed: boolean }) {
	const mail = useMail();
	let link!: HTMLAnchorElement;
	// The keyboard's cursor is the focus too, unless something is being typed or read elsewhere.
	createEffect(() => {
		if (!props.cursor || mail.threadId()) return;
		const focused = document.activeElement;
		if (!focused || focused === document.body || focused.closest('.rows')) link.focus({ preventScroll: true });
	});
	let resting: ReturnType<typeof setTimeout> | undefined;
	onCleanup(() => clearTimeout(resting));

	const onClick = (event: MouseEvent) => {
		if (event.metaKey || event.ctrlKey || event.shiftKey) return;
		event.preventDefault();
		mail.openThread(props.row.threadId);
	};
	const onPointerEnter = () => {
		resting = setTimeout(() => mail.prefetch(props.row.threadId), PREFETCH_MS);
	};
	return (
		<a
			ref={link}
			class="row-link"
			href={formatRoute({ ...mail.route(), threadId: props.row.threadId })}
			aria-current={props.open ? 'true' : undefined}
			tabindex={props.tabbed ? 0 : -1}
			onClick={onClick}
			onFocus={() => mail.setCursor(props.row.threadId)}
			onPointerEnter={onPointerEnter}
			onPointerLeave={() => clearTimeout(resting)}
		>
			<RowWords row={props.row} />
		</a>
	);
}

function RowWords(props: { row: Row }) {
	return (
		<>
			<span class="row-line">
				<span class="row-people" dir="auto">
					{props.row.people}
				</span>
				<Show when={props.row.count > 1}>
					<span class="row-number" title={`${props.row.count} messages`}>
						{props.row.count}
					</span>
				</Show>
				<Show when={props.row.unread}>
					<span class="hidden">, unread</span>
				</Show>
				<time class="row-date" dateTime={props.row.dateTime}>
					{props.row.date}
				</time>
			</span>
			<span class="row-subject" dir="auto">
				<Marked text={props.row.subject} runs={props.row.marked.subject} />
			</span>
			<span class="row-line">
				<Show
					when={props.row.why}
					fallback={
						<span class="row-preview" dir="auto">
							<Marked text={props.row.preview} runs={props.row.marked.preview} />
						</span>
					}
				>
					{(why) => (
						<span class="row-preview" data-testid="row-why" title={`${why().words}: ${why().evidence}`}>
							<span class="row-why">{why().words}</span> {why().evidence}
						</span>
					)}
				</Show>
				<Show when={props.row.attachment}>
					<span class="row-clip" title="Has an attachment">
						<Icon name="clip" />
						<span class="hidden">Has an attachment</span>
					</span>
				</Show>
				<Show when={props.row.place}>{(place) => <span class="chip">{place()}</span>}</Show>
				<Show when={props.row.chip}>
					{(chip) => (
						<span class="chip" data-category={chip().key}>
							{chip().label}
						</span>
					)}
				</Show>
			</span>
		</>
	);
}

function RowTools(props: { row: Row; tabbed: boolean; onDestroy(threadIds: readonly string[]): void }) {
	const mail = useMail();
	const id = () => props.row.threadId;
	const forEver = () => mail.offered().includes('destroy');
	const acquittal = () => (['release', 'notJunk'] as const).find((offer) => mail.offered().includes(offer));
	return (
		<div class="row-tools">
			<Show when={acquittal()}>
				{(offer) => (
					<IconButton
						icon="check"
						label={offer() === 'release' ? 'Release to the Inbox' : 'Not junk'}
						hotkey="!"
						testId={`row-${offer()}`}
						class="on-hover"
						untabbed={!props.tabbed}
						onClick={() => mail.act(offer(), [id()])}
					/>
				)}
			</Show>
			<Show when={mail.offered().includes('archive')}>
				<IconButton
					icon="archive"
					label="Archive"
					hotkey="e"
					testId="row-archive"
					class="on-hover"
					untabbed={!props.tabbed}
					onClick={() => mail.act('archive', [id()])}
				/>
			</Show>
			<IconButton
				icon="trash"
				label={forEver() ? 'Delete for ever' : 'Delete'}
				hotkey="#"
				testId="row-delete"
				class="on-hover"
				untabbed={!props.tabbed}
				onClick={() => (forEver() ? props.onDestroy([id()]) : mail.act('delete', [id()]))}
			/>
			<IconButton
				icon="star"
				label={props.row.starred ? 'Remove the star' : 'Star'}
				hotkey="s"
				testId="star"
				class={props.row.starred ? 'starred' : 'on-hover'}
				filled={props.row.starred}
				pressed={props.row.starred}
				untabbed={!props.tabbed}
				onClick={() => mail.toggleStar(id())}
			/>
		</div>
	);
}
