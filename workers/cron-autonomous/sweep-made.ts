// Finds uploads and drafts in R2 that their account does not know, as a fault between bucket and account leaves them, and removes
// them. It must never touch a young one, for what is made of it may be under way, nor one that anything stands on.
import { writeMark } from '../directory/marks';
import { parseMadeKey } from '../domain/blob';
import { MADE_SWEEP_MARK } from './facts';
import { findStrays, isStray } from './strays';
import { faultWords, note, type StoredBlob, type Work } from './work';

const UNUSED = 'octets older than a day that nothing in their account stands on';

/** Looks at one page of objects after that key, and leaves a mark for the next tick. */
export async function sweepMade(after: string | null, work: Work): Promise<void> {
	const { env, settings } = work;
	const page = await env.MAIL.list({
		prefix: 'made/',
		limit: settings.sweptPerTick,
		...(after === null ? {} : { startAfter: after }),
	});
	const latest = settings.now() - settings.madeGraceMs;
	const old = page.objects.filter((object) => object.uploaded.getTime() <= latest);
	const { strays, faults } = await findStrays(old, { kind: 'sweep-made', parse: parseMadeKey }, work);
	const now = strays.slice(0, settings.removedPerTick);
	for (const blob of now) faults.push(...(await remove(blob, work)));
	const end = page.truncated ? (page.objects.at(-1)?.key ?? null) : null;
	const mark = now.length < strays.length ? (now.at(-1)?.key ?? null) : end;
	await writeMark(env.DIRECTORY, MADE_SWEEP_MARK, mark, settings.now());
	if (faults.length > 0)
		throw new AggregateError(faults, `${faults.length} uploads or accounts could not be looked after`);
}

/** Written down before it is done. Returns the fault, if there was one, so that the next one gets its turn. */
async function remove(blob: StoredBlob, work: Work): Promise<unknown[]> {
	try {
		if (!(await isStray(blob, work))) return [];
		await note(work, 'remove-unused', blob.key, UNUSED, 'removed');
		await work.env.MAIL.delete(blob.key);
		return [];
	} catch (cause) {
		await note(work, 'remove-unused', blob.key, UNUSED, faultWords(cause));
		return [cause];
	}
}
