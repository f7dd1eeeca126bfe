// An edit: what a person changes on emails, applied at once, sent to the server, and undone by its inverse. Pure.
import type { EmailRow } from '../jmap/types';

/** `true` sets, `false` removes. */
export interface Patch {
	keywords?: Record<string, boolean>;
	mailboxIds?: Record<string, boolean>;
}

/** Patches by email id. */
export type Edit = Record<string, Patch>;

export type Flags = Pick<EmailRow, 'keywords' | 'mailboxIds'>;

export function applyPatch<T extends Flags>(email: T, patch: Patch): T {
	return {
		...email,
		keywords: merged(email.keywords, patch.keywords),
		mailboxIds: merged(email.mailboxIds, patch.mailboxIds),
	};
}

function merged(before: Record<string, boolean>, changes: Record<string, boolean> = {}): Record<string, boolean> {
	const all = { ...before, ...changes };
	return Object.fromEntries(Object.entries(all).filter(([, on]) => on));
}

/** The edit that brings these emails back: only what the first one really changed. Read before applying. */
export function inverse(edit: Edit, emails: Record<string, Flags | undefined>): Edit {
	const back: Edit = {};
	for (const [id, patch] of Object.entries(edit)) {
		const email = emails[id];
		if (!email) continue;
		back[id] = {
			keywords: flipped(email.keywords, patch.keywords),
			mailboxIds: flipped(email.mailboxIds, patch.mailboxIds),
		};
	}
	return back;
}

function flipped(before: Record<string, boolean>, changes: Record<string, boolean> = {}): Record<string, boolean> {
	const changed = Object.entries(changes).filter(([key, on]) => (before[key] ?? false) !== on);
	return Object.fromEntries(changed.map(([key, on]) => [key, !on]));
}

/** JMAP's patch objects (RFC 8620 section 5.3) for Email/set. */
export function toUpdate(edit: Edit): Record<string, Record<string, true | null>> {
	return Object.fromEntries(Object.entries(edit).map(([id, patch]) => [id, toPatchObject(patch)]));
}

function toPatchObject(patch: Patch): Record<string, true | null> {
	const object: Record<string, true | null> = {};
	for (const [key, on] of Object.entries(patch.keywords ?? {})) object[`keywords/${pointer(key)}`] = on ? true : null;
	for (const [id, on] of Object.entries(patch.mailboxIds ?? {})) object[`mailboxIds/${pointer(id)}`] = on ? true : null;
	return object;
}

/** JSON Pointer escapes (RFC 6901 section 3): '~' and '/' may stand in a keyword. */
function pointer(key: string): string {
	return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
