// Puts dead letters back into the queue that they died in. Sent twice is harmless: the account settles a job once.
import { markReplayed, openDeadLetters } from '../directory/operations';
import { parseEnrichJob } from '../domain/insight';
import { note, type Work } from './work';

export async function replayDeadLetters(work: Work): Promise<void> {
	const { env, settings } = work;
	const ripeAt = settings.now() - settings.deadLetterRestMs;
	const letters = await openDeadLetters(env.DIRECTORY, settings.replayedPerTick);
	for (const letter of letters.filter(({ at }) => at <= ripeAt)) {
		const job = parseEnrichJob(letter.body);
		if (job !== null) await env.ENRICH.send(job);
		// A body that is no job is set aside all the same: it would come back for ever and stand before the others.
		await markReplayed(env.DIRECTORY, letter.id, settings.now());
		const outcome = job === null ? 'set aside: not a job' : 'sent again';
		await note(
			work,
			'replay-dead-letter',
			`dead letter ${letter.id}`,
			`it failed in ${letter.queue} and has rested`,
			outcome,
		);
	}
}
