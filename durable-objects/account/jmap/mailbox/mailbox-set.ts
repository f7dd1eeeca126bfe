// Mailbox/set (RFC 8621 section 2.5): the tree stays a tree, siblings differ in name, no role is given twice, no email is lost
// unless its client says so.
import { toId } from '../../ids';
import { moveByPerson } from '../../person-moves';
import { destroyEmail } from '../../store/change-email';
import { emailRecords } from '../../store/emails';
import type { Step } from '../../store/history';
import {
	addMailbox,
	changeMailbox,
	destroyMailbox,
	emailsIn,
	type MailboxRow,
	mailboxRows,
} from '../../store/mailboxes';
import { recount } from '../../store/recount';
import { Tallies } from '../../store/tallies';
import type { Args, JsonObject } from '../core/args';
import type { Context } from '../core/context';
import { type Created, DONE, refused, type SetBatch, type Updated } from '../core/descriptor';
import { jsonEqual } from '../core/json-equal';
import { invalidProperties, notFound, type SetError } from '../core/method-error';
import { applyPatch } from '../core/patch';
import { isSettable, type MailboxProperties, readProperties } from './mailbox-properties';
import { mailboxObject, SERVER_SET } from './mailbox-values';

export interface MailboxOptions {
	onDestroyRemoveEmails: boolean;
}

export function mailboxOptions(args: Args): MailboxOptions {
	return { onDestroyRemoveEmails: args.boolean('onDestroyRemoveEmails') };
}

/** '#k' as parent: the mailbox k of the same request comes first. */
export function mailboxRefersTo({ parentId }: JsonObject): string[] {
	return typeof parentId === 'string' && parentId.startsWith('#') ? [parentId.slice(1)] : [];
}

export function mailboxBatch(ctx: Context, step: Step, options: MailboxOptions): SetBatch {
	return new Mailboxes(ctx, step, options);
}

const DEFAULTS: Omit<MailboxProperties, 'name'> = { parentId: null, role: null, sortOrder: 0, isSubscribed: true };
/** Emails that are read at a time when their mailbox goes. */
const PAGE = 500;

class Mailboxes implements SetBatch {
	readonly #rows: Map<number, MailboxRow>;
	readonly #trash: number | null;

	constructor(
		private readonly ctx: Context,
		private readonly step: Step,
		private readonly options: MailboxOptions,
	) {
		this.#rows = new Map(mailboxRows(ctx.db, null).map((row) => [row.id, row]));
		this.#trash = this.#withRole('trash');
	}

	create(object: JsonObject): Created {
		const foreign = Object.keys(object).filter((name) => !isSettable(name));
		if (foreign.length > 0) return refused(invalidProperties(foreign, 'A client does not set these.'));
		const { values, wrong } = readProperties(object, this.ctx);
		if (values.name === undefined && !wrong.includes('name')) wrong.push('name');
		if (wrong.length > 0) return refused(invalidProperties(wrong, WRONG));
		const wanted = { ...DEFAULTS, ...values } as MailboxProperties;
		const error = this.#conflict(null, wanted);
		if (error) return refused(error);
		const row = addMailbox(this.ctx.db, this.step, wanted);
		this.#rows.set(row.id, row);
		const told = [...SERVER_SET, ...Object.keys(DEFAULTS).filter((name) => !Object.hasOwn(object, name))];
		return { ok: true, id: row.id, object: mailboxObject(row, told) };
	}

	update(id: number, patch: JsonObject): Updated {
		const row = this.#rows.get(id);
		if (row === undefined) return refused(notFound('Mailbox'));
		const before = mailboxObject(row, null);
		const patched = applyPatch(before, patch);
		if (!patched.ok) return patched;
		const changed = Object.keys(patched.object).filter((name) => !jsonEqual(patched.object[name], before[name]));
		const foreign = changed.filter((name) => !isSettable(name));
		if (foreign.length > 0) return refused(invalidProperties(foreign, 'A client does not set these.'));
		const asked = changed.map((name) => [name, patched.object[name] ?? defaultOf(name)]);
		const { values, wrong } = readProperties(Object.fromEntries(asked), this.ctx);
		if (wrong.length > 0) return refused(invalidProperties(wrong, WRONG));
		if (Object.keys(values).length === 0) return DONE;
		const wanted = { ...row, ...values };
		const error = this.#conflict(row, wanted);
		if (error) return refused(error);
		this.#rows.set(id, changeMailbox(this.ctx.db, this.step, wanted));
		return DONE;
	}

	destroy(id: number): SetError | null {
		const row = this.#rows.get(id);
		if (row === undefined) return notFound('Mailbox');
		if (row.role === 'inbox') return { type: 'forbidden', description: 'Mail comes in here: the inbox stays.' };
		if ([...this.#rows.values()].some((other) => other.parentId === id)) {
			return { type: 'mailboxHasChild', description: 'There are mailboxes in it: remove these first.' };
		}
		if (!this.options.onDestroyRemoveEmails && emailsIn(this.ctx.db, id, 1).length > 0) {
			return { type: 'mailboxHasEmail', description: 'There are emails in it.' };
		}
		this.#removeEmails(id);
		destroyMailbox(this.ctx.db, this.step, id);
		this.#rows.delete(id);
		return null;
	}

	/** Children before their parents: a client that removes a whole branch need not sort it. */
	destroyOrder(ids: readonly number[]): readonly number[] {
		const depth = new Map(ids.map((id) => [id, this.#ancestors(id).length]));
		return [...ids].sort((a, b) => (depth.get(b) ?? 0) - (depth.get(a) ?? 0));
	}

	/** Which emails count as unread depends on which mailbox is the trash. */
	finish(): void {
		if (this.#withRole('trash') !== this.#trash) recount(this.ctx.db, this.step);
	}

	/** An email that is nowhere else goes for good (RFC 8621 section 2.5). */
	#removeEmails(mailbox: number): void {
		const { db, now } = this.ctx;
		const tallies = new Tallies(db, this.step);
		for (let ids = emailsIn(db, mailbox, PAGE); ids.length > 0; ids = emailsIn(db, mailbox, PAGE)) {
			for (const email of emailRecords(db, ids)) {
				const mailboxes = email.mailboxes.filter((id) => id !== mailbox);
				if (mailboxes.length === 0) destroyEmail(db, this.step, tallies, email, now());
				else moveByPerson(db, this.step, tallies, email, { mailboxes, keywords: email.keywords }, now());
			}
		}
		tallies.flush();
	}

	#conflict(row: MailboxRow | null, wanted: MailboxProperties): SetError | null {
		return this.#parentConflict(row, wanted) ?? this.#roleConflict(row, wanted) ?? this.#nameConflict(row, wanted);
	}

	#parentConflict(row: MailboxRow | null, { parentId }: MailboxProperties): SetError | null {
		if (parentId === null) return null;
		if (!this.#rows.has(parentId)) return invalidProperties(['parentId'], 'There is no such parent.');
		if (row === null || (parentId !== row.id && !this.#ancestors(parentId).includes(row.id))) return null;
		return invalidProperties(['parentId'], 'A mailbox does not stand in itself.');
	}

	#roleConflict(row: MailboxRow | null, { role }: MailboxProperties): SetError | null {
		if (row?.role === 'inbox' && role !== 'inbox') {
			return invalidProperties(['role'], 'Mail comes in here: the inbox keeps its role.');
		}
		const holder = role === null ? null : this.#withRole(role);
		if (holder === null || holder === row?.id) return null;
		return invalidProperties(['role'], `Another mailbox has the role ${role}.`);
	}

	/** Equal to a reader is equal: composed and decomposed letters are the same name. */
	#nameConflict(row: MailboxRow | null, { name, parentId }: MailboxProperties): SetError | null {
		const twin = [...this.#rows.values()].find(
			(other) => other.id !== row?.id && other.parentId === parentId && other.name.normalize() === name.normalize(),
		);
		if (twin === undefined) return null;
		const description = 'A mailbox beside it has that name.';
		return { type: 'alreadyExists', description, existingId: toId('Mailbox', twin.id), properties: ['name'] };
	}

	#withRole(role: string): number | null {
		return [...this.#rows.values()].find((row) => row.role === role)?.id ?? null;
	}

	#ancestors(id: number): number[] {
		const parent = this.#rows.get(id)?.parentId ?? null;
		return parent === null ? [] : [parent, ...this.#ancestors(parent)];
	}
}

const WRONG = 'These are no such values (RFC 8621 section 2).';

/** null stands for a property's default (RFC 8620 section 5.3). */
function defaultOf(name: string): unknown {
	return Object.hasOwn(DEFAULTS, name) ? DEFAULTS[name as keyof typeof DEFAULTS] : null;
}
