// One row: draws what mail/thread-row.ts resolved.
import { createEffect, createMemo, onCleanup, Show } from 'solid-js';
import { offers } from '../mail/actions';
import { formatRoute } from '../mail/route';
import { emailsOf } from '../mail/state';
import { threadRow } from '../mail/thread-row';
import { IconButton } from './Button';
import { Icon } from './Icon';
import { RowSkeleton } from './ListPane';
import { useMail } from './mail';

/** A pointer that rests this long on a row may open it: its text is asked for already. */
const PREFETCH_MS = 80;

export function ThreadRow(props: { threadId: string; index: number; onDestroy(threadId: string): void }) {
	const mail = useMail();
	const row = createMemo(() =>
		threadRow(props.threadId, emailsOf(mail.state, props.threadId), {
			mailbox: mail.route().query ? null : (mail.mailbox() ?? null),
			mailboxes: mail.state.mailboxes,
			self: mail.self,
			calendar: { now: mail.now() },
		}),
	);
	const isOpen = () => mail.threadId() === props.threadId;
	const isCursor = () => mail.cursor() === props.threadId;
	/** One row at a time is in the tab order; the others are reached with j and k. */
	const isTabbed = () => isOpen() || isCursor() || (!mail.cursor() && !mail.threadId() && props.index === 0);
	let link!: HTMLAnchorElement;
	// The keyboard's cursor is the focus too, unless something is being typed or read elsewhere.
	createEffect(() => {
		if (!isCursor() || mail.threadId() || !row()) return;
		const focused = document.activeElement;
		if (!focused || focused === document.body || focused.closest('.rows')) link.focus({ preventScroll: true });
	});
	let hovering: ReturnType<typeof setTimeout> | undefined;
	onCleanup(() => clearTimeout(hovering));

	const canArchive = () => offers(mail.mailbox()?.role ?? null, mail.roles()).includes('archive');
	const canDestroy = () => offers(mail.mailbox()?.role ?? null, mail.roles()).includes('destroy');

	return (
		<Show when={row()} fallback={<RowSkeleton />}>
			{(now) => (
				<div
					class="row"
					classList={{
						unread: now().unread,
						open: isOpen(),
						cursor: isCursor(),
						arrived: mail.state.list.arrived.includes(props.threadId),
					}}
					data-testid="thread-row"
					data-thread-id={props.threadId}
					data-unread={now().unread}
				>
					<div class="row-main">
						<a
							ref={link}
							onFocus={() => mail.setCursor(props.threadId)}
							onPointerEnter={() => {
								hovering = setTimeout(() => mail.prefetch(props.threadId), PREFETCH_MS);
							}}
							onPointerLeave={() => clearTimeout(hovering)}
							class="row-link"
							href={formatRoute({ ...mail.route(), threadId: props.threadId })}
							aria-current={isOpen() ? 'true' : undefined}
							tabindex={isTabbed() ? 0 : -1}
							onClick={(event) => {
								if (event.metaKey || event.ctrlKey || event.shiftKey) return;
								event.preventDefault();
								mail.openThread(props.threadId);
							}}
						>
							<span class="row-line">
								<span class="row-people">{now().people}</span>
								<Show when={now().count > 1}>
									<span class="row-number" title={`${now().count} messages`}>
										{now().count}
									</span>
								</Show>
								<Show when={now().unread}>
									<span class="hidden">, unread</span>
								</Show>
								<time class="row-date" dateTime={now().dateTime}>
									{now().date}
								</time>
							</span>
							<span class="row-subject">{now().subject}</span>
							<span class="row-line">
								<span class="row-preview">{now().preview}</span>
								<Show when={now().attachment}>
									<span class="row-clip" title="Has an attachment">
										<Icon name="clip" />
										<span class="hidden">Has an attachment</span>
									</span>
								</Show>
								<Show when={now().place}>{(place) => <span class="chip">{place()}</span>}</Show>
								<Show when={now().chip}>
									{(chip) => (
										<span class="chip" data-category={chip().key}>
											{chip().label}
										</span>
									)}
								</Show>
							</span>
						</a>
					</div>
					<div class="row-tools">
						<Show when={canArchive()}>
							<IconButton
								icon="archive"
								label="Archive"
								hotkey="e"
								class="on-hover"
								testId="row-archive"
								untabbed={!isTabbed()}
								onClick={() => mail.act('archive', props.threadId)}
							/>
						</Show>
						<IconButton
							icon="trash"
							label={canDestroy() ? 'Delete for ever' : 'Delete'}
							hotkey="#"
							class="on-hover"
							testId="row-delete"
							untabbed={!isTabbed()}
							onClick={() => (canDestroy() ? props.onDestroy(props.threadId) : mail.act('delete', props.threadId))}
						/>
						<IconButton
							icon="star"
							label={now().starred ? 'Remove the star' : 'Star'}
							hotkey="s"
							testId="star"
							untabbed={!isTabbed()}
							class={now().starred ? 'starred' : 'on-hover'}
							filled={now().starred}
							pressed={now().starred}
							onClick={() => mail.toggleStar(props.threadId)}
						/>
					</div>
				</div>
			)}
		</Show>
	);
}
