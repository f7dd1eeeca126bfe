// VacationResponse (RFC 8621 section 8): one object, always there. The answering itself stands in ../../vacation/.
import { VACATION } from '../../../../workers/domain/jmap';
import type { Step } from '../../store/history';
import { readVacation, type Vacation, writeVacation } from '../../store/vacation';
import type { JsonObject } from '../core/args';
import type { Context } from '../core/context';
import { DONE, refused, type SetBatch, type TypeDescriptor, type Updated } from '../core/descriptor';
import { invalidProperties, type SetError } from '../core/method-error';
import { applyPatch } from '../core/patch';
import { utcDate } from '../core/utc-date';
import { checkProperties, isText, type Property, readUtcDate, withDefaults } from './value-types';

const isDate = (value: unknown) => readUtcDate(value) !== null;

const SETTABLE: Record<string, Property> = {
	isEnabled: { fits: (value) => typeof value === 'boolean', otherwise: false },
	fromDate: { fits: isDate, otherwise: null },
	toDate: { fits: isDate, otherwise: null },
	subject: { fits: isText, otherwise: null },
	textBody: { fits: isText, otherwise: null },
	htmlBody: { fits: isText, otherwise: null },
};
const PROPERTIES = ['id', ...Object.keys(SETTABLE)];
const ONE = 1;

export const vacationResponse: TypeDescriptor = {
	type: 'VacationResponse',
	capability: VACATION,
	defaultProperties: () => PROPERTIES,
	isProperty: (name) => PROPERTIES.includes(name),
	allIds: () => [ONE],
	loader: (properties, _args, ctx) => async (ids) => {
		const object = vacationObject(readVacation(ctx.db));
		const picked = Object.fromEntries(properties.map((name) => [name, object[name]]));
		return new Map(ids.includes(ONE) ? [[ONE, picked]] : []);
	},
	set: { begin: vacationBatch },
	changes: 'none',
};

function vacationObject(settings: Vacation): JsonObject {
	const date = (ms: number | null) => (ms === null ? null : utcDate(ms));
	return { id: 'singleton', ...settings, fromDate: date(settings.fromDate), toDate: date(settings.toDate) };
}

const SINGLETON: SetError = {
	type: 'singleton',
	description: 'There is exactly one VacationResponse: it can be updated only.',
};

function vacationBatch(ctx: Context, step: Step): SetBatch {
	return {
		create: () => refused(SINGLETON),
		update: (_id, patch) => update(patch, ctx, step),
		destroy: () => SINGLETON,
		finish: () => {},
	};
}

function update(patch: JsonObject, ctx: Context, step: Step): Updated {
	const before = vacationObject(readVacation(ctx.db));
	const patched = applyPatch(before, patch);
	if (!patched.ok) return patched;
	const { id, ...object } = patched.object;
	const { foreign, wrong } = checkProperties(SETTABLE, object);
	if (id !== before.id) foreign.push('id');
	if (foreign.length > 0) return refused(invalidProperties(foreign, 'A client does not set these.'));
	if (wrong.length > 0) {
		return refused(invalidProperties(wrong, 'These values are not of the type that RFC 8621 section 8 says.'));
	}
	const values = withDefaults(SETTABLE, object);
	if (JSON.stringify(values) === JSON.stringify(withDefaults(SETTABLE, before))) return DONE;
	const settings = { ...values, fromDate: readUtcDate(values.fromDate), toDate: readUtcDate(values.toDate) };
	writeVacation(ctx.db, step, settings as Vacation);
	return DONE;
}
