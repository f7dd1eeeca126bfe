// Hosts files, as blockers use them and URLhaus gives them: an address that leads nowhere, then names.
import { ipWords } from '../ip-range.ts';
import { type FeedFormat, NOTHING } from './format.ts';

/** Names that such files give to this machine itself. */
const OWN_NAMES = /^(?:localhost|localhost\.localdomain|local|broadcasthost|ip6-[a-z]+|0\.0\.0\.0)$/;

export const hostsFile: FeedFormat = {
	kind: 'domain',
	entries: (line) => {
		const text = line.split('#', 1)[0]?.trim() ?? '';
		if (text === '') return NOTHING;
		const [address = '', ...names] = text.split(/\s+/);
		if (ipWords(address.split('%', 1)[0] ?? '') === null || names.length === 0) return null;
		return names.filter((name) => !OWN_NAMES.test(name));
	},
};
