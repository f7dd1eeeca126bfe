// What the scan found: each reason with its evidence and points, the score on its scale, who proved to be the sender, and what
// became of the mail. Draws what mail/verdict.ts and mail/reasons.ts resolved.
import { createMemo, For, Show } from 'solid-js';
import type { Reason, Verdict, VerdictEvent } from '../../../workers/domain/verdict';
import { headerDate } from '../mail/dates';
import { byWeight, pointWords, reasonWords } from '../mail/reasons';
import {
	eventWords,
	onScale,
	pointsWords,
	probabilityWords,
	type SenderProof,
	scoreWords,
	senderProof,
} from '../mail/verdict';
import { Icon, type IconName } from './Icon';
import { useMail } from './mail';

const EVENT_ICONS: Record<VerdictEvent['kind'], IconName> = {
	condemned: 'quarantine',
	released: 'undo',
	lifted: 'download',
};

/** As many as one reads at a glance; the rest is one click away. */
const SHOWN = 5;

export function Findings(props: { verdict: Verdict }) {
	const reasons = createMemo(() => byWeight(props.verdict.reasons));
	return (
		<>
			<Reasons reasons={reasons().slice(0, SHOWN)} />
			<Show when={reasons().length > SHOWN}>
				<details class="more-reasons">
					<summary>{reasons().length - SHOWN} more</summary>
					<Reasons reasons={reasons().slice(SHOWN)} />
				</details>
			</Show>
			<Show when={props.verdict.scanned}>
				<Score verdict={props.verdict} />
			</Show>
			<Show when={senderProof(props.verdict)}>{(proof) => <Proof proof={proof()} />}</Show>
			<Show when={props.verdict.withheld?.length}>
				{(count) => (
					<p class="fact" data-testid="withheld-note">
						<Icon name="quarantine" />
						{count() === 1 ? 'One attachment is' : `${count()} attachments are`} withheld
					</p>
				)}
			</Show>
			<History verdict={props.verdict} />
		</>
	);
}

function Reasons(props: { reasons: Reason[] }) {
	const mail = useMail();
	const share = (weight: number) => `${Math.min(100, (Math.abs(weight) / mail.thresholds().junk) * 100)}%`;
	return (
		<ul class="reasons">
			<For each={props.reasons}>
				{(reason) => (
					<li data-testid="reason" data-rule={reason.rule} classList={{ good: reason.weight < 0 }}>
						<span class="reason-words">{reasonWords(reason)}</span>
						<span class="points">
							<span class="points-bar" aria-hidden="true" style={{ '--share': share(reason.weight) }} />
							{pointWords(reason.weight)}
							<span class="hidden"> points</span>
						</span>
						<span class="evidence" dir="auto">
							{reason.evidence}
						</span>
					</li>
				)}
			</For>
		</ul>
	);
}

function Score(props: { verdict: Verdict }) {
	const mail = useMail();
	const { junk, quarantine } = mail.thresholds();
	return (
		<div class="score" data-testid="score">
			<span class="score-scale" aria-hidden="true">
				<span class="score-mark" style={{ '--at': `${onScale(props.verdict.score, junk)}%` }} />
			</span>
			<p>
				<strong>{pointsWords(props.verdict.score)}</strong>; from {scoreWords(junk)} on it is junk
				<Show when={Number.isFinite(quarantine)}>, from {scoreWords(quarantine)} on it is held</Show>.
				<Show when={probabilityWords(props.verdict)}>
					{(words) => <span data-testid="probability"> {words()}, as measured on labelled mail.</span>}
				</Show>
			</p>
		</div>
	);
}

function Proof(props: { proof: SenderProof }) {
	return (
		<details class="proof" data-testid="proof" data-state={props.proof.state}>
			<summary class="fact">
				<Icon name={props.proof.state === 'proven' ? 'check' : 'alert'} />
				{props.proof.words}
			</summary>
			<ul>
				<For each={props.proof.methods}>
					{({ name, result, domain, by }) => (
						<li>
							<strong>{name}</strong> {result}
							<Show when={domain}> · {domain}</Show>
							<span class="evidence"> found by {by}</span>
						</li>
					)}
				</For>
			</ul>
		</details>
	);
}

function History(props: { verdict: Verdict }) {
	const mail = useMail();
	const nameOf = (id: string) => mail.state.mailboxes[id]?.name;
	return (
		<Show when={props.verdict.history?.length}>
			<ul class="history" data-testid="verdict-history" aria-label="What became of it">
				<For each={props.verdict.history}>
					{(event) => (
						<li class="fact">
							<Icon name={EVENT_ICONS[event.kind]} />
							{eventWords(event, nameOf)}
							<time dateTime={event.at}>{headerDate(event.at, { now: mail.now() })}</time>
						</li>
					)}
				</For>
			</ul>
		</Show>
	);
}
