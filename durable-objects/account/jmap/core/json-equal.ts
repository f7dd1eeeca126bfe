// Whether two JSON values are the same: the order of an object's members says nothing (RFC 8259 section 4). Pure.
import { isObject } from './args';

export function jsonEqual(a: unknown, b: unknown): boolean {
	if (Array.isArray(a) && Array.isArray(b)) {
		return a.length === b.length && a.every((one, at) => jsonEqual(one, b[at]));
	}
	if (!isObject(a) || !isObject(b)) return a === b;
	const names = Object.keys(a);
	if (names.length !== Object.keys(b).length) return false;
	return names.every((name) => Object.hasOwn(b, name) && jsonEqual(a[name], b[name]));
}
