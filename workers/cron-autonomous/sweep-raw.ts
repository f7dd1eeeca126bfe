// Finds raw messages in R2 that their account does not know, and delivers them again through the same idempotent door.
// It must never delete anything but a copy of a mail that its account proves to have, or to have destroyed, under another blob.

import { writeMark } from '../directory/marks';
import { accountIds } from '../directory/operations';
import type { AccountDoor } from '../domain/account';
import { parseRawKey } from '../domain/blob';
import { SWEEP_MARK } from './facts';
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
	const raws = await ofKnownAccounts(
		page.objects.filter((object) => object.uploaded.getTime() <= latest),
		work,
	);
	const { strays, faults } = await findStrays(raws, work);
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

/** An object of an account that the directory does not have is left where it is: nobody is there to ask. */
async function ofKnownAccounts(objects: R2Object[], work: Work): Promise<RawMessage[]> {
	const accounts = new Set(await accountIds(work.env.DIRECTORY));
	return objects.flatMap(({ key }) => {
		const parsed = parseRawKey(key);
		return parsed !== null && accounts.has(parsed.accountId) ? [{ ...parsed, key }] : [];
	});
}

/** In the order of their keys. An account that cannot be asked is passed over: it must not hold up the others. */
async function findStrays(raws: RawMessage[], work: Work): Promise<{ strays: RawMessage[]; faults: unknown[] }> {
	const strays: RawMessage[] = [];
	const faults: unknown[] = [];
	for (const [accountId, ofAccount] of Map.groupBy(raws, (raw) => raw.accountId)) {
		try {
			const known = new Set(
				await door(accountId, work).knownBlobs(
					accountId,
					ofAccount.map((raw) => raw.blobId),
				),
			);
			strays.push(...ofAccount.filter((raw) => !known.has(raw.blobId)));
		} catch (cause) {
			faults.push(cause);
			await note(
				work,
				'sweep-raw',
				accountId,
				'raw messages are compared with what the account knows',
				faultWords(cause),
			);
		}
	}
	return { strays, faults };
}

/** Returns the fault, if there was one, so that the next raw message gets its turn. */
async function bringHome(raw: RawMessage, work: Work): Promise<unknown[]> {
	try {
		const outcome = await work.redeliver(raw);
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
	const known = await door(raw.accountId, work).knownBlobs(raw.accountId, [raw.blobId]);
	if (known.length > 0) return;
	await note(
		work,
		'remove-copy',
		raw.key,
		'the account has, or has destroyed, the same mail under another blob',
		'removed',
	);
	await work.env.MAIL.delete(raw.key);
}

function door(accountId: string, work: Work): AccountDoor {
	return work.env.ACCOUNT.get(work.env.ACCOUNT.idFromName(accountId));
}
