// A /query's `sort` (RFC 8620 section 5.5), read once and strictly. Knows no property of any type.
import { type Args, invalid } from './args';
import { MethodError } from './method-error';

export interface Comparator {
	property: string;
	isAscending: boolean;
}

/** Names are compared without case, whichever of these is asked for. */
export const COLLATIONS: readonly unknown[] = [undefined, null, 'i;unicode-casemap', 'i;ascii-casemap'];

/** `known`: the type's properties to sort by. Throws unsupportedSort for any other, and for a collation that nobody knows here. */
export function readComparators(args: Args, known: readonly string[]): Comparator[] {
	return (args.objects('sort') ?? []).map(({ property, isAscending = true, collation }) => {
		if (typeof property !== 'string') throw invalid('A comparator has a property to sort by.');
		if (typeof isAscending !== 'boolean') throw invalid('"isAscending" must be a boolean.');
		if (!known.includes(property)) throw unsorted(`the property ${property}`);
		if (!COLLATIONS.includes(collation)) throw unsorted(`the collation ${String(collation)}`);
		return { property, isAscending };
	});
}

function unsorted(by: string): MethodError {
	return new MethodError('unsupportedSort', `There is no sorting by ${by} here.`);
}
