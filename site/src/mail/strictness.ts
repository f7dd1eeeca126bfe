// What a threshold means for mail: examples with their points, and where each would go. Pure.
import type { Thresholds } from '../../../workers/domain/scan-policy';

/** The scale that the sliders and their picture share, from 0 on. */
export const SCALE = { to: 20, step: 0.5 } as const;

export interface ExampleMail {
	words: string;
	/** What the rules give such a mail (workers/scanner/weights.ts); a test adds them up. */
	rules: readonly string[];
	points: number;
}

/** From the harmless to the worst. */
export const EXAMPLES: readonly ExampleMail[] = [
	{ words: 'A help desk whose answers go to another address', rules: ['reply-to-differs'], points: 2.5 },
	{ words: 'A mailing list whose changes broke a signature', rules: ['dmarc-fail'], points: 3 },
	{
		words: 'A mail under your own organisation’s name, from elsewhere',
		rules: ['recipient-spoof', 'spf-fail'],
		points: 4,
	},
	{ words: 'A program as an attachment', rules: ['dangerous-attachment'], points: 5 },
	{
		words: 'A bank’s name, and a link to somewhere else',
		rules: ['display-name-spoof', 'link-mismatch'],
		points: 5.5,
	},
	{
		words: 'A program that is named like a document',
		rules: ['dangerous-attachment', 'dangerous-file-name', 'disguised-file-name'],
		points: 13,
	},
];

export type Destination = 'inbox' | 'junk' | 'quarantine';

export function destination(points: number, { junk, quarantine }: Thresholds): Destination {
	return points >= quarantine ? 'quarantine' : points >= junk ? 'junk' : 'inbox';
}

export const DESTINATIONS: Record<Destination, string> = { inbox: 'Inbox', junk: 'Junk', quarantine: 'Quarantine' };

/** Where a number of points stands on the scale, in per cent. */
export function place(points: number): number {
	return (Math.min(points, SCALE.to) / SCALE.to) * 100;
}

/** What to expect of a threshold for Junk. */
export function strictnessWords(junk: number): string {
	if (junk < 4) return 'Strict: mail with a small fault of its sender’s will land in Junk. Look there now and then.';
	if (junk <= 6.5) return 'Balanced: it takes one grave reason, or several slight ones.';
	return 'Lenient: it takes several grave reasons, so more junk will reach your inbox.';
}
