// What is to be told: the latest state of each type that changed, by account (RFC 8620 section 7.1). Pure.
import type { StateChange } from '../../../workers/domain/jmap';

export type Changed = StateChange['changed'];

export function isEmpty(changed: Changed): boolean {
	return Object.keys(changed).length === 0;
}

/** Later states of a type take the place of earlier ones. */
export function merge(changed: Changed, accountId: string, states: Record<string, string>): Changed {
	if (Object.keys(states).length === 0) return changed;
	return { ...changed, [accountId]: { ...changed[accountId], ...states } };
}

/** What has still to be told once `told` was: a type that moved on meanwhile stays. */
export function without(changed: Changed, told: Changed): Changed {
	return map(changed, (states, accountId) => {
		return Object.entries(states).filter(([type, state]) => told[accountId]?.[type] !== state);
	});
}

export function ofAccounts(changed: Changed, accounts: readonly string[]): Changed {
	return map(changed, (states, accountId) => (accounts.includes(accountId) ? Object.entries(states) : []));
}

/** null: all types. */
export function ofTypes(states: Record<string, string>, types: readonly string[] | null): Record<string, string> {
	return Object.fromEntries(Object.entries(states).filter(([type]) => types === null || types.includes(type)));
}

export function onlyTypes(changed: Changed, types: readonly string[] | null): Changed {
	return map(changed, (states) => Object.entries(ofTypes(states, types)));
}

/** As many accounts as fit, one at the least. The rest is told next. */
export function fitting(changed: Changed, fits: (changed: Changed) => boolean): Changed {
	let taken: Changed = {};
	for (const [accountId, states] of Object.entries(changed)) {
		const more = { ...taken, [accountId]: states };
		if (!isEmpty(taken) && !fits(more)) break;
		taken = more;
	}
	return taken;
}

/** Accounts of which nothing is left go. */
function map(
	changed: Changed,
	keep: (states: Record<string, string>, accountId: string) => [string, string][],
): Changed {
	const kept = Object.entries(changed).map(([id, states]) => [id, keep(states, id)] as const);
	const some = kept.filter(([, states]) => states.length > 0);
	return Object.fromEntries(some.map(([id, states]) => [id, Object.fromEntries(states)]));
}
