// What became of a mail after it was judged, kept with its verdict. Pure.
import type { Verdict, VerdictEvent } from '../../workers/domain/verdict';
import { toId } from './ids';
import { utcDate } from './jmap/core/utc-date';

/** Who moves a mail to and fro shall not fill its row. */
const MAX_EVENTS = 20;

/** `mailboxes`: where it stood before. */
export function withEvent(
	verdict: Verdict,
	kind: VerdictEvent['kind'],
	mailboxes: readonly number[],
	now: number,
): Verdict {
	const event = { at: utcDate(now), kind, mailboxIds: mailboxes.map((id) => toId('Mailbox', id)) };
	return { ...verdict, history: [...(verdict.history ?? []), event].slice(-MAX_EVENTS) };
}

/** Whether its latest event is that a person took it out of quarantine. */
export function isReleased({ history }: Verdict): boolean {
	return history?.findLast(({ kind }) => kind !== 'lifted')?.kind === 'released';
}
