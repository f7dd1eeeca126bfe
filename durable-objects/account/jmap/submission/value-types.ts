// The types of properties that clients set on identities and on the vacation response. Pure.
import type { Address } from '../../../../workers/domain/address';
import { isObject, type JsonObject } from '../core/args';

/** A property that a client may set: what it can be, and what it is where the client says nothing, or null. */
export interface Property {
	fits: (value: unknown) => boolean;
	otherwise: unknown;
}

/** Long enough for any signature, and for a letter to those who write meanwhile. */
const MAX_TEXT_CHARS = 100_000;
const MAX_ADDRESSES = 100;

export function isText(value: unknown): value is string {
	return typeof value === 'string' && value.length <= MAX_TEXT_CHARS;
}

/** RFC 8621 section 4.1.2.3: EmailAddress[]. */
export function isAddressList(value: unknown): value is Address[] {
	return Array.isArray(value) && value.length <= MAX_ADDRESSES && value.every(isAddress);
}

function isAddress(value: unknown): value is Address {
	if (!isObject(value)) return false;
	const { name = null, email, ...rest } = value;
	return (name === null || isText(name)) && isText(email) && Object.keys(rest).length === 0;
}

const UTC_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

/** Milliseconds since the epoch; null: no UTCDate (RFC 8620 section 1.4). */
export function readUtcDate(value: unknown): number | null {
	const ms = typeof value === 'string' && UTC_DATE.test(value) ? Date.parse(value) : Number.NaN;
	return Number.isNaN(ms) ? null : ms;
}

/** Names of those given that no client sets, and of those whose value does not fit. */
export function checkProperties(
	properties: Readonly<Record<string, Property>>,
	given: JsonObject,
): { foreign: string[]; wrong: string[] } {
	const known = (name: string) => (Object.hasOwn(properties, name) ? properties[name] : undefined);
	const foreign = Object.keys(given).filter((name) => known(name) === undefined);
	const wrong = Object.entries(given).flatMap(([name, value]) => {
		const isDefault = value === null || value === undefined;
		return isDefault || (known(name)?.fits(value) ?? true) ? [] : [name];
	});
	return { foreign, wrong };
}

/** Every property's value: as given, else its default. */
export function withDefaults(properties: Readonly<Record<string, Property>>, given: JsonObject): JsonObject {
	return Object.fromEntries(
		Object.entries(properties).map(([name, { otherwise }]) => [name, given[name] ?? otherwise]),
	);
}
