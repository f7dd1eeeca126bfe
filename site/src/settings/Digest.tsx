// Whether a mail tells once a day what was held.
import type { ScanSettings } from '../../../workers/domain/scan-policy';
import { useMail } from '../view/mail';
import { Part } from './Part';

export function Digest(props: { settings: ScanSettings }) {
	const mail = useMail();
	return (
		<Part
			title="Digest"
			lead="What is held makes no sound and counts as nothing new. A digest tells you of it."
			testId="digest"
		>
			<label class="tick">
				<input
					type="checkbox"
					data-testid="digest-wanted"
					checked={props.settings.isDigestWanted}
					onChange={(event) => void mail.saveSettings({ isDigestWanted: event.currentTarget.checked })}
				/>
				Once a day, if anything was held, send me a mail that lists it
			</label>
		</Part>
	);
}
