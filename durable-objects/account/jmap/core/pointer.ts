// JSON pointers (RFC 6901), with JMAP's `*` for lists (RFC 8620 section 3.7). Pure.

/** null where it is not a pointer. */
export function parsePointer(path: string): string[] | null {
	if (path === '') return [];
	if (!path.startsWith('/')) return null;
	return path.slice(1).split('/').map(unescapeToken);
}

/** A patch's path is a pointer without its leading slash (RFC 8620 section 5.3). */
export function unescapeToken(token: string): string {
	return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** undefined: the path leads nowhere. `*` maps over a list and flattens one level of lists in what it finds. */
export function evaluatePointer(value: unknown, tokens: readonly string[]): unknown {
	const [token, ...rest] = tokens;
	if (token === undefined) return value;
	if (Array.isArray(value)) return inList(value, token, rest);
	if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined;
	return evaluatePointer((value as Record<string, unknown>)[token], rest);
}

function inList(list: readonly unknown[], token: string, rest: readonly string[]): unknown {
	if (token !== '*') return /^(?:0|[1-9]\d*)$/.test(token) ? evaluatePointer(list[Number(token)], rest) : undefined;
	const found = list.map((one) => evaluatePointer(one, rest));
	return found.includes(undefined) ? undefined : found.flat();
}
