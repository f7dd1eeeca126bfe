// Keeps the desk in step with the server: after a push, a reconnect or an edit, asks what changed and how the list looks now.
import { Fault } from '../jmap/fault';
import { askMissing, askNews, askPage, type News } from './ask';
import type { Desk } from './desk';
import { type Range, resyncRange } from './list-window';
import { type Listing, listingKey } from './listing';
import {
	dropEmails,
	type Find,
	type MailState,
	openList,
	takeEmails,
	takeMailboxes,
	takePage,
	takeThreads,
	takeWindow,
} from './state';

/** As many rows as one re-query may ask for. */
const MOST_ROWS = 400;

/** Any number of calls while one sync runs make one more. `view` gives the positions on screen. */
export function createSync(desk: Desk, view: () => Range): () => Promise<void> {
	let running: Promise<void> | null = null;
	let again = false;

	async function run(): Promise<void> {
		do {
			again = false;
			// Edits sync when they settle: what the server says before that would undo them on screen.
			if (desk.pace.pending > 0 || desk.state.emailState === null) return;
			const more = await once(desk, view());
			again ||= more;
		} while (again);
	}

	const sync = (): Promise<void> => {
		again = true;
		running ??= run()
			.catch((error) => {
				// Nobody asked for this one: the page says that it is not live, and coming back syncs again.
				if (!(error instanceof Fault && error.kind === 'offline')) desk.fault(error);
			})
			.finally(() => {
				running = null;
				if (again) void sync(); // asked for when the run had ended, but not yet said so
			});
		return running;
	};
	return sync;
}

/** true: more is to be asked, since the server had more to tell or an edit overtook the answer. */
async function once(desk: Desk, view: Range): Promise<boolean> {
	const { state, call, accountId } = desk;
	const edits = desk.pace.edits;
	const { mailboxId, query, filter, phase, slots } = state.list;
	const listing: Listing = { mailboxId, query, filter };
	const list = phase === 'ready' ? { listing, range: resyncRange(slots, view, MOST_ROWS) } : null;

	const news = await askNews(call, accountId, state.emailState ?? '', list);
	if (news === 'tooFar') return startOver(desk, listing);
	const missing = { rows: unknownIn(state, news), finds: query ? foundAnew(state, news) : [], filter };
	const more = await askMissing(call, accountId, missing);

	if (desk.pace.edits !== edits) return desk.pace.pending === 0;
	const isSameList = listingKey(state.list) === listingKey(listing);
	desk.change((draft) => takeNews(draft, news, more, isSameList));
	return news.more;
}

/** What the window names and no row can be made of: an email may have come in by its change alone, without its thread. */
function unknownIn(state: MailState, news: News): string[] {
	const emails = new Map(news.emails.map((email) => [email.id, email]));
	const threads = new Set(news.threads.map((thread) => thread.id));
	const isKnown = (id: string) => {
		const threadId = (emails.get(id) ?? state.emails[id])?.threadId;
		return threadId !== undefined && (threads.has(threadId) || state.threads[threadId] !== undefined);
	};
	return news.window?.emailIds.filter((id) => !isKnown(id)) ?? [];
}

/** The emails by which a search finds its threads now, and did not before. */
function foundAnew(state: MailState, news: News): string[] {
	const known = new Set(Object.values(state.list.finds).map((find) => find.emailId));
	return news.window?.emailIds.filter((id) => !known.has(id)) ?? [];
}

type More = Awaited<ReturnType<typeof askMissing>>;

function takeNews(draft: MailState, news: News, more: More, isSameList: boolean): void {
	takeMailboxes(draft, news.mailboxes);
	takeEmails(draft, [...news.emails, ...more.emails]);
	takeThreads(draft, [...news.threads, ...more.threads]);
	dropEmails(draft, news.destroyed);
	draft.emailState = news.emailState;
	if (!news.window || !isSameList) return;
	const threadOf = (emailId: string) => draft.emails[emailId]?.threadId;
	const finds: Record<string, Find> = {};
	for (const find of [...Object.values(draft.list.finds), ...more.finds]) finds[threadOf(find.emailId) ?? ''] = find;
	const threadIds = news.window.emailIds.map(threadOf).filter((id) => id !== undefined);
	takeWindow(draft, { ...news.window, threadIds, finds });
}

/** The server cannot tell what changed: the list is read anew, and so is whatever is opened after it. */
async function startOver(desk: Desk, listing: Listing): Promise<boolean> {
	const page = await askPage(desk.call, desk.accountId, listing, { start: 0, end: 50 });
	desk.change((draft) => {
		openList(draft, listing);
		draft.emails = {};
		draft.threads = {};
		takePage(draft, page);
		draft.emailState = page.emailState;
	});
	return true; // mailboxes are read by the sync that follows
}
