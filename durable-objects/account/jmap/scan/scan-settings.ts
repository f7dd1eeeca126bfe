// ScanSettings (docs/jmap.md): one object, always there: from which score on what happens, the digest, what was learned, and what
// the account's domains decide.
import { SCAN } from '../../../../workers/domain/jmap';
import {
	type DomainDecision,
	isScore,
	MAX_SCORE,
	MIN_SCORE,
	type ScanSettings,
} from '../../../../workers/domain/scan-policy';
import { readPolicy } from '../../../../workers/scanner/attachment-policy-reader';
import type { Database } from '../../store/database';
import type { Step } from '../../store/history';
import { forgetLessons, lessonCounts } from '../../store/own-words';
import { readScanSettings, writeScanSettings } from '../../store/scan-settings';
import type { JsonObject } from '../core/args';
import { DONE, refused, type SetBatch, type TypeDescriptor, type Updated } from '../core/descriptor';
import { jsonEqual } from '../core/json-equal';
import { invalidProperties, type SetError } from '../core/method-error';
import { applyPatch } from '../core/patch';
import { checkProperties, type Property, withDefaults } from '../submission/value-types';
import { domainDecisions } from './domain-decisions';

const SETTABLE: Record<string, Property> = {
	junkScore: { fits: isScore, otherwise: null },
	quarantineScore: { fits: isScore, otherwise: null },
	isDigestWanted: { fits: (value) => typeof value === 'boolean', otherwise: true },
	attachments: { fits: (value) => readPolicy(value).ok, otherwise: null },
	/** null forgets all that was learned. */
	lessons: { fits: () => false, otherwise: null },
};
const PROPERTIES = ['id', ...Object.keys(SETTABLE), 'domains'];
const ONE = 1;

export const scanSettings: TypeDescriptor = {
	type: 'ScanSettings',
	capability: SCAN,
	defaultProperties: () => PROPERTIES,
	isProperty: (name) => PROPERTIES.includes(name),
	allIds: () => [ONE],
	loader: (properties, _args, ctx) => async (ids) => {
		if (!ids.includes(ONE)) return new Map();
		const own = settingsObject(ctx.db);
		const object = properties.includes('domains') ? { ...own, domains: await domainDecisions(ctx) } : own;
		return new Map([[ONE, Object.fromEntries(properties.map((name) => [name, object[name]]))]]);
	},
	set: {
		// Whoever sends the whole object back sends these too (RFC 8620 section 5.3).
		prepare: (_creates, ctx) => domainDecisions(ctx),
		begin: ({ db }, step, _options, domains) => settingsBatch(db, step, domains as DomainDecision[]),
	},
	changes: 'none',
};

/** What the account itself keeps. */
function settingsObject(db: Database): JsonObject {
	return { id: 'singleton', ...readScanSettings(db), lessons: lessonCounts(db) };
}

const SINGLETON: SetError = {
	type: 'singleton',
	description: 'There is exactly one ScanSettings: it can be updated only.',
};
const WRONG = `A score is a number from ${MIN_SCORE} to ${MAX_SCORE} or null, isDigestWanted is a boolean, and lessons can only be set to null.`;

function settingsBatch(db: Database, step: Step, domains: DomainDecision[]): SetBatch {
	return {
		create: () => refused(SINGLETON),
		update: (_id, patch) => update(patch, { ...settingsObject(db), domains }, db, step),
		destroy: () => SINGLETON,
		finish: () => {},
	};
}

function update(patch: JsonObject, before: JsonObject, db: Database, step: Step): Updated {
	const patched = applyPatch(before, patch);
	if (!patched.ok) return patched;
	const isChanged = (name: string) => !jsonEqual(patched.object[name], before[name]);
	const names = Object.keys(patched.object).filter(isChanged);
	const changed = Object.fromEntries(names.map((name) => [name, patched.object[name]]));
	const { foreign, wrong } = checkProperties(SETTABLE, changed);
	if (foreign.length > 0) return refused(invalidProperties(foreign, 'A client does not set these.'));
	if (wrong.length > 0)
		return refused(invalidProperties(wrong, [WRONG, ...policyErrors(changed.attachments)].join(' ')));
	if (names.length === 0) return DONE;
	const { lessons: _, ...settings } = withDefaults(SETTABLE, patched.object);
	writeScanSettings(db, step, settings as unknown as ScanSettings);
	if (!names.includes('lessons')) return DONE;
	forgetLessons(db);
	return { ok: true, object: { lessons: lessonCounts(db) } };
}

/** In words that name their place in the policy. */
function policyErrors(attachments: unknown): string[] {
	const reading = attachments === undefined || attachments === null ? null : readPolicy(attachments);
	return reading === null || reading.ok ? [] : reading.errors.slice(0, MAX_ERRORS);
}

const MAX_ERRORS = 5;
