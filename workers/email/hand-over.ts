// From a stored and read message to the account: verdict, fallback after a trap, deliver, and no copy left behind.
import { parseWithPostalMime } from '../../wasm-core/fallback';
import { recordIncident } from '../directory/incidents';
import type { DeliverResult, Delivery } from '../domain/account';
import type { Envelope } from '../domain/address';
import { rawKey } from '../domain/blob';
import { hex } from '../domain/hex';
import { UNSCANNED } from '../domain/scan-facts';
import type { DomainRules } from '../domain/scan-policy';
import { NOT_SCANNED } from '../domain/verdict';
import type { Env } from '../env';
import { NO_EVIDENCE } from '../scanner/evidence-from';
import { type Scan, scan } from '../scanner/scan';
import { words } from '../scanner/words/workerd';
import { authenticateMail } from './authenticate-mail';
import type { MessageRead, ReadOutcome } from './read-message';
import { threats } from './threats';

/** A raw message that stands in R2 under rawKey(accountId, blobId). */
export interface StoredMessage {
	accountId: string;
	blobId: string;
	envelope: Envelope;
	/** Milliseconds since the epoch. */
	receivedAt: number;
	/** Handed in by an account of this platform, not by a server. */
	submitted: boolean;
	/** Of the domain that the envelope names. */
	domainRules: DomainRules;
}

/**
 * Delivers through the account's idempotent door. Throws on faults; the raw copy then stays for healing, since the
 * account may have committed before the fault. `isLate`: nobody waits at the door for the answer.
 */
export async function handOver(
	stored: StoredMessage,
	outcome: ReadOutcome,
	env: Env,
	isLate = false,
): Promise<DeliverResult> {
	const read = outcome.ok ? outcome.read : await readAfterTrap(stored, outcome.cause, env);
	const { verdict, evidence } = await scanned(read, stored, env);
	const { submitted: _, ...place } = stored;
	const { index, bodyDigest, facts } = read;
	const attachments = facts.attachments;
	const delivery: Delivery = { ...place, index, bodyDigest, verdict, evidence, attachments, isLate };
	const account = env.ACCOUNT.get(env.ACCOUNT.idFromName(stored.accountId));
	return account.deliver(delivery);
}

/** The blob that the account keeps this mail under, where it is another than ours: nothing refers to ours then. */
export function keptElsewhere(result: DeliverResult, blobId: string): string | null {
	return result.ok && result.duplicate && result.keptBlobId !== blobId ? result.keptBlobId : null;
}

/** Reads the message a second way, from R2. The incident names the place of the bug, nothing of the mail. */
async function readAfterTrap(stored: StoredMessage, cause: unknown, env: Env): Promise<MessageRead> {
	const key = rawKey(stored.accountId, stored.blobId);
	await recordIncident(env.DIRECTORY, stored.receivedAt, 'core-trap', { blobId: stored.blobId, cause: String(cause) });
	const object = await env.MAIL.get(key);
	if (object === null) throw new Error(`The raw message ${key} vanished before it could be read again`, { cause });
	const raw = await object.bytes();
	const index = await parseWithPostalMime(raw);
	const bodyStart = index.parts[0]?.bodyStart ?? raw.byteLength;
	const bodyDigest = hex(await crypto.subtle.digest('SHA-256', raw.subarray(bodyStart)));
	return { index, facts: UNSCANNED, bodyDigest, signed: null };
}

/** A scanner's fault delivers the mail unscanned and says so: it is never the cause of loss. */
async function scanned(read: MessageRead, stored: StoredMessage, env: Env): Promise<Scan> {
	if (!read.facts.scanned) return { verdict: NOT_SCANNED, evidence: NO_EVIDENCE };
	try {
		// No server has tested a mail that came from an account here, whatever its header says.
		const facts = stored.submitted ? { ...read.facts, authenticationResults: [] } : read.facts;
		const authentication = stored.submitted ? null : await authenticateMail(read, stored, env);
		const settings = {
			authservId: env.AUTHSERV_ID,
			recipient: stored.envelope.to,
			platformReceived: stored.submitted ? -1 : Number(env.PLATFORM_RECEIVED),
			...(authentication ? { authentication } : {}),
			sender: stored.envelope.from,
			threats: await threats(env),
		};
		return scan(read.index, facts, settings, words);
	} catch (cause) {
		await recordIncident(env.DIRECTORY, stored.receivedAt, 'scan-fault', {
			blobId: stored.blobId,
			cause: String(cause),
		});
		return { verdict: NOT_SCANNED, evidence: NO_EVIDENCE };
	}
}
