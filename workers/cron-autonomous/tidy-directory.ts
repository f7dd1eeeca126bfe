// Removes from the directory what has grown old. No mail is touched here.
import { expireSessions, pruneLog } from '../directory/upkeep';
import { note, type Work } from './work';

export async function removeExpiredSessions(work: Work): Promise<void> {
	const removed = await expireSessions(work.env.DIRECTORY, work.settings.now());
	await note(work, 'expire-sessions', 'directory', 'sign-in sessions had expired', `${removed} removed`);
}

export async function removeOldLog(work: Work): Promise<void> {
	const days = Math.round(work.settings.keepLogMs / 86_400_000);
	const removed = await pruneLog(work.env.DIRECTORY, work.settings.now() - work.settings.keepLogMs);
	await note(
		work,
		'prune-log',
		'directory',
		`the log of operations is kept for ${days} days`,
		`${removed} rows removed`,
	);
}
