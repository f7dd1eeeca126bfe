// Why a message is where it is, in words and points that a person can check. Evidence and domains are the sender's: text only.
import { createMemo, type JSX, onMount, Show } from 'solid-js';
import type { Verdict } from '../../../workers/domain/verdict';
import type { EmailRow } from '../jmap/types';
import { type Headline, headline, type Standing, standingOf } from '../mail/verdict';
import { Findings } from './Findings';
import { Icon, type IconName } from './Icon';
import { useMail } from './mail';

const SIGNS: Record<Headline['tone'], IconName> = { danger: 'junk', warn: 'alert', quiet: 'check' };

export function VerdictCard(props: { email: EmailRow; verdict: Verdict }) {
	const mail = useMail();
	onMount(mail.needFiltering);
	const standing = createMemo(() => standingOf(props.email, mail.roles()));
	const head = createMemo(() => headline(props.verdict, standing(), mail.thresholds().junk));
	return (
		<Show
			when={head().isOpen}
			fallback={
				<details class={`verdict ${head().tone}`} data-testid="verdict" data-standing={standing()}>
					<summary>
						<Sign name={SIGNS[head().tone]} />
						{head().title}
					</summary>
					<div class="verdict-body">
						<Show when={head().advice}>{(advice) => <p>{advice()}</p>}</Show>
						<Findings verdict={props.verdict} />
					</div>
				</details>
			}
		>
			<section
				class={`verdict ${head().tone}`}
				data-testid="verdict"
				data-standing={standing()}
				aria-label="Verdict of the scan"
			>
				<p class="verdict-title">
					<Sign name={standing() === 'held' ? 'quarantine' : SIGNS[head().tone]} />
					{head().title}
				</p>
				<div class="verdict-body">
					<Show when={head().advice}>{(advice) => <p>{advice()}</p>}</Show>
					<Choices email={props.email} standing={standing()} />
					<Findings verdict={props.verdict} />
				</div>
			</section>
		</Show>
	);
}

function Sign(props: { name: IconName }): JSX.Element {
	return (
		<span class="verdict-sign">
			<Icon name={props.name} />
		</span>
	);
}

/** Of this message alone: the toolbar's are for the conversation. */
function Choices(props: { email: EmailRow; standing: Standing }) {
	const mail = useMail();
	return (
		<Show when={props.standing === 'held'}>
			<p class="verdict-choices">
				<button
					type="button"
					class="button small"
					data-testid="release-email"
					onClick={() => mail.releaseEmail(props.email.id)}
				>
					Release to the Inbox
				</button>
				<button
					type="button"
					class="button small"
					data-testid="discard-email"
					onClick={() => mail.discardEmail(props.email.id)}
				>
					Delete
				</button>
			</p>
		</Show>
	);
}
