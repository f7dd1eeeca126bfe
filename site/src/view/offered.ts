// The moves as buttons show them: icon, name, key. Names only; what each does is mail/actions.ts's.
import type { Offer } from '../mail/actions';
import type { IconName } from './Icon';

interface Shown {
	icon: IconName;
	label: string;
	/** Where it stands beside others as a word. */
	short: string;
	hotkey?: string;
}

export const OFFERED: Record<Offer, Shown> = {
	archive: { icon: 'archive', label: 'Archive', short: 'Archive', hotkey: 'e' },
	delete: { icon: 'trash', label: 'Delete', short: 'Delete', hotkey: '#' },
	destroy: { icon: 'trash', label: 'Delete for ever', short: 'Delete for ever', hotkey: '#' },
	junk: { icon: 'junk', label: 'Junk', short: 'Junk', hotkey: '!' },
	notJunk: { icon: 'check', label: 'Not junk', short: 'Not junk', hotkey: '!' },
	release: { icon: 'check', label: 'Release to the Inbox', short: 'Release', hotkey: '!' },
	toInbox: { icon: 'inbox', label: 'Move to Inbox', short: 'To Inbox' },
};
