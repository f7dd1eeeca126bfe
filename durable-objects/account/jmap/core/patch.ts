// PatchObject (RFC 8620 section 5.3): paths and their values, applied to a copy. Pure.
import { isObject, type JsonObject } from './args';
import type { SetError } from './method-error';
import { unescapeToken } from './pointer';

export type Patched = { ok: true; object: JsonObject } | { ok: false; error: SetError };

/** Refuses a path that is a start of another, one whose parent does not exist, and one that goes into a list. */
export function applyPatch(object: JsonObject, patch: JsonObject): Patched {
	const copy = structuredClone(object);
	const paths = Object.keys(patch);
	const overlap = paths.find((path) => paths.some((other) => other.startsWith(`${path}/`)));
	if (overlap !== undefined) return refused(`"${overlap}" is patched as a whole and in part.`);
	for (const path of paths) {
		const tokens = path.split('/').map(unescapeToken);
		const last = tokens.pop() ?? '';
		const parent = parentOf(copy, tokens);
		if (parent === null) return refused(`"${path}" leads nowhere.`);
		write(parent, last, patch[path], tokens.length > 0);
	}
	return { ok: true, object: copy };
}

function parentOf(object: JsonObject, tokens: readonly string[]): JsonObject | null {
	let parent: unknown = object;
	for (const token of tokens) {
		if (!isObject(parent) || !Object.hasOwn(parent, token)) return null;
		parent = parent[token];
	}
	return isObject(parent) ? parent : null;
}

/** null removes a member. A property of the object itself stays, as null: its type then says what that means. */
function write(parent: JsonObject, name: string, value: unknown, isMember: boolean): void {
	if (value === null && isMember) delete parent[name];
	else Object.defineProperty(parent, name, { value, enumerable: true, configurable: true, writable: true });
}

function refused(description: string): Patched {
	return { ok: false, error: { type: 'invalidPatch', description } };
}
