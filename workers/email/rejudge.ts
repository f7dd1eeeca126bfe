// The purge's eye: a raw message in R2 is read once more by the same path that received it, and looked up in the threat filter.
import { core } from '../../wasm-core/workerd';
import type { Envelope } from '../domain/address';
import { type BlobPlace, rawKey } from '../domain/blob';
import type { Reason } from '../domain/verdict';
import type { Env } from '../env';
import type { ThreatFilter } from '../scanner/feeds/filter';
import { suspectsOf } from '../scanner/feeds/suspects';
import { threatReasons } from '../scanner/rules/threats';
import { readMessage } from './read-message';

/** What the filter alone says of it: nothing that could change its mind from one day to the next. null: no such object. */
export async function rejudge(
	mail: BlobPlace & { envelope: Envelope },
	filter: ThreatFilter,
	env: Env,
): Promise<Reason[] | null> {
	const object = await env.MAIL.get(rawKey(mail.accountId, mail.blobId));
	if (object === null) return null;
	const outcome = await readMessage(object.body, core);
	// A message that the core cannot read was delivered unscanned; it stays so.
	if (!outcome.ok) return [];
	const { index, facts } = outcome.read;
	return threatReasons(suspectsOf(index, facts, { sender: mail.envelope.from, authservId: env.AUTHSERV_ID }), filter);
}
