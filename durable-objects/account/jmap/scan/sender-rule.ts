// SenderRule (docs/jmap.md): whom the account allows and blocks. The descriptor and the set.
import { SCAN, SCAN_LIMITS } from '../../../../workers/domain/jmap';
import { normalSender, SENDER_ACTIONS, type SenderAction } from '../../../../workers/domain/sender-rule';
import { toId } from '../../ids';
import type { Step } from '../../store/history';
import {
	addSenderRule,
	changeSenderRule,
	destroySenderRule,
	type SenderRuleRow,
	senderRuleCount,
	senderRuleFor,
	senderRules,
} from '../../store/sender-rules';
import type { JsonObject } from '../core/args';
import type { Context } from '../core/context';
import { type Created, DONE, refused, type SetBatch, type TypeDescriptor, type Updated } from '../core/descriptor';
import { jsonEqual } from '../core/json-equal';
import { invalidProperties, notFound, type SetError } from '../core/method-error';
import { applyPatch } from '../core/patch';
import { utcDate } from '../core/utc-date';
import { checkProperties, type Property, withDefaults } from '../submission/value-types';
import { senderRuleLister } from './sender-rule-query';

const MAX_NOTE_CHARS = 1000;

/** What a client sets; `sender` when it creates one, and never again. */
const SETTABLE: Record<string, Property> = {
	sender: { fits: (value) => typeof value === 'string' && normalSender(value) !== null, otherwise: null },
	action: { fits: (value) => SENDER_ACTIONS.includes(value as SenderAction), otherwise: null },
	note: { fits: (value) => typeof value === 'string' && value.length <= MAX_NOTE_CHARS, otherwise: '' },
};
const PROPERTIES = ['id', ...Object.keys(SETTABLE), 'createdAt'];

export const senderRule: TypeDescriptor = {
	type: 'SenderRule',
	capability: SCAN,
	defaultProperties: () => PROPERTIES,
	isProperty: (name) => PROPERTIES.includes(name),
	allIds: (db) => senderRules(db, null).map((row) => row.id),
	loader: (properties, _args, ctx) => async (ids) =>
		new Map(senderRules(ctx.db, ids).map((row) => [row.id, pick(ruleObject(row), properties)])),
	query: { lister: senderRuleLister },
	set: { begin: ruleBatch },
};

function ruleObject({ id, createdAt, ...row }: SenderRuleRow): JsonObject {
	return { id: toId('SenderRule', id), ...row, createdAt: utcDate(createdAt) };
}

function pick(object: JsonObject, properties: readonly string[]): JsonObject {
	return Object.fromEntries(properties.map((name) => [name, object[name]]));
}

const WRONG =
	'A sender is ann@example.com, example.com or *.example.com; an action is allow, junk, quarantine or refuse; ' +
	`a note has at most ${MAX_NOTE_CHARS} characters.`;
const FOREIGN = 'A client does not set these.';

function ruleBatch(ctx: Context, step: Step): SetBatch {
	return {
		create: (object) => create(object, ctx, step),
		update: (id, patch) => update(id, patch, ctx, step),
		destroy: (id) => {
			if (senderRules(ctx.db, [id]).length === 0) return notFound('SenderRule');
			destroySenderRule(ctx.db, step, id);
			return null;
		},
		finish: () => {},
	};
}

function create(object: JsonObject, ctx: Context, step: Step): Created {
	const { foreign, wrong } = checkProperties(SETTABLE, object);
	if (foreign.length > 0) return refused(invalidProperties(foreign, FOREIGN));
	const missing = ['sender', 'action'].filter((name) => (object[name] ?? null) === null);
	if (wrong.length + missing.length > 0) return refused(invalidProperties([...wrong, ...missing], WRONG));
	const sender = normalSender(String(object.sender)) ?? '';
	const conflict = conflictOf(sender, ctx);
	if (conflict) return refused(conflict);
	const { action, note } = withDefaults(SETTABLE, object) as Pick<SenderRuleRow, 'action' | 'note'>;
	const rule = { sender, action, note, createdAt: ctx.now() };
	const id = addSenderRule(ctx.db, step, rule);
	const whole = ruleObject({ id, ...rule });
	return {
		ok: true,
		id,
		object: pick(
			whole,
			Object.keys(whole).filter((name) => name !== 'id' && whole[name] !== object[name]),
		),
	};
}

function conflictOf(sender: string, { db }: Context): SetError | null {
	const twin = senderRuleFor(db, sender);
	if (twin !== null) {
		const description = `There is a rule for ${sender}.`;
		return { type: 'alreadyExists', description, existingId: toId('SenderRule', twin.id) };
	}
	if (senderRuleCount(db) < SCAN_LIMITS.maxSenderRules) return null;
	return { type: 'overQuota', description: `An account has at most ${SCAN_LIMITS.maxSenderRules} of these rules.` };
}

function update(id: number, patch: JsonObject, ctx: Context, step: Step): Updated {
	const row = senderRules(ctx.db, [id])[0];
	if (row === undefined) return refused(notFound('SenderRule'));
	const before = ruleObject(row);
	const patched = applyPatch(before, patch);
	if (!patched.ok) return patched;
	const isChanged = (name: string) => !jsonEqual(patched.object[name], before[name]);
	const changed = pick(patched.object, Object.keys(patched.object).filter(isChanged));
	const { foreign, wrong } = checkProperties(SETTABLE, changed);
	if (Object.hasOwn(changed, 'sender')) foreign.push('sender');
	if (foreign.length > 0) return refused(invalidProperties(foreign, FOREIGN));
	if (Object.hasOwn(changed, 'action') && changed.action === null) wrong.push('action');
	if (wrong.length > 0) return refused(invalidProperties(wrong, WRONG));
	if (Object.keys(changed).length === 0) return DONE;
	const { action, note } = withDefaults(SETTABLE, patched.object) as Pick<SenderRuleRow, 'action' | 'note'>;
	changeSenderRule(ctx.db, step, { ...row, action, note });
	return DONE;
}
