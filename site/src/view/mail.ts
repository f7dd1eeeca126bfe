// The app's one resolved object: state, address, and the verbs that components call. Composition only.
import { createContext, useContext } from 'solid-js';
import { createStore, produce } from 'solid-js/store';
import { caller, downloadUrl, openSession } from '../jmap/client';
import { Fault, faultWords } from '../jmap/fault';
import type { BodyPart, Session } from '../jmap/types';
import type { Desk } from '../mail/desk';
import { createEdits } from '../mail/edits';
import { fileName } from '../mail/sizes';
import { emptyState } from '../mail/state';
import { createSync } from '../mail/sync';
import { createFiltering } from './filtering';
import { createListing } from './listing';
import { createLive } from './live';
import { createRouter } from './router';
import { createSearching } from './searching';
import { createSelection } from './selection';
import { createClock, createNarrow, createVisible } from './surroundings';
import { createToasts } from './toasts';
import { createVerbs } from './verbs';

export type Mail = ReturnType<typeof createMail>;

const MailContext = createContext<Mail>();
export const MailProvider = MailContext.Provider;

export function useMail(): Mail {
	const mail = useContext(MailContext);
	if (!mail) throw new Error('useMail stands outside MailProvider');
	return mail;
}

/** What a push says has changed, where it is no mail. */
const OF_THE_SCAN: readonly string[] = ['ScanSettings', 'SenderRule'];

/** Call within a root: everything that it opens is closed with it. */
export function createMail(session: Session, signedOut: (why: string) => void) {
	const accountId = session.primaryAccounts['urn:ietf:params:jmap:mail'] ?? Object.keys(session.accounts)[0] ?? '';
	const [state, setState] = createStore(emptyState());
	const toasts = createToasts();
	const router = createRouter();

	const fault = (error: unknown) => {
		if (error instanceof Fault && error.kind === 'signedOut') signedOut('You have been signed out.');
		else toasts.show({ text: faultWords(error), tone: 'problem', undo: null });
	};
	const call = caller(session.apiUrl);
	const pace = { edits: 0, pending: 0 };
	const desk: Desk = { call, accountId, state, change: (step) => setState(produce(step)), pace, fault };

	const list = createListing(desk, router, session.username);
	const sync = createSync(desk, list.view);
	const edits = createEdits(desk, sync);
	const selection = createSelection(list, () => router.route().query !== '');
	const filtering = createFiltering(desk, toasts);
	const changed = (types: readonly string[] | null) => {
		if (types === null || types.some((type) => OF_THE_SCAN.includes(type))) filtering.refreshFiltering();
		if (types?.every((type) => OF_THE_SCAN.includes(type))) return;
		list.revive();
		void sync();
	};
	const checkSession = () => {
		openSession().catch((error) => {
			// Any other fault is what the connection's state already says.
			if (error instanceof Fault && error.kind === 'signedOut') fault(error);
		});
	};

	return {
		accountId,
		accountName: session.accounts[accountId]?.name ?? session.username,
		self: session.username,
		state,
		...router,
		...list,
		...toasts,
		...createSearching(router),
		...createLive(session, accountId, { changed, checkSession }),
		...selection,
		...filtering,
		...createVerbs({ state, list, selection, edits, toasts, router }),
		commit: edits.commit,
		lift: edits.lift,
		now: createClock(),
		narrow: createNarrow(),
		visible: createVisible(),
		download: (part: BodyPart) => downloadUrl(session.downloadUrl, accountId, part, fileName(part)),
	};
}
