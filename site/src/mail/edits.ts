// Edits, shown at once and sent: taken back with a sentence where the server refuses, and undone on request.
import { Fault } from '../jmap/fault';
import { type Act, type Place, plan } from './actions';
import { askSet } from './ask';
import type { Desk } from './desk';
import { type Edit, inverse, toUpdate } from './edit';
import { applyEdit, dropEmails, emailsOf } from './state';

export interface Edits {
	/** Shows and sends, for all these threads at once; the returned edit undoes it, null where there was nothing to do. */
	act(act: Act, threadIds: readonly string[], place: Place): Edit | null;
	/** The same for single emails. */
	commit(edit: Edit): Edit;
	/** Has its withheld parts given out, for good. */
	lift(emailId: string): Promise<boolean>;
	/** For ever. The emails go from the screen only when the server says that they are gone. */
	destroy(emailIds: string[]): Promise<boolean>;
}

/** The same fault, saying that what was shown is taken back. */
function notDone(error: unknown): unknown {
	if (!(error instanceof Fault) || error.kind === 'signedOut') return error;
	return new Fault(error.kind, error.type, `Not done: ${error.message}`, error);
}

export function createEdits(desk: Desk, sync: () => Promise<void>): Edits {
	async function send(edit: Edit, back: Edit): Promise<void> {
		try {
			await askSet(desk.call, desk.accountId, { update: toUpdate(edit) });
		} catch (error) {
			desk.change((draft) => applyEdit(draft, back));
			desk.fault(notDone(error));
		} finally {
			desk.pace.pending--;
			desk.pace.edits++;
			void sync();
		}
	}

	function commit(edit: Edit): Edit {
		const back = inverse(edit, desk.state.emails);
		desk.pace.edits++;
		desk.change((draft) => applyEdit(draft, edit));
		desk.pace.pending++; // last: were it counted and never sent, nothing would be synced any more
		void send(edit, back);
		return back;
	}

	/** Nothing is shown before the server has done it. false: it did not, and the person was told. */
	async function wait(change: Parameters<typeof askSet>[2], then: () => void): Promise<boolean> {
		try {
			await askSet(desk.call, desk.accountId, change);
			then();
			return true;
		} catch (error) {
			desk.fault(notDone(error));
			return false;
		} finally {
			void sync();
		}
	}

	return {
		act: (act, threadIds, place) => {
			const edits = threadIds.map((id) => plan(act, emailsOf(desk.state, id), place));
			const edit: Edit = Object.assign({}, ...edits);
			return Object.keys(edit).length === 0 ? null : commit(edit);
		},
		commit,
		lift: (emailId) => wait({ update: { [emailId]: { withheld: null } } }, () => {}),
		destroy: (emailIds) => wait({ destroy: emailIds }, () => desk.change((draft) => dropEmails(draft, emailIds))),
	};
}
