// Email/set's own part (RFC 8621 section 4.6): keywords and mailboxIds change, everything else of an email stays as it came.
// It refuses, never repairs.
import { destroyEmail, refile } from '../../store/change-email';
import { type EmailRecord, emailRecords } from '../../store/emails';
import type { Step } from '../../store/history';
import { mailboxRows } from '../../store/mailboxes';
import { Tallies } from '../../store/tallies';
import type { JsonObject } from '../core/args';
import type { Context } from '../core/context';
import { DONE, refused, type SetBatch } from '../core/descriptor';
import { jsonEqual } from '../core/json-equal';
import { invalidProperties, notFound, type SetError } from '../core/method-error';
import { applyPatch } from '../core/patch';
import { storedValue } from './email-properties';
import { type Placed, readPlacement } from './placement';

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

/** Where the email stands after the patch, or why it cannot stand there. */
function placement(email: EmailRecord, patch: JsonObject, known: ReadonlySet<number>, ctx: Context): Placed {
	const before = storedObject(email, patch);
	const patched = applyPatch(before, patch);
	if (!patched.ok) return patched;
	const { keywords, mailboxIds, ...rest } = patched.object;
	const immutable = Object.keys(rest).filter((name) => !jsonEqual(rest[name], before[name]));
	if (immutable.length > 0)
		return refused(invalidProperties(immutable, 'An email is as it came: these cannot be changed.'));
	return readPlacement({ mailboxIds, keywords }, known, ctx);
}

/** What can be patched, and those other properties that the patch names: given back unchanged, they are no error. */
function storedObject(email: EmailRecord, patch: JsonObject): JsonObject {
	const named = Object.keys(patch).map((path) => path.split('/')[0] ?? '');
	const names = ['keywords', 'mailboxIds', ...named].filter((name) => storedValue(email, name) !== undefined);
	return Object.fromEntries(names.map((name) => [name, storedValue(email, name)]));
}
