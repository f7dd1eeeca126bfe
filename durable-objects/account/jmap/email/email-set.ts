// Email/set's own part (RFC 8621 section 4.6): keywords and mailboxIds change, everything else of an email stays as it came.
// It refuses, never repairs.
import { fromId } from '../../ids';
import { destroyEmail, refile } from '../../store/change-email';
import { type EmailRecord, emailRecords } from '../../store/emails';
import type { Step } from '../../store/history';
import { mailboxRows } from '../../store/mailboxes';
import { Tallies } from '../../store/tallies';
import { isObject, type JsonObject } from '../core/args';
import type { Context } from '../core/context';
import { DONE, refused, type SetBatch } from '../core/descriptor';
import { notFound, type SetError } from '../core/method-error';
import { applyPatch } from '../core/patch';
import { resolveId } from '../core/standard-get';
import { storedValue } from './email-properties';

const MAX_KEYWORDS = 100;
const MAX_MAILBOXES = 100;
/** RFC 8621 section 4.1.1: printable ASCII but for these. */
const KEYWORD = /^[\x21\x23\x24\x26\x27\x2b-\x5b\x5e-\x7a\x7c-\x7e]{1,255}$/;

const FORBIDDEN: SetError = {
	type: 'forbidden',
	description:
		'This server cannot make emails over JMAP yet: drafts and imports need Email/set create and Email/import.',
};

export function emailBatch(ctx: Context, step: Step): SetBatch {
	const tallies = new Tallies(ctx.db, step);
	const mailboxes = new Set(mailboxRows(ctx.db, null).map((row) => row.id));
	const one = (id: number) => emailRecords(ctx.db, [id])[0];
	return {
		create: () => refused(FORBIDDEN),
		update: (id, patch) => {
			const email = one(id);
			if (email === undefined) return refused(notFound('Email'));
			const placed = placement(email, patch, mailboxes, ctx);
			if (!placed.ok) return placed;
			refile(ctx.db, step, tallies, email, placed);
			return DONE;
		},
		destroy: (id) => {
			const email = one(id);
			if (email === undefined) return notFound('Email');
			destroyEmail(ctx.db, step, tallies, email, ctx.now());
			return null;
		},
		finish: () => tallies.flush(),
	};
}

type Placed = { ok: true; mailboxes: number[]; keywords: string[] } | { ok: false; error: SetError };

/** Where the email stands after the patch, or why it cannot stand there. */
function placement(email: EmailRecord, patch: JsonObject, known: ReadonlySet<number>, ctx: Context): Placed {
	const before = storedObject(email, patch);
	const patched = applyPatch(before, patch);
	if (!patched.ok) return patched;
	const { keywords, mailboxIds, ...rest } = patched.object;
	const immutable = Object.keys(rest).filter((name) => JSON.stringify(rest[name]) !== JSON.stringify(before[name]));
	if (immutable.length > 0) return invalidProperties(immutable, 'An email is as it came: these cannot be changed.');
	const words = readKeywords(keywords);
	if (!words.ok) return words;
	const places = readMailboxes(mailboxIds, known, ctx);
	return places.ok ? { ok: true, keywords: words.keywords, mailboxes: places.mailboxes } : places;
}

/** What can be patched, and those other properties that the patch names: given back unchanged, they are no error. */
function storedObject(email: EmailRecord, patch: JsonObject): JsonObject {
	const named = Object.keys(patch).map((path) => path.split('/')[0] ?? '');
	const names = ['keywords', 'mailboxIds', ...named].filter((name) => storedValue(email, name) !== undefined);
	return Object.fromEntries(names.map((name) => [name, storedValue(email, name)]));
}

function readKeywords(value: unknown): { ok: true; keywords: string[] } | { ok: false; error: SetError } {
	// null stands for the property's default (RFC 8620 section 5.3), and that is no keyword.
	const words = namesWithTrue(value ?? {});
	if (!words?.every((word) => KEYWORD.test(word))) {
		return invalidProperties(
			['keywords'],
			'Keywords map 1 to 255 characters of printable ASCII, but ( ) { ] % * " \\, to true.',
		);
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
	if (!ids || ids.length === 0) return invalidProperties(['mailboxIds'], 'An email is in at least one mailbox.');
	const unknown = ids.filter((id) => !known.has(id));
	if (unknown.length > 0) return invalidProperties(['mailboxIds'], 'There is no such mailbox.');
	if (ids.length <= MAX_MAILBOXES) return { ok: true, mailboxes: [...new Set(ids)] };
	return { ok: false, error: { type: 'tooManyMailboxes', description: `At most ${MAX_MAILBOXES} mailboxes.` } };
}

/** The names of a set in JMAP's form, where every value is true; null where it is no such set. */
function namesWithTrue(value: unknown): string[] | null {
	return isObject(value) && Object.values(value).every((one) => one === true) ? Object.keys(value) : null;
}

function invalidProperties(properties: string[], description: string): { ok: false; error: SetError } {
	return { ok: false, error: { type: 'invalidProperties', description, properties } };
}
