// Finds raw messages in R2 that their account does not know, and delivers them again through the same idempotent door.
// It must never delete anything but a copy of a mail that its account proves to have, or to have destroyed, under another blob.

import { writeMark } from '../directory/marks';
import { parseRawKey } from '../domain/blob';
import { SWEEP_MARK } from './facts';
import { findStrays, isStray } from './strays';
import { faultWords, note, type RawMessage, type Work } from './work';

const UNKNOWN = 'a raw message that its account does not know';

/** Looks at one page of objects after that key, and leaves a mark for the next tick. */
export async function sweepRaw(after: string | null, work: Work): Promise<void> {
	const { env, settings } = work;
	const page = await env.MAIL.list({
		prefix: 'mail/',
		limit: settings.sweptPerTick,
		...(after === null ? {} : { startAfter: after }),
	});
	const latest = settings.now() - settings.rawGraceMs;
	const old = page.objects.filter((object) => object.uploaded.getTime() <= latest);
	const { strays, faults } = await findStrays(old, { kind: 'sweep-raw', parse: parseRawKey }, work);
	const now = strays.slice(0, settings.redeliveredPerTick);
	for (const raw of now) faults.push(...(await bringHome(raw, work)));
	const end = page.truncated ? (page.objects.at(-1)?.key ?? null) : null;
	await writeMark(
		env.DIRECTORY,
		SWEEP_MARK,
		now.length < strays.length ? (now.at(-1)?.key ?? null) : end,
		settings.now(),
	);
	if (faults.length > 0)
		throw new AggregateError(faults, `${faults.length} raw messages or accounts could not be looked after`);
}

/** Returns the fault, if there was one, so that the next raw message gets its turn. */
async function bringHome(raw: RawMessage, work: Work): Promise<unknown[]> {
	try {
		const outcome = await work.doors.redeliver(raw);
		if (outcome === 'duplicate') await removeCopy(raw, work);
		else await note(work, 'redeliver', raw.key, UNKNOWN, outcome);
		return [];
	} catch (cause) {
		await note(work, 'redeliver', raw.key, UNKNOWN, faultWords(cause));
		return [cause];
	}
}

/**
 * The account has the mail under another blob. It is asked once more about this one, for a delivery may have come in
 * between that made this very object the kept copy; and the removal is written down before it is done.
 */
async function removeCopy(raw: RawMessage, work: Work): Promise<void> {
	if (!(await isStray(raw, work))) return;
	await note(
		work,
		'remove-copy',
		raw.key,
		'the account has, or has destroyed, the same mail under another blob',
		'removed',
	);
	await work.env.MAIL.delete(raw.key);
}
