// What is asked of each part of the platform, and what its answer means. Every check ends in time; none changes anything.

import { core } from '../../wasm-core/workerd';
import { oldestAccount } from '../directory/accounts';
import { countOpenDeadLetters } from '../directory/history';
import { lastRun } from '../directory/operations';
import type { Env } from '../env';
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

function ok(detail: string): Finding {
	return { state: 'ok', detail };
}

function degraded(detail: string): Finding {
	return { state: 'degraded', detail };
}
