// In the place of results: that there are none, or what of the search is not understood, and how one may search.
import { For, Show } from 'solid-js';
import { EXAMPLES } from '../search/examples';
import { properties } from '../search/filter';
import type { Problem } from '../search/query';
import { Icon } from './Icon';
import { useMail } from './mail';

export function NothingFound() {
	const mail = useMail();
	const leavesOut = () => {
		const search = mail.searched();
		return (
			search?.ok === true && properties(search.filter).some(([, value]) => Array.isArray(value) && value.length > 0)
		);
	};
	return (
		<div class="empty search-help" data-testid="empty">
			<Icon name="search" />
			<p class="empty-title">Nothing found</p>
			<p>Try other or fewer words{leavesOut() ? ', or look in Junk and Trash too' : ''}.</p>
			<Show when={leavesOut()}>
				<button
					type="button"
					class="button"
					data-testid="search-anywhere"
					onClick={() => mail.search(`${mail.route().query} in:anywhere`)}
				>
					Search everywhere
				</button>
			</Show>
			<Examples />
		</div>
	);
}

export function NotUnderstood(props: { problem: Problem }) {
	return (
		<div class="empty search-help" data-testid="search-problem">
			<Icon name="alert" />
			<p class="empty-title">This search is not understood</p>
			<p role="alert">{props.problem.words}</p>
			<Examples part={props.problem.part} />
		</div>
	);
}

/** Each goes into the field when it is chosen: in the place of `part`, else after what stands there. */
function Examples(props: { part?: string }) {
	const mail = useMail();
	return (
		<section class="examples" aria-label="How to search">
			<h2>How to search</h2>
			<ul>
				<For each={EXAMPLES}>
					{(example) => (
						<li>
							<button
								type="button"
								class="example"
								data-testid="search-example"
								onClick={() => mail.tryExample(example, props.part)}
							>
								{example.written}
							</button>
							<span>{example.says}</span>
						</li>
					)}
				</For>
			</ul>
		</section>
	);
}
