// The composition: which room answers which event. Wiring only.
import { WorkerEntrypoint } from 'cloudflare:workers';
import { enrichBatch } from './ai/enrich-batch';
import { app } from './api/app';
import { tick } from './cron-autonomous/tick';
import type { Doors } from './cron-autonomous/work';
import { unwrapCapsule, withFaults } from './dev/doors';
import { recordIncident } from './directory/incidents';
import { recordDeadLetter } from './directory/operations';
import { ourAddresses } from './directory/recipients';
import { receive, takeIn } from './email/receive';
import { redeliver } from './email/redeliver';
import { rejudge } from './email/rejudge';
import type { Env } from './env';
import { bindingRoute } from './outbound/binding';
import { localRoute } from './outbound/local';
import { openStored } from './outbound/outgoing-message';
import { relayRoute } from './outbound/relay';
import { createSender } from './outbound/send';
import type { Sender, SendJob, SendResult } from './outbound/sender';

export { MailAccount } from '../durable-objects/account/mail-account';
export { FeedKeeper } from '../durable-objects/feeds/feed-keeper';

export default {
	fetch: app.fetch,
	email: (message, env) => receive(unwrapCapsule(message, env), withFaults(env)),
	queue: (batch, env) => enrichBatch(batch, env, (queue, body) => keepDeadLetter(queue, body, env)),
	scheduled: (controller, env) =>
		tick(controller.scheduledTime, env, cronDoors(env), { rawGraceMs: Number(env.SWEEP_GRACE_SECONDS) * 1000 }),
} satisfies ExportedHandler<Env>;

/** Rooms that the cron may not import do this for it. */
function cronDoors(env: Env): Doors {
	return { redeliver: (raw) => redeliver(raw, env), rejudge: (mail, filter) => rejudge(mail, filter, env) };
}

/** The way out, for the accounts: they reach it as `ctx.exports.Post`. */
export class Post extends WorkerEntrypoint<Env> implements Sender {
	send(job: SendJob): Promise<SendResult[]> {
		const env = withFaults(this.env);
		return createSender({
			ours: (addresses) => ourAddresses(env.DIRECTORY, addresses),
			openRaw: (key) => openStored(env.MAIL, key),
			local: localRoute((mail) => takeIn({ ...mail, submitted: true }, env), Date.now),
			relay: relayRoute(env),
			binding: env.SEND_EMAIL ? bindingRoute(env.SEND_EMAIL) : null,
		}).send(job);
	}
}

/** Throws when D1 fails: the queue then hands the letter out again. */
async function keepDeadLetter(queue: string, body: unknown, env: Env): Promise<void> {
	const now = Date.now();
	await recordDeadLetter(env.DIRECTORY, now, queue, body);
	await recordIncident(env.DIRECTORY, now, 'dead-letter', { queue });
}
