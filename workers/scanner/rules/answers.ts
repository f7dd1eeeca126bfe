// Judges where answers would go: to another owner than the sender, to a free mailbox.
import { type Address, domainOf } from '../../domain/address.ts';
import type { PartIndex } from '../../domain/part-index';
import type { Reason } from '../../domain/verdict';
import { answersElsewhere } from '../destinations.ts';
import { quote, reason } from '../evidence.ts';
import { isMailProvider } from './hosts.ts';

export function answerReasons(index: PartIndex): Reason[] {
	const [from] = index.from;
	if (from === undefined || index.bulk) return [];
	const elsewhere = answersElsewhere(index);
	const free = elsewhere.find(({ email }) => isMailProvider(domainOf(email)));
	const words = ({ email }: Address) => `answers to ${quote(from.email)} would go to ${quote(email)}`;
	return [
		...elsewhere.slice(0, 1).map((other) => reason('reply-to-differs', words(other))),
		// Advance-fee letters come from anywhere, and want their answers where nobody closes the mailbox.
		...(free === undefined ? [] : [reason('reply-to-free-mail', words(free))]),
	];
}
