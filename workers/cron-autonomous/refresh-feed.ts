// Asks a threat feed for its list and builds it into the filter. What is not surely a good list changes nothing: the one before
// it stays in use, and why is written down.
import { type FeedState, readFeedStates, removeFeedState, writeFeedState } from '../directory/feed-marks';
import { writeFilterName } from '../directory/purge-mark';
import { checkList } from '../scanner/feeds/check-list';
import type { Built } from '../scanner/feeds/entries';
import { type FeedList, FILTER_KEY, writeFilter } from '../scanner/feeds/filter-file';
import { FORMATS } from '../scanner/feeds/formats/formats';
import { hashed, keyedHash } from '../scanner/feeds/keyed-hash';
import { type FeedRead, readFeed } from '../scanner/feeds/read-feed';
import { type FeedSetting, readFeedSettings } from '../scanner/feeds/settings';
import { openFilter, replaceFilter, type StoredFilter } from './filter-store';
import { type FeedAnswer, note, type Work } from './work';

const DUE = 'its list was due';
/** Lists that are kept by hand are short, and may well lose half of their lines. */
const SMALL_LIST = 20;

type Outcome =
	| { kind: 'same'; entries: number }
	| { kind: 'stored'; list: FeedList; words: string }
	| { kind: 'kept'; words: string };

/** Its state is written first as failed: a tick that dies of a list does not begin with it again. */
export async function refreshFeed(name: string, work: Work): Promise<void> {
	const setting = readFeedSettings(work.env.THREAT_FEEDS).feeds.find((feed) => feed.name === name);
	if (setting === undefined) return;
	const directory = work.env.DIRECTORY;
	const before = (await readFeedStates(directory)).find((state) => state.name === name);
	const failed = {
		name,
		triedAt: work.slot,
		isGood: false,
		goodAt: before?.goodAt ?? null,
		entries: before?.entries ?? 0,
	};
	await writeFeedState(directory, failed);
	const outcome = await refresh(setting, failed, work);
	if (outcome.kind !== 'same') await note(work, 'refresh-feed', name, DUE, outcome.words);
	if (outcome.kind === 'kept') return;
	const entries = outcome.kind === 'same' ? outcome.entries : outcome.list.entries;
	await writeFeedState(directory, { name, triedAt: work.slot, isGood: true, goodAt: work.settings.now(), entries });
}

/** Its list goes, and with the last one the filter. */
export async function removeFeed(name: string, work: Work): Promise<void> {
	const { env, settings } = work;
	const filter = await openFilter(work);
	const lists = filter.lists.filter(({ feed }) => feed !== name);
	await note(work, 'remove-feed', name, 'the settings name it no more', 'its list is dropped');
	if (lists.length < filter.lists.length) await replaceFilter(filter, await writeFilter({ ...filter, lists }), work);
	if (lists.length === 0) {
		await env.MAIL.delete(FILTER_KEY);
		await writeFilterName(env.DIRECTORY, null, settings.now());
	}
	await removeFeedState(env.DIRECTORY, name);
}

async function refresh(setting: FeedSetting, state: FeedState, work: Work): Promise<Outcome> {
	const filter = await openFilter(work);
	const inUse = filter.lists.find((list) => list.feed === setting.name) ?? null;
	const source = sourceOf(setting);
	const before = inUse?.source === source ? inUse : null;
	const secret = encodeURIComponent(work.env.THREAT_FEED_KEY ?? '');
	const answer = await work.doors.openFeed(setting.url.replaceAll('{key}', secret), validators(before));
	if (!answer.ok) return kept(inUse, `${answer.reason}: ${withoutSecret(answer.detail, secret)}`);
	try {
		if (answer.status === 304 && before !== null) return { kind: 'same', entries: before.entries };
		if (answer.status !== 200) return kept(inUse, `status ${answer.status}`);
		const read = await readBody(answer, setting, filter);
		if (!read.ok) return kept(inUse, `${read.reason}: ${withoutSecret(read.detail, secret)}`);
		const objection = objectionTo(read.built, before, state, work);
		if (objection !== null) return kept(inUse, objection);
		const list = listOf(setting, read.built, source, answer.headers, work);
		return await store(list, read, before, filter, work);
	} finally {
		await answer.close();
	}
}

/** A body that breaks off, or a limit, is the feed's affair like any bad list. */
async function readBody(
	answer: FeedAnswer,
	{ format }: FeedSetting,
	{ key }: StoredFilter,
): Promise<FeedRead | { ok: false; reason: string; detail: string }> {
	const stream = new Watched(answer.body);
	try {
		return await readFeed(stream, FORMATS[format], key);
	} catch (cause) {
		if (stream.fault === null) throw cause;
		return { ok: false, reason: 'broken off', detail: String(stream.fault).slice(0, 200) };
	}
}

/** Tells a fault of the stream from one of whoever reads it. */
class Watched implements AsyncIterable<Uint8Array> {
	fault: unknown = null;
	readonly #body: AsyncIterable<Uint8Array>;

	constructor(body: AsyncIterable<Uint8Array>) {
		this.#body = body;
	}

	async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
		const chunks = this.#body[Symbol.asyncIterator]();
		try {
			for (let next = await this.#next(chunks); !next.done; next = await this.#next(chunks)) yield next.value;
		} finally {
			await chunks.return?.();
		}
	}

	async #next(chunks: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array>> {
		try {
			return await chunks.next();
		} catch (cause) {
			this.fault = cause;
			throw cause;
		}
	}
}

function validators(before: FeedList | null): Record<string, string> {
	return {
		...(before?.etag ? { 'If-None-Match': before.etag } : {}),
		...(before?.lastModified ? { 'If-Modified-Since': before.lastModified } : {}),
	};
}

/** null: it may take the place of the list before it. */
function objectionTo(built: Built, before: FeedList | null, state: FeedState, work: Work): string | null {
	const check = checkList(built, (words) => crypto.getRandomValues(words));
	if (!check.ok) return check.detail;
	if (before === null || before.entries < SMALL_LIST || built.entries * 2 >= before.entries) return null;
	const age = work.settings.now() - Math.max(before.fetchedAt, state.goodAt ?? 0);
	if (age >= work.settings.shrunkenFeedMs) return null;
	return `it has shrunk from ${before.entries} entries to ${built.entries}`;
}

function listOf(setting: FeedSetting, built: Built, source: string, headers: Headers, work: Work): FeedList {
	const { kind, fuse, words, entries } = built;
	return {
		...{ feed: setting.name, kind, fuse, words, entries, source },
		etag: headers.get('ETag'),
		lastModified: headers.get('Last-Modified'),
		fetchedAt: work.settings.now(),
	};
}

/** The filter gets its name before it is there: a purge too many does no harm, one too few would. */
async function store(
	list: FeedList,
	{ bad, shared }: { bad: number; shared: number },
	before: FeedList | null,
	filter: StoredFilter,
	work: Work,
): Promise<Outcome> {
	const { env, settings } = work;
	const lists = [...filter.lists.filter(({ feed }) => feed !== list.feed), list];
	const written = await writeFilter({ key: filter.key, lists });
	const isNew = before === null || !isEqual(before.words, list.words);
	if (isNew) await writeFilterName(env.DIRECTORY, written.digest, settings.now());
	await replaceFilter(filter, written, work);
	if (!isNew) return { kind: 'same', entries: list.entries };
	const left = `${bad} bad lines and ${shared} hosts of everybody's left out`;
	return { kind: 'stored', list, words: `${list.entries} entries, ${left}; filter ${written.digest}` };
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
