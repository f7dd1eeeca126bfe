// A real MailAccount with a stop-watch: fills itself with made-up mails and times its own methods. Times come from inside the
// object. The clock of a workerd that runs locally goes on while a script runs (Cloudflare's stands still), in whole milliseconds.
import { MailAccount } from '../durable-objects/account/mail-account';
import { CORE, type Invocation, type JmapResponse, MAIL } from '../workers/domain/jmap';
import type { Errand, Timed } from './store-errand';
import { COMMON_WORD, caseOf, type Made, makeMail, personOf } from './store-mails';

type Json = Record<string, unknown>;
type Call = [name: string, args: Json];

/** Far away, so that the alarm never drains the outbox in between. */
const NOW = Date.UTC(2200, 0, 1);
/** Emails that one Email/set of the filling moves and marks. */
const SET_SIZE = 500;
/** A sample repeats its call until it takes so long: the clock's steps are a millisecond. */
const SAMPLE_MS = 12;
/** What is slow is sampled less often. */
const MIN_SAMPLES = 10;
const MAX_MS = 5000;

export class BenchAccount extends MailAccount {
	override clock = () => NOW;
	override maxDatabaseBytes = Number.POSITIVE_INFINITY;
	override hardLimit = Number.MAX_SAFE_INTEGER;

	/** Delivers mails `from` to `to` one by one, then files and marks them as Email/set does. Milliseconds of both. */
	async fill(accountId: string, from: number, to: number): Promise<{ deliverMs: number; setMs: number }> {
		const made = Array.from({ length: to - from }, (_, at) => makeMail(accountId, from + at));
		const ids: string[] = [];
		const startedAt = performance.now();
		for (const { delivery } of made) {
			const result = await this.deliver(delivery);
			if (!result.ok) throw new Error(result.reason);
			ids.push(result.emailId);
		}
		const deliveredAt = performance.now();
		await this.#file(accountId, made, ids);
		return { deliverMs: deliveredAt - startedAt, setMs: performance.now() - deliveredAt };
	}

	async emails(accountId: string): Promise<number> {
		return (await this.vitals(accountId, NOW)).emails;
	}

	/** Milliseconds a call, one figure a sample; and how many calls were made in all, for whoever counts CPU time outside. */
	async time(accountId: string, name: string, samples: number, size: number): Promise<Timed> {
		const account = new Caller((call) => this.#call(accountId, [call]).then((all) => all[0]?.[1] as Json));
		const prepared = await OPERATIONS[name]?.(account, size);
		if (prepared === undefined) throw new Error(`No such operation: ${name}`);
		let calls = 0;
		const run = async (times: number) => {
			const startedAt = performance.now();
			for (let round = 0; round < times; round++) await prepared(calls++);
			return performance.now() - startedAt;
		};
		await run(1); // the first may compile, and read what is not in memory yet
		let repeat = 1;
		while ((await run(repeat)) < SAMPLE_MS) repeat *= 2;
		const times: number[] = [];
		const startedAt = performance.now();
		while (times.length < samples && (times.length < MIN_SAMPLES || performance.now() - startedAt < MAX_MS)) {
			times.push((await run(repeat)) / repeat);
		}
		return { times, calls };
	}

	async #file(accountId: string, made: Made[], ids: string[]): Promise<void> {
		const list = (await this.#call(accountId, [['Mailbox/get', {}]]))[0]?.[1].list as Json[];
		const mailboxes = new Map(list.map((mailbox) => [mailbox.role, String(mailbox.id)]));
		const patches = made.map(({ role, keywords }) => ({
			mailboxIds: { [mailboxes.get(role) ?? '']: true },
			keywords: Object.fromEntries(keywords.map((word) => [word, true])),
		}));
		for (let start = 0; start < ids.length; start += SET_SIZE) {
			const some = ids.slice(start, start + SET_SIZE).map((id, at) => [id, patches[start + at]]);
			const [answer] = await this.#call(accountId, [['Email/set', { update: Object.fromEntries(some) }]]);
			if (answer?.[1].notUpdated !== null) throw new Error(JSON.stringify(answer));
		}
	}

	async #call(accountId: string, calls: Call[]): Promise<Invocation[]> {
		const methodCalls = calls.map(([name, args], at) => [name, { accountId, ...args }, String(at)]);
		const accounts = [{ id: accountId, name: accountId, addresses: [] }];
		const caller = { personId: 'p', credential: { id: 'p', expiresAt: null }, accounts, sessionState: '' };
		const { body } = await this.jmap(accountId, { using: [CORE, MAIL], methodCalls }, caller);
		const { methodResponses } = body as JmapResponse;
		const failed = methodResponses.find(([name]) => name === 'error');
		if (failed) throw new Error(`${calls.map(([name]) => name)}: ${JSON.stringify(failed[1])}`);
		return methodResponses;
	}
}

class Caller {
	constructor(readonly call: (call: Call) => Promise<Json>) {}

	async inbox(): Promise<string> {
		const { ids } = await this.call(['Mailbox/query', { filter: { role: 'inbox' } }]);
		return String((ids as string[])[0]);
	}

	/** Ids all over the inbox, the latest first. */
	async some(count: number, collapse = true): Promise<string[]> {
		const filter = { inMailbox: await this.inbox() };
		const { ids } = await this.call(['Email/query', { ...PAGE, filter, limit: count, collapseThreads: collapse }]);
		return ids as string[];
	}
}

/** What a list asks for of each email. */
const ROW = 'threadId mailboxIds keywords from to subject receivedAt preview size hasAttachment'.split(' ');
const PAGE = {
	sort: [{ property: 'receivedAt', isAscending: false }],
	collapseThreads: true,
	limit: 50,
	calculateTotal: true,
};

/** By name: reads what the calls need, then gives the call of round n. */
type Operation = (account: Caller, size: number) => Promise<(round: number) => Promise<unknown>>;

function query(args: (inbox: string, round: number) => Json): Operation {
	return async (account) => {
		const inbox = await account.inbox();
		return (round) => account.call(['Email/query', { ...PAGE, ...args(inbox, round) }]);
	};
}

/** The same word in other capitals, so that no total of it is remembered (store/remembered.ts). */
function anew(word: string, round: number): string {
	return [...word].map((letter, at) => ((round >> at) & 1 ? letter.toUpperCase() : letter)).join('');
}

const OPERATIONS: Record<string, Operation> = {
	'page, first': query((inMailbox) => ({ filter: { inMailbox } })),
	'page, in the middle': async (account) => {
		const filter = { inMailbox: await account.inbox() };
		const { total } = await account.call(['Email/query', { ...PAGE, filter }]);
		const position = Math.floor(Number(total) / 2);
		return (round) => account.call(['Email/query', { ...PAGE, filter, position: position + (round % 100) }]);
	},
	'page, at an anchor in the middle': async (account) => {
		const filter = { inMailbox: await account.inbox() };
		const { total } = await account.call(['Email/query', { ...PAGE, filter }]);
		const middle = { ...PAGE, filter, position: Math.floor(Number(total) / 2), limit: 100 };
		const anchors = (await account.call(['Email/query', middle])).ids as string[];
		return (round) => account.call(['Email/query', { ...PAGE, filter, anchor: anchors[round % 100] }]);
	},
	'page of single emails, first': query((inMailbox) => ({ filter: { inMailbox }, collapseThreads: false })),
	'page of unread': query((inMailbox) => ({ filter: { inMailbox, notKeyword: '$seen' } })),
	'page of flagged': query((inMailbox) => ({ filter: { inMailbox, hasKeyword: '$flagged' } })),
	'page of everything': query(() => ({})),
	'page by subject': query((inMailbox) => ({ filter: { inMailbox }, sort: [{ property: 'subject' }] })),
	'search, selective': query((_, round) => ({ filter: { text: caseOf(round * 37) } })),
	'search, selective, in the inbox': query((inMailbox, round) => ({ filter: { inMailbox, text: caseOf(round * 37) } })),
	'search, in 30 % of the mails': query((_, round) => ({ filter: { text: anew(COMMON_WORD, round) } })),
	'search, 30 %, its next page': query((_, round) => ({ filter: { text: COMMON_WORD }, position: 50 + (round % 20) })),
	'search, 30 %, in the inbox': query((inMailbox, round) => ({
		filter: { inMailbox, text: anew(COMMON_WORD, round) },
	})),
	'search, 30 %, without the total': query(() => ({ filter: { text: COMMON_WORD }, calculateTotal: false })),
	'search, three letters typed': query((_, round) => ({ filter: { text: anew('sch', round) } })),
	'search, two words': query((_, round) => ({ filter: { text: `${COMMON_WORD} ${caseOf(round * 37)}` } })),
	'search, Japanese': query((_, round) => ({ filter: { text: ['請求書', '会議', '資料', '予定'][round % 4] } })),
	'search, from a person': query((_, round) => ({ filter: { from: personOf(100 + (round % 400)).email } })),
	'Email/get, 50 rows': async (account) => {
		const ids = await account.some(5000);
		return (round) => account.call(['Email/get', { ids: fifty(ids, round), properties: ROW }]);
	},
	'SearchSnippet/get, 50': async (account) => {
		const filter = { text: COMMON_WORD };
		const { ids } = await account.call(['Email/query', { ...PAGE, filter, limit: 5000, calculateTotal: false }]);
		const get = (round: number) => ({ filter, emailIds: fifty(ids as string[], round) });
		return (round) => account.call(['SearchSnippet/get', get(round)]);
	},
	'Thread/get, 50': async (account) => {
		const { list } = await account.call(['Email/get', { ids: await account.some(500), properties: ['threadId'] }]);
		const ids = (list as Json[]).map((email) => String(email.threadId));
		return (round) => account.call(['Thread/get', { ids: fifty(ids, round) }]);
	},
	'Mailbox/get, all': async (account) => () => account.call(['Mailbox/get', {}]),
	'Email/changes, 10 changes': async (account) => {
		const sinceState = await changeTen(account);
		return () => account.call(['Email/changes', { sinceState }]);
	},
	'Email/queryChanges, 10 changes': async (account) => {
		const filter = { inMailbox: await account.inbox() };
		const { sort, collapseThreads, calculateTotal } = PAGE;
		const sinceQueryState = await changeTen(account);
		const asked = { filter, sort, collapseThreads, calculateTotal, sinceQueryState };
		return () => account.call(['Email/queryChanges', asked]);
	},
	'Email/set, $seen of 50': async (account, size) => {
		const ids = await account.some(Math.min(5000, size / 10), false);
		return (round) => {
			const value = Math.floor((round * 50) / ids.length) % 2 === 0 ? true : null;
			const update = Object.fromEntries(fifty(ids, round).map((id) => [id, { 'keywords/$seen': value }]));
			return account.call(['Email/set', { update }]);
		};
	},
};

const OPERATION_NAMES = Object.keys(OPERATIONS);

function fifty(ids: string[], round: number): string[] {
	const start = (round * 50) % Math.max(1, ids.length - 49);
	return ids.slice(start, start + 50);
}

/** Flags ten emails or takes the flag away; gives the state before. */
async function changeTen(account: Caller): Promise<string> {
	const ids = (await account.some(200)).filter((_, at) => at % 20 === 0);
	const { state, list } = await account.call(['Email/get', { ids, properties: ['keywords'] }]);
	const flagged = new Set(
		(list as { id: string; keywords: Json }[]).flatMap((one) => (one.keywords.$flagged ? one.id : [])),
	);
	const update = ids.map((id) => [id, { 'keywords/$flagged': flagged.has(id) ? null : true }]);
	await account.call(['Email/set', { update: Object.fromEntries(update) }]);
	return String(state);
}

interface BenchEnv {
	BENCH: DurableObjectNamespace<BenchAccount>;
}

export default {
	async fetch(request: Request, env: BenchEnv): Promise<Response> {
		if (request.method !== 'POST') return new Response('ready');
		const errand = (await request.json()) as Errand;
		const fault = (cause: unknown) => new Response(String(cause), { status: 500 });
		return run(errand, env.BENCH.getByName(errand.account)).then((result) => Response.json(result), fault);
	},
};

async function run(errand: Errand, account: DurableObjectStub<BenchAccount>): Promise<unknown> {
	if (errand.verb === 'operations') return OPERATION_NAMES;
	if (errand.verb === 'emails') return account.emails(errand.account);
	if (errand.verb === 'fill') return account.fill(errand.account, errand.from, errand.to);
	return account.time(errand.account, errand.name, errand.samples, errand.size);
}
