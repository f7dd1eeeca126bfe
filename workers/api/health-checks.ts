// What is asked of each part of the platform, and what its answer means. Every check ends in time; none changes anything.

import { core } from '../../wasm-core/workerd';
import { oldestAccount } from '../directory/accounts';
import { readFeedStates } from '../directory/feed-marks';
import { countOpenDeadLetters } from '../directory/history';
import { lastRun } from '../directory/operations';
import type { Env } from '../env';
import { type FeedSetting, readFeedSettings } from '../scanner/feeds/settings';
import { accountStub } from './account-stub';

export type State = 'ok' | 'degraded' | 'down';
export interface Finding {
	state: State;
	/** For people, and for everybody: no name, no count of anyone's mail. */
	detail: string;
}

type Check = (env: Env, now: number) => Promise<Finding>;

const CHECK_TIMEOUT_MS = 2000;
/** The cron comes every five minutes; two may be lost before somebody should look. */
const CRON_LATE_MS = 15 * 60_000;
/** A feed may miss its hour twice, and a day's outage is its own affair, before somebody should look. */
const FEED_MISSES = 3;
const FEED_OUTAGE_MS = 24 * 60 * 60_000;
const OUTBOX_LATE_MS = 10 * 60_000;

const CHECKS: Record<string, Check> = {
	directory: async (env) => {
		await env.DIRECTORY.prepare('SELECT 1').first();
		return ok('answers');
	},
	'raw store': async (env) => {
		await env.MAIL.head('health/none');
		return ok('answers');
	},
	account: checkAccount,
	core: async () => checkCore(),
	queue: async (env) => {
		const open = await countOpenDeadLetters(env.DIRECTORY);
		return open === 0 ? ok('no dead letters') : degraded(`dead letters that wait to be replayed: ${open}`);
	},
	cron: checkCron,
	'threat feeds': checkFeeds,
};

/** All parts at once, in a fixed order. */
export async function checkParts(env: Env, now: number): Promise<({ name: string } & Finding)[]> {
	return Promise.all(
		Object.entries(CHECKS).map(async ([name, check]) => ({ name, ...(await inTime(name, check(env, now))) })),
	);
}

async function inTime(name: string, finding: Promise<Finding>): Promise<Finding> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<Finding>((resolve) => {
		timer = setTimeout(resolve, CHECK_TIMEOUT_MS, { state: 'down', detail: 'does not answer in time' });
	});
	try {
		return await Promise.race([finding, late]);
	} catch (cause) {
		console.error(JSON.stringify({ event: 'health-check-failed', part: name, cause: String(cause) }));
		return { state: 'down', detail: 'fails' };
	} finally {
		clearTimeout(timer);
	}
}

async function checkAccount(env: Env, now: number): Promise<Finding> {
	const account = await oldestAccount(env.DIRECTORY);
	if (account === null) return ok('no account yet');
	const vitals = await accountStub(env, account.id).vitals(account.id, now);
	const late = vitals.oldestDueMs > OUTBOX_LATE_MS;
	return late ? degraded('work in the outbox is overdue') : ok(`answers, schema ${vitals.schemaVersion}`);
}

/** Without the core mail still arrives: receive falls back to postal-mime. */
function checkCore(): Finding {
	const reading = core.open();
	try {
		reading.push(new TextEncoder().encode('Subject: health\r\n\r\nwell\r\n'));
		return reading.finish().subject === 'health' ? ok('parses') : degraded('parses wrongly');
	} catch (cause) {
		console.error(JSON.stringify({ event: 'health-check-failed', part: 'core', cause: String(cause) }));
		return degraded('fails; mail is parsed without it');
	} finally {
		reading.close();
	}
}

async function checkCron(env: Env, now: number): Promise<Finding> {
	const run = await lastRun(env.DIRECTORY);
	const since = run?.startedAt ?? (await oldestAccount(env.DIRECTORY))?.createdAt ?? now;
	const words = run ? `last run ${Math.round((now - since) / 60_000)} min ago` : 'has not run yet';
	if (now - since > CRON_LATE_MS) return degraded(words);
	return run?.outcome === 'failed' ? degraded(`${words}, failed`) : ok(words);
}

async function checkFeeds(env: Env, now: number): Promise<Finding> {
	const { feeds, problems } = readFeedSettings(env.THREAT_FEEDS);
	if (problems.length > 0) return degraded(`THREAT_FEEDS cannot be read. ${problems[0]}`);
	if (feeds.length === 0) return ok('none is set');
	const states = new Map((await readFeedStates(env.DIRECTORY)).map((state) => [state.name, state]));
	const late = feeds.filter((feed) => isLate(feed, states.get(feed.name)?.goodAt ?? 0, now));
	const ages = feeds
		.flatMap(({ name }) => states.get(name)?.goodAt ?? [])
		.map((at) => Math.round((now - at) / 3_600_000));
	const oldest = ages.length === 0 ? 'none has come yet' : `the oldest list is of ${Math.max(...ages)} h ago`;
	return late.length === 0
		? ok(oldest)
		: degraded(`lists that do not come: ${late.length} of ${feeds.length}; ${oldest}`);
}

function isLate({ hours }: FeedSetting, goodAt: number, now: number): boolean {
	return now - goodAt > FEED_OUTAGE_MS + FEED_MISSES * hours * 3_600_000;
}

function ok(detail: string): Finding {
	return { state: 'ok', detail };
}

function degraded(detail: string): Finding {
	return { state: 'degraded', detail };
}
