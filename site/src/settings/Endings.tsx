// Endings of names, and what becomes of files that have them: adding, changing, removing.
import { For, Show } from 'solid-js';
import { POLICY_ACTIONS, type PolicyAction } from '../../../workers/domain/attachment-policy';
import type { DomainDecision } from '../../../workers/domain/scan-policy';
import { type Choices, readEnding } from '../mail/attachment-choices';
import { ACTION_LABELS, notesOn } from '../mail/attachment-words';
import { IconButton } from '../view/Button';
import { ActionOptions, type Actions, RuleForm } from './RuleForm';

const ACTIONS: Actions<PolicyAction> = POLICY_ACTIONS.map((action) => [action, ACTION_LABELS[action]]);

interface EndingsProps {
	endings: Choices['endings'];
	domains: DomainDecision[];
	/** false: the server did not take them. */
	onChange(endings: Choices['endings']): Promise<boolean>;
	onRemove(patch: Pick<Choices, 'endings'>, done: string): Promise<void>;
}

export function Endings(props: EndingsProps) {
	const names = () => Object.keys(props.endings).toSorted();
	const remove = (ending: string) => {
		const { [ending]: _, ...endings } = props.endings;
		void props.onRemove({ endings }, `Nothing is said of .${ending} any more`);
	};
	return (
		<>
			<h3>By the end of the name</h3>
			<p class="settings-lead">
				An ending counts before the classes above. Let in only what you expect: anyone can name a file as they like.
			</p>
			<RuleForm
				kind="ending"
				field={{ testId: 'ending-name', label: 'Ending of file names', placeholder: 'Ending, such as iso' }}
				actions={ACTIONS}
				actionLabel="What to do with such files"
				usual="strip"
				read={readEnding}
				onAdd={({ ending }, action) => props.onChange({ ...props.endings, [ending]: action })}
			/>
			<Show when={names().length > 0}>
				<ul class="rules" data-testid="endings">
					<For each={names()}>
						{(ending) => (
							<li class="rule" data-testid="ending">
								<span class="rule-words">
									<strong>.{ending}</strong>
									<For each={notesOn([{ ending }], props.domains)}>{(note) => <em class="decided">{note}</em>}</For>
								</span>
								<select
									class="text-field"
									aria-label={`What to do with files that end in .${ending}`}
									onChange={(event) =>
										void props.onChange({ ...props.endings, [ending]: event.currentTarget.value as PolicyAction })
									}
								>
									<ActionOptions actions={ACTIONS} chosen={props.endings[ending]} />
								</select>
								<IconButton
									icon="close"
									label={`Say nothing of .${ending}`}
									testId="ending-remove"
									onClick={() => remove(ending)}
								/>
							</li>
						)}
					</For>
				</ul>
			</Show>
		</>
	);
}
