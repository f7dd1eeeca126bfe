// The consumer of both enrichment queues: asks the account for the text, a model for its insight, the account to keep it.
// It must not act on what a model says, nor acknowledge a job that was neither done nor kept as a dead letter.
import type { AccountDoor } from '../domain/account';
import { parseEnrichJob } from '../domain/insight';
import type { Env } from '../env';
import { insightFor } from './choose';
import type { Outside } from './port';

export const ENRICH_QUEUE = 'waypost-enrich';
export const ENRICH_DEAD_QUEUE = 'waypost-enrich-dead';

/** Few at a time: a batch of ten shall not push ten prompts at once into a model on somebody's laptop. */
const CONCURRENCY = 3;
const FIRST_RETRY_SECONDS = 10;
const LAST_RETRY_SECONDS = 600;

/** Writes a job that failed for good to the directory, with an incident. `queue`: where it is to be replayed. */
export type KeepDeadLetter = (queue: string, body: unknown) => Promise<void>;

const live: Outside = {
	fetch: (url, init) => fetch(url, init),
	now: () => Date.now(),
	nonce: () => crypto.randomUUID(),
	modelTimeoutMs: 30_000,
};

/** Handles a batch of either queue, told apart by its name. Never throws for one message's sake: that one is retried. */
export async function enrichBatch(
	batch: MessageBatch,
	env: Env,
	keepDeadLetter: KeepDeadLetter,
	outside: Outside = live,
): Promise<void> {
	const dead = batch.queue === ENRICH_DEAD_QUEUE;
	const handle = dead
		? (message: Message) => keepDeadLetter(ENRICH_QUEUE, message.body)
		: (message: Message) => enrichOne(message.body, env, keepDeadLetter, outside);
	const waiting = [...batch.messages];
	const worker = async () => {
		for (let message = waiting.shift(); message !== undefined; message = waiting.shift()) await settle(message, handle);
	};
	await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}

/** Acknowledges what was handled; what failed comes again later, each time after a longer while. */
async function settle(message: Message, handle: (message: Message) => Promise<void>): Promise<void> {
	try {
		await handle(message);
		message.ack();
	} catch (cause) {
		console.error(
			JSON.stringify({ event: 'enrich-failed', message: message.id, attempts: message.attempts, cause: String(cause) }),
		);
		message.retry({ delaySeconds: Math.min(FIRST_RETRY_SECONDS * 3 ** (message.attempts - 1), LAST_RETRY_SECONDS) });
	}
}

async function enrichOne(body: unknown, env: Env, keepDeadLetter: KeepDeadLetter, outside: Outside): Promise<void> {
	const job = parseEnrichJob(body);
	if (job === null) return keepDeadLetter(ENRICH_QUEUE, body);
	const account: AccountDoor = env.ACCOUNT.get(env.ACCOUNT.idFromName(job.accountId));
	const input = await account.enrichInput(job.accountId, job);
	// The email is gone meanwhile, and the account has settled the row.
	if (input === null) return;
	await account.record(job.accountId, job, await insightFor(input, env, outside));
}
