// What one can decide about a message's sender from now on: allow, block, block the whole domain.
import { asciiDomain, normalSender } from '../../../workers/domain/sender-rule';
import type { EmailRow } from '../jmap/types';
import { Menu, type MenuItem } from './Menu';
import { useMail } from './mail';

/** Shown only where a rule can be made: a sender with an address, who is somebody else. */
export function senderOf(email: EmailRow, self: string): string | null {
	const sender = normalSender(email.from?.[0]?.email ?? '');
	return sender?.includes('@') && sender !== self.toLowerCase() ? sender : null;
}

export function SenderMenu(props: { sender: string }) {
	const mail = useMail();
	const domain = () => asciiDomain(props.sender.slice(props.sender.lastIndexOf('@') + 1));
	const items = (): MenuItem[] => [
		{
			label: `Always allow ${props.sender}`,
			icon: 'check',
			testId: 'allow-sender',
			run: () => void mail.setRule(props.sender, 'allow'),
		},
		{
			label: `Block ${props.sender}`,
			icon: 'block',
			testId: 'block-sender',
			run: () => void mail.setRule(props.sender, 'junk'),
		},
		{
			label: `Block all of ${domain()}`,
			icon: 'block',
			testId: 'block-domain',
			run: () => void mail.setRule(domain(), 'junk'),
		},
		{
			label: 'Filtering settings',
			icon: 'sliders',
			testId: 'to-filtering',
			run: mail.showFiltering,
		},
	];
	return <Menu label="About this sender" testId="sender-menu" items={items()} />;
}
