// One line that adds a rule: what it is for, what to do with that, and Add. What is typed wrong is said beside it.
import { createSignal, createUniqueId, For, type JSX } from 'solid-js';

/** Each action with its words, in the order in which they are offered. */
export type Actions<Action extends string> = readonly (readonly [Action, string])[];

interface RuleFormProps<Action extends string, Read extends { ok: true }> {
	/** Its test ids begin so, and its class ends so. */
	kind: 'rule' | 'ending';
	field: { testId: string; label: string; placeholder: string };
	actions: Actions<Action>;
	actionLabel: string;
	/** Chosen until somebody chooses. */
	usual: Action;
	read(text: string): Read | { ok: false; problem: string };
	/** false: the server did not take it, and what was typed stays. */
	onAdd(read: Read, action: Action): Promise<boolean>;
	/** More fields, before Add. */
	children?: JSX.Element;
}

export function RuleForm<Action extends string, Read extends { ok: true }>(props: RuleFormProps<Action, Read>) {
	const [problem, setProblem] = createSignal<string | null>(null);
	const problemId = createUniqueId();
	let field!: HTMLInputElement;
	let action!: HTMLSelectElement;
	const onSubmit = async (event: SubmitEvent) => {
		event.preventDefault();
		const read = props.read(field.value);
		setProblem(read.ok ? null : read.problem);
		if (!read.ok) return field.focus();
		if (await props.onAdd(read, action.value as Action)) field.value = '';
	};
	return (
		<form class={`add-${props.kind}`} novalidate onSubmit={onSubmit}>
			<input
				ref={field}
				class="text-field"
				data-testid={props.field.testId}
				aria-label={props.field.label}
				placeholder={props.field.placeholder}
				autocomplete="off"
				autocapitalize="none"
				spellcheck={false}
				aria-invalid={problem() !== null}
				aria-describedby={problemId}
				onInput={() => setProblem(null)}
			/>
			<select ref={action} class="text-field" data-testid={`${props.kind}-action`} aria-label={props.actionLabel}>
				<ActionOptions actions={props.actions} chosen={props.usual} />
			</select>
			{props.children}
			<button type="submit" class="button primary" data-testid={`${props.kind}-add`}>
				Add
			</button>
			<p class="field-problem" id={problemId} role="alert" data-testid={`${props.kind}-problem`}>
				{problem()}
			</p>
		</form>
	);
}

export function ActionOptions<Action extends string>(props: { actions: Actions<Action>; chosen: Action | undefined }) {
	return (
		<For each={props.actions}>
			{([value, words]) => (
				<option value={value} selected={value === props.chosen}>
					{words}
				</option>
			)}
		</For>
	);
}
