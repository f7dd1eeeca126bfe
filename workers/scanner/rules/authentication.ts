// What sender authentication says, from the platform's own results alone: anyone can write the same words further down.
// RFC 8601 section 7.1 (forged headers), section 5 (removing or ignoring what others claim in our name).

import type { ScanFacts } from '../../domain/scan-facts';
import type { Reason } from '../../domain/verdict';
import { type MethodResult, parseAuthenticationResults } from '../authentication/results-field.ts';
import { quote, reason } from '../evidence.ts';

export interface Authentication {
	/** The platform's authserv-id. */
	by: string;
	/** The worst of the platform's results, null where it has none. */
	dmarc: string | null;
	spf: string | null;
	/** What SPF was asked about, as evidence. */
	spfSubject: string | null;
	dmarcSubject: string | null;
	/** Received fields above a result that only claims to be the platform's; null where there is none. */
	forgedBelow: number | null;
}

type Field = ScanFacts['authenticationResults'][number];

/** Fields past this many are left unread: they stand far below the platform's. */
const FIELD_CAP = 64;

export function readAuthentication(
	fields: Field[],
	settings: { authservId: string; platformReceived?: number },
): Authentication {
	const by = settings.authservId.toLowerCase();
	const place = settings.platformReceived ?? 0;
	const claimed = fields
		.slice(0, FIELD_CAP)
		.map((field) => ({ above: field.receivedAbove, parsed: parseAuthenticationResults(field.value) }))
		.filter(({ parsed }) => parsed?.authservId === by);
	const results = claimed.filter(({ above }) => above <= place).flatMap(({ parsed }) => parsed?.results ?? []);
	const dmarc = worst(results.filter(({ method }) => method === 'dmarc'));
	const spf = worst(results.filter(isOfMailFrom));
	return {
		by,
		dmarc: dmarc?.result ?? null,
		spf: spf?.result ?? null,
		dmarcSubject: dmarc?.properties.get('header.from') ?? null,
		spfSubject: spf?.properties.get('smtp.mailfrom') ?? null,
		forgedBelow: claimed.find(({ above }) => above > place)?.above ?? null,
	};
}

/** HELO is checked too (RFC 7208 section 2.3), but its name is not the sender's: it decides nothing here. */
function isOfMailFrom({ method, properties }: MethodResult): boolean {
	return method === 'spf' && (properties.has('smtp.mailfrom') || !properties.has('smtp.helo'));
}

/** A failure outweighs everything, and a pass counts only where every result passes: a pass too many cannot hide a failure. */
function worst(results: MethodResult[]): MethodResult | null {
	const failed = results.find(({ result }) => result === 'fail');
	return failed ?? results.find(({ result }) => result !== 'pass') ?? results[0] ?? null;
}

export function authenticationReasons(authentication: Authentication): Reason[] {
	const { by, dmarc, spf, forgedBelow } = authentication;
	const reasons: Reason[] = [];
	if (dmarc === 'fail')
		reasons.push(reason('dmarc-fail', `${by} found dmarc=fail${about(authentication.dmarcSubject)}`));
	if (spf === 'fail') reasons.push(reason('spf-fail', `${by} found spf=fail${about(authentication.spfSubject)}`));
	if (forgedBelow !== null) {
		const place = `below ${forgedBelow} Received ${forgedBelow === 1 ? 'field' : 'fields'}`;
		reasons.push(reason('forged-authentication-results', `results in the name of ${by} stand ${place}: not believed`));
	}
	return reasons;
}

function about(subject: string | null): string {
	return subject === null || subject === '' ? '' : ` for ${quote(subject)}`;
}
