// What a type says of itself, so that the standard methods of RFC 8620 section 5 follow. Types only.
import type { ObjectType } from '../../ids';
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
	allIds: (db: Database) => number[];
	/** Reads the arguments that only this type's /get has; the loader gives exactly these properties. */
	loader: (properties: readonly string[], args: Args, ctx: Context) => Loader;
	/** Adds what only this type's /changes says. */
	changesExtra?: (db: Database, updated: readonly number[], sinceState: string) => JsonObject;
	query?: QueryDescriptor;
	set?: SetDescriptor;
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
}

export interface SetDescriptor {
	begin: (ctx: Context, step: Step) => SetBatch;
}

/** One /set's work inside its transaction. Each object succeeds or fails whole. */
export interface SetBatch {
	create: (object: JsonObject) => SetError;
	/** null: done. */
	update: (id: number, patch: JsonObject) => SetError | null;
	destroy: (id: number) => SetError | null;
	finish: () => void;
}
