// One message of a conversation: folded to a line, or open with header, verdict, insight, body and attachments. While it is held,
// nothing in it can be followed or downloaded.
import { createEffect, createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import { faultWords } from '../jmap/fault';
import type { BodyPart, EmailBody, EmailRow } from '../jmap/types';
import { fullDate, headerDate } from '../mail/dates';
import { isHeld, isWithheld } from '../mail/held';
import { disc, fullAddress, fullName, toWords } from '../mail/people';
import { sizeWords } from '../mail/sizes';
import { Attachments } from './Attachments';
import { HtmlBody } from './HtmlBody';
import { Icon } from './Icon';
import { InsightCard } from './InsightCard';
import { useMail } from './mail';
import { SenderMenu, senderOf } from './SenderMenu';
import { TextBody } from './TextBody';
import { VerdictCard } from './VerdictCard';
import { Withheld } from './Withheld';

export function Message(props: { emailId: string; last(): boolean }) {
	const mail = useMail();
	const email = createMemo(() => mail.state.emails[props.emailId]);
	// Decided once: reading a message must not fold it.
	const [open, setOpen] = createSignal(props.last() || !email()?.keywords.$seen);
	return (
		<Show when={email()}>
			{(now) => (
				<article
					class="message"
					classList={{ folded: !open() }}
					data-testid="message"
					data-open={open()}
					aria-label={`From ${fullName(now().from?.[0])}`}
				>
					<Header email={now()} open={open()} toggle={() => setOpen(!open())} />
					<Show when={open()}>
						<Opened email={now()} />
					</Show>
				</article>
			)}
		</Show>
	);
}

function Header(props: { email: EmailRow; open: boolean; toggle(): void }) {
	const mail = useMail();
	const [details, setDetails] = createSignal(false);
	const face = () => disc(props.email.from?.[0]);
	const calendar = () => ({ now: mail.now() });
	return (
		<header class="message-head">
			<span class="disc" aria-hidden="true" style={{ '--hue': face().hue }}>
				{face().letters}
			</span>
			<button type="button" class="message-fold" aria-expanded={props.open} onClick={() => props.toggle()}>
				<span class="message-from">
					<strong>{fullName(props.email.from?.[0])}</strong>
					<Show when={props.open && props.email.from?.[0]?.name}>
						<span class="message-address">{props.email.from?.[0]?.email}</span>
					</Show>
				</span>
				<Show when={!props.open}>
					<span class="message-preview" dir="auto">
						{props.email.preview}
					</span>
				</Show>
			</button>
			<span class="message-side">
				<time
					class="message-date"
					dateTime={props.email.receivedAt}
					title={fullDate(props.email.receivedAt, calendar())}
				>
					{headerDate(props.email.receivedAt, calendar())}
				</time>
				<Show when={props.open && senderOf(props.email, mail.self)}>
					{(sender) => <SenderMenu sender={sender()} />}
				</Show>
			</span>
			<Show when={props.open}>
				<button
					type="button"
					class="message-to"
					data-testid="details"
					aria-expanded={details()}
					onClick={() => setDetails(!details())}
				>
					{toWords(props.email, mail.self)}
					<Icon name={details() ? 'up' : 'down'} />
				</button>
				<Show when={details()}>
					<Details email={props.email} />
				</Show>
			</Show>
		</header>
	);
}

function Details(props: { email: EmailRow }) {
	const mail = useMail();
	const fields = () => {
		const { from, replyTo, to, cc, bcc, sentAt, receivedAt, size } = props.email;
		const people = { From: from, 'Reply to': replyTo, To: to, Cc: cc, Bcc: bcc };
		const date = (iso: string) => fullDate(iso, { now: mail.now() });
		const rows = Object.entries(people).map(([name, all]) => [name, (all ?? []).map(fullAddress).join(', ')] as const);
		const dates = [
			['Sent', sentAt ? date(sentAt) : 'no date given'],
			['Received', date(receivedAt)],
		] as const;
		return [...rows, ...dates, ['Size', sizeWords(size)] as const].filter(([, value]) => value !== '');
	};
	return (
		<dl class="details">
			<For each={fields()}>
				{([name, value]) => (
					<div>
						<dt>{name}</dt>
						<dd>{value}</dd>
					</div>
				)}
			</For>
		</dl>
	);
}

function Opened(props: { email: EmailRow }) {
	const mail = useMail();
	const [problem, setProblem] = createSignal<string | null>(null);
	const load = async () => {
		setProblem(null);
		try {
			await mail.needBody(props.email.id);
		} catch (error) {
			setProblem(faultWords(error));
		}
	};
	createEffect(() => mail.state.bodies[props.email.id] === undefined && void load());
	return (
		<div class="message-body">
			<Show when={props.email.verdict}>{(verdict) => <VerdictCard email={props.email} verdict={verdict()} />}</Show>
			<Show when={props.email.insight}>{(insight) => <InsightCard insight={insight()} />}</Show>
			<Switch fallback={<BodySkeleton />}>
				<Match when={problem()}>
					<p class="inline-problem" role="alert">
						{problem()}
						<button type="button" class="button small" onClick={load}>
							Try again
						</button>
					</p>
				</Match>
				<Match when={mail.state.bodies[props.email.id]}>{(body) => <Body email={props.email} body={body()} />}</Match>
			</Switch>
		</div>
	);
}

function Body(props: { email: EmailRow; body: EmailBody }) {
	const mail = useMail();
	const [pictures, setPictures] = createSignal<string[]>([]);
	const listed = () => props.body.attachments.filter((part) => !shows(pictures(), part));
	const held = () => isHeld(props.email, mail.roles());
	const value = (partId: string | null) => props.body.bodyValues[partId ?? ''];
	return (
		<>
			<For each={props.body.htmlBody} fallback={<p class="no-body">This message has no text.</p>}>
				{(part) => (
					<Switch>
						<Match when={isWithheld(part, props.email.verdict)}>
							<p class="no-body">This part of the message is withheld.</p>
						</Match>
						<Match when={part.type === 'text/html'}>
							<HtmlBody emailId={props.email.id} partId={part.partId ?? ''} inert={held()} onPictures={setPictures} />
						</Match>
						<Match when={part.type.startsWith('image/')}>
							<img class="body-image" src={mail.download(part)} alt={part.name ?? 'Image'} loading="lazy" />
						</Match>
						<Match when={value(part.partId)}>
							{(text) => (
								<>
									<TextBody text={text().value} inert={held()} />
									<Show when={text().isTruncated}>
										<p class="note">
											This message is very long: only its beginning is shown.{' '}
											<Show when={!held()}>
												<a href={mail.download(part)} download={part.name ?? 'message.txt'}>
													Download all of it
												</a>
											</Show>
										</p>
									</Show>
									<Show when={text().isEncodingProblem}>
										<p class="note">Some characters of this message could not be read.</p>
									</Show>
								</>
							)}
						</Match>
					</Switch>
				)}
			</For>
			<Show when={!held() && props.email.verdict?.withheld?.length ? props.email.verdict : null}>
				{(verdict) => <Withheld emailId={props.email.id} verdict={verdict()} />}
			</Show>
			<Show when={listed().length > 0}>
				<Attachments parts={listed()} held={held()} verdict={props.email.verdict ?? null} />
			</Show>
		</>
	);
}

/** Blob ids stand in download addresses as they are (JMAP ids are URL-safe, RFC 8620 section 1.2). */
function shows(pictures: string[], part: BodyPart): boolean {
	return part.blobId !== null && pictures.some((address) => address.includes(`/${part.blobId}/`));
}

function BodySkeleton() {
	return (
		<div class="skeleton-page" aria-busy="true">
			<span />
			<span />
			<span />
		</div>
	);
}
