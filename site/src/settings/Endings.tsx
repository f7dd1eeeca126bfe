// Endings of names, and what becomes of files that have them: adding, changing, removing. What is typed wrong is said beside it.
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { POLICY_ACTIONS, type PolicyAction } from '../../../workers/domain/attachment-policy';
import type { DomainDecision } from '../../../workers/domain/scan-policy';
import { type Choices, readEnding } from '../mail/attachment-choices';
import { ACTION_LABELS, notesOn } from '../mail/attachment-words';
import { IconButton } from '../view/Button';

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
			<AddEnding onAdd={(ending, action) => props.onChange({ ...props.endings, [ending]: action })} />
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
									<Actions chosen={props.endings[ending]} />
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

function AddEnding(props: { onAdd(ending: string, action: PolicyAction): Promise<boolean> }) {
	const [problem, setProblem] = createSignal<string | null>(null);
	const problemId = createUniqueId();
	let name!: HTMLInputElement;
	let action!: HTMLSelectElement;
	const onSubmit = async (event: SubmitEvent) => {
		event.preventDefault();
		const read = readEnding(name.value);
		setProblem(read.ok ? null : read.problem);
		if (!read.ok) return name.focus();
		if (await props.onAdd(read.ending, action.value as PolicyAction)) name.value = '';
	};
	return (
		<form class="add-ending" novalidate onSubmit={onSubmit}>
			<input
				ref={name}
				class="text-field"
				data-testid="ending-name"
				aria-label="Ending of file names"
				placeholder="Ending, such as iso"
				autocomplete="off"
				autocapitalize="none"
				spellcheck={false}
				aria-invalid={problem() !== null}
				aria-describedby={problemId}
				onInput={() => setProblem(null)}
			/>
			<select ref={action} class="text-field" data-testid="ending-action" aria-label="What to do with such files">
				<Actions chosen="strip" />
			</select>
			<button type="submit" class="button primary" data-testid="ending-add">
				Add
			</button>
			<p class="field-problem" id={problemId} role="alert" data-testid="ending-problem">
				{problem()}
			</p>
		</form>
	);
}

function Actions(props: { chosen: PolicyAction | undefined }) {
	return (
		<For each={POLICY_ACTIONS}>
			{(action) => (
				<option value={action} selected={action === props.chosen}>
					{ACTION_LABELS[action]}
				</option>
			)}
		</For>
	);
}
