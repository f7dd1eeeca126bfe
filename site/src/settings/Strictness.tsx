// The two thresholds, with a picture of what they do to mail of all kinds.
import { createSignal, For, Show } from 'solid-js';
import { type DomainDecision, MIN_SCORE, type Thresholds, thresholdsOf } from '../../../workers/domain/scan-policy';
import type { Settings } from '../mail/filtering';
import { DESTINATIONS, destination, EXAMPLES, place, SCALE, strictnessWords } from '../mail/strictness';
import { pointsWords, scoreWords } from '../mail/verdict';
import { useMail } from '../view/mail';
import { Part } from './Part';

type Score = 'junkScore' | 'quarantineScore';

/** The domain decides where the person has not; of several the main one is shown, and the others are told. */
export function Strictness(props: { settings: Settings }) {
	const mail = useMail();
	/** While a slider moves: nothing is sent before it rests. */
	const [moving, setMoving] = createSignal<Partial<Record<Score, number>>>({});
	const shown = (): Thresholds => thresholdsOf({ ...props.settings, ...moving() }, domain() ?? {});
	const domain = (): DomainDecision | undefined => props.settings.domains[0];
	const isDecided = (name: Score) => props.settings[name] === null && domain()?.[name] != null;
	const isDefault = () => props.settings.junkScore === null && props.settings.quarantineScore === null;
	const move = (name: Score, value: number) => setMoving({ ...moving(), [name]: value });
	const settle = async (name: Score, value: number | null) => {
		await mail.saveSettings({ [name]: value === null ? null : Math.max(MIN_SCORE, value) });
		setMoving({});
	};
	const isHeldByScore = () => Number.isFinite(shown().quarantine);
	return (
		<Part
			title="How strict"
			lead="Each reason that speaks against a mail has points. Their sum decides where the mail goes."
			testId="strictness"
		>
			<Scale thresholds={shown()} />
			<div class="sliders">
				<label class="slider">
					<span>
						Junk from <output>{scoreWords(shown().junk)}</output> points on
					</span>
					<input
						type="range"
						data-testid="junk-score"
						min={0}
						max={SCALE.to}
						step={SCALE.step}
						value={shown().junk}
						aria-describedby="strictness-words"
						onInput={(event) => move('junkScore', event.currentTarget.valueAsNumber)}
						onChange={(event) => void settle('junkScore', event.currentTarget.valueAsNumber)}
					/>
				</label>
				<p class="settings-note" id="strictness-words" role="status">
					{strictnessWords(shown().junk)}
				</p>
				<Show when={isDecided('junkScore')}>
					<p class="settings-note decided" data-testid="domain-junk-score">
						Your domain {domain()?.domain} decides this, as long as you set nothing else.
					</p>
				</Show>
				<label class="tick">
					<input
						type="checkbox"
						data-testid="quarantine-by-score"
						checked={isHeldByScore()}
						disabled={domain()?.quarantineScore != null}
						onChange={(event) =>
							void settle('quarantineScore', event.currentTarget.checked ? Math.max(10, shown().junk) : null)
						}
					/>
					Hold the worst in quarantine, where nothing in it can be clicked
				</label>
				<Show when={isHeldByScore()}>
					<label class="slider">
						<span>
							Quarantine from <output>{scoreWords(shown().quarantine)}</output> points on
						</span>
						<input
							type="range"
							data-testid="quarantine-score"
							min={0}
							max={SCALE.to}
							step={SCALE.step}
							value={shown().quarantine}
							onInput={(event) => move('quarantineScore', event.currentTarget.valueAsNumber)}
							onChange={(event) => void settle('quarantineScore', event.currentTarget.valueAsNumber)}
						/>
					</label>
				</Show>
				<Show when={isDecided('quarantineScore')}>
					<p class="settings-note decided" data-testid="domain-quarantine-score">
						Your domain {domain()?.domain} holds them. You may set another score.
					</p>
				</Show>
				<For each={elsewhere(props.settings, shown())}>{(words) => <p class="settings-note decided">{words}</p>}</For>
				<Show when={!isDefault()}>
					<button
						type="button"
						class="button small"
						data-testid="default-scores"
						onClick={() => void mail.saveSettings({ junkScore: null, quarantineScore: null })}
					>
						{domain()?.junkScore == null && domain()?.quarantineScore == null
							? 'Use the default thresholds'
							: 'Use your domain’s own thresholds'}
					</button>
				</Show>
			</div>
		</Part>
	);
}

/** Of domains beside the main one, where they decide otherwise. */
function elsewhere(settings: Settings, main: Thresholds): string[] {
	return settings.domains.slice(1).flatMap((domain) => {
		const { junk, quarantine } = thresholdsOf(settings, domain);
		if (junk === main.junk && quarantine === main.quarantine) return [];
		const held = Number.isFinite(quarantine) ? `, quarantine from ${scoreWords(quarantine)} on` : '';
		return [`Mail to ${domain.domain}: junk from ${pointsWords(junk)} on${held}.`];
	});
}

/** The zones, and below them where mail of some kinds would go. */
function Scale(props: { thresholds: Thresholds }) {
	/** Beyond the end where no score leads there. */
	const edges = () => ({
		'--junk': `${place(props.thresholds.junk)}%`,
		'--quarantine': Number.isFinite(props.thresholds.quarantine) ? `${place(props.thresholds.quarantine)}%` : '120%',
	});
	return (
		<>
			<div class="zones" style={edges()} aria-hidden="true">
				<For each={EXAMPLES}>{({ points }) => <span class="zone-mark" style={{ '--at': `${place(points)}%` }} />}</For>
			</div>
			<ul class="examples-of-mail">
				<For each={EXAMPLES}>
					{({ words, points }) => (
						<li>
							<span class="example-points">{scoreWords(points)}</span>
							<span>{words}</span>
							<strong data-to={destination(points, props.thresholds)}>
								{DESTINATIONS[destination(points, props.thresholds)]}
							</strong>
						</li>
					)}
				</For>
			</ul>
		</>
	);
}
