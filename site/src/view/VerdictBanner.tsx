// Why a message was put in Junk, or what to be careful about, in words that a person can check.
import { For, Match, Switch } from 'solid-js';
import type { Reason, Verdict } from '../../../workers/domain/verdict';
import { reasonWords } from '../mail/words';
import { Icon } from './Icon';

export function VerdictBanner(props: { verdict: Verdict }) {
	const against = () => props.verdict.reasons.filter((reason) => reason.weight > 0);
	return (
		<Switch>
			<Match when={props.verdict.action === 'junk'}>
				<div class="verdict junk" data-testid="verdict" role="note">
					<span class="verdict-sign">
						<Icon name="junk" />
					</span>
					<div>
						<p class="verdict-title">This looks like junk. Do not trust its links or attachments.</p>
						<Reasons reasons={against()} />
					</div>
				</div>
			</Match>
			<Match when={!props.verdict.scanned}>
				<div class="verdict" data-testid="verdict" role="note">
					<span class="verdict-sign">
						<Icon name="alert" />
					</span>
					<p>This message could not be scanned. Be careful with its links and attachments.</p>
				</div>
			</Match>
			<Match when={against().length > 0}>
				<details class="verdict" data-testid="verdict">
					<summary>
						<span class="verdict-sign">
							<Icon name="alert" />
						</span>
						{against().length === 1 ? 'One thing' : `${against().length} things`} to be careful about
					</summary>
					<Reasons reasons={against()} />
				</details>
			</Match>
		</Switch>
	);
}

function Reasons(props: { reasons: Reason[] }) {
	return (
		<ul class="reasons">
			<For each={props.reasons}>
				{(reason) => (
					<li>
						{reasonWords(reason)}
						<span class="evidence">{reason.evidence}</span>
					</li>
				)}
			</For>
		</ul>
	);
}
