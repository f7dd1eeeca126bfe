// One tick of the cron: facts, plan, claim, work. Decides nothing itself.
// No job's failure may stop another job.
import { finishRun, startRun } from '../directory/operations';
import type { Env } from '../env';
import { gatherFacts } from './facts';
import { healAccount } from './heal-account';
import { type Job, plan } from './plan';
import { replayDeadLetters } from './replay-dead-letters';
import { sweepMade } from './sweep-made';
import { sweepRaw } from './sweep-raw';
import { removeExpiredSessions, removeOldLog } from './tidy-directory';
import { DEFAULTS, faultWords, note, type Redeliver, type Settings, type Work } from './work';

/** `scheduledTime` (ms) is the slot: a tick that comes twice for one slot works once. Throws only when the directory is away. */
export async function tick(
	scheduledTime: number,
	env: Env,
	redeliver: Redeliver,
	changes: Partial<Settings> = {},
): Promise<void> {
	const settings = { ...DEFAULTS, ...changes };
	const jobs = plan(scheduledTime, await gatherFacts(env.DIRECTORY, settings));
	if (!(await startRun(env.DIRECTORY, scheduledTime, settings.now(), jobs))) return;
	const work: Work = { slot: scheduledTime, env, settings, redeliver };
	let outcome: 'ok' | 'failed' = 'ok';
	for (const job of jobs) {
		if (!(await attempt(job, work))) outcome = 'failed';
	}
	await finishRun(env.DIRECTORY, scheduledTime, settings.now(), outcome);
}

/** False: the job failed, and that was written down. */
async function attempt(job: Job, work: Work): Promise<boolean> {
	try {
		await perform(job, work);
		return true;
	} catch (cause) {
		await noteFailure(job, work, cause);
		return false;
	}
}

async function noteFailure(job: Job, work: Work, cause: unknown): Promise<void> {
	console.error(JSON.stringify({ event: 'cron-job-failed', slot: work.slot, job, cause: String(cause) }));
	try {
		const subject = job.kind === 'heal-account' ? job.accountId : 'platform';
		await note(work, job.kind, subject, 'the job could not be finished; the next tick decides anew', faultWords(cause));
	} catch {
		// The directory is away, and the log line above is all there can be: the other jobs still get their turn.
	}
}

function perform(job: Job, work: Work): Promise<void> {
	switch (job.kind) {
		case 'heal-account':
			return healAccount(job.accountId, work);
		case 'sweep-raw':
			return sweepRaw(job.after, work);
		case 'sweep-made':
			return sweepMade(job.after, work);
		case 'replay-dead-letters':
			return replayDeadLetters(work);
		case 'expire-sessions':
			return removeExpiredSessions(work);
		case 'prune-log':
			return removeOldLog(work);
	}
}
