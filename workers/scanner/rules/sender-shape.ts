// Judges how a sender is made up: throwaway domains, names that machines give.
import { type Address, domainOf } from '../../domain/address.ts';
import type { PartIndex } from '../../domain/part-index';
import type { Reason } from '../../domain/verdict';
import { quote, reason } from '../evidence.ts';
import { abusedEnding } from './hosts.ts';

const PART_CAP = 128;
const HEADING_CAP = 512;

export function senderShapeReasons(index: PartIndex): Reason[] {
	const [from] = index.from;
	if (from === undefined) return [];
	return [
		...endingReasons([from, ...index.replyTo]),
		...localReasons(from),
		...pictureReasons(from, index.subject ?? ''),
	];
}

function endingReasons(addresses: Address[]): Reason[] {
	const cheap = addresses.find(({ email }) => abusedEnding(domainOf(email)) !== null);
	if (cheap === undefined) return [];
	return [reason('sender-abused-ending', `${quote(cheap.email)}: hardly anyone honest writes from such a domain`)];
}

/** People have their year of birth in an address; machines have more than that. */
function localReasons({ email }: Address): Reason[] {
	const local = email.slice(0, Math.max(0, email.lastIndexOf('@'))).slice(0, PART_CAP);
	const digits = local.replace(/\D/g, '').length;
	const turns = local.match(/[a-z]\d(?=[a-z])/gi)?.length ?? 0;
	if (digits < 5 && turns < 2) return [];
	return [reason('sender-machine-name', `${quote(email)} looks made by a machine`)];
}

function pictureReasons({ name }: Address, subject: string): Reason[] {
	const picture = /\p{Extended_Pictographic}/u;
	if (picture.test((name ?? '').slice(0, HEADING_CAP)))
		return [reason('picture-in-name', `the sender's name holds a picture: “${quote(name ?? '')}”`)];
	if (picture.test(subject.slice(0, HEADING_CAP)))
		return [reason('picture-in-subject', `the subject holds a picture: “${quote(subject)}”`)];
	return [];
}
