// Where an email stands, as a client says it: `mailboxIds` and `keywords` (RFC 8621 section 4.1.1). Refuses, never repairs.
import { fromId } from '../../ids';
import { isObject } from '../core/args';
import type { Context } from '../core/context';
import { refused } from '../core/descriptor';
import { invalidProperties, type SetError, together } from '../core/method-error';
import { resolveId } from '../core/standard-get';

export type Placed = { ok: true; mailboxes: number[]; keywords: string[] } | { ok: false; error: SetError };

const MAX_KEYWORDS = 100;
const MAX_MAILBOXES = 100;
/** RFC 8621 section 4.1.1: printable ASCII but for these. */
const KEYWORD = /^[\x21\x23\x24\x26\x27\x2b-\x5b\x5e-\x7a\x7c-\x7e]{1,255}$/;

/** `known`: the account's mailboxes. */
export function readPlacement(
	{ mailboxIds, keywords }: { mailboxIds?: unknown; keywords?: unknown },
	known: ReadonlySet<number>,
	ctx: Context,
): Placed {
	const words = readKeywords(keywords);
	const places = readMailboxes(mailboxIds, known, ctx);
	if (words.ok && places.ok) return { ok: true, keywords: words.keywords, mailboxes: places.mailboxes };
	const error = together([places, words].flatMap((one) => (one.ok ? [] : [one.error])));
	return { ok: false, error: error as SetError };
}

function readKeywords(value: unknown): { ok: true; keywords: string[] } | { ok: false; error: SetError } {
	// null stands for the property's default (RFC 8620 section 5.3), and that is no keyword.
	const words = namesWithTrue(value ?? {});
	if (!words?.every((word) => KEYWORD.test(word))) {
		const words = 'Keywords map 1 to 255 characters of printable ASCII, but ( ) { ] % * " \\, to true.';
		return refused(invalidProperties(['keywords'], words));
	}
	const keywords = [...new Set(words.map((word) => word.toLowerCase()))];
	if (keywords.length <= MAX_KEYWORDS) return { ok: true, keywords };
	return { ok: false, error: { type: 'tooManyKeywords', description: `At most ${MAX_KEYWORDS} keywords.` } };
}

function readMailboxes(
	value: unknown,
	known: ReadonlySet<number>,
	ctx: Context,
): { ok: true; mailboxes: number[] } | { ok: false; error: SetError } {
	const ids = namesWithTrue(value)?.map((id) => fromId('Mailbox', resolveId(id, ctx)) ?? -1);
	if (!ids || ids.length === 0)
		return refused(invalidProperties(['mailboxIds'], 'An email is in at least one mailbox.'));
	const unknown = ids.filter((id) => !known.has(id));
	if (unknown.length > 0) return refused(invalidProperties(['mailboxIds'], 'There is no such mailbox.'));
	if (ids.length <= MAX_MAILBOXES) return { ok: true, mailboxes: [...new Set(ids)] };
	return { ok: false, error: { type: 'tooManyMailboxes', description: `At most ${MAX_MAILBOXES} mailboxes.` } };
}

/** The names of a set in JMAP's form, where every value is true; null where it is no such set. */
function namesWithTrue(value: unknown): string[] | null {
	return isObject(value) && Object.values(value).every((one) => one === true) ? Object.keys(value) : null;
}
