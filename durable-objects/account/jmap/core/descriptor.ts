// What a type says of itself, so that the standard methods of RFC 8620 section 5 follow.
import type { ObjectType } from '../../ids';
import type { Changes } from '../../store/changes';
import type { Database } from '../../store/database';
import type { Step } from '../../store/history';
import type { Args, JsonObject } from './args';
import type { Context } from './context';
import type { SetError } from './method-error';

export interface TypeDescriptor {
	type: ObjectType;
	capability: string;
	/** Given where the client names none. */
	defaultProperties: (ctx: Context) => readonly string[];
	isProperty: (name: string, ctx: Context) => boolean;
	/** Those that this request may see. */
	allIds: (db: Database, ctx: Context) => number[];
	/** Reads the arguments that only this type's /get has; the loader gives exactly these properties. */
	loader: (properties: readonly string[], args: Args, ctx: Context) => Loader;
	/** Adds what only this type's /changes says. */
	changesExtra?: (db: Database, changes: Changes, sinceState: string) => JsonObject;
	query?: QueryDescriptor;
	// biome-ignore lint/suspicious/noExplicitAny: each type knows its own options and what it prepared; nobody else looks
	set?: SetDescriptor<any, any>;
	/** 'none' where there is no /changes (RFC 8621 section 8). */
	changes?: 'none';
}

/** Objects by their number; ids that do not exist are left out. */
export type Loader = (ids: readonly number[]) => Promise<Map<number, JsonObject>>;

export interface QueryDescriptor {
	/** Reads filter, sort and the arguments that only this type's /query has. Throws unsupportedFilter, unsupportedSort. */
	lister: (args: Args, ctx: Context) => Lister;
}

export interface Lister {
	/** All results in order, found as they are asked for. */
	ids: () => Iterable<number>;
	total: () => number;
	/** Where this is known without walking there: `limit` results from `start` on. */
	slice?: (start: number, limit: number) => number[];
	/** Of these objects, those that are results, with their places in the order. Where this is known without walking. */
	places?: (ids: readonly number[]) => Map<number, number>;
	/** Absent: changes of these results cannot be told. */
	changes?: ResultChanges;
}

/** What /queryChanges (RFC 8620 section 5.6) needs to know of one query. */
export interface ResultChanges {
	/** Filter and sort look at nothing that can change. */
	isFixed: boolean;
	/** Every object, destroyed ones too, that may since have come into the results, left them or moved among them. */
	affected: (since: Changes) => readonly number[];
}

export interface SetDescriptor<Options = unknown, Prepared = unknown> {
	/** Reads the arguments that only this type's /set has. */
	options?: (args: Args, ctx: Context) => Options;
	/**
	 * What reaches outside before the transaction, by creation id: octets are read, messages written. Changes nothing of the
	 * account, which may change meanwhile: what must hold is looked at again inside.
	 */
	prepare?: (creates: ReadonlyMap<string, JsonObject>, ctx: Context, options: Options) => Promise<Prepared>;
	/** Creation ids that an object of the same /set refers to: these are made first. */
	refersTo?: (object: JsonObject) => string[];
	begin: (ctx: Context, step: Step, options: Options, prepared: Prepared) => SetBatch;
	/** Once all is kept, or was refused: lets go of what was prepared for nothing. `created`: the creation ids that were kept. */
	settle?: (prepared: Prepared, created: ReadonlySet<string>, ctx: Context) => Promise<void>;
}

/** One /set's work inside its transaction. Each object succeeds or fails whole. */
export interface SetBatch {
	create: (object: JsonObject, creationId: string) => Created;
	/** null: done, and nothing that the client does not know. An object: the properties that are not as the client set them. */
	update: (id: number, patch: JsonObject) => Updated;
	destroy: (id: number) => SetError | null;
	/** The order in which these are destroyed, where it matters. */
	destroyOrder?: (ids: readonly number[]) => readonly number[];
	finish: () => void;
}

/** `object`: what the client does not know of it yet, its id left out. */
export type Created = { ok: true; id: number; object: JsonObject } | { ok: false; error: SetError };
export type Updated = { ok: true; object: JsonObject | null } | { ok: false; error: SetError };

export const DONE: Updated = { ok: true, object: null };

export function refused(error: SetError): { ok: false; error: SetError } {
	return { ok: false, error };
}
