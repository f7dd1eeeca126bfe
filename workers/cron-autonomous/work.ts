// What every job is given to work with: the bindings, the settings, the door for raw messages, and the log.
// It must hold no state of its own.
import { recordAction } from '../directory/operations';
import type { Envelope } from '../domain/address';
import type { BlobPlace } from '../domain/blob';
import type { Reason } from '../domain/verdict';
import type { Env } from '../env';
import type { ThreatFilter } from '../scanner/feeds/filter';

/** An object in R2, and whose it is. */
export interface StoredBlob extends BlobPlace {
	key: string;
}

/** One that came in as mail. */
export type RawMessage = StoredBlob;

/**
 * Parses a raw message and delivers it through the same idempotent door as new mail. 'duplicate': the account has,
 * or has destroyed, this mail under another blob. 'refused': it is over quota. 'unreadable': there is no such object. Throws on a
 * fault of ours.
 */
export type Redeliver = (raw: RawMessage) => Promise<'delivered' | 'duplicate' | 'refused' | 'unreadable'>;

/** A mail that is in its account, and how it came. */
export interface KeptMail extends BlobPlace {
	envelope: Envelope;
}

/** Reads a raw message again and gives what the filter alone says of it. null: there is no such object. */
export type Rejudge = (mail: KeptMail, filter: ThreatFilter) => Promise<Reason[] | null>;

/** What other rooms do for the cron. */
export interface Doors {
	redeliver: Redeliver;
	rejudge: Rejudge;
}

export interface Settings {
	/** Milliseconds since the epoch. */
	now: () => number;
	/** Younger raw messages are left alone: their delivery may be under way. */
	rawGraceMs: number;
	/** Younger uploads and drafts are left alone, known or not: what is made of them may be under way (RFC 8620 section 6). */
	madeGraceMs: number;
	/** R2 objects that one sweep of a tick looks at. */
	sweptPerTick: number;
	redeliveredPerTick: number;
	removedPerTick: number;
	replayedPerTick: number;
	/** A dead letter rests so long before it is tried again: what made it fail needs time to pass. */
	deadLetterRestMs: number;
	keepLogMs: number;
	/** Mails that a purge reads again in one tick. */
	rejudgedPerTick: number;
}

export const DEFAULTS: Settings = {
	now: () => Date.now(),
	rawGraceMs: 10 * 60_000,
	madeGraceMs: 24 * 60 * 60_000,
	sweptPerTick: 1000,
	redeliveredPerTick: 20,
	removedPerTick: 100,
	replayedPerTick: 50,
	deadLetterRestMs: 15 * 60_000,
	keepLogMs: 30 * 24 * 60 * 60_000,
	rejudgedPerTick: 200,
};

export interface Work {
	slot: number;
	env: Env;
	settings: Settings;
	doors: Doors;
}

/** Writes down what was done and why. Throws when it cannot: nothing is done unrecorded. */
export async function note(work: Work, kind: string, subject: string, reason: string, outcome: string): Promise<void> {
	const at = work.settings.now();
	await recordAction(work.env.DIRECTORY, { slot: work.slot, at, kind, subject, reason, outcome });
}

/** A fault in words for the log, bounded. */
export function faultWords(cause: unknown): string {
	return `failed: ${String(cause).slice(0, 200)}`;
}
