// JMAP Email filters (RFC 8621 section 4.4.1) and how they are joined into few conditions. Knows nothing of how people write them.
import { FILTER_LIMITS } from '../../../workers/domain/jmap';

export interface Joined {
	operator: 'AND' | 'OR' | 'NOT';
	conditions: Filter[];
}

/** Properties of one FilterCondition: all must hold. */
export type Condition = Record<string, string | number | boolean | string[]>;

export type Filter = Condition | Joined;

/** What nothing matches. */
export const NOTHING: Filter = { operator: 'OR', conditions: [] };

/** Conditions whose value is words: words of two are one's words, since all of them must be there. */
const OF_WORDS: ReadonlySet<string> = new Set([...['text', 'from', 'to', 'cc', 'bcc', 'subject', 'body', 'fileName']]);

export function isJoined(filter: Filter): filter is Joined {
	return Array.isArray(filter.conditions);
}

function partsOf(operator: Joined['operator'], filter: Filter): Filter[] {
	return isJoined(filter) && filter.operator === operator ? filter.conditions : [filter];
}

/** All hold: as few conditions as say so. */
export function all(filters: Filter[]): Filter {
	const conditions: Condition[] = [];
	const joined: Filter[] = [];
	const excluded: Filter[] = [];
	for (const part of filters.flatMap((filter) => partsOf('AND', filter))) {
		if (!isJoined(part)) addTo(conditions, part);
		else if (part.operator === 'NOT') excluded.push(...part.conditions);
		else joined.push(part);
	}
	if (excluded.length > 0) joined.push({ operator: 'NOT', conditions: excluded });
	const whole = [...conditions, ...joined];
	return whole.length === 1 && whole[0] ? whole[0] : whole.length === 0 ? {} : { operator: 'AND', conditions: whole };
}

/** Each property goes to the first condition that can take it. */
function addTo(conditions: Condition[], added: Condition): void {
	for (const [name, value] of Object.entries(added)) {
		const taker = conditions.find((one) => !Object.hasOwn(one, name) || OF_WORDS.has(name) || one[name] === value);
		if (!taker) conditions.push({ [name]: value });
		else if (Object.hasOwn(taker, name) && taker[name] !== value) taker[name] = `${taker[name]} ${value}`;
		else taker[name] = value;
	}
}

export function any(filters: Filter[]): Filter {
	const parts = filters.flatMap((filter) => partsOf('OR', filter));
	return parts.length === 1 && parts[0] ? parts[0] : { operator: 'OR', conditions: parts };
}

export function none(filter: Filter): Filter {
	if (isJoined(filter) && filter.operator === 'NOT') return any(filter.conditions);
	return { operator: 'NOT', conditions: partsOf('OR', filter) };
}

/** Every condition of the tree, one property each. */
export function properties(filter: Filter): [name: string, value: unknown][] {
	return isJoined(filter) ? filter.conditions.flatMap(properties) : Object.entries(filter);
}

/** Whether all that it finds stands in a mailbox that it names. */
export function namesMailbox(filter: Filter): boolean {
	if (!isJoined(filter)) return Object.hasOwn(filter, 'inMailbox');
	if (filter.operator === 'NOT' || filter.conditions.length === 0) return false;
	return filter.operator === 'AND' ? filter.conditions.some(namesMailbox) : filter.conditions.every(namesMailbox);
}

/** Whether the server takes a filter of this size. */
export function isWithinLimits(filter: Filter): boolean {
	return countOf(filter) <= FILTER_LIMITS.maxConditions && depthOf(filter) <= FILTER_LIMITS.maxDepth;
}

function countOf(filter: Filter): number {
	if (!isJoined(filter)) return 1 + Object.keys(filter).length;
	return filter.conditions.reduce((sum, one) => sum + countOf(one), 1);
}

function depthOf(filter: Filter): number {
	return isJoined(filter) ? 1 + Math.max(0, ...filter.conditions.map(depthOf)) : 1;
}
