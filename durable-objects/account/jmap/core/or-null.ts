// JMAP's way to say "none": null, where a map or a list would be empty (RFC 8620 section 5.3 and its kin). Pure.
import type { JsonObject } from './args';

/** fromEntries: a name like __proto__ is a name like any other. */
export function objectOrNull(entries: Iterable<readonly [string, unknown]>): JsonObject | null {
	const found = [...entries];
	return found.length > 0 ? Object.fromEntries(found) : null;
}

export function listOrNull<T>(list: T[]): T[] | null {
	return list.length > 0 ? list : null;
}
