// The methods of sending: standard ones, with what comes before and after them.
import type { MethodEntry } from '../core/context';
import { standardMethods } from '../core/standard';
import { identity } from './identity';
import { callsThatFollow, withOnSuccess } from './on-success';
import { withIdentities } from './own-addresses';
import { submission } from './submission';
import { vacationResponse } from './vacation-response';

export const SUBMISSION_METHODS: Record<string, MethodEntry> = {
	...afterDirectory(standardMethods(identity)),
	...withFollowers(afterDirectory(standardMethods(submission))),
	...standardMethods(vacationResponse),
};

function afterDirectory(methods: Record<string, MethodEntry>): Record<string, MethodEntry> {
	return Object.fromEntries(
		Object.entries(methods).map(([name, entry]) => [name, { ...entry, run: withIdentities(entry.run) }]),
	);
}

function withFollowers(methods: Record<string, MethodEntry>): Record<string, MethodEntry> {
	const set = methods['EmailSubmission/set'];
	if (set === undefined) throw new Error('EmailSubmission has no set.');
	return { ...methods, 'EmailSubmission/set': { ...set, run: withOnSuccess(set.run), follows: callsThatFollow } };
}
