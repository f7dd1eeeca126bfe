// This account as the scanner asks about it: each question one look-up in its store.
import { recipientKeys } from '../../workers/domain/address';
import type { AccountView } from '../../workers/scanner/account-view';
import { points } from '../../workers/scanner/words/account-layer';
import { words } from '../../workers/scanner/words/workerd';
import { acquaintance, closestDomains, domainTwins, namesakes } from './store/acquaintances';
import type { Database } from './store/database';
import { ownAddresses } from './store/identities';
import { lessonCounts, readOwnWords } from './store/own-words';
import { readScanSettings } from './store/scan-settings';
import { actionsFor } from './store/sender-rules';

/** `recipient`: of the envelope; its address may not be known to the store yet. */
export function accountView(db: Database, recipient: string): AccountView {
	return {
		settings: readScanSettings(db),
		ownAddresses: [...ownAddresses(db), ...recipientKeys(recipient)],
		rules: (senders) => actionsFor(db, senders),
		acquaintance: (address) => acquaintance(db, address),
		namesakes: (name) => namesakes(db, name),
		domainTwins: (word) => domainTwins(db, word),
		closestDomains: () => closestDomains(db),
		probability: (score) => words.probability(score),
		ownPoints: (features) => {
			const { junk, good } = lessonCounts(db);
			// The blob is read only where there is something in it.
			return junk + good === 0 ? 0 : points(readOwnWords(db).layer, features);
		},
	};
}
