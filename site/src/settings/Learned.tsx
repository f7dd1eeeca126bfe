// What this account has taught the scanner by its moves, and forgetting it.
import { createSignal } from 'solid-js';
import type { Settings } from '../mail/filtering';
import { Confirm } from '../view/dialogs';
import { useMail } from '../view/mail';
import { Part } from './Part';

export function Learned(props: { settings: Settings }) {
	const mail = useMail();
	const [asking, setAsking] = createSignal(false);
	const count = () => props.settings.lessons.junk + props.settings.lessons.good;
	const forget = async () => {
		setAsking(false);
		if (await mail.saveSettings({ lessons: null })) {
			mail.show({ text: 'What was learned is forgotten', tone: 'done', undo: null });
		}
	};
	return (
		<Part
			title="What was learned here"
			lead="Each mail that you move into Junk, or out of it, teaches what you want. It stays in this account."
			testId="learned"
		>
			<dl class="lessons">
				<div>
					<dt>marked as junk</dt>
					<dd data-testid="lessons-junk">{props.settings.lessons.junk}</dd>
				</div>
				<div>
					<dt>marked as good</dt>
					<dd data-testid="lessons-good">{props.settings.lessons.good}</dd>
				</div>
			</dl>
			<button
				type="button"
				class="button small settings-act"
				data-testid="forget"
				disabled={count() === 0}
				onClick={() => setAsking(true)}
			>
				Forget all of it
			</button>
			<Confirm
				open={asking()}
				question="Forget what was learned here?"
				detail="Mail stays where it is. From now on it is judged as for a new account, until you move some again."
				answer="Forget it"
				onYes={() => void forget()}
				onNo={() => setAsking(false)}
			/>
		</Part>
	);
}
