// Judges by whom the account, or its domain, allows and blocks. A block holds for whoever claims the address; an allowance only
// for who has proven to be it, since From is written by anyone.
import type { Envelope } from '../../domain/address';
import type { PartIndex } from '../../domain/part-index';
import type { DomainRules } from '../../domain/scan-policy';
import { type SenderAction, senderKeys } from '../../domain/sender-rule.ts';
import type { Action, Reason } from '../../domain/verdict';
import type { AccountView } from '../account-view';
import { AUTHOR_CAP } from '../destinations.ts';
import { quote, reason } from '../evidence.ts';
import type { Proof } from './sender-proof';

export interface Listing {
	reasons: Reason[];
	/** What a block asks for at the least; 'inbox' where none does. */
	atLeast: Action;
	/** Allowed, and proven to be who is allowed. */
	isAllowed: boolean;
}

interface Entry {
	action: SenderAction;
	/** The rule's sender, in normal form. */
	sender: string;
	isOfDomain: boolean;
}

export function listing(
	index: PartIndex,
	envelope: Envelope,
	proof: Proof,
	account: Pick<AccountView, 'rules'>,
	domain: DomainRules,
): Listing {
	const authors = index.from.slice(0, AUTHOR_CAP).map(({ email }) => email);
	const claimed = [...authors, envelope.from].map(senderKeys).filter((keys) => keys.length > 0);
	const own = account.rules([...new Set(claimed.flat())]);
	const entries = claimed.map((keys) => entryFor(keys, own, domain.senders ?? {}));
	const block = strictest(entries);
	if (block !== null) return { reasons: [blocked(block)], atLeast: block.action as Action, isAllowed: false };
	// Of several authors, one who is allowed vouches for none of the others; the envelope's sender vouches for nobody.
	const entry = authors.length === 1 && index.from.length === 1 ? entries[0] : undefined;
	if (entry?.action !== 'allow' || proof === 'disproven') return { reasons: [], atLeast: 'inbox', isAllowed: false };
	return { reasons: [allowed(entry, proof)], atLeast: 'inbox', isAllowed: proof === 'proven' };
}

/** What a domain keeps out stays out; else a person's own word comes first. The most specific rule counts. */
function entryFor(
	keys: readonly string[],
	own: ReadonlyMap<string, SenderAction>,
	ofDomain: Record<string, SenderAction>,
): Entry | null {
	const theirs = firstOf(keys, (key) => (Object.hasOwn(ofDomain, key) ? ofDomain[key] : undefined), true);
	if (theirs?.action === 'refuse' || theirs?.action === 'quarantine') return theirs;
	return firstOf(keys, (key) => own.get(key), false) ?? theirs;
}

function firstOf(
	keys: readonly string[],
	find: (key: string) => SenderAction | undefined,
	isOfDomain: boolean,
): Entry | null {
	for (const sender of keys) {
		const action = find(sender);
		if (action !== undefined) return { action, sender, isOfDomain };
	}
	return null;
}

const STRICTNESS: readonly SenderAction[] = ['allow', 'junk', 'quarantine', 'refuse'];

function strictest(entries: readonly (Entry | null)[]): Entry | null {
	const blocks = entries.filter((entry) => entry !== null).filter(({ action }) => action !== 'allow');
	const order = (entry: Entry) => STRICTNESS.indexOf(entry.action);
	return blocks.sort((a, b) => order(b) - order(a))[0] ?? null;
}

function blocked({ sender, isOfDomain }: Entry): Reason {
	return reason('sender-blocked', `${quote(sender)} is blocked by ${owner(isOfDomain)}`);
}

function allowed({ sender, isOfDomain }: Entry, proof: Proof): Reason {
	const words = `${quote(sender)} is allowed by ${owner(isOfDomain)}`;
	if (proof === 'proven') return reason('sender-allowed', words);
	return reason('sender-allowed-untested', `${words}, and nobody tested who sent this`);
}

function owner(isOfDomain: boolean): string {
	return isOfDomain ? 'your domain' : 'your own list';
}
