// The page for filtering: how strict, whom to allow and block, what to do with attachments, the digest, what was learned. Loaded
// when it is first opened.
import { Match, onMount, Switch } from 'solid-js';
import { IconButton } from '../view/Button';
import { Empty } from '../view/ListPane';
import { useMail } from '../view/mail';
import { Attachments } from './Attachments';
import { Digest } from './Digest';
import { Learned } from './Learned';
import { Senders } from './Senders';
import { Strictness } from './Strictness';

export default function FilteringPage(props: { onMenu(): void; onBack(): void }) {
	const mail = useMail();
	let title!: HTMLHeadingElement;
	onMount(() => {
		mail.needFiltering();
		title.focus({ preventScroll: true });
	});
	return (
		<section class="settings" id="filtering" data-testid="filtering" aria-labelledby="filtering-title">
			<header class="settings-head">
				<IconButton icon="menu" label="Mailboxes" class="narrow-only" onClick={props.onMenu} />
				<IconButton icon="back" label="Back to mail" hotkey="Esc" testId="settings-back" onClick={props.onBack} />
				<h1 ref={title} id="filtering-title" tabindex="-1">
					Filtering
				</h1>
			</header>
			<Switch>
				<Match when={mail.filteringProblem()}>
					{(problem) => (
						<Empty
							icon="alert"
							title="These settings could not be loaded"
							detail={problem()}
							retry={() => void mail.loadFiltering()}
						/>
					)}
				</Match>
				<Match when={mail.filtering() === null}>
					<div class="settings-page skeleton-page" aria-busy="true">
						<span />
						<span />
						<span />
					</div>
				</Match>
				<Match when={mail.filtering()}>
					{(known) => (
						<div class="settings-page">
							<Strictness settings={known().settings} />
							<Senders rules={known().rules} />
							<Attachments settings={known().settings} />
							<Digest settings={known().settings} />
							<Learned settings={known().settings} />
						</div>
					)}
				</Match>
			</Switch>
		</section>
	);
}
