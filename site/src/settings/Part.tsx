// One subject of a settings page: its title, what it is for, its controls.
import type { JSX } from 'solid-js';

export function Part(props: { title: string; lead: string; testId: string; children: JSX.Element }) {
	return (
		<section class="settings-part" data-testid={props.testId}>
			<h2>{props.title}</h2>
			<p class="settings-lead">{props.lead}</p>
			{props.children}
		</section>
	);
}
