// The composition: which room answers which event. Wiring only.
import { enrichBatch } from './ai/enrich-batch';
import { app } from './api/app';
import { tick } from './cron-autonomous/tick';
import { unwrapCapsule, withFaults } from './dev/doors';
import { receive } from './email/receive';
import { redeliver } from './email/redeliver';
import type { Env } from './env';

export { MailAccount } from '../durable-objects/account/mail-account';

export default {
	fetch: app.fetch,
	email: (message, env) => receive(unwrapCapsule(message, env), withFaults(env)),
	queue: enrichBatch,
	scheduled: (controller, env) => tick(controller.scheduledTime, env, (raw) => redeliver(raw, env)),
} satisfies ExportedHandler<Env, never>;
