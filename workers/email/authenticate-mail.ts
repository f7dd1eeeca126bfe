// Sender authentication for one received mail: makes the resolver, asks, and never lets a fault stop the mail.
import { recordIncident } from '../directory/incidents';
import type { Env } from '../env';
import { trustedSealers } from '../scanner/authentication/arc/rescue';
import { authenticate } from '../scanner/authentication/authenticate';
import type { Authentication } from '../scanner/authentication/authentication';
import { dnsCache } from '../scanner/authentication/dns/cache';
import { dohResolver } from '../scanner/authentication/dns/doh';
import type { StoredMessage } from './hand-over';
import type { MessageRead } from './read-message';

/** Of this isolate: DNS answers are nobody's secret, and hold for every account. */
const cache = dnsCache();

/** Whether reading shall hash what the signatures cover. Mail of this platform's own accounts is not tested. */
export function checksSignatures(
	{ submitted }: Pick<StoredMessage, 'submitted'>,
	{ DOH_URL }: Pick<Env, 'DOH_URL'>,
): boolean {
	return !submitted && DOH_URL !== '';
}

/** null: it failed by a fault of ours, which is written down; the platform's own results still count. */
export async function authenticateMail(
	read: MessageRead,
	stored: StoredMessage,
	env: Env,
): Promise<Authentication | null> {
	const { envelope, receivedAt } = stored;
	try {
		const settings = {
			authservId: env.AUTHSERV_ID,
			platformReceived: Number(env.PLATFORM_RECEIVED),
			trustedSealers: trustedSealers(env.TRUSTED_SEALERS),
		};
		const edge = { fetch: (url: string, init: RequestInit) => fetch(url, init), now: Date.now, cache };
		const resolver = env.DOH_URL === '' ? null : dohResolver(env.DOH_URL, edge);
		return await authenticate({ ...read, envelope, receivedAt }, settings, resolver);
	} catch (cause) {
		const detail = { blobId: stored.blobId, cause: String(cause) };
		await recordIncident(env.DIRECTORY, receivedAt, 'authentication-fault', detail);
		return null;
	}
}
