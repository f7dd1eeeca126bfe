// What a model or the local rules made of a message, always with who said it.
import { createMemo, Show } from 'solid-js';
import type { Insight } from '../../../workers/domain/insight';
import { insightWords } from '../mail/words';
import { Icon } from './Icon';

export function InsightCard(props: { insight: Insight }) {
	const words = createMemo(() => insightWords(props.insight));
	return (
		<div
			class="insight"
			role="note"
			classList={{ slight: words().summary === null }}
			data-testid="insight"
			aria-label="Insight"
		>
			<Icon name="insight" />
			<div>
				<Show when={words().summary}>
					<p class="insight-summary" dir="auto">
						{words().summary}
					</p>
				</Show>
				<p class="insight-facts">
					<Show when={words().category}>{(category) => <span>{category()}</span>}</Show>
					<Show when={words().language}>{(language) => <span>{language()}</span>}</Show>
					<span data-testid="insight-provider">{words().by}</span>
					<Show when={words().note}>{(note) => <span>{note()}</span>}</Show>
				</p>
			</div>
		</div>
	);
}
