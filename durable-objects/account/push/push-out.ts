// When a push is sent, what it says, and what becomes of its subscription then (RFC 8620 section 7.2). Decisions over a small
// interface of verbs; knows no SQL and no network.
import type { StateChange } from '../../../workers/domain/jmap';
import type { PushOutcome } from '../../../workers/outbound/web-push/post-push';
import { type Changed, fitting, isEmpty, merge, ofAccounts, ofTypes, without } from './changed-states';
import type { Subscription } from './subscription-rows';

export interface PushVerbs {
	/** Runs in one transaction. */
	transaction: <T>(work: () => T) => T;
	listening: (now: number) => Subscription[];
	due: (now: number, limit: number) => Subscription[];
	find: (id: string) => Subscription | null;
	update: (id: string, to: Partial<Subscription>) => void;
	remove: (id: string) => void;
	removeEnded: (now: number) => void;
	/** Who made it, as they are now; null where it, or what they signed in with, has become void. */
	holder: (row: Subscription) => Promise<Holder | null>;
	/** From here on, changes of these accounts come here. */
	watch: (accounts: readonly string[]) => Promise<void>;
	post: (row: Subscription, message: Message, holder: Holder) => Promise<PushOutcome>;
	/** Whether one push can hold it. */
	fits: (message: Message) => boolean;
	failed: (row: Subscription, detail: string) => void;
}

export interface Holder {
	/** Sign-in name. */
	address: string;
	/** What they were granted. */
	accounts: readonly string[];
}

export type Message =
	| StateChange
	| { '@type': 'PushVerification'; pushSubscriptionId: string; verificationCode: string };

/** Changes that come this close together go in one push. */
const COALESCE_MS = 500;
/** At most so many requests at a time from one object. */
const BATCH = 20;
/** A request that nobody settled by then was lost with its object. */
const VISIBILITY_MS = 60_000;
const FIRST_RETRY_MS = 30_000;
const LAST_RETRY_MS = 60 * 60_000;
const MAX_PEACE_MS = 24 * 60 * 60_000;
/** First and last of the spaces that pushes keep once a service finds them too many. */
const [FIRST_SPACING_MS, LAST_SPACING_MS] = [30_000, 15 * 60_000];
/** About a day. A service that is away for longer is not coming back; a verification is not worth a day. */
const MAX_ATTEMPTS = 28;
const MAX_VERIFICATIONS = 3;

/** Belongs into the transaction of the change. Says whether anybody wants to hear of that account at all. */
export function noteChange(verbs: PushVerbs, accountId: string, states: Record<string, string>, now: number): boolean {
	const interested = verbs.listening(now).filter(({ accounts }) => accounts.includes(accountId));
	for (const row of interested) {
		const pending = merge(row.pending, accountId, ofTypes(states, row.types));
		if (pending !== row.pending) verbs.update(row.id, { pending, dueAt: row.dueAt ?? nextTurn(row, now) });
	}
	return interested.length > 0;
}

/** Sends what is due. Never throws for one subscription's sake: what fails is due again later. */
export async function sendDue(verbs: PushVerbs, now: () => number): Promise<void> {
	verbs.removeEnded(now());
	const claimed = verbs.transaction(() => verbs.due(now(), BATCH).map((row) => claim(verbs, row, now())));
	await Promise.all(claimed.map((row) => sendOne(verbs, row, now)));
}

/** The attempt is counted before it is made: one that kills its object is still given up in the end. */
function claim(verbs: PushVerbs, row: Subscription, now: number): Subscription {
	const claimed = { attempts: row.attempts + 1, claimedAt: now, dueAt: now + VISIBILITY_MS };
	verbs.update(row.id, claimed);
	return { ...row, ...claimed };
}

async function sendOne(verbs: PushVerbs, row: Subscription, now: () => number): Promise<void> {
	try {
		const holder = await verbs.holder(row);
		if (holder === null) {
			verbs.remove(row.id);
			return;
		}
		await follow(verbs, row, holder);
		const message = messageOf(verbs, row, holder);
		const outcome: PushOutcome = message === null ? { kind: 'accepted' } : await verbs.post(row, message, holder);
		settle(verbs, row.id, outcome, message, holder, now());
	} catch (cause) {
		// Of ours: the directory, or another object, could not be reached.
		const kept = verbs.find(row.id);
		if (kept !== null) failed(verbs, kept, { kind: 'failed', retryAfterMs: null, detail: String(cause) }, now());
	}
}

/** What was granted since is watched too; what was taken away is told of no more. */
async function follow(verbs: PushVerbs, row: Subscription, { accounts }: Holder): Promise<void> {
	const added = accounts.filter((id) => !row.accounts.includes(id));
	if (added.length === 0 && accounts.length === row.accounts.length) return;
	await verbs.watch(added);
	verbs.update(row.id, { accounts: [...accounts] });
}

/** null: there is nothing to tell (any more). */
function messageOf(verbs: PushVerbs, row: Subscription, { accounts }: Holder): Message | null {
	if (!row.verified) {
		return { '@type': 'PushVerification', pushSubscriptionId: row.id, verificationCode: row.code };
	}
	const changed = fitting(ofAccounts(row.pending, accounts), (some) => verbs.fits(stateChange(some)));
	return isEmpty(changed) ? null : stateChange(changed);
}

function stateChange(changed: Changed): StateChange {
	return { '@type': 'StateChange', changed };
}

/** Looks at the row as it is by now: it may be verified, changed or gone. */
function settle(
	verbs: PushVerbs,
	id: string,
	outcome: PushOutcome,
	message: Message | null,
	{ accounts }: Holder,
	now: number,
): void {
	const row = verbs.find(id);
	if (row === null) return;
	if (outcome.kind === 'gone') verbs.remove(id);
	else if (outcome.kind === 'failed') failed(verbs, row, outcome, now);
	else if (outcome.kind === 'tooMany') slowDown(verbs, row, outcome.retryAfterMs, now);
	else accepted(verbs, row, message, accounts, now);
}

/** What changed while the request was under way goes next. */
function accepted(
	verbs: PushVerbs,
	row: Subscription,
	message: Message | null,
	accounts: readonly string[],
	now: number,
): void {
	const told = message?.['@type'] === 'StateChange' ? message.changed : {};
	const pending = ofAccounts(without(row.pending, told), accounts);
	const spacingMs = row.spacingMs <= 1000 ? 0 : Math.floor(row.spacingMs / 2);
	const notBefore = now + spacingMs;
	const dueAt = isEmpty(pending) ? null : nextTurn({ notBefore }, now);
	verbs.update(row.id, { pending, spacingMs, notBefore, dueAt, attempts: 0, claimedAt: null });
}

/** RFC 8620 section 7.2: a 429 makes pushes rarer, each time more, until they are taken again. */
function slowDown(verbs: PushVerbs, row: Subscription, retryAfterMs: number | null, now: number): void {
	const spacingMs = Math.min(LAST_SPACING_MS, Math.max(FIRST_SPACING_MS, row.spacingMs * 2));
	verbs.update(row.id, { spacingMs });
	// The service is there: what is verified is never given up for a 429.
	tryLater(verbs, row.verified ? { ...row, attempts: 0 } : row, Math.max(spacingMs, retryAfterMs ?? 0), now);
}

function failed(
	verbs: PushVerbs,
	row: Subscription,
	{ retryAfterMs, detail }: PushOutcome & { kind: 'failed' },
	now: number,
): void {
	verbs.failed(row, detail);
	const wait = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (row.attempts - 1));
	tryLater(verbs, row, Math.max(wait, retryAfterMs ?? 0), now);
}

/** A verification that was given up leaves its subscription alone: it ends by itself. */
function tryLater(verbs: PushVerbs, { id, verified, attempts }: Subscription, waitMs: number, now: number): void {
	if (verified && attempts >= MAX_ATTEMPTS) {
		verbs.remove(id);
		return;
	}
	const notBefore = now + Math.min(MAX_PEACE_MS, waitMs);
	const dueAt = !verified && attempts >= MAX_VERIFICATIONS ? null : notBefore;
	verbs.update(id, { notBefore, dueAt, attempts, claimedAt: null });
}

function nextTurn({ notBefore }: Pick<Subscription, 'notBefore'>, now: number): number {
	return Math.max(notBefore, now + COALESCE_MS);
}
