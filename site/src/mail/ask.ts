// The JMAP requests that the app makes and what their answers mean. Knows the wire, keeps nothing.
import type { Invocation } from '../../../workers/domain/jmap';
import type { Answers, Call } from '../jmap/client';
import { Fault } from '../jmap/fault';
import {
	BODY_PROPERTIES,
	type EmailBody,
	type EmailRow,
	type Mailbox,
	PART_PROPERTIES,
	ROW_PROPERTIES,
	type Thread,
} from '../jmap/types';
import type { Filter } from '../search/filter';
import { inOneLine, runsOf } from '../search/snippet';
import type { Range } from './list-window';
import type { Listing } from './listing';
import type { Find, Page } from './state';

interface Got<T> {
	list: T[];
	state: string;
}

interface Queried {
	ids: string[];
	position: number;
	total?: number;
	/** Set where the server gives out fewer at once than were asked for (RFC 8620 section 5.5). */
	limit?: number;
}

const MAX_BODY_BYTES = 400_000;
const MAX_CHANGES = 500;
/** What every server gives in one get (RFC 8620 section 2, maxObjectsInGet). */
const MOST_IN_GET = 500;

function from(resultOf: string, name: string, path: string): Record<string, string> {
	return { resultOf, name, path };
}

function query(accountId: string, { filter }: Listing, range: Range): Invocation {
	const sort = [{ property: 'receivedAt', isAscending: false }];
	const window = { position: range.start, limit: range.end - range.start, calculateTotal: true };
	return ['Email/query', { accountId, filter, sort, collapseThreads: true, ...window }, 'query'];
}

/** Threads of some emails, and all rows of these threads: `source` is a call whose `path` gives email ids. */
function threadsAndRows(accountId: string, ids: Record<string, unknown>): Invocation[] {
	return [
		['Email/get', { accountId, ...ids, properties: ['threadId'] }, 'heads'],
		['Thread/get', { accountId, '#ids': from('heads', 'Email/get', '/list/*/threadId') }, 'threads'],
		[
			'Email/get',
			{ accountId, '#ids': from('threads', 'Thread/get', '/list/*/emailIds'), properties: ROW_PROPERTIES },
			'rows',
		],
	];
}

/** The answers of threadsAndRows. Long threads may have more emails than the server gives in one get: these are asked for in turn. */
async function rowsOf(
	call: Call,
	accountId: string,
	answer: Answers,
): Promise<{ threads: Thread[]; emails: EmailRow[] }> {
	const threads = answer<Got<Thread>>('threads').list;
	try {
		return { threads, emails: answer<Got<EmailRow>>('rows').list };
	} catch (error) {
		if (!(error instanceof Fault && error.type === 'requestTooLarge')) throw error;
	}
	const ids = threads.flatMap((thread) => thread.emailIds);
	const emails: EmailRow[] = [];
	for (let at = 0; at < ids.length; at += MOST_IN_GET) {
		const some = { ids: ids.slice(at, at + MOST_IN_GET), properties: ROW_PROPERTIES };
		const more = await call([['Email/get', { accountId, ...some }, 'rows']]);
		emails.push(...more<Got<EmailRow>>('rows').list);
	}
	return { threads, emails };
}

/** RFC 8621 section 5. */
interface Snippet {
	emailId: string;
	subject: string | null;
	preview: string | null;
}

/** What of these emails a search means: `ids` are `emailIds`, or a reference to them. */
function snippets(accountId: string, filter: Filter, ids: Record<string, unknown>): Invocation {
	return ['SearchSnippet/get', { accountId, filter, ...ids }, 'snippets'];
}

/** A find for every email: without its words where the server tells none. */
function findsOf(answer: Answers, emailIds: string[]): Find[] {
	const told = new Map(snippetsOr(answer).map((one) => [one.emailId, one]));
	return emailIds.map((emailId) => {
		const { subject, preview } = told.get(emailId) ?? {};
		return { emailId, subject: subject ? runsOf(subject) : null, preview: preview ? inOneLine(runsOf(preview)) : null };
	});
}

/** A list of what was found stands without snippets too: a server may not know them, or not for this filter. */
function snippetsOr(answer: Answers): Snippet[] {
	try {
		return answer<Got<Snippet>>('snippets').list;
	} catch (error) {
		if (error instanceof Fault && error.kind === 'method') return [];
		throw error;
	}
}

export interface ListPage extends Page {
	emailState: string;
}

/** One page of the list with everything that its rows show: one request. */
export async function askPage(call: Call, accountId: string, listing: Listing, range: Range): Promise<ListPage> {
	const ids = from('query', 'Email/query', '/ids');
	const answer = await call([
		query(accountId, listing, range),
		...threadsAndRows(accountId, { '#ids': ids }),
		...(listing.query ? [snippets(accountId, listing.filter, { '#emailIds': ids })] : []),
	]);
	const found = answer<Queried>('query');
	const heads = answer<Got<Pick<EmailRow, 'id' | 'threadId'>>>('heads');
	const threadOf = new Map(heads.list.map((one) => [one.id, one.threadId]));
	const threadIds = found.ids.map((id) => threadOf.get(id)).filter((id) => id !== undefined);
	const finds = listing.query ? findsOf(answer, found.ids) : [];
	return {
		position: found.position,
		total: totalOf(found, range, threadIds.length),
		threadIds,
		finds: Object.fromEntries(finds.map((find) => [threadOf.get(find.emailId) ?? '', find])),
		...(await rowsOf(call, accountId, answer)),
		emailState: heads.state,
	};
}

export async function askMailboxes(call: Call, accountId: string): Promise<Mailbox[]> {
	const answer = await call([['Mailbox/get', { accountId, ids: null }, 'mailboxes']]);
	return answer<Got<Mailbox>>('mailboxes').list;
}

/** A thread with its rows; null where the account has none of that id. */
export async function askThread(
	call: Call,
	accountId: string,
	threadId: string,
): Promise<Pick<Page, 'threads' | 'emails'> | null> {
	const rows = { '#ids': from('threads', 'Thread/get', '/list/*/emailIds'), properties: ROW_PROPERTIES };
	const answer = await call([
		['Thread/get', { accountId, ids: [threadId] }, 'threads'],
		['Email/get', { accountId, ...rows }, 'rows'],
	]);
	const found = await rowsOf(call, accountId, answer);
	return found.threads.length === 0 ? null : found;
}

export async function askBodies(call: Call, accountId: string, ids: string[]): Promise<EmailBody[]> {
	const how = { properties: BODY_PROPERTIES, bodyProperties: PART_PROPERTIES };
	const values = { fetchTextBodyValues: true, maxBodyValueBytes: MAX_BODY_BYTES };
	const answer = await call([['Email/get', { accountId, ids, ...how, ...values }, 'bodies']]);
	return answer<Got<EmailBody>>('bodies').list;
}

/** What happened since a state, and how the list looks now. */
export interface News {
	mailboxes: Mailbox[];
	emails: EmailRow[];
	threads: Thread[];
	destroyed: string[];
	emailState: string;
	more: boolean;
	/** The list's window as email ids; null where no list was asked for. */
	window: { position: number; total: number; emailIds: string[] } | null;
}

/** 'tooFar': the server cannot tell what changed since then (cannotCalculateChanges): everything must be read anew. */
export async function askNews(
	call: Call,
	accountId: string,
	sinceState: string,
	list: { listing: Listing; range: Range } | null,
): Promise<News | 'tooFar'> {
	const answer = await call([
		['Mailbox/get', { accountId, ids: null }, 'mailboxes'],
		['Email/changes', { accountId, sinceState, maxChanges: MAX_CHANGES }, 'changes'],
		[
			'Email/get',
			{ accountId, '#ids': from('changes', 'Email/changes', '/updated'), properties: ROW_PROPERTIES },
			'updated',
		],
		...threadsAndRows(accountId, { '#ids': from('changes', 'Email/changes', '/created') }),
		...(list ? [query(accountId, list.listing, list.range)] : []),
	]);
	const changes = changesOr(answer);
	if (changes === 'tooFar') return 'tooFar';
	const created = await rowsOf(call, accountId, answer);
	return {
		mailboxes: answer<Got<Mailbox>>('mailboxes').list,
		emails: [...answer<Got<EmailRow>>('updated').list, ...created.emails],
		threads: created.threads,
		destroyed: changes.destroyed,
		emailState: changes.newState,
		more: changes.hasMoreChanges,
		window: list ? windowOf(answer<Queried>('query'), list.range) : null,
	};
}

function windowOf(found: Queried, range: Range): NonNullable<News['window']> {
	return { position: found.position, total: totalOf(found, range, found.ids.length), emailIds: found.ids };
}

/** An answer that ends early is the list's end, whatever total stands beside it: a hole there would be asked for for ever. */
function totalOf({ position, total, limit }: Queried, range: Range, count: number): number {
	const asked = limit ?? range.end - range.start;
	const end = position + count;
	return count < asked ? Math.min(total ?? end, end) : (total ?? end);
}

interface Changed {
	newState: string;
	hasMoreChanges: boolean;
	destroyed: string[];
}

function changesOr(answer: Answers): Changed | 'tooFar' {
	try {
		return answer<Changed>('changes');
	} catch (error) {
		if (error instanceof Fault && error.type === 'cannotCalculateChanges') return 'tooFar';
		throw error;
	}
}

/** What a re-queried window names and nobody here knows yet. */
export interface Missing {
	/** Emails whose threads have no rows. */
	rows: string[];
	/** Emails that a search has found anew, by this filter. */
	finds: string[];
	filter: Filter;
}

export async function askMissing(
	call: Call,
	accountId: string,
	{ rows, finds, filter }: Missing,
): Promise<{ threads: Thread[]; emails: EmailRow[]; finds: Find[] }> {
	if (rows.length === 0 && finds.length === 0) return { threads: [], emails: [], finds: [] };
	const answer = await call([
		...threadsAndRows(accountId, { ids: rows }),
		...(finds.length > 0 ? [snippets(accountId, filter, { emailIds: finds })] : []),
	]);
	return { ...(await rowsOf(call, accountId, answer)), finds: finds.length > 0 ? findsOf(answer, finds) : [] };
}

/** Throws a Fault where any of the emails was not changed: the caller takes back what it showed. */
export async function askSet(
	call: Call,
	accountId: string,
	change: { update?: Record<string, unknown>; destroy?: string[] },
): Promise<void> {
	const answer = await call([['Email/set', { accountId, ...change }, 'set']]);
	const { notUpdated, notDestroyed } =
		answer<Record<string, Record<string, { type: string; description?: string }> | null>>('set');
	const [refused] = Object.values({ ...notUpdated, ...notDestroyed });
	if (refused)
		throw new Fault('method', refused.type, refused.description ?? `The server refused this (${refused.type}).`);
}
