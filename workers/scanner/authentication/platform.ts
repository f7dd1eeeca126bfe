// What the platform itself found (Authentication-Results, Received-SPF), from its own place alone: anyone can write the same
// words further down. RFC 8601 section 7.1 (forged headers), section 5 (ignoring what others claim in our name).
import type { PartIndex } from '../../domain/part-index';
import type { ScanFacts } from '../../domain/scan-facts';
import { type Authentication, OURSELVES } from './authentication.ts';
import { type Connection, connectionOf } from './connection.ts';
import type { DkimResult } from './dkim/verify';
import type { DmarcResult } from './dmarc/evaluate';
import type { Policy } from './dmarc/record';
import { ipText } from './ip-address.ts';
import { type MethodResult, parseAuthenticationResults } from './results-field.ts';
import type { SpfResult } from './spf/check-host';

export interface PlatformSettings {
	/** The platform's authserv-id (RFC 8601 section 2.5), the only one whose results count. */
	authservId: string;
	/**
	 * Received fields that the platform writes above its results: 0 unless said otherwise, Cloudflare Email Routing writes one;
	 * negative: it writes no results.
	 */
	platformReceived?: number;
	/** Where no platform stands above, the topmost Received field is believed: of a mail in a file, its own server wrote it. */
	believesReceived?: boolean;
}

/** Fields past this many are left unread: they stand far below the platform's. */
const FIELD_CAP = 64;
const SPF = new Set<string>(['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror']);
const DKIM = new Set<string>(['pass', 'fail', 'neutral', 'policy', 'temperror', 'permerror']);
const DMARC = new Set<string>(['pass', 'fail', 'none', 'temperror', 'permerror']);
const POLICIES = new Set<string>(['none', 'quarantine', 'reject']);

/** All that is known without asking the DNS. */
export function readPlatform(
	index: Pick<PartIndex, 'fields'>,
	facts: Pick<ScanFacts, 'authenticationResults'>,
	settings: PlatformSettings,
): Authentication & { connection: Connection | null } {
	const by = settings.authservId.toLowerCase();
	const place = settings.platformReceived ?? 0;
	const claimed = facts.authenticationResults
		.slice(0, FIELD_CAP)
		.map((field) => ({ above: field.receivedAbove, parsed: parseAuthenticationResults(field.value) }))
		.filter(({ parsed }) => parsed?.authservId === by);
	const results = claimed.filter(({ above }) => above <= place).flatMap(({ parsed }) => parsed?.results ?? []);
	const connection = connectionOf(index, settings);
	return {
		by,
		spf: spfOf(results, connection, by),
		dkim: results.filter(({ method }) => method === 'dkim').flatMap((result) => dkimOf(result, by)),
		dmarc: dmarcOf(results, by),
		arc: { result: 'unchecked', rescuer: null, by: OURSELVES, reason: 'no DNS' },
		iprev: iprevOf(connection),
		helo: connection?.helo ?? null,
		fromFields: index.fields.filter(({ name }) => name === 'from').length,
		forgedBelow: claimed.find(({ above }) => above > place)?.above ?? null,
		connection,
	};
}

/** The name that the receiving server found. */
function iprevOf(connection: Connection | null): Authentication['iprev'] {
	const { ip, name, by } = connection ?? {};
	if (ip === undefined || by === undefined || name === undefined)
		return { result: 'unchecked', subject: null, name: null, by: OURSELVES, reason: 'no DNS' };
	const subject = ipText(ip);
	if (name !== null) return { result: 'pass', subject, name, by, reason: `${subject} is named ${name}` };
	return { result: 'permerror', subject, name, by, reason: `${subject} has no name that leads back to it` };
}

function spfOf(results: MethodResult[], connection: Connection | null, by: string): Authentication['spf'] {
	const spf = worst(results.filter(isOfMailFrom));
	const result = spf?.result ?? connection?.spf ?? 'unchecked';
	const subject = spf?.properties.get('smtp.mailfrom') ?? null;
	if (!SPF.has(result)) return { result: 'unchecked', subject, by, reason: `${by} says nothing that is known` };
	return { result: result as SpfResult, subject, by, reason: `${by} found spf=${result}` };
}

/** HELO is checked too (RFC 7208 section 2.3), but its name is not the sender's: it decides nothing here. */
function isOfMailFrom({ method, properties }: MethodResult): boolean {
	return method === 'spf' && (properties.has('smtp.mailfrom') || !properties.has('smtp.helo'));
}

function dkimOf({ result, properties }: MethodResult, by: string): Authentication['dkim'] {
	if (!DKIM.has(result)) return [];
	const domain = properties.get('header.d') ?? properties.get('header.i')?.split('@').at(-1) ?? '';
	const selector = properties.get('header.s') ?? '';
	const reason = `${by} found dkim=${result}`;
	return [{ result: result as DkimResult, domain: domain.toLowerCase(), selector, reason, weaknesses: [], by }];
}

function dmarcOf(results: MethodResult[], by: string): Authentication['dmarc'] {
	const dmarc = worst(results.filter(({ method }) => method === 'dmarc'));
	const subject = dmarc?.properties.get('header.from') ?? null;
	const named = dmarc?.properties.get('policy.dmarc')?.toLowerCase() ?? '';
	const policy = POLICIES.has(named) ? (named as Policy) : null;
	const result = DMARC.has(dmarc?.result ?? '') ? (dmarc?.result as DmarcResult) : 'unchecked';
	return { result, subject, policy, alignedBy: null, by, reason: `${by} found dmarc=${result}` };
}

/** A failure outweighs everything, and a pass counts only where every result passes: a pass too many cannot hide a failure. */
function worst(results: MethodResult[]): MethodResult | null {
	const failed = results.find(({ result }) => result === 'fail');
	return failed ?? results.find(({ result }) => result !== 'pass') ?? results[0] ?? null;
}
