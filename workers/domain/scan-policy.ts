// What an account, and the domain that it receives for, want of the scanner. Types and defaults.
import type { AttachmentPolicy } from './attachment-policy';
import { SENDER_ACTIONS, type SenderAction } from './sender-rule.ts';
import { JUNK_SCORE } from './verdict.ts';

export interface ScanSettings {
	/** From this score on a mail is junk; null: as the domain has it. */
	junkScore: number | null;
	/** From this score on it goes to quarantine; null: as the domain has it. */
	quarantineScore: number | null;
	/** Once a day a mail that lists what was quarantined. */
	isDigestWanted: boolean;
	/** As workers/scanner/attachment-policy-reader.ts reads it; null: nothing of its own. */
	attachments: unknown;
}

export const DEFAULT_SETTINGS: ScanSettings = {
	junkScore: null,
	quarantineScore: null,
	isDigestWanted: true,
	attachments: null,
};

/** Kept in the directory, one a domain; handed to the account with each mail. */
export interface DomainRules {
	/** By the sender in its normal form (sender-rule.ts). */
	senders?: Record<string, SenderAction>;
	junkScore?: number;
	quarantineScore?: number;
	/** As in ScanSettings. */
	attachments?: unknown;
}

/** What accounts are told of it. null: the domain decides nothing. */
export interface DomainDecision {
	domain: string;
	junkScore: number | null;
	quarantineScore: number | null;
	/** Counts beside the account's own, which can only be stricter. */
	attachments: AttachmentPolicy | null;
}

type Scores = Pick<ScanSettings, 'junkScore' | 'quarantineScore'>;

export interface Thresholds {
	junk: number;
	/** Infinity: no score alone leads to quarantine. */
	quarantine: number;
}

/** A person's own word first, then the domain's. */
export function thresholdsOf(own: Scores, domain: Partial<Scores>): Thresholds {
	const junk = own.junkScore ?? domain.junkScore ?? JUNK_SCORE;
	const quarantine = own.quarantineScore ?? domain.quarantineScore ?? Number.POSITIVE_INFINITY;
	return { junk, quarantine: Math.max(junk, quarantine) };
}

/** Broken rules keep out no mail: what is none of these is passed over. */
export function parseDomainRules(text: string | null): DomainRules {
	const given = parsed(text);
	return {
		...(isRecord(given.senders) ? { senders: actionsOf(given.senders) } : {}),
		...scoreOf(given, 'junkScore'),
		...scoreOf(given, 'quarantineScore'),
		...(isRecord(given.attachments) ? { attachments: given.attachments } : {}),
	};
}

/** Scores that a person may set. */
export function isScore(value: unknown): value is number {
	return typeof value === 'number' && value >= MIN_SCORE && value <= MAX_SCORE;
}

export const [MIN_SCORE, MAX_SCORE] = [1, 1000];

function actionsOf(senders: Record<string, unknown>): Record<string, SenderAction> {
	const known = Object.entries(senders).filter(([, action]) => SENDER_ACTIONS.includes(action as SenderAction));
	return Object.fromEntries(known) as Record<string, SenderAction>;
}

function scoreOf(given: Record<string, unknown>, name: 'junkScore' | 'quarantineScore'): Partial<DomainRules> {
	return isScore(given[name]) ? { [name]: given[name] } : {};
}

function parsed(text: string | null): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(text ?? '{}');
		return isRecord(value) ? value : {};
	} catch {
		return {}; // SyntaxError: somebody wrote the row by hand; the script never does
	}
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
