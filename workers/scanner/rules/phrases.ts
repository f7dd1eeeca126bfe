// Judges what a mail says, by the phrases that the core found in it (wasm-core/phrases.ts). One phrase of a kind is no proof of
// anything: the floors say how many different ones are more than a coincidence.
import { areRelated } from '../../domain/host-name.ts';
import type { PartIndex } from '../../domain/part-index';
import type { PhraseCategory, PhraseFact, ScanFacts } from '../../domain/scan-facts';
import type { Reason } from '../../domain/verdict';
import type { Authentication } from '../authentication/authentication.ts';
import { leadsElsewhere, ownDomains } from '../destinations.ts';
import { quote, reason } from '../evidence.ts';
import type { Rule } from '../weights.ts';

const FLOORS: [Rule, PhraseCategory, number][] = [
	['credential-words', 'credentials', 1],
	['suspension-words', 'suspended', 1],
	['urgency-words', 'urgency', 1],
	['payment-words', 'payment', 1],
	['gift-card-words', 'gift-card', 1],
	['advance-fee-words', 'advance-fee', 2],
	['advance-fee-story', 'advance-fee', 4],
	['crypto-words', 'crypto', 1],
	['job-words', 'job', 2],
	['loan-words', 'loan', 2],
	['pharma-words', 'pharma', 2],
	['extortion-words', 'extortion', 2],
	['parcel-words', 'parcel', 2],
	['offer-words', 'offer', 2],
	['click-words', 'click', 1],
	['greeting-words', 'greeting', 1],
	['impostor-words', 'impostor', 2],
];

/** What is shouted in a subject is meant; help desks, shops and lists say the others there as well. */
const HEADING: readonly PhraseCategory[] = [
	'credentials',
	'suspended',
	'urgency',
	'gift-card',
	'advance-fee',
	'crypto',
	'pharma',
	'loan',
	'job',
];

export function phraseReasons(index: PartIndex, facts: ScanFacts, authentication: Authentication): Reason[] {
	const { phrases } = facts;
	const inBody = (category: PhraseCategory) =>
		phrases.find((found) => found.category === category && found.place === 'body');
	const reasons = FLOORS.flatMap(([rule, category, from]) => {
		const found = inBody(category);
		return found !== undefined && found.different >= from ? [reason(rule, words(found))] : [];
	});
	const heading = phrases.find(({ place, category }) => place === 'heading' && HEADING.includes(category));
	if (heading !== undefined) reasons.push(reason('heading-words', `the subject or the name says ${words(heading)}`));
	const bulk = inBody('bulk');
	if (bulk !== undefined && !index.bulk)
		reasons.push(reason('unlisted-bulk', `says ${words(bulk)}, and has no List-Unsubscribe or List-Id`));
	if (facts.coinAddress !== null)
		reasons.push(reason('bitcoin-address', `money is to go to ${quote(facts.coinAddress)}`));
	const click = inBody('click');
	if (click !== undefined && !index.bulk && leadsElsewhere(index, facts, authentication))
		reasons.push(reason('click-words-elsewhere', `says ${words(click)}, and no link leads to the sender`));
	return [...reasons, ...strangeHost(index, facts)];
}

function words({ first, different }: PhraseFact): string {
	const quoted = `“${first.replace('*', '…')}”`;
	return different > 1 ? `${quoted} and ${different - 1} more like it` : quoted;
}

/** Asks for an account to be looked after, somewhere that has nothing to do with who writes. */
function strangeHost(index: PartIndex, { phrases, links }: ScanFacts): Reason[] {
	const asks = phrases.find(
		({ category, place }) => place !== 'attached' && (category === 'credentials' || category === 'suspended'),
	);
	if (asks === undefined) return [];
	const own = ownDomains(index);
	const strange = links.find(
		({ kind, host }) =>
			(kind === 'anchor' || kind === 'form') && host !== '' && !own.some((domain) => areRelated(domain, host)),
	);
	if (strange === undefined) return [];
	return [reason('credential-elsewhere', `says ${words(asks)}, and leads to ${quote(strange.host)}`)];
}
