// SenderRule/query's own part: filter by what the sender holds and by action, over the few thousand rules that there can be.
import { type SenderRuleRow, senderRules } from '../../store/sender-rules';
import { type Args, invalid } from '../core/args';
import { type Comparator, readComparators } from '../core/comparators';
import type { Context } from '../core/context';
import type { Lister } from '../core/descriptor';
import { type FilterNode, parseFilter } from '../core/filter';
import { MethodError } from '../core/method-error';

type Test = (rule: SenderRuleRow) => boolean;

const CONDITIONS: Record<string, (value: string) => Test> = {
	sender: (value) => (rule) => rule.sender.includes(value.toLowerCase()),
	action: (value) => (rule) => rule.action === value,
};

const SORTS = ['sender', 'action', 'createdAt'] as const;

export function senderRuleLister(args: Args, { db }: Context): Lister {
	const filter = args.object('filter');
	const test = filter === null ? () => true : testOf(parseFilter(filter));
	const order = readComparators(args, SORTS);
	const found = () => senderRules(db, null).filter(test).sort(byAll(order));
	return {
		ids: () => found().map((rule) => rule.id),
		total: () => found().length,
		changes: {
			isFixed: false,
			affected: ({ created, updated, destroyed }) => [...created, ...updated, ...destroyed],
		},
	};
}

function testOf(node: FilterNode): Test {
	if (node.kind === 'condition') {
		const condition = Object.hasOwn(CONDITIONS, node.name) ? CONDITIONS[node.name] : undefined;
		if (!condition) throw new MethodError('unsupportedFilter', `Sender rules cannot be filtered by ${node.name}.`);
		if (typeof node.value !== 'string') throw invalid(`"${node.name}" must be a string.`);
		return condition(node.value);
	}
	const tests = node.nodes.map(testOf);
	if (node.kind === 'AND') return (rule) => tests.every((test) => test(rule));
	if (node.kind === 'OR') return (rule) => tests.some((test) => test(rule));
	return (rule) => !tests.some((test) => test(rule));
}

/** Of equal rules the older one comes first. */
function byAll(order: readonly Comparator[]): (a: SenderRuleRow, b: SenderRuleRow) => number {
	return (a, b) => {
		for (const { property, isAscending } of order) {
			const [one, other] = [a, b].map((rule) => rule[property as (typeof SORTS)[number]]);
			if (one !== other) return (one ?? 0) < (other ?? 0) === isAscending ? -1 : 1;
		}
		return a.id - b.id;
	};
}
