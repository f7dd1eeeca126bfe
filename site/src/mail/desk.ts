// The desk: what all reading and writing of one account shares. `pace` keeps answers from before an edit off the screen.
import type { Call } from '../jmap/client';
import type { MailState } from './state';

export interface Desk {
	call: Call;
	accountId: string;
	/** To be read only; changed by steps (state.ts) handed to `change`. */
	state: MailState;
	change(step: (draft: MailState) => void): void;
	pace: Pace;
	/** A fault that nobody waits for: sign-in ran out, or a sentence for the person. */
	fault(error: unknown): void;
}

/** `edits` grows with each edit shown; an answer asked for before that is stale. `pending`: not yet confirmed. */
export interface Pace {
	edits: number;
	pending: number;
}
