// What of a message is withheld and why, and how a person gets it all the same: asked twice, since it cannot be taken back.
import { createSignal, For } from 'solid-js';
import type { Verdict } from '../../../workers/domain/verdict';
import { withheldWords } from '../mail/verdict';
import { Confirm } from './dialogs';
import { Icon } from './Icon';
import { useMail } from './mail';

export function Withheld(props: { emailId: string; verdict: Verdict }) {
	const mail = useMail();
	const [asking, setAsking] = createSignal(false);
	const lift = () => {
		setAsking(false);
		void mail.lift(props.emailId);
	};
	return (
		<div class="withheld" data-testid="withheld-note">
			<For each={withheldWords(props.verdict)} fallback={<Line words="Something in this mail is withheld" />}>
				{(why) => <Line words={`Withheld by policy: ${why}`} />}
			</For>
			<button type="button" class="button small" data-testid="lift" onClick={() => setAsking(true)}>
				Give it out
			</button>
			<Confirm
				open={asking()}
				question="Give out what is withheld?"
				detail="Opening it may harm your device. Once it is given out it is not withheld again."
				answer="Give it out"
				onYes={lift}
				onNo={() => setAsking(false)}
			/>
		</div>
	);
}

function Line(props: { words: string }) {
	return (
		<p class="note">
			<Icon name="quarantine" />
			{props.words}
		</p>
	);
}
