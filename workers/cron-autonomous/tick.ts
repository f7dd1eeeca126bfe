// One tick of the cron: facts, plan, claim, work. Decides nothing itself.
// No job's failure may stop another job.
import { finishRun, startRun } from '../directory/operations';
import type { Env } from '../env';
import { gatherFacts } from './facts';
import { healAccount } from './heal-account';
import { type Job, plan } from './plan';
import { purgeMail } from './purge-mail';
import { refreshFeed, removeFeed } from './refresh-feed';
import { replayDeadLetters } from './replay-dead-letters';
import { sweepMade } from './sweep-made';
import { sweepRaw } from './sweep-raw';
import { removeExpiredSessions, removeOldLog } from './tidy-directory';
import { DEFAULTS, type Doors, faultWords, note, type Settings, type Work } from './work';

/** `scheduledTime` (ms) is the slot: a tick that comes twice for one slot works once. Throws only when the directory is away. */
export async function tick(
	scheduledTime: number,
	env: Env,
	doors: Doors,
	changes: Partial<Settings> = {},
): Promise<void> {
	const settings = { ...DEFAULTS, ...changes };
	const jobs = plan(scheduledTime, await gatherFacts(env, settings));
	if (!(await startRun(env.DIRECTORY, scheduledTime, settings.now(), jobs))) return;
	const work: Work = { slot: scheduledTime, env, settings, doors };
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
		const subject = subjectOf(job);
		await note(work, job.kind, subject, 'the job could not be finished; the next tick decides anew', faultWords(cause));
	} catch {
		// The directory is away, and the log line above is all there can be: the other jobs still get their turn.
	}
}

function subjectOf(job: Job): string {
	if (job.kind === 'heal-account') return job.accountId;
	return job.kind === 'refresh-feed' || job.kind === 'remove-feed' ? job.feed : 'platform';
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
		case 'refresh-feed':
			return refreshFeed(job.feed, work);
		case 'remove-feed':
			return removeFeed(job.feed, work);
		case 'purge-mail':
			return purgeMail(job, work);
		case 'expire-sessions':
			return removeExpiredSessions(work);
		case 'prune-log':
			return removeOldLog(work);
	}
}
