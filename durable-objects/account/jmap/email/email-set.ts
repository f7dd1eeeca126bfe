// Email/set's own part (RFC 8621 section 4.6): drafts are made; of an email that is there, keywords and mailboxIds change, and
// everything else stays as it came. It refuses, never repairs.
import { moveByPerson } from '../../person-moves';
import { destroyEmail } from '../../store/change-email';
import { type EmailRecord, emailRecords } from '../../store/emails';
import type { Step } from '../../store/history';
import { Tallies } from '../../store/tallies';
import { liftWithheld } from '../../withheld';
import type { JsonObject } from '../core/args';
import type { Context } from '../core/context';
import { DONE, refused, type SetBatch } from '../core/descriptor';
import { jsonEqual } from '../core/json-equal';
import { invalidProperties, notFound } from '../core/method-error';
import { applyPatch } from '../core/patch';
import { composeEmail } from './compose-email';
import { storedValue } from './email-properties';
import { inTurns } from './make-emails';
import { EmailMaker, mailboxNumbers, type Prepared } from './new-email';
import { type Placed, readPlacement } from './placement';

export type PreparedEmails = ReadonlyMap<string, Prepared>;

export function prepareEmails(creates: ReadonlyMap<string, JsonObject>, ctx: Context): Promise<PreparedEmails> {
	return inTurns(creates, (object) => composeEmail(object, ctx));
}

export function emailBatch(ctx: Context, step: Step, _options: unknown, prepared: PreparedEmails): SetBatch {
	const tallies = new Tallies(ctx.db, step);
	const mailboxes = mailboxNumbers(ctx);
	const maker = new EmailMaker(ctx, step, tallies);
	const one = (id: number) => emailRecords(ctx.db, [id])[0];
	return {
		create: (object, key) => maker.make(object, prepared.get(key) as Prepared),
		update: (id, patch) => {
			const email = one(id);
			if (email === undefined) return refused(notFound('Email'));
			const placed = placement(email, patch, mailboxes, ctx);
			if (!placed.ok) return placed;
			if (lifts(patch)) liftWithheld(ctx.db, step, email, ctx.now());
			moveByPerson(ctx.db, step, tallies, one(id) ?? email, placed, ctx.now());
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
	const isKept = (name: string) => jsonEqual(rest[name], before[name]) || (name === 'withheld' && lifts(patch));
	const immutable = Object.keys(rest).filter((name) => !isKept(name));
	if (immutable.length > 0)
		return refused(invalidProperties(immutable, 'An email is as it came: these cannot be changed.'));
	return readPlacement({ mailboxIds, keywords }, known, ctx);
}

/** Withheld parts are given out: all of them, and never the other way round. */
function lifts(patch: JsonObject): boolean {
	return patch.withheld === null || jsonEqual(patch.withheld, []);
}

/** What can be patched, and those other properties that the patch names: given back unchanged, they are no error. */
function storedObject(email: EmailRecord, patch: JsonObject): JsonObject {
	const named = Object.keys(patch).map((path) => path.split('/')[0] ?? '');
	const names = ['keywords', 'mailboxIds', ...named].filter((name) => storedValue(email, name) !== undefined);
	return Object.fromEntries(names.map((name) => [name, storedValue(email, name)]));
}
