// Judges the sender by whom the account knows: old correspondents, first-time senders, and those who dress up as somebody known.
import { domainOf } from '../../domain/address.ts';
import { areRelated } from '../../domain/host-name.ts';
import type { PartIndex } from '../../domain/part-index';
import { asciiDomain } from '../../domain/sender-rule.ts';
import type { Reason } from '../../domain/verdict';
import type { AccountView, Acquaintance } from '../account-view';
import { quote, reason } from '../evidence.ts';
import { domainSkeleton, isExtended, isLookAlike, nameSkeleton } from '../look-alike.ts';
import type { Rule } from '../weights';
import type { Proof } from './sender-proof';

/** Beside a reason of this weight acquaintance excuses nothing: accounts are stolen. */
const DANGER_WEIGHT = 4;

/** Rules that say a mail is after credentials or money: from a stranger they weigh more. */
const ASKS: ReadonlySet<string> = new Set<Rule>([
	...(['credential-field', 'credential-field-attached', 'credential-words', 'credential-elsewhere'] as const),
	...(['attached-form', 'smuggling-script', 'suspension-words', 'impostor-words', 'brand-name-spoof'] as const),
	...(['payment-words', 'gift-card-words', 'advance-fee-words', 'advance-fee-story', 'loan-words'] as const),
	...(['crypto-words', 'bitcoin-address', 'extortion-words', 'phone-lure'] as const),
]);

/** Mail providers of one letter's difference, all of them real: a stranger at one is no disguise of a friend at another. */
const PROVIDERS = new Set(
	(
		'mail.com gmail.com ymail.com email.com fmail.com hotmail.com outlook.com live.com aol.com gmx.com gmx.net gmx.de ' +
		'web.de mail.ru yahoo.com icloud.com me.com mac.com zoho.com proton.me pm.me hey.com'
	).split(' '),
);

export function acquaintanceReasons(
	index: PartIndex,
	before: readonly Reason[],
	proof: Proof,
	account: AccountView,
): Reason[] {
	const from = index.from[0];
	const domain = asciiDomain(domainOf(from?.email ?? ''));
	if (from === undefined || domain === '') return [];
	const known = account.acquaintance(from.email);
	if (known !== null && known.sent > 0) return correspondent(known, from.email, before, proof);
	return [
		...disguise(domain, account),
		...namesake(from.name, from.email, domain, account),
		...(known === null ? [firstTime(from.email, before)] : []),
	];
}

function correspondent({ sent }: Acquaintance, email: string, before: readonly Reason[], proof: Proof): Reason[] {
	if (proof === 'disproven' || before.some(({ weight }) => weight >= DANGER_WEIGHT)) return [];
	const words = `you have written to ${quote(email)} ${sent === 1 ? 'once' : `${sent} times`}`;
	if (proof === 'proven') return [reason('known-correspondent', words)];
	return [reason('known-correspondent-untested', `${words}; nobody tested who sent this`)];
}

function firstTime(email: string, before: readonly Reason[]): Reason {
	const asks = before.find(({ rule, weight }) => weight > 0 && ASKS.has(rule));
	const words = `the first mail from ${quote(email)}`;
	if (asks === undefined) return reason('first-time-sender', words);
	return reason('first-time-sender-asks', `${words}, and it asks for something (${asks.rule})`);
}

function disguise(domain: string, account: AccountView): Reason[] {
	if (PROVIDERS.has(domain)) return [];
	const own = [...new Set(account.ownAddresses.map(domainOf))].find(
		(one) => !areRelated(domain, one) && (isLookAlike(domain, one) || isExtended(domain, one)),
	);
	if (own !== undefined) return [reason('own-domain-look-alike', `${quote(domain)} reads like your own ${quote(own)}`)];
	const word = domainSkeleton(domain);
	const known = [...(word === '' ? [] : account.domainTwins(word)), ...account.closestDomains()];
	if (known.some((one) => areRelated(domain, one))) return [];
	const twin = known.find((one) => isLookAlike(domain, one));
	if (twin === undefined) return [];
	return [reason('contact-look-alike', `${quote(domain)} reads like ${quote(twin)}, where you write to`)];
}

function namesake(name: string | null, email: string, domain: string, account: AccountView): Reason[] {
	const key = nameSkeleton(name);
	const others = key === '' ? [] : account.namesakes(key);
	const [other] = others;
	if (other === undefined || others.some((one) => areRelated(asciiDomain(domainOf(one)), domain))) return [];
	const words = `“${quote(name ?? '')}” writes from ${quote(email)}; you know that name from ${quote(other)}`;
	return [reason('contact-name-spoof', words)];
}
