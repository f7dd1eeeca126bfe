// Derives a type's methods from its descriptor.
import type { MethodEntry } from './context';
import type { TypeDescriptor } from './descriptor';
import { changesMethod, getMethod } from './standard-get';
import { queryMethod } from './standard-query';
import { queryChangesMethod } from './standard-query-changes';
import { setMethod } from './standard-set';

export function standardMethods(type: TypeDescriptor): Record<string, MethodEntry> {
	const entry = (name: string, run: MethodEntry['run']) => ({
		[`${type.type}/${name}`]: { capability: type.capability, run },
	});
	return {
		...entry('get', getMethod(type)),
		...(type.changes === 'none' ? {} : entry('changes', changesMethod(type))),
		...(type.query ? entry('query', queryMethod(type, type.query)) : {}),
		...(type.query ? entry('queryChanges', queryChangesMethod(type, type.query)) : {}),
		...(type.set
			? { [`${type.type}/set`]: { capability: type.capability, run: setMethod(type, type.set), changes: true } }
			: {}),
	};
}
