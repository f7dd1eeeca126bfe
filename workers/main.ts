// The composition: which room answers which event. Wiring only.
import { enrichBatch } from './ai/enrich-batch';
import { app } from './api/app';
import { tick } from './cron-autonomous/tick';
import { unwrapCapsule, withFaults } from './dev/doors';
import { recordIncident } from './directory/incidents';
import { recordDeadLetter } from './directory/operations';
import { receive } from './email/receive';
import { redeliver } from './email/redeliver';
import type { Env } from './env';

export { MailAccount } from '../durable-objects/account/mail-account';

export default {
	fetch: app.fetch,
	email: (message, env) => receive(unwrapCapsule(message, env), withFaults(env)),
	queue: (batch, env) => enrichBatch(batch, env, (queue, body) => keepDeadLetter(queue, body, env)),
	scheduled: (controller, env) =>
		tick(controller.scheduledTime, env, (raw) => redeliver(raw, env), {
			rawGraceMs: Number(env.SWEEP_GRACE_SECONDS) * 1000,
		}),
} satisfies ExportedHandler<Env>;

/** Throws when D1 fails: the queue then hands the letter out again. */
async function keepDeadLetter(queue: string, body: unknown, env: Env): Promise<void> {
	const now = Date.now();
	await recordDeadLetter(env.DIRECTORY, now, queue, body);
	await recordIncident(env.DIRECTORY, now, 'dead-letter', { queue });
}
