// Asks one account to heal itself. The account knows what is stuck; here it is only woken.
import type { AccountDoor } from '../domain/account';
import { note, type Work } from './work';

export async function healAccount(accountId: string, work: Work): Promise<void> {
	const account: AccountDoor = work.env.ACCOUNT.get(work.env.ACCOUNT.idFromName(accountId));
	const report = await account.heal(accountId, work.settings.now());
	if (report.released === 0) return;
	const outcome = `${report.released} released, ${report.alarmSet ? 'alarm set' : 'alarm left as it was'}`;
	await note(
		work,
		'release-outbox',
		accountId,
		'outbox rows were claimed too long ago, or their alarm was lost',
		outcome,
	);
}
