// A plain text body: its links open in new tabs unless it is held, quotations are folded, the signature is quiet. Always text,
// never markup.
import { createMemo, For, Show } from 'solid-js';
import { linkify } from '../mail/linkify';
import { textBlocks } from '../mail/plain-text';

export function TextBody(props: { text: string; inert: boolean }) {
	const blocks = createMemo(() => textBlocks(props.text));
	const onlyQuoted = () => blocks().every((block) => block.kind === 'quoted');
	return (
		<div class="text-body" dir="auto" data-testid="text-body">
			<For each={blocks()} fallback={<p class="no-body">This message is empty.</p>}>
				{(block) => (
					<Show
						when={block.kind === 'quoted' && !onlyQuoted()}
						fallback={<Lines text={block.text} kind={block.kind} inert={props.inert} />}
					>
						<details class="quoted">
							<summary>
								{block.lines} quoted line{block.lines === 1 ? '' : 's'}
							</summary>
							<Lines text={block.text} kind={block.kind} inert={props.inert} />
						</details>
					</Show>
				)}
			</For>
		</div>
	);
}

function Lines(props: { text: string; kind: string; inert: boolean }) {
	return (
		<p class={`lines ${props.kind}`}>
			<For each={linkify(props.text)}>
				{(segment) => (
					<Show when={!props.inert && segment.href} fallback={segment.text}>
						{(href) => (
							<a href={href()} target="_blank" rel="noopener noreferrer nofollow">
								{segment.text}
							</a>
						)}
					</Show>
				)}
			</For>
		</p>
	);
}
