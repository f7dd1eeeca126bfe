// Whether a mail is held: kept from acting until a person releases it. The same question that the account answers by its moves. Pure.
import type { Verdict } from '../../../workers/domain/verdict';
import type { BodyPart, EmailRow } from '../jmap/types';
import type { Patch } from './edit';
import type { Roles } from './mailboxes';

type Standing = Pick<EmailRow, 'mailboxIds' | 'verdict'>;

/** In quarantine; or judged so, never released, and in no mailbox where wanted mail stands: the Trash makes nothing safe. */
export function isHeld({ mailboxIds, verdict }: Standing, roles: Roles): boolean {
	if (roles.quarantine !== undefined && mailboxIds[roles.quarantine]) return true;
	if (verdict?.action !== 'quarantine' || wasReleased(verdict)) return false;
	return Object.keys(mailboxIds).every((id) => id === roles.junk || id === roles.trash);
}

function wasReleased({ history }: Verdict): boolean {
	return history?.findLast(({ kind }) => kind !== 'lifted')?.kind === 'released';
}

/** Whether the server gives this part to nobody. Part ids are indexes into the part index. */
export function isWithheld({ partId }: Pick<BodyPart, 'partId'>, verdict: Verdict | null | undefined): boolean {
	return partId !== null && verdict?.withheld?.includes(Number(partId)) === true;
}

/** Out of where it is held, into the inbox; null: there is no such email or mailbox. */
export function releasePatch(email: Standing | undefined, roles: Roles): Patch | null {
	return intoAlone(email, roles.inbox);
}

export function trashPatch(email: Standing | undefined, roles: Roles): Patch | null {
	return intoAlone(email, roles.trash);
}

function intoAlone(email: Standing | undefined, target: string | undefined): Patch | null {
	if (email === undefined || target === undefined) return null;
	const left = Object.keys(email.mailboxIds).map((id) => [id, false] as const);
	return { mailboxIds: { ...Object.fromEntries(left), [target]: true } };
}
