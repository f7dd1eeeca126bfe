// A FilterOperator or FilterCondition (RFC 8620 section 5.5) as a tree. Pure; knows no property of any type.
import { FILTER_LIMITS } from '../../../../workers/domain/jmap';
import { invalid, isObject } from './args';
import { MethodError } from './method-error';

export type FilterNode =
	| { kind: 'AND' | 'OR' | 'NOT'; nodes: FilterNode[] }
	/** One property of a FilterCondition. An object with several is an AND of these. */
	| { kind: 'condition'; name: string; value: unknown };

/** SQLite takes 100 parameters and an expression 100 deep: what a person could mean stays far below. */
const { maxConditions, maxDepth } = FILTER_LIMITS;

/** Throws invalidArguments for what is no filter, unsupportedFilter for one that is too large. */
export function parseFilter(value: unknown): FilterNode {
	const node = parseNode(value, 1);
	if (countConditions(node) > maxConditions) throw tooLarge();
	return node;
}

function parseNode(value: unknown, depth: number): FilterNode {
	if (depth > maxDepth) throw tooLarge();
	if (!isObject(value)) throw invalid('A filter is an object.');
	if (!Object.hasOwn(value, 'operator')) return conditions(value);
	const { operator, conditions: inner, ...rest } = value;
	if (operator !== 'AND' && operator !== 'OR' && operator !== 'NOT') throw invalid('An operator is AND, OR or NOT.');
	if (!Array.isArray(inner) || Object.keys(rest).length > 0) throw invalid('An operator has a list of conditions.');
	return { kind: operator, nodes: inner.map((one) => parseNode(one, depth + 1)) };
}

function conditions(value: Record<string, unknown>): FilterNode {
	return { kind: 'AND', nodes: Object.entries(value).map(([name, one]) => ({ kind: 'condition', name, value: one })) };
}

function countConditions(node: FilterNode): number {
	return node.kind === 'condition' ? 1 : node.nodes.reduce((sum, one) => sum + countConditions(one), 1);
}

function tooLarge(): MethodError {
	return new MethodError('unsupportedFilter', `A filter holds at most ${maxConditions} conditions, ${maxDepth} deep.`);
}
