// The desk: what is on screen follows the server, runs ahead of it with edits, and comes back where it refuses.
import { beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../site/src/jmap/fault';
import { createEdits, type Edits } from '../../site/src/mail/edits';
import { PAGE } from '../../site/src/mail/list-window';
import { mailboxListing } from '../../site/src/mail/listing';
import { createLists, type Lists } from '../../site/src/mail/lists';
import { createSync } from '../../site/src/mail/sync';
import { PaperServer, paperDesk } from './paper-server';
import { email, ROLES } from './rows';

const inbox = { mailboxId: 'IN', roles: ROLES };
const at = (minute: number) => new Date(Date.UTC(2026, 8, 1, 0, minute)).toISOString();
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

let server: PaperServer;
let desk: ReturnType<typeof paperDesk>;
let lists: Lists;
let edits: Edits;
let sync: () => Promise<void>;

beforeEach(async () => {
	server = new PaperServer();
	desk = paperDesk(server);
	lists = createLists(desk);
	sync = createSync(desk, () => ({ start: 0, end: 10 }));
	edits = createEdits(desk, sync);
	server.arrive(
		...Array.from({ length: 120 }, (_, n) => email(`e${n}`, { receivedAt: at(n), keywords: { $seen: true } })),
	);
	await lists.loadMailboxes();
	lists.open(mailboxListing('IN'));
	await settled();
});

const shown = () => desk.state.list.slots.filter((id) => id !== null);
const top = (count: number) => desk.state.list.slots.slice(0, count);

describe('the list', () => {
	it('loads one page in one request, newest first, and knows how long it is', () => {
		expect(top(3)).toEqual(['T-e119', 'T-e118', 'T-e117']);
		expect(desk.state.list.slots).toHaveLength(120);
		expect(shown()).toHaveLength(PAGE);
		expect(server.requests.at(-1)).toEqual(['Email/query', 'Email/get', 'Thread/get', 'Email/get']);
	});

	it('asks for a missing page once, however often it is scrolled past', async () => {
		const before = server.requests.length;
		for (let times = 0; times < 5; times++) lists.need({ start: 60, end: 70 });
		await settled();
		expect(server.requests).toHaveLength(before + 1);
		expect(shown()).toHaveLength(2 * PAGE);
	});

	it('ends where the answers end, whatever total the server names', async () => {
		server.overstates = 7;
		lists.open(mailboxListing('IN'));
		await settled();
		expect(desk.state.list.slots).toHaveLength(127);
		lists.need({ start: 50, end: 127 });
		await settled();
		expect(desk.state.list.slots).toHaveLength(120);
		expect(shown()).toHaveLength(120);
	});

	it('of threads too long for one answer is asked for in several', async () => {
		const long = Array.from({ length: 1100 }, (_, n) => email(`long${n}`, { threadId: 'T-long', receivedAt: at(500) }));
		server.arrive(...long);
		lists.open(mailboxListing('IN'));
		await settled();
		await settled();
		expect(top(1)).toEqual(['T-long']);
		expect(desk.state.threads['T-long']).toHaveLength(1100);
		expect(Object.keys(desk.state.emails).filter((id) => id.startsWith('long'))).toHaveLength(1100);
		expect(desk.faults).toEqual([]);
	});

	it('of another mailbox is not filled by the answer for the first', async () => {
		lists.open(mailboxListing('IN'));
		lists.open(mailboxListing('AR'));
		await settled();
		expect(desk.state.list).toMatchObject({ mailboxId: 'AR', phase: 'ready', slots: [] });
	});
});

describe('what a search found', () => {
	const cake = { mailboxId: null, query: 'cake', filter: { text: 'cake' } };
	const finds = () => Object.fromEntries(Object.entries(desk.state.list.finds).map(([id, one]) => [id, one.emailId]));

	beforeEach(async () => {
		const old = email('old', { threadId: 'T-1', subject: 'A cake', receivedAt: at(300) });
		const answer = email('answer', { threadId: 'T-1', subject: 'Thanks', receivedAt: at(400) });
		server.arrive(old, answer, email('pie', { preview: 'no cake', receivedAt: at(200) }));
	});

	it('is marked, by the email that was found, in the request that found it', async () => {
		lists.open(cake);
		await settled();
		expect(top(5)).toEqual(['T-1', 'T-pie']);
		const subject = [
			{ text: 'A ', marked: false },
			{ text: 'cake', marked: true },
		];
		expect(desk.state.list.finds['T-1']).toEqual({ emailId: 'old', subject, preview: null });
		expect(server.requests.at(-1)?.at(-1)).toBe('SearchSnippet/get');
	});

	it('is shown without marks by a server that knows none', async () => {
		server.tellsSnippets = false;
		lists.open(cake);
		await settled();
		expect(desk.state.list.phase).toBe('ready');
		expect(desk.state.list.finds['T-pie']).toEqual({ emailId: 'pie', subject: null, preview: null });
		server.arrive(email('new', { subject: 'More cake', receivedAt: at(500) }));
		await sync();
		expect(top(3)).toEqual(['T-new', 'T-1', 'T-pie']);
		expect(desk.faults).toEqual([]);
	});

	it('follows what comes and goes, and asks for marks only where something is found anew', async () => {
		lists.open(cake);
		await settled();
		server.snippetsAsked.length = 0;
		server.arrive(email('new', { subject: 'More cake', receivedAt: at(500) }));
		server.arrive(email('again', { threadId: 'T-1', subject: 'Re: A cake', receivedAt: at(600) }));
		server.arrive(email('other', { receivedAt: at(700) }));
		await sync();
		expect(top(5)).toEqual(['T-1', 'T-new', 'T-pie']);
		expect(finds()).toEqual({ 'T-1': 'again', 'T-new': 'new', 'T-pie': 'pie' });
		expect(server.snippetsAsked).toEqual(['again', 'new']);
		await server.call([['Email/set', { destroy: ['again'] }, 'x']]);
		await sync();
		expect(finds()['T-1']).toBe('old');
	});

	it('is not mixed with a search for the same words that means something else by now', async () => {
		let release = () => {};
		server.hold = new Promise((resolve) => {
			release = resolve;
		});
		lists.open(cake);
		lists.open({ ...cake, filter: { text: 'pie' } });
		release();
		await settled();
		expect(desk.state.list.slots).toEqual(['T-pie']);
	});

	it('of a mailbox is nothing: its list asks for no marks', () => {
		expect(server.snippetsAsked).toEqual([]);
		expect(desk.state.list.finds).toEqual({});
	});
});

describe('a change elsewhere', () => {
	it('brings new mail to the top and marks it as arrived', async () => {
		server.arrive(email('new', { receivedAt: at(500) }));
		await sync();
		expect(top(2)).toEqual(['T-new', 'T-e119']);
		expect(desk.state.list.arrived).toEqual(['T-new']);
	});

	it('lifts an old thread that nobody had loaded, with all of its messages', async () => {
		server.arrive(email('answer', { threadId: 'T-e3', receivedAt: at(500) }));
		await sync();
		expect(top(1)).toEqual(['T-e3']);
		expect(desk.state.threads['T-e3']).toEqual(['e3', 'answer']);
		expect(Object.keys(desk.state.emails)).toContain('e3');
	});

	it('moved in from elsewhere brings the whole thread, though only one email of it changed', async () => {
		server.arrive(email('kept', { threadId: 'T-away', mailboxIds: { SE: true }, receivedAt: at(400) }));
		server.arrive(email('away', { threadId: 'T-away', mailboxIds: { AR: true }, receivedAt: at(500) }));
		lists.open(mailboxListing('IN'));
		desk.state.emailState = null;
		await settled();
		await server.call([['Email/set', { update: { away: { 'mailboxIds/IN': true } } }, 'x']]);
		await sync();
		expect(top(1)).toEqual(['T-away']);
		expect(desk.state.threads['T-away']).toEqual(['kept', 'away']);
	});

	it('that cannot be asked for while the server is away is no sentence on the page', async () => {
		desk.call = () => Promise.reject(new Fault('offline', 'network', 'The server could not be reached.'));
		await sync();
		expect(desk.faults).toEqual([]);
	});

	it('takes destroyed mail off the screen', async () => {
		await server.call([['Email/set', { destroy: ['e119'] }, 'x']]);
		await sync();
		expect(top(1)).toEqual(['T-e118']);
		expect(desk.state.threads['T-e119']).toBeUndefined();
	});

	it('that the server cannot tell any more is answered by reading anew', async () => {
		server.arrive(email('new', { receivedAt: at(500) }));
		server.forgotten = server.log.length;
		await sync();
		expect(top(2)).toEqual(['T-new', 'T-e119']);
		expect(desk.faults).toEqual([]);
	});

	it.each([0, 1, 2, 3, 4, 5, 6])(
		'told of while a sync comes to its end (%i turns after) is not missed',
		async (turns) => {
			const { change } = desk;
			desk.change = (step) => {
				change(step);
				desk.change = change;
				let turn = Promise.resolve();
				for (let at = 0; at < turns; at++) turn = turn.then(() => {});
				void turn.then(() => {
					server.arrive(email('late', { receivedAt: at(900) }));
					void sync();
				});
			};
			await sync();
			await settled();
			expect(top(1)).toEqual(['T-late']);
		},
	);

	it('asked for many times at once is asked twice', async () => {
		const before = server.requests.length;
		await Promise.all([sync(), sync(), sync(), sync()]);
		expect(server.requests.length - before).toBeLessThanOrEqual(2);
	});
});

describe('an edit', () => {
	it('shows before the server answers, and stays', async () => {
		edits.act('archive', ['T-e119'], inbox);
		expect(top(1)).toEqual(['T-e118']);
		await settled();
		expect(server.emails.get('e119')?.mailboxIds).toEqual({ AR: true });
		expect(desk.state.list.slots).toHaveLength(119);
	});

	it('is taken back with a sentence where the server refuses', async () => {
		server.refuses = true;
		edits.act('archive', ['T-e118'], inbox);
		expect(top(2)).toEqual(['T-e119', 'T-e117']);
		await settled();
		expect(top(3)).toEqual(['T-e119', 'T-e118', 'T-e117']);
		expect(desk.state.emails.e118?.mailboxIds).toEqual({ IN: true });
		expect(desk.faults).toEqual([expect.objectContaining({ message: 'Not done: No.' } satisfies Partial<Fault>)]);
	});

	it('undone puts the thread back in its place, on the server too', async () => {
		const back = edits.act('delete', ['T-e117'], inbox);
		await settled();
		if (back) edits.commit(back);
		expect(top(4)).toEqual(['T-e119', 'T-e118', 'T-e117', 'T-e116']);
		await settled();
		expect(server.emails.get('e117')?.mailboxIds).toEqual({ IN: true });
	});

	it('is not undone on screen by an answer from before it', async () => {
		let release = () => {};
		server.hold = new Promise((resolve) => {
			release = () => resolve();
		});
		const syncing = sync(); // asked now, answered after the edit
		edits.act('archive', ['T-e119'], inbox);
		const seen: unknown[] = [];
		const { change } = desk;
		desk.change = (step) => {
			change(step);
			seen.push(desk.state.list.slots[0]);
		};
		release();
		await syncing;
		await settled();
		expect(seen).not.toContain('T-e119');
		expect(top(1)).toEqual(['T-e118']);
	});

	it('of several threads is one request, and undone as one', async () => {
		const before = server.requests.length;
		const back = edits.act('delete', ['T-e119', 'T-e118', 'T-e117'], inbox);
		expect(top(1)).toEqual(['T-e116']);
		await settled();
		expect(server.requests.slice(before).filter((names) => names.includes('Email/set'))).toHaveLength(1);
		if (back) edits.commit(back);
		expect(top(4)).toEqual(['T-e119', 'T-e118', 'T-e117', 'T-e116']);
		await settled();
		expect(server.emails.get('e118')?.mailboxIds).toEqual({ IN: true });
	});

	it('that changes nothing sends nothing', () => {
		const before = server.requests.length;
		expect(edits.act('read', ['T-e119'], inbox)).toBeNull();
		expect(server.requests).toHaveLength(before);
	});

	it('for ever leaves the screen only when the server has said yes', async () => {
		const gone = edits.destroy(['e119']);
		expect(top(1)).toEqual(['T-e119']);
		expect(await gone).toBe(true);
		expect(top(1)).toEqual(['T-e118']);
	});
});

describe('bodies', () => {
	it('of one moment travel in one request', async () => {
		const before = server.requests.length;
		await Promise.all(['e1', 'e2', 'e3', 'e1'].map((id) => lists.needBody(id)));
		expect(server.requests.length - before).toBe(1);
		await lists.needBody('e2');
		expect(server.requests.length - before).toBe(1);
	});
});

it('a body is asked for anew when what was withheld of it is given out', async () => {
	const verdict = { action: 'inbox' as const, score: 0, reasons: [], scanned: true };
	server.arrive(email('w', { receivedAt: at(500), verdict: { ...verdict, withheld: [2] } }));
	await sync();
	await lists.needBody('w');
	expect(await edits.lift('w')).toBe(true);
	expect(server.sets.at(-1)).toEqual({ w: { withheld: null } });
	server.arrive(email('w', { receivedAt: at(500), verdict }));
	await sync();
	expect(desk.state.bodies.w).toBeUndefined();
	server.refuses = true;
	expect(await edits.lift('w')).toBe(false);
	expect(desk.faults).toHaveLength(1);
});

it('a thread that is not there is said to be gone', async () => {
	expect(await lists.openThread('T-none')).toBe(false);
	expect(await lists.openThread('T-e3')).toBe(true);
	expect(desk.state.emails.e3?.id).toBe('e3');
});

it('a list that cannot be loaded says why, and loads when asked again', async () => {
	const { call } = desk;
	desk.call = () => Promise.reject(new Fault('offline', 'network', 'The server could not be reached.'));
	lists.open(mailboxListing('IN'));
	await settled();
	expect(desk.state.list).toMatchObject({ phase: 'failed', problem: 'The server could not be reached.' });
	desk.call = call;
	lists.open(mailboxListing('IN'));
	await settled();
	expect(desk.state.list.phase).toBe('ready');
});
