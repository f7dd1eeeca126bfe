// Asks a threat feed for its list and builds it into the filter. What is not surely a good list changes nothing: the one before
// it stays in use, and why is written down.
import { type FeedState, readFeedStates, removeFeedState, writeFeedState } from '../../workers/directory/feed-marks';
import { writeFilterName } from '../../workers/directory/purge-mark';
import type { Opened, Unfetched } from '../../workers/outbound/guarded-fetch';
import { Unfinished } from '../../workers/outbound/guarded-fetch';
import { checkList } from '../../workers/scanner/feeds/check-list';
import type { Built } from '../../workers/scanner/feeds/entries';
import { type FeedList, FILTER_KEY, writeFilter } from '../../workers/scanner/feeds/filter-file';
import { FORMATS } from '../../workers/scanner/feeds/formats/formats';
import { hashed, keyedHash } from '../../workers/scanner/feeds/keyed-hash';
import { type FeedRead, readFeed } from '../../workers/scanner/feeds/read-feed';
import type { FeedSetting } from '../../workers/scanner/feeds/settings';
import { openFilter, replaceFilter, type StoredFilter } from './filter-store';

/** Asks a feed's address, over the guarded client. */
export type OpenFeed = (url: string, headers: Record<string, string>) => Promise<Opened | Unfetched>;

export interface FeedEdge {
	open: OpenFeed;
	/** Where the filter stands. */
	mail: R2Bucket;
	directory: D1Database;
	/** Stands for {key} in a feed's URL; told to nobody else. */
	secret: string;
	/** Milliseconds since the epoch. */
	now: number;
}

/** What came of it, for the log; null: nothing new. */
export type FeedReport = string | null;

/** A list that has shrunk by more than half is believed once the one before it is so old. */
const SHRUNKEN_MS = 3 * 24 * 60 * 60_000;
/** Lists that are kept by hand are short, and may well lose half of their lines. */
const SMALL_LIST = 20;

type Outcome =
	| { kind: 'same'; entries: number }
	| { kind: 'stored'; entries: number; words: string }
	| { kind: 'kept'; words: string };

/** Its state is written first as failed: who dies of a list does not begin with it again at once. */
export async function refreshFeed(setting: FeedSetting, slot: number, edge: FeedEdge): Promise<FeedReport> {
	const { name } = setting;
	const before = (await readFeedStates(edge.directory)).find((state) => state.name === name);
	const failed = { name, triedAt: slot, isGood: false, goodAt: before?.goodAt ?? null, entries: before?.entries ?? 0 };
	await writeFeedState(edge.directory, failed);
	const outcome = await refresh(setting, failed, edge);
	if (outcome.kind !== 'kept') {
		const { entries } = outcome;
		await writeFeedState(edge.directory, { name, triedAt: slot, isGood: true, goodAt: edge.now, entries });
	}
	return outcome.kind === 'same' ? null : outcome.words;
}

/** Its list goes, and with the last one the filter. */
export async function removeFeed(name: string, edge: FeedEdge): Promise<void> {
	const filter = await openFilter(edge);
	const lists = filter.lists.filter(({ feed }) => feed !== name);
	if (lists.length < filter.lists.length) await replaceFilter(filter, await writeFilter({ ...filter, lists }), edge);
	if (lists.length === 0) {
		await edge.mail.delete(FILTER_KEY);
		await writeFilterName(edge.directory, null, edge.now);
	}
	await removeFeedState(edge.directory, name);
}

async function refresh(setting: FeedSetting, state: FeedState, edge: FeedEdge): Promise<Outcome> {
	const filter = await openFilter(edge);
	const inUse = filter.lists.find((list) => list.feed === setting.name) ?? null;
	const source = sourceOf(setting);
	const before = inUse?.source === source ? inUse : null;
	const secret = encodeURIComponent(edge.secret);
	const answer = await edge.open(setting.url.replaceAll('{key}', secret), validators(before));
	if (!answer.ok) return kept(inUse, `${answer.reason}: ${withoutSecret(answer.detail, secret)}`);
	try {
		if (answer.status === 304 && before !== null) return { kind: 'same', entries: before.entries };
		if (answer.status !== 200) return kept(inUse, `status ${answer.status}`);
		const read = await readBody(answer, setting, filter);
		if (!read.ok) return kept(inUse, `${read.reason}: ${withoutSecret(read.detail, secret)}`);
		const objection = objectionTo(read.built, before, state, edge);
		if (objection !== null) return kept(inUse, objection);
		const list = listOf(setting, read.built, source, answer.headers, edge);
		return await store(list, read, before, filter, edge);
	} finally {
		await answer.close();
	}
}

/** A body that breaks off, or a limit, is the feed's affair like any bad list. */
async function readBody(
	answer: Opened,
	{ format }: FeedSetting,
	{ key }: StoredFilter,
): Promise<FeedRead | { ok: false; reason: string; detail: string }> {
	try {
		return await readFeed(answer.body, FORMATS[format], key);
	} catch (cause) {
		if (cause instanceof Unfinished) return cause.why;
		throw cause;
	}
}

function validators(before: FeedList | null): Record<string, string> {
	return {
		...(before?.etag ? { 'If-None-Match': before.etag } : {}),
		...(before?.lastModified ? { 'If-Modified-Since': before.lastModified } : {}),
	};
}

/** null: it may take the place of the list before it. */
function objectionTo(built: Built, before: FeedList | null, state: FeedState, { now }: FeedEdge): string | null {
	const check = checkList(built, (words) => crypto.getRandomValues(words));
	if (!check.ok) return check.detail;
	if (before === null || before.entries < SMALL_LIST || built.entries * 2 >= before.entries) return null;
	const age = now - Math.max(before.fetchedAt, state.goodAt ?? 0);
	if (age >= SHRUNKEN_MS) return null;
	return `it has shrunk from ${before.entries} entries to ${built.entries}`;
}

function listOf(setting: FeedSetting, built: Built, source: string, headers: Headers, { now }: FeedEdge): FeedList {
	const { kind, fuse, words, entries } = built;
	return {
		...{ feed: setting.name, kind, fuse, words, entries, source },
		etag: headers.get('ETag'),
		lastModified: headers.get('Last-Modified'),
		fetchedAt: now,
	};
}

/** The filter gets its name before it is there: a purge too many does no harm, one too few would. */
async function store(
	list: FeedList,
	{ bad, shared }: { bad: number; shared: number },
	before: FeedList | null,
	filter: StoredFilter,
	edge: FeedEdge,
): Promise<Outcome> {
	const lists = [...filter.lists.filter(({ feed }) => feed !== list.feed), list];
	const written = await writeFilter({ key: filter.key, lists });
	const isNew = before === null || !isEqual(before.words, list.words);
	if (isNew) await writeFilterName(edge.directory, written.digest, edge.now);
	await replaceFilter(filter, written, edge);
	if (!isNew) return { kind: 'same', entries: list.entries };
	const left = `${bad} bad lines and ${shared} hosts of everybody's left out`;
	return { kind: 'stored', entries: list.entries, words: `${list.entries} entries, ${left}; filter ${written.digest}` };
}

function isEqual(a: Uint32Array, b: Uint32Array): boolean {
	return a.length === b.length && a.every((word, at) => word === b[at]);
}

function kept(inUse: FeedList | null, why: string): Outcome {
	const rest =
		inUse === null ? 'there is no list of it' : `the list of ${new Date(inUse.fetchedAt).toISOString()} stays`;
	return { kind: 'kept', words: `${why}; ${rest}` };
}

/** Validators and counts of one source say nothing about another. */
function sourceOf({ url, format }: FeedSetting): string {
	keyedHash(encodeURI(`${format} ${url}`.toWellFormed()), [0, 0]);
	return `${hashed.high.toString(16)}-${hashed.low.toString(16)}`;
}

function withoutSecret(detail: string, secret: string): string {
	return secret === '' ? detail : detail.replaceAll(secret, '{key}');
}
