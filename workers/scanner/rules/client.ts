// Judges the host that brought the mail: what it calls itself, and what the DNS calls it. Known only where the receiving server
// tells. Mail servers have names; hijacked machines at the end of a line have their provider's, or none.
import { domainOf } from '../../domain/address.ts';
import { areRelated } from '../../domain/host-name.ts';
import type { Reason } from '../../domain/verdict';
import type { Authentication } from '../authentication/authentication.ts';
import { hostName } from '../authentication/dns/name.ts';
import { quote, reason } from '../evidence.ts';

export function clientReasons(authentication: Authentication, recipient: string): Reason[] {
	const { helo } = authentication;
	const found = helo === null ? [] : heloReasons(helo, authentication, recipient);
	return [...found, ...nameReasons(authentication)];
}

/** A domain's own machines write to its people too: their host or their mail is proven. */
function heloReasons(helo: string, { spf, dmarc }: Authentication, recipient: string): Reason[] {
	const name = hostName(helo);
	if (name === null) return [reason('helo-no-name', `the sending host calls itself “${quote(helo)}”`)];
	if (spf.result === 'pass' || dmarc.result === 'pass' || !areRelated(name, domainOf(recipient))) return [];
	return [reason('helo-own-domain', `the sending host calls itself ${quote(name)}, a name of your own domain`)];
}

function nameReasons({ iprev, helo }: Authentication): Reason[] {
	const { result, subject, name } = iprev;
	if (result === 'permerror') return [reason('iprev-none', `the sending host ${subject} has no name`)];
	const reasons: Reason[] = [];
	if (result === 'fail')
		reasons.push(reason('iprev-fail', `the name of the sending host does not lead back: ${quote(iprev.reason)}`));
	if (name !== null && isLine(name, subject ?? '') && !isServer(helo ?? '', name, subject ?? ''))
		reasons.push(reason('client-line', `the sending host is a subscriber’s line: ${quote(name)}`));
	return reasons;
}

const LINE_WORDS = new Set(
	(
		'adsl vdsl dsl xdsl sdsl dyn dynamic dynip dial dialup dialin ppp pppoe pool dhcp cable cablemodem catv cpe broadband ' +
		'bband res resnet fttx ftth wifi wimax mobile user users home'
	).split(' '),
);

/** As providers name the ends of their lines: by the four numbers of the address, or by what kind of line it is. */
function isLine(name: string, address: string): boolean {
	const words = name.split(/[.-]/);
	const octets = address.split('.');
	const isNumbered =
		octets.length === 4 && octets.every((octet) => words.includes(octet) || words.includes(octet.padStart(3, '0')));
	return isNumbered || words.some((word) => LINE_WORDS.has(word.replace(/\d+$/, '')));
}

/** Some number the names of their servers too; those call themselves by a better one of the same owner's. */
function isServer(helo: string, name: string, address: string): boolean {
	const own = hostName(helo);
	return own !== null && areRelated(own, name) && !isLine(own, address);
}
