// Quota/query (RFC 9425 section 4.4), over the few quotas that there are, in memory.
import type { Changes } from '../../store/changes';
import type { QuotaRow } from '../../store/quota';
import { type Args, invalid, type JsonObject } from '../core/args';
import { readComparators } from '../core/comparators';
import type { Lister } from '../core/descriptor';
import { type FilterNode, parseFilter } from '../core/filter';
import { MethodError } from '../core/method-error';

interface QuotaRecord {
	row: QuotaRow;
	object: JsonObject;
}

type Test = (quota: JsonObject) => boolean;

const CONDITIONS: Record<string, (value: string) => Test> = {
	name: (value) => (quota) => String(quota.name).toLowerCase().includes(value.toLowerCase()),
	scope: (value) => (quota) => quota.scope === value,
	resourceType: (value) => (quota) => quota.resourceType === value,
	type: (value) => (quota) => Array.isArray(quota.types) && quota.types.includes(value),
};

const SORTS: readonly string[] = ['name', 'used'];

export function quotaLister(args: Args, read: () => QuotaRecord[]): Lister {
	const filter = args.object('filter');
	const test = filter === null ? () => true : testOf(parseFilter(filter));
	readComparators(args, SORTS); // An account has one quota: any order is the order.
	const found = () => read().filter(({ object }) => test(object));
	const affected = ({ created, updated, destroyed }: Changes) => [...created, ...updated, ...destroyed];
	return {
		ids: () => found().map(({ row }) => row.id),
		total: () => found().length,
		changes: { isFixed: false, affected },
	};
}

function testOf(node: FilterNode): Test {
	if (node.kind === 'condition') {
		const condition = Object.hasOwn(CONDITIONS, node.name) ? CONDITIONS[node.name] : undefined;
		if (!condition) throw new MethodError('unsupportedFilter', `Quotas cannot be filtered by ${node.name}.`);
		if (typeof node.value !== 'string') throw invalid(`"${node.name}" must be a string.`);
		return condition(node.value);
	}
	const tests = node.nodes.map(testOf);
	if (node.kind === 'AND') return (quota) => tests.every((test) => test(quota));
	if (node.kind === 'OR') return (quota) => tests.some((test) => test(quota));
	return (quota) => !tests.some((test) => test(quota));
}
