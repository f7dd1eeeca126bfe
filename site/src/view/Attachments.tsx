// The attachments of a message: what each is, how large, and its download.
import { For } from 'solid-js';
import type { BodyPart } from '../jmap/types';
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

export function Attachments(props: { parts: BodyPart[] }) {
	const mail = useMail();
	const total = () => sizeWords(props.parts.reduce((sum, part) => sum + part.size, 0));
	return (
		<div class="attachments">
			<h3>
				{props.parts.length === 1 ? 'One attachment' : `${props.parts.length} attachments`} · {total()}
			</h3>
			<ul>
				<For each={props.parts}>
					{(part) => (
						<li>
							<a class="attachment" data-testid="attachment" href={mail.download(part)} download={fileName(part)}>
								<span class="attachment-icon" data-kind={fileKind(part.type)}>
									<Icon name={ICONS[fileKind(part.type)]} />
								</span>
								<span class="attachment-words">
									<span class="attachment-name" title={fileName(part)}>
										{fileName(part)}
									</span>
									<span class="attachment-size">{sizeWords(part.size)}</span>
								</span>
								<Icon name="download" />
							</a>
						</li>
					)}
				</For>
			</ul>
		</div>
	);
}
