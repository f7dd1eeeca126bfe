// The attachments of a message: what each is, how large, and its download, or why there is none.
import { For, type JSX, Show } from 'solid-js';
import type { Verdict } from '../../../workers/domain/verdict';
import type { BodyPart } from '../jmap/types';
import { isWithheld } from '../mail/held';
import { type FileKind, fileKind, fileName, sizeWords } from '../mail/sizes';
import { Icon, type IconName } from './Icon';
import { useMail } from './mail';

const ICONS: Record<FileKind, IconName> = {
	image: 'image',
	pdf: 'pdf',
	archive: 'box',
	sheet: 'sheet',
	text: 'pdf',
	audio: 'sound',
	video: 'film',
	mail: 'mail',
	calendar: 'calendar',
	other: 'file',
};

interface AttachmentsProps {
	parts: BodyPart[];
	/** The whole mail is: none of them is given out. */
	held: boolean;
	/** null: it was never judged. */
	verdict: Verdict | null;
}

export function Attachments(props: AttachmentsProps) {
	const mail = useMail();
	const total = () => sizeWords(props.parts.reduce((sum, part) => sum + part.size, 0));
	return (
		<div class="attachments">
			<h3>
				{props.parts.length === 1 ? 'One attachment' : `${props.parts.length} attachments`} · {total()}
			</h3>
			<Show when={props.held}>
				<p class="note" data-testid="held-note">
					<Icon name="quarantine" />
					What is attached can be downloaded once you have released this mail: it may be why it is held.
				</p>
			</Show>
			<ul>
				<For each={props.parts}>
					{(part) => (
						<li>
							<Show
								when={!props.held && !isWithheld(part, props.verdict)}
								fallback={
									<div class="attachment locked" data-testid="withheld">
										<Words part={part}>
											{sizeWords(part.size)} · {isWithheld(part, props.verdict) ? 'withheld' : 'held'}
										</Words>
										<Icon name="quarantine" />
									</div>
								}
							>
								<a class="attachment" data-testid="attachment" href={mail.download(part)} download={fileName(part)}>
									<Words part={part}>{sizeWords(part.size)}</Words>
									<Icon name="download" />
								</a>
							</Show>
						</li>
					)}
				</For>
			</ul>
		</div>
	);
}

function Words(props: { part: BodyPart; children: JSX.Element }) {
	return (
		<>
			<span class="attachment-icon" data-kind={fileKind(props.part.type)}>
				<Icon name={ICONS[fileKind(props.part.type)]} />
			</span>
			<span class="attachment-words">
				<span class="attachment-name" title={fileName(props.part)}>
					{fileName(props.part)}
				</span>
				<span class="attachment-size">{props.children}</span>
			</span>
		</>
	);
}
