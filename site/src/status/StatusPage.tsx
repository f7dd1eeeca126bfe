// The status page's moving part: asks /health now and every half minute, and shows what it says.
import { createMemo, createResource, createSignal, For, Match, onCleanup, Show, Switch } from 'solid-js';
import { Icon } from '../view/Icon';
import { type Action, faults, type Health, headline, type Run, readHealth, STATE_WORDS, timeline } from './report';

const EVERY_MS = 30_000;

async function ask(): Promise<Health> {
	const response = await fetch('/health', { headers: { Accept: 'application/json', 'X-Requested-With': 'waypost' } });
	const health = readHealth(await response.json()); // 503 says what is down
	if (!health) throw new Error('no health report');
	return health;
}

export function StatusPage() {
	const [now, setNow] = createSignal(Date.now());
	const [health, { refetch }] = createResource(ask);
	const timer = setInterval(() => {
		setNow(Date.now());
		if (document.visibilityState === 'visible') void refetch();
	}, EVERY_MS);
	onCleanup(() => clearInterval(timer));

	return (
		<Switch fallback={<p class="status-wait">Asking each part …</p>}>
			<Match when={health.error}>
				<div class="status-head" data-state="down" role="alert">
					<span class="status-sign">
						<Icon name="alert" />
					</span>
					<div>
						<h1>The server does not answer</h1>
						<p>Its state could not be read.</p>
					</div>
					<button type="button" class="button" onClick={() => refetch()}>
						Try again
					</button>
				</div>
			</Match>
			<Match when={health.latest}>{(report) => <Report health={report()} now={now()} />}</Match>
		</Switch>
	);
}

function Report(props: { health: Health; now: number }) {
	const checkedAt = () => new Date(props.health.checkedAt).toLocaleTimeString();
	return (
		<>
			<div class="status-head" data-state={props.health.status} data-testid="status" role="status">
				<span class="status-sign">
					<Icon name={props.health.status === 'ok' ? 'check' : 'alert'} />
				</span>
				<div>
					<h1>{headline(props.health.status)}</h1>
					<p>Checked at {checkedAt()}</p>
				</div>
			</div>
			<section class="status-card" aria-label="Parts">
				<ul>
					<For each={props.health.parts}>
						{(part) => (
							<li class="status-part" data-testid="part" data-state={part.state}>
								<span class="status-dot" aria-hidden="true" />
								<strong>{part.name}</strong>
								<span class="status-detail">{part.detail}</span>
								<span class="status-word">{STATE_WORDS[part.state]}</span>
							</li>
						)}
					</For>
				</ul>
			</section>
			<Show when={props.health.cron} fallback={<SignInHint />}>
				{(cron) => <Runs runs={cron().runs} actions={cron().actions} now={props.now} />}
			</Show>
			<Incidents health={props.health} now={props.now} />
		</>
	);
}

function SignInHint() {
	return (
		<p class="status-hint">
			<a href="/">Sign in</a> to see what the platform did by itself, and why.
		</p>
	);
}

function Runs(props: { runs: Run[]; actions: Action[]; now: number }) {
	const entries = createMemo(() => timeline(props.runs, props.actions, props.now));
	return (
		<section aria-label="What the platform did by itself">
			<h2>What the platform did by itself</h2>
			<ol class="timeline" data-testid="timeline">
				<For each={entries()} fallback={<li class="timeline-none">The first run comes within five minutes.</li>}>
					{(entry) => (
						<li data-state={entry.state} classList={{ idle: entry.state === 'ok' && entry.actions.length === 0 }}>
							<span class="status-dot" aria-hidden="true" />
							<div class="timeline-head">
								<strong>{entry.title}</strong>
								<span>{entry.took}</span>
								<time dateTime={new Date(entry.at).toISOString()}>{entry.ago}</time>
							</div>
							<For each={entry.actions}>
								{(action) => (
									<p class="timeline-action">
										<strong>{action.what}</strong> {action.subject}
										<span>
											{action.reason} → {action.outcome}
										</span>
									</p>
								)}
							</For>
						</li>
					)}
				</For>
			</ol>
		</section>
	);
}

function Incidents(props: { health: Health; now: number }) {
	const shown = createMemo(() => faults(props.health.incidents, props.now));
	const waiting = () => props.health.deadLetters.filter((letter) => letter.replayedAt === null).length;
	return (
		<>
			<Show when={shown().length > 0}>
				<section aria-label="Incidents">
					<h2>Faults that were survived</h2>
					<ul class="status-card" data-testid="incidents">
						<For each={shown()}>
							{(fault) => (
								<li class="status-part">
									<strong>{fault.what}</strong>
									<span class="status-detail">{fault.detail}</span>
									<span class="status-ago">{fault.ago}</span>
								</li>
							)}
						</For>
					</ul>
				</section>
			</Show>
			<Show when={waiting() > 0}>
				<p class="status-hint">
					{waiting()} enrichment {waiting() === 1 ? 'job waits' : 'jobs wait'} to be tried again by the cron.
				</p>
			</Show>
		</>
	);
}
