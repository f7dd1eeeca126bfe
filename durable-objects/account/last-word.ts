// The account's last word on a mail that comes in. A fault in it is written down and costs no mail: the platform's verdict stands.
import type { Delivery } from '../../workers/domain/account';
import type { Verdict } from '../../workers/domain/verdict';
import { refine } from '../../workers/scanner/refine';
import { accountView } from './account-view';
import { noteHeard } from './store/acquaintances';
import type { Database } from './store/database';

export type OnFault = (cause: unknown) => void;

export function lastWord(db: Database, delivery: Delivery, onFault: OnFault): Verdict {
	const { verdict, domainRules = {} } = delivery;
	return guarded(onFault, verdict, () => refine(verdict, delivery, accountView(db, delivery.envelope.to), domainRules));
}

/** Who wrote is known from now on, where the mail is kept among those that people read. */
export function getToKnow(db: Database, { index, receivedAt }: Delivery, verdict: Verdict, onFault: OnFault): void {
	const [author] = index.from;
	if (verdict.action !== 'inbox' || author === undefined) return;
	guarded(onFault, undefined, () => noteHeard(db, author, receivedAt));
}

function guarded<T>(onFault: OnFault, otherwise: T, work: () => T): T {
	try {
		return work();
	} catch (cause) {
		onFault(cause); // Recorded there; the mail is what matters.
		return otherwise;
	}
}
