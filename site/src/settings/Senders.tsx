// Whom to allow and to block: adding, finding, changing, removing.
import { createMemo, createSignal, For, Show } from 'solid-js';
import type { SenderAction } from '../../../workers/domain/sender-rule';
import { rowDate } from '../mail/dates';
import type { SenderRule } from '../mail/filtering';
import { ACTION_WORDS, readSender, senderReach } from '../mail/sender-words';
import { IconButton } from '../view/Button';
import { useMail } from '../view/mail';
import { Part } from './Part';
import { ActionOptions, type Actions, RuleForm } from './RuleForm';

const ACTIONS: Actions<SenderAction> = Object.entries(ACTION_WORDS) as [SenderAction, string][];
/** More rows than one looks through: the others are found by their name. */
const MOST_SHOWN = 100;
/** From so many on, one looks for a rule by its name. */
const SEARCHED_FROM = 6;

export function Senders(props: { rules: SenderRule[] }) {
	const [sought, setSought] = createSignal('');
	const found = createMemo(() => {
		const words = sought().trim().toLowerCase();
		return props.rules.filter(({ sender, note }) => `${sender} ${note}`.toLowerCase().includes(words));
	});
	return (
		<Part
			title="Senders"
			lead="An address, a whole domain, or all domains below one. Who is allowed must have proven to be the sender; who is blocked need not."
			testId="senders"
		>
			<AddRule />
			<Show when={props.rules.length >= SEARCHED_FROM}>
				<input
					type="search"
					class="text-field"
					data-testid="rule-search"
					placeholder={`Search ${props.rules.length} rules`}
					aria-label="Search the rules"
					value={sought()}
					onInput={(event) => setSought(event.currentTarget.value)}
				/>
			</Show>
			<ul class="rules" data-testid="rules">
				<For each={found().slice(0, MOST_SHOWN)} fallback={<li class="rules-none">{nothing(props.rules.length)}</li>}>
					{(rule) => <Rule rule={rule} />}
				</For>
			</ul>
			<Show when={found().length > MOST_SHOWN}>
				<p class="settings-note">{found().length - MOST_SHOWN} more: search to find them.</p>
			</Show>
		</Part>
	);
}

function nothing(rules: number): string {
	return rules === 0 ? 'No rules yet. They are also made from a mail, by the menu beside its date.' : 'No such rule.';
}

function AddRule() {
	const mail = useMail();
	let note!: HTMLInputElement;
	const add = async (sender: string, action: SenderAction) => {
		const isTaken = await mail.setRule(sender, action, note.value.trim());
		if (isTaken) note.value = '';
		return isTaken;
	};
	return (
		<RuleForm
			kind="rule"
			field={{ testId: 'rule-sender', label: 'Address or domain', placeholder: 'Address or domain' }}
			actions={ACTIONS}
			actionLabel="What to do with their mail"
			usual="junk"
			read={readSender}
			onAdd={({ sender }, action) => add(sender, action)}
		>
			<input
				ref={note}
				class="text-field"
				data-testid="rule-note"
				aria-label="Note (only you see it)"
				placeholder="Note"
				maxlength="200"
			/>
		</RuleForm>
	);
}

function Rule(props: { rule: SenderRule }) {
	const mail = useMail();
	return (
		<li class="rule" data-testid="rule">
			<span class="rule-words">
				<strong>{props.rule.sender}</strong>
				<span>
					{senderReach(props.rule.sender)} · {rowDate(props.rule.createdAt, { now: mail.now() })}
					<Show when={props.rule.note}> · {props.rule.note}</Show>
				</span>
			</span>
			<select
				class="text-field"
				data-testid="rule-change"
				aria-label={`What to do with mail from ${props.rule.sender}`}
				onChange={(event) => void mail.changeRule(props.rule.id, event.currentTarget.value as SenderAction)}
			>
				<ActionOptions actions={ACTIONS} chosen={props.rule.action} />
			</select>
			<IconButton
				icon="close"
				label={`Remove the rule for ${props.rule.sender}`}
				testId="rule-remove"
				onClick={() => void mail.removeRule(props.rule)}
			/>
		</li>
	);
}
