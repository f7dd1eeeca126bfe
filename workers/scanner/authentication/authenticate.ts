// Who sent this mail? The platform's findings and our own in one: the platform saw the connection, so its SPF decides; DKIM,
// DMARC and ARC are checked here, where every octet is known. Without DNS the platform's word is all there is.
import { domainOf, type Envelope } from '../../domain/address.ts';
import type { PartIndex } from '../../domain/part-index';
import type { ScanFacts } from '../../domain/scan-facts';
import { validateChain } from './arc/chain.ts';
import { rescuer } from './arc/rescue.ts';
import { type Authentication, OURSELVES } from './authentication.ts';
import type { Connection } from './connection.ts';
import { type DkimFinding, verifySignature } from './dkim/verify.ts';
import { type DmarcAnswer, type DmarcResult, evaluateDmarc, type Proofs } from './dmarc/evaluate.ts';
import { hostName } from './dns/name.ts';
import type { Resolver } from './dns/resolver.ts';
import { checkIprev } from './iprev.ts';
import { type PlatformSettings, readPlatform } from './platform.ts';
import { type SignedMail, signedContent } from './signed-mail.ts';
import { checkHost } from './spf/check-host.ts';

export interface Received {
	index: Pick<PartIndex, 'fields' | 'from'>;
	facts: Pick<ScanFacts, 'authenticationResults'>;
	/** null: no header, or it was not read for signatures. */
	signed: SignedMail | null;
	envelope: Envelope;
	/** Milliseconds since the epoch: signatures are judged as of then, however late the mail is read again. */
	receivedAt: number;
}

export interface AuthenticationSettings extends PlatformSettings {
	/** Domains whose ARC seals are believed. */
	trustedSealers: string[];
}

/** From domains of one mail that are checked: more is no letter. */
const MAX_FROM_DOMAINS = 3;

/** `resolver`: null where there is no DNS. Takes no longer than the resolver lets it; never throws for what others wrote. */
export async function authenticate(
	mail: Received,
	settings: AuthenticationSettings,
	resolver: Resolver | null,
): Promise<Authentication> {
	const { connection, ...platform } = readPlatform(mail.index, mail.facts, settings);
	if (resolver === null) return platform;
	const nowSeconds = Math.floor(mail.receivedAt / 1000);
	const [spf, dkim, iprev] = await Promise.all([
		settleSpf(mail, platform, connection, resolver),
		mail.signed ? verifySignatures(mail.signed, resolver, nowSeconds) : [],
		connection ? iprevOf(connection, resolver) : platform.iprev,
	]);
	const found: Authentication = { ...platform, spf, dkim, iprev };
	const dmarc = settleDmarc(await dmarcOf(mail, found, connection, resolver), platform.dmarc);
	const arc = await arcOf(mail, dmarc, settings.trustedSealers, resolver, nowSeconds);
	return { ...found, dmarc, arc };
}

async function settleSpf(
	{ envelope, receivedAt }: Received,
	{ spf, by }: Authentication,
	connection: Connection | null,
	resolver: Resolver,
): Promise<Authentication['spf']> {
	const isSettled = spf.result !== 'unchecked' && spf.result !== 'temperror';
	if (isSettled || connection === null) return spf;
	const question = { ip: connection.ip, helo: connection.helo, mailFrom: envelope.from };
	const { result, domain, reason } = await checkHost(question, resolver, { now: receivedAt, receiver: by });
	return { result, subject: envelope.from === '' ? domain : envelope.from, by: OURSELVES, reason };
}

async function verifySignatures(signed: SignedMail, resolver: Resolver, now: number): Promise<Authentication['dkim']> {
	const content = signedContent(signed);
	const findings = await Promise.all(
		signed.header.signatures.map((signature) => verifySignature(signature, content, resolver, now)),
	);
	return findings.map((finding) => ({ ...(signed.header.isWhole ? finding : cut(finding)), by: OURSELVES }));
}

/** What a signature covers may stand in the part of the header that was not kept. */
function cut(finding: DkimFinding): DkimFinding {
	return finding.result === 'fail'
		? { ...finding, result: 'policy', reason: 'the header is too long to be checked' }
		: finding;
}

async function iprevOf({ ip }: Connection, resolver: Resolver): Promise<Authentication['iprev']> {
	const { result, name, address } = await checkIprev(ip, resolver);
	const reason = name === null ? `${address} has no name` : `${address} is named ${name}`;
	return { result, subject: address, name, by: OURSELVES, reason };
}

const WORST_FIRST: DmarcResult[] = ['fail', 'permerror', 'temperror', 'none', 'pass'];

/** Of several From domains each must be proven (RFC 7489 section 6.6.1 leaves them to us): the worst result counts. */
async function dmarcOf(
	{ index, envelope }: Received,
	found: Authentication,
	connection: Connection | null,
	resolver: Resolver,
): Promise<Authentication['dmarc']> {
	const written = [...new Set(index.from.map(({ email }) => domainOf(email)))];
	const domains = written.map(hostName).filter((domain) => domain !== null);
	const subject = domains[0] ?? null;
	const refuse = (result: DmarcResult, reason: string) => {
		return { result, subject, policy: null, alignedBy: null, by: OURSELVES, reason };
	};
	if (found.fromFields > 1) return refuse('permerror', `the mail has ${found.fromFields} From fields`);
	if (domains.length === 0) return refuse('none', 'From has no domain');
	if (domains.length > MAX_FROM_DOMAINS) return refuse('permerror', `From has ${domains.length} domains`);
	const proofs = proofsOf(found, envelope, connection);
	const answers = await Promise.all(
		domains.map(async (domain) => ({ domain, ...(await evaluateDmarc(domain, proofs, resolver)) })),
	);
	answers.sort((one, other) => rank(one) - rank(other));
	const [{ domain, ...answer } = { domain: subject, ...refuse('none', '') }] = answers;
	return { ...answer, subject: domain, by: OURSELVES };
}

function rank({ result }: DmarcAnswer): number {
	return WORST_FIRST.indexOf(result);
}

/** A signature that lets a stranger change what is seen proves nothing of what is seen. */
function proofsOf({ spf, dkim }: Authentication, { from }: Envelope, connection: Connection | null): Proofs {
	const proven = dkim.filter(({ result, weaknesses }) => {
		return result === 'pass' && !weaknesses.includes('unsignedBody') && !weaknesses.includes('addedField');
	});
	const asked = hostName(from === '' ? (connection?.helo ?? '') : domainOf(from));
	const isOpen = dkim.some(({ result }) => result === 'temperror');
	const spfOpen = spf.result === 'unchecked' || spf.result === 'temperror';
	const unsettled = isOpen ? 'the DNS did not give every DKIM key' : spfOpen ? 'SPF could not be checked' : null;
	return { spf: spf.result === 'pass' ? asked : null, dkim: proven.map(({ domain }) => domain), unsettled };
}

/** Ours decides unless it could not be made. */
function settleDmarc(own: Authentication['dmarc'], platform: Authentication['dmarc']): Authentication['dmarc'] {
	const isOpen = own.result === 'temperror' && platform.result !== 'unchecked';
	return isOpen ? { ...platform, policy: platform.policy ?? own.policy } : own;
}

/** Only a mail that fails needs rescuing: of others the chain is not looked at, which spares queries and time. */
async function arcOf(
	{ signed }: Received,
	{ result, subject }: Authentication['dmarc'],
	trustedSealers: string[],
	resolver: Resolver,
	nowSeconds: number,
): Promise<Authentication['arc']> {
	if (signed === null || result !== 'fail' || subject === null) {
		return { result: 'unchecked', rescuer: null, by: OURSELVES, reason: 'DMARC does not fail' };
	}
	const chain = await validateChain(signed, resolver, nowSeconds);
	const { result: arc, reason } = chain;
	return { result: arc, rescuer: rescuer(chain, subject, trustedSealers), by: OURSELVES, reason };
}
