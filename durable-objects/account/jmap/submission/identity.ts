// Identity (RFC 8621 section 6): the descriptor and the set. Whom an identity may speak for is the directory's word.
import { SUBMISSION } from '../../../../workers/domain/jmap';
import { isWireAddress } from '../../../../workers/outbound/wire-address';
import { toId } from '../../ids';
import type { Step } from '../../store/history';
import {
	addIdentity,
	changeIdentity,
	destroyIdentity,
	type IdentityRow,
	identityRows,
	type NewIdentity,
} from '../../store/identities';
import type { JsonObject } from '../core/args';
import type { Context } from '../core/context';
import { type Created, DONE, refused, type SetBatch, type TypeDescriptor, type Updated } from '../core/descriptor';
import { jsonEqual } from '../core/json-equal';
import { invalidProperties, notFound, type SetError } from '../core/method-error';
import { applyPatch } from '../core/patch';
import { callersAddresses, isOneOf } from './own-addresses';
import { checkProperties, isAddressList, isText, type Property, withDefaults } from './value-types';

/** What a client sets; `email` when it creates one, and never again. */
const SETTABLE: Record<string, Property> = {
	name: { fits: isText, otherwise: '' },
	email: { fits: isText, otherwise: null },
	replyTo: { fits: isAddressList, otherwise: null },
	bcc: { fits: isAddressList, otherwise: null },
	textSignature: { fits: isText, otherwise: '' },
	htmlSignature: { fits: isText, otherwise: '' },
};
const PROPERTIES = ['id', ...Object.keys(SETTABLE), 'mayDelete'];

export const identity: TypeDescriptor = {
	type: 'Identity',
	capability: SUBMISSION,
	defaultProperties: () => PROPERTIES,
	isProperty: (name) => PROPERTIES.includes(name),
	allIds: (db) => identityRows(db, null).map((row) => row.id),
	loader: (properties, _args, ctx) => async (ids) =>
		new Map(identityRows(ctx.db, ids).map((row) => [row.id, pick(identityObject(row), properties)])),
	set: { begin: identityBatch },
};

function identityObject({ id, changed: _, ...row }: IdentityRow): JsonObject {
	return { id: toId('Identity', id), ...row };
}

function pick(object: JsonObject, properties: readonly string[]): JsonObject {
	return Object.fromEntries(properties.map((name) => [name, object[name]]));
}

const WRONG = 'These values are not of the type that RFC 8621 section 6 says.';
const FOREIGN = 'A client does not set these.';

function identityBatch(ctx: Context, step: Step): SetBatch {
	return {
		create: (object) => create(object, ctx, step),
		update: (id, patch) => update(id, patch, ctx, step),
		destroy: (id) => destroy(id, ctx, step),
		finish: () => {},
	};
}

function create(object: JsonObject, ctx: Context, step: Step): Created {
	const { foreign, wrong } = checkProperties(SETTABLE, object);
	if (foreign.length > 0) return refused(invalidProperties(foreign, FOREIGN));
	if (typeof object.email !== 'string' && !wrong.includes('email')) wrong.push('email');
	if (wrong.length > 0) return refused(invalidProperties(wrong, WRONG));
	const values = withDefaults(SETTABLE, object) as Omit<NewIdentity, 'mayDelete'>;
	if (!isWireAddress(values.email)) return refused(invalidProperties(['email'], 'This is no email address.'));
	if (!isOneOf(callersAddresses(ctx), values.email)) return refused(foreignAddress(values.email));
	const id = addIdentity(ctx.db, step, { ...values, mayDelete: true });
	const unknown = Object.keys(SETTABLE).filter((name) => (object[name] ?? null) === null);
	return { ok: true, id, object: { ...pick(values as unknown as JsonObject, unknown), mayDelete: true } };
}

function foreignAddress(email: string): SetError {
	return { type: 'forbiddenFrom', description: `This account does not receive mail for ${email}.` };
}

function update(id: number, patch: JsonObject, ctx: Context, step: Step): Updated {
	const row = identityRows(ctx.db, [id])[0];
	if (row === undefined) return refused(notFound('Identity'));
	const before = identityObject(row);
	const patched = applyPatch(before, patch);
	if (!patched.ok) return patched;
	const isChanged = (name: string) => !jsonEqual(patched.object[name], before[name]);
	const changed = Object.fromEntries(Object.entries(patched.object).filter(([name]) => isChanged(name)));
	const { foreign, wrong } = checkProperties(SETTABLE, changed);
	if (Object.hasOwn(changed, 'email')) foreign.push('email');
	if (foreign.length > 0) return refused(invalidProperties(foreign, FOREIGN));
	if (wrong.length > 0) return refused(invalidProperties(wrong, WRONG));
	const names = Object.keys(changed);
	if (names.length > 0) changeIdentity(ctx.db, step, id, pick(withDefaults(SETTABLE, changed), names));
	return DONE;
}

function destroy(id: number, ctx: Context, step: Step): SetError | null {
	const row = identityRows(ctx.db, [id])[0];
	if (row === undefined) return notFound('Identity');
	if (!row.mayDelete) {
		return { type: 'forbidden', description: 'It belongs to an address of this account and stays with it.' };
	}
	destroyIdentity(ctx.db, step, id);
	return null;
}
