// Loads the list that is shown, page by page as it is scrolled, and threads and bodies as they are opened.
import { faultWords } from '../jmap/fault';
import { askBodies, askMailboxes, askPage, askThread } from './ask';
import type { Desk } from './desk';
import { missingPages, PAGE, type Range } from './list-window';
import { type Listing, listingKey } from './listing';
import { failList, openList, takeEmails, takeMailboxes, takePage, takeThreads } from './state';

export interface Lists {
	loadMailboxes(): Promise<void>;
	/** Shows another list; its first page is asked for at once. */
	open(listing: Listing): void;
	/** Asks for what the range lacks. */
	need(range: Range): void;
	/** false: there is no such thread. */
	openThread(threadId: string): Promise<boolean>;
	/** Asks for bodies that are not here yet; those of one moment go in one request. */
	needBody(emailId: string): Promise<void>;
}

export function createLists(desk: Desk): Lists {
	const asked = new Set<string>();

	async function page(start: number): Promise<void> {
		const { mailboxId, query, filter } = desk.state.list;
		const listing: Listing = { mailboxId, query, filter };
		const list = listingKey(listing);
		const key = `${start} ${list}`;
		if (asked.has(key)) return;
		asked.add(key);
		const isCurrent = () => listingKey(desk.state.list) === list;
		try {
			const edits = desk.pace.edits;
			const found = await askPage(desk.call, desk.accountId, listing, { start, end: start + PAGE });
			asked.delete(key);
			if (!isCurrent()) return;
			if (desk.pace.edits !== edits) return void page(start);
			desk.change((draft) => {
				takePage(draft, found);
				draft.emailState ??= found.emailState;
			});
		} catch (error) {
			asked.delete(key);
			if (isCurrent() && start === 0) desk.change((draft) => failList(draft, faultWords(error)));
			desk.fault(error);
		}
	}

	return {
		loadMailboxes: async () => {
			const mailboxes = await askMailboxes(desk.call, desk.accountId);
			desk.change((draft) => takeMailboxes(draft, mailboxes));
		},
		open: (listing) => {
			desk.change((draft) => openList(draft, listing));
			void page(0);
		},
		need: (range) => {
			for (const start of missingPages(desk.state.list.slots, range)) void page(start);
		},
		openThread: async (threadId) => {
			if (desk.state.threads[threadId]) return true;
			const found = await askThread(desk.call, desk.accountId, threadId);
			if (!found) return false;
			desk.change((draft) => {
				takeEmails(draft, found.emails);
				takeThreads(draft, found.threads);
			});
			return true;
		},
		needBody: createBodies(desk),
	};
}

function createBodies(desk: Desk): (emailId: string) => Promise<void> {
	const flights = new Map<string, Promise<void>>();
	let wanted: string[] = [];
	let next: Promise<void> | null = null;

	async function fly(): Promise<void> {
		await Promise.resolve(); // all messages that mount together travel together
		const ids = wanted;
		wanted = [];
		next = null;
		try {
			const bodies = await askBodies(desk.call, desk.accountId, ids);
			desk.change((draft) => {
				for (const body of bodies) draft.bodies[body.id] = body;
			});
		} finally {
			for (const id of ids) flights.delete(id);
		}
	}

	return async (emailId) => {
		if (desk.state.bodies[emailId]) return;
		const flying = flights.get(emailId);
		if (flying) return flying;
		wanted.push(emailId);
		next ??= fly();
		flights.set(emailId, next);
		return next;
	};
}
