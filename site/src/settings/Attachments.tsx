// What becomes of files that can do harm: a choice for each class of them, and for endings of names. Where the domain decides,
// that is said, and nothing milder can be chosen.
import { createMemo, createUniqueId, For, Show } from 'solid-js';
import { POLICY_ACTIONS, type PolicyAction, type PolicyRule } from '../../../workers/domain/attachment-policy';
import { type Choices, readChoices, writeChoices } from '../mail/attachment-choices';
import { ACTION_LABELS, classRow, filesOf, otherDecisions } from '../mail/attachment-words';
import { CLASS_NAMES, type ClassName, FILE_CLASSES } from '../mail/file-classes';
import type { Settings } from '../mail/filtering';
import { IconButton } from '../view/Button';
import { useMail } from '../view/mail';
import { Endings } from './Endings';
import { Part } from './Part';

export function Attachments(props: { settings: Settings }) {
	const mail = useMail();
	const choices = createMemo(() => readChoices(props.settings.attachments));
	const save = (patch: Partial<Choices>) =>
		mail.saveSettings({ attachments: writeChoices({ ...choices(), ...patch }) });
	/** As `save`, for what a person may want back. */
	const saveUndoably = async (patch: Partial<Choices>, text: string) => {
		const before = props.settings.attachments;
		if (!(await save(patch))) return;
		mail.show({ text, tone: 'done', undo: () => void mail.saveSettings({ attachments: before }) });
	};
	const choose = (name: ClassName, action: PolicyAction | null) => {
		const { [name]: _, ...rest } = choices().classes;
		void save({ classes: action === null ? rest : { ...rest, [name]: action } });
	};
	const drop = (rule: PolicyRule) =>
		saveUndoably({ others: choices().others.filter((one) => one !== rule) }, 'The rule is gone');
	return (
		<Part
			title="Attachments"
			lead="What becomes of files that can do harm. Withheld: the mail comes in, and its file is kept back until you give it out. Refused: the whole mail goes back to its sender."
			testId="attachments-policy"
		>
			<Show when={choices().others.length > 0}>
				<ul class="rules" data-testid="other-rules" aria-label="Rules that count before all below">
					<For each={choices().others}>
						{(rule) => (
							<li class="rule">
								<span class="rule-words">
									<strong>
										{ACTION_LABELS[rule.action]} {filesOf(rule.match)}
									</strong>
									<span>Set elsewhere; counts before all below</span>
								</span>
								<IconButton
									icon="close"
									label={`Remove: ${ACTION_LABELS[rule.action]} ${filesOf(rule.match)}`}
									testId="other-remove"
									onClick={() => void drop(rule)}
								/>
							</li>
						)}
					</For>
				</ul>
			</Show>
			<ul class="rules" data-testid="file-classes">
				<li class="rule">
					<span class="rule-words">
						<strong>Malware</strong>
						<span>Files that are known to be harmful.</span>
					</span>
					<span class="rule-fixed">Always refused</span>
				</li>
				<For each={CLASS_NAMES}>
					{(name) => (
						<FilesOfClass
							name={name}
							settings={props.settings}
							chosen={choices().classes[name]}
							onChoose={(action) => choose(name, action)}
						/>
					)}
				</For>
			</ul>
			<Endings
				endings={choices().endings}
				domains={props.settings.domains}
				onChange={(endings) => save({ endings })}
				onRemove={saveUndoably}
			/>
			<Show when={otherDecisions(props.settings.domains).length > 0}>
				<ul class="settings-note decided" data-testid="domain-rules">
					<For each={otherDecisions(props.settings.domains)}>{(words) => <li>{words}</li>}</For>
				</ul>
			</Show>
			<Show when={props.settings.attachments}>
				<button
					type="button"
					class="button small settings-act"
					data-testid="default-attachments"
					onClick={() =>
						void saveUndoably({ others: [], endings: {}, classes: {} }, 'Attachments are back at their defaults')
					}
				>
					Use the defaults for all of them
				</button>
			</Show>
		</Part>
	);
}

interface ClassProps {
	name: ClassName;
	settings: Settings;
	chosen: PolicyAction | undefined;
	/** null: the default. */
	onChoose(action: PolicyAction | null): void;
}

function FilesOfClass(props: ClassProps) {
	const aboutId = createUniqueId();
	const row = createMemo(() => classRow(props.name, props.chosen, props.settings.domains));
	const { title, about } = FILE_CLASSES[props.name];
	const choose = (value: string) => props.onChoose(value === row().standard ? null : ((value || null) as PolicyAction));
	return (
		<li class="rule of-class" data-testid={`files-${props.name}`}>
			<span class="rule-words">
				<strong>{title}</strong>
				<span id={aboutId}>
					{about} <For each={row().notes}>{(note) => <em class="decided">{note}</em>}</For>
				</span>
			</span>
			<select
				class="text-field"
				aria-label={title}
				aria-describedby={aboutId}
				onChange={(event) => choose(event.currentTarget.value)}
			>
				<Show when={row().standard === null}>
					<option value="" selected={row().action === null}>
						As each domain has it
					</option>
				</Show>
				<For each={POLICY_ACTIONS}>
					{(action) => (
						<option value={action} selected={action === row().action} disabled={!row().open.includes(action)}>
							{ACTION_LABELS[action]}
							{action === row().standard ? ' (default)' : ''}
						</option>
					)}
				</For>
			</select>
		</li>
	);
}
