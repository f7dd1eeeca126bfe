// Judges what the mail says about its sender: From, the name beside it, and where answers would go.
// Every name here is the sender's word; only its contradictions count.
import { type Address, domainOf } from '../../domain/address.ts';
import { areRelated, ownedName, ownerWord } from '../../domain/host-name.ts';
import type { PartIndex } from '../../domain/part-index';
import type { Reason } from '../../domain/verdict';
import { type Authentication, isDisowned } from '../authentication/authentication.ts';
import { quote, reason } from '../evidence.ts';
import { brandIn } from './brands.ts';

/** Names longer than this are read up to here: no reader sees more. */
const NAME_CAP = 256;

/** Top-level labels under which a dotted word in a name is surely meant as a domain ("J.Smith", "Node.js" are not). */
const DOMAIN_ENDINGS = new Set(
	(
		'com net org edu gov mil int info biz io co app dev shop store online site bank cloud example test eu de uk fr it es nl ' +
		'be ch at pl pt ie se dk fi cz sk hu ro gr tr ru ua cn jp kr in au nz ca us mx br ar za'
	).split(' '),
);

export function senderReasons(index: PartIndex, recipient: string, authentication: Authentication): Reason[] {
	const from = index.from[0];
	if (from === undefined) return [reason('from-missing', 'the mail has no From address')];
	if (!isReachable(from.email)) return [reason('from-malformed', `From is no address: “${quote(from.email)}”`)];
	return [
		...nameReasons(from, recipient, index.bulk && authentication.dmarc.result === 'pass'),
		...forgedReasons(from, recipient, authentication),
	];
}

/** One local part and one domain with a dot, nothing blank: enough to tell an address from noise. */
function isReachable(email: string): boolean {
	const domain = domainOf(email);
	const isNamed =
		email.lastIndexOf('@') > 0 && domain.includes('.') && !domain.startsWith('.') && !domain.endsWith('.');
	return (isNamed || (domain.startsWith('[') && domain.endsWith(']'))) && !/\s/.test(domain);
}

/** `isProvenList`: bulk mail by its own word, from a domain that is proven; lists rewrite From to reach that. */
function nameReasons(from: Address, recipient: string, isProvenList: boolean): Reason[] {
	const name = (from.name ?? '').slice(0, NAME_CAP).normalize('NFKC').toLowerCase();
	const domain = domainOf(from.email);
	const shown = shownDomains(name).find((other) => !isSameSender(other, domain));
	const words = `name says “${quote(from.name ?? '')}”, address is ${quote(from.email)}`;
	if (shown !== undefined && areRelated(shown, domainOf(recipient))) return [reason('recipient-spoof', words)];
	if (shown !== undefined && isProvenList) return [reason('display-name-list', words)];
	if (shown !== undefined) return [reason(isImposture(name) ? 'display-name-spoof' : 'display-name-domain', words)];
	return recipientReasons(name, domain, recipient, words);
}

/** A whole address, or a brand's name: nobody calls themselves so by chance. Publishers bear the names of their sites. */
function isImposture(name: string): boolean {
	return name.includes('@') || brandIn(name, true) !== null;
}

/** amazon.de and amazon.com share an owner's word: not a contradiction. */
function isSameSender(shown: string, domain: string): boolean {
	return areRelated(shown, domain) || ownerWord(shown) === ownerWord(domain);
}

/** Domains that the name shows: those of addresses in it, and dotted words that are surely domains. */
function shownDomains(name: string): string[] {
	return name
		.split(/[\s<>()[\]"',;:/|]/)
		.map((word) => word.slice(word.lastIndexOf('@') + 1))
		.map((word) => word.replace(/[.!?]$/, ''))
		.filter(isDomain);
}

function isDomain(word: string): boolean {
	const labels = word.split('.');
	const isNamed = labels.length > 1 && labels.every((label) => label !== '') && (labels.at(-2)?.length ?? 0) > 1;
	return isNamed && DOMAIN_ENDINGS.has(labels.at(-1) ?? '') && /^[\p{L}\p{N}.-]+$/u.test(word);
}

/** "Waypost Support" to someone at waypost.test, from elsewhere; or the recipient's own name as the sender's. */
function recipientReasons(name: string, domain: string, recipient: string, words: string): Reason[] {
	const own = domainOf(recipient);
	if (own === '' || isSameSender(own, domain)) return [];
	const parts = name.split(/[^\p{L}\p{N}]+/u);
	const word = ownerWord(own);
	if (word.length >= 4 && parts.includes(word)) return [reason('recipient-spoof', words)];
	const local = recipient.slice(0, recipient.lastIndexOf('@')).toLowerCase();
	return local.length >= 4 && name.trim() === local ? [reason('recipient-name', words)] : [];
}

function forgedReasons(from: Address, recipient: string, authentication: Authentication): Reason[] {
	const domain = domainOf(from.email);
	const { dmarc, spf } = authentication;
	const by = isDisowned(authentication) ? dmarc.by : dmarc.result !== 'pass' && spf.result === 'fail' ? spf.by : null;
	if (by === null || authentication.arc.rescuer !== null || ownedName(domain) !== ownedName(domainOf(recipient)))
		return [];
	return [reason('own-domain-forged', `From is your own domain ${quote(domain)}, and ${by} found it forged`)];
}
