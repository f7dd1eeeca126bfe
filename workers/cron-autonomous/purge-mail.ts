// Zero-hour purge: what a feed has learned too late for a mail that is in its account already. Mail of the last days is read again
// and looked up in the filter; what is listed now goes to quarantine. So many mails a tick; the mark tells where the next goes on.
import { accountIds } from '../directory/operations';
import { type PurgeState, writePurge } from '../directory/purge-mark';
import type { AccountDoor, RecentEmail } from '../domain/account';
import type { Reason } from '../domain/verdict';
import type { ThreatFilter } from '../scanner/feeds/filter';
import { loadFilter } from '../scanner/feeds/load';
import { isCondemning } from '../scanner/rules/threats';
import { purgeMs } from './facts';
import { faultWords, note, type Work } from './work';

/** Mails that an account is asked for at once. */
const PAGE = 100;

interface Round {
	filter: ThreatFilter;
	/** Mails that this tick may still read. */
	left: number;
	faults: unknown[];
}

/** Throws where the filter is there and cannot be used: its feeds make it anew, and the round waits for that. */
export async function purgeMail(job: { filter: string; from: PurgeState['at'] }, work: Work): Promise<void> {
	const filter = await loadFilter(work.env.MAIL);
	const faults: unknown[] = [];
	// Where there is no filter any more, nothing is listed: the round is over.
	const at = filter && (await goOn(job.from, { filter, faults, left: work.settings.rejudgedPerTick }, work));
	await writePurge(work.env.DIRECTORY, { filter: job.filter, at }, work.settings.now());
	if (faults.length > 0) {
		throw new AggregateError(faults, `${faults.length} mails or accounts could not be looked at again`);
	}
}

/** Where the next tick goes on; null: all accounts have had their turn. */
async function goOn(from: PurgeState['at'], round: Round, work: Work): Promise<PurgeState['at']> {
	const accounts = (await accountIds(work.env.DIRECTORY)).filter((id) => from === null || id >= from.accountId);
	for (const accountId of accounts) {
		if (round.left <= 0) return { accountId, after: null };
		const after = from?.accountId === accountId ? from.after : null;
		const stopped = await purgeAccount(accountId, after, round, work);
		if (stopped !== null) return { accountId, after: stopped };
	}
	return null;
}

/** The page to go on with; null: it is done, or cannot be asked, and must not hold up the others. */
async function purgeAccount(accountId: string, from: string | null, round: Round, work: Work): Promise<string | null> {
	const account: AccountDoor = work.env.ACCOUNT.get(work.env.ACCOUNT.idFromName(accountId));
	const since = work.settings.now() - purgeMs(work.env);
	let after = from;
	try {
		do {
			if (round.left <= 0) return after;
			const page = await account.recentMail(accountId, { since, after, limit: Math.min(PAGE, round.left) });
			round.left -= page.emails.length;
			for (const email of page.emails) await lookAgain(accountId, email, account, round, work);
			after = page.next;
		} while (after !== null);
	} catch (cause) {
		round.faults.push(cause);
		await note(
			work,
			'purge-mail',
			accountId,
			'mail of the last days is looked up in the new filter',
			faultWords(cause),
		);
	}
	return null;
}

/** One mail's fault is written down, and the next one gets its turn. */
async function lookAgain(
	accountId: string,
	email: RecentEmail,
	account: AccountDoor,
	round: Round,
	work: Work,
): Promise<void> {
	const subject = `${accountId} ${email.emailId}`;
	try {
		const reasons = await newReasons(accountId, email, round, work);
		if (reasons.length === 0) return;
		const result = await account.condemn(accountId, email.emailId, reasons);
		const outcome = result.ok ? 'moved to quarantine' : `left where it is: ${result.reason}`;
		await note(work, 'purge-mail', subject, rulesOf(reasons), outcome);
	} catch (cause) {
		round.faults.push(cause);
		await note(work, 'purge-mail', subject, 'it is looked up in the new filter', faultWords(cause));
	}
}

/** What was known when it came was decided then, and a person may have decided otherwise since. */
async function newReasons(
	accountId: string,
	{ blobId, envelope, verdict }: RecentEmail,
	{ filter }: Round,
	work: Work,
): Promise<Reason[]> {
	const reasons = (await work.doors.rejudge({ accountId, blobId, envelope }, filter)) ?? [];
	const isNew = (one: Reason) =>
		!verdict.reasons.some((known) => known.rule === one.rule && known.evidence === one.evidence);
	return reasons.filter((one) => isCondemning(one) && isNew(one));
}

/** The log is everybody's who runs the platform: no word of the mail. */
function rulesOf(reasons: readonly Reason[]): string {
	return `a feed lists it now: ${[...new Set(reasons.map(({ rule }) => rule))].join(', ')}`;
}
