// An MDN as a client gives it to be sent (RFC 9007 section 2). Refuses what could not stand in a notification, never repairs. Pure.
import { isObject, type JsonObject } from '../core/args';
import { refused } from '../core/descriptor';
import { invalidProperties, type SetError } from '../core/method-error';
import { checkProperties, isText, type Property, withDefaults } from '../submission/value-types';
import { DISPOSITION_WORDS, type Disposition, isKnownField } from './notification';

export interface GivenMdn {
	forEmailId: string;
	subject: string | null;
	textBody: string | null;
	includeOriginalMessage: boolean;
	reportingUA: string | null;
	disposition: Disposition;
	finalRecipient: string | null;
	extensionFields: Record<string, string> | null;
}

export type ReadMdn = { ok: true; mdn: GivenMdn } | { ok: false; error: SetError };

/** RFC 5322 section 2.1.1 with room for the name: fields of a notification are written on one line each. */
const FIELD_VALUE = /^[\x21-\x7e](?:[\x20-\x7e]{0,800}[\x21-\x7e])?$/;
const FIELD_NAME = /^[\x21-\x39\x3b-\x7e]{1,76}$/;
const MAX_EXTENSIONS = 50;

const PROPERTIES: Record<string, Property> = {
	forEmailId: { fits: isText, otherwise: null },
	subject: { fits: isText, otherwise: null },
	textBody: { fits: isText, otherwise: null },
	includeOriginalMessage: { fits: (value) => typeof value === 'boolean', otherwise: false },
	reportingUA: { fits: isFieldValue, otherwise: null },
	disposition: { fits: isDisposition, otherwise: null },
	finalRecipient: { fits: (value) => isText(value) && value.length <= 500, otherwise: null },
	extensionFields: { fits: isExtensions, otherwise: null },
};
const REQUIRED = ['forEmailId', 'disposition'];

export function readMdn(object: JsonObject): ReadMdn {
	const { foreign, wrong } = checkProperties(PROPERTIES, object);
	if (foreign.length > 0) return refused(invalidProperties(foreign, 'A client does not set these.'));
	const missing = REQUIRED.filter((name) => (object[name] ?? null) === null);
	const invalid = [...wrong, ...missing];
	if (invalid.length > 0) return refused(invalidProperties(invalid, 'These are not as RFC 9007 section 2 says.'));
	return { ok: true, mdn: withDefaults(PROPERTIES, object) as unknown as GivenMdn };
}

function isFieldValue(value: unknown): boolean {
	return typeof value === 'string' && FIELD_VALUE.test(value);
}

/** In lower case, as JMAP has them. */
function isDisposition(value: unknown): boolean {
	if (!isObject(value) || Object.keys(value).length !== Object.keys(DISPOSITION_WORDS).length) return false;
	return Object.entries(DISPOSITION_WORDS).every(([name, words]) => words.includes(String(value[name])));
}

function isExtensions(value: unknown): boolean {
	if (!isObject(value) || Object.keys(value).length > MAX_EXTENSIONS) return false;
	return Object.entries(value).every(
		([name, one]) => FIELD_NAME.test(name) && !isKnownField(name) && isFieldValue(one),
	);
}
