// Spamhaus DROP as JSON lines: {"cidr":"192.0.2.0/24","sblid":"SBL1",…}, and at the end what the list is, with its count.
import { type FeedFormat, NOTHING } from './format.ts';

export const dropJson: FeedFormat = {
	kind: 'ip',
	entries: (line) => {
		if (line.trim() === '') return NOTHING;
		const record = recordOf(line);
		if (record?.type === 'metadata') return NOTHING;
		return typeof record?.cidr === 'string' ? [record.cidr] : null;
	},
	announced: (line) => {
		if (!line.includes('"metadata"')) return null;
		const record = recordOf(line);
		return record?.type === 'metadata' && Number.isSafeInteger(record.records) ? (record.records as number) : null;
	},
};

function recordOf(line: string): Record<string, unknown> | null {
	try {
		const value: unknown = JSON.parse(line);
		return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
	} catch {
		return null; // Counted as a bad line.
	}
}
