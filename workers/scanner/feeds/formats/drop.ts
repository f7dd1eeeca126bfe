// Spamhaus DROP as text: "192.0.2.0/24 ; SBL1" (IPv4 and IPv6 alike), and comments that begin with ';'.
import { type FeedFormat, NOTHING } from './format.ts';

export const dropText: FeedFormat = {
	kind: 'ip',
	entries: (line) => {
		const range = line.split(';', 1)[0]?.trim() ?? '';
		return range === '' || range.startsWith('#') ? NOTHING : [range];
	},
};
