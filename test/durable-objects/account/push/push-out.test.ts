// When pushes are sent: the decisions alone, on a clock of their own.
import { describe, expect, test } from 'vitest';
import {
	type Holder,
	type Message,
	noteChange,
	type PushVerbs,
	sendDue,
} from '../../../../durable-objects/account/push/push-out';
import type { Subscription } from '../../../../durable-objects/account/push/subscription-rows';
import type { PushOutcome } from '../../../../workers/outbound/web-push/post-push';

const START = Date.UTC(2100, 0, 1);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ROW: Subscription = {
	id: 'P1',
	personId: 'p',
	credentialId: 'c',
	accounts: ['a', 'b'],
	deviceClientId: 'd',
	url: 'https://push.example.net/1',
	keys: null,
	types: null,
	code: 'code',
	verified: true,
	expires: null,
	endsAt: null,
	pending: {},
	dueAt: null,
	notBefore: 0,
	spacingMs: 0,
	attempts: 0,
	claimedAt: null,
};

/** Subscriptions without SQL, a directory that knows everybody, a push service that answers what it is told to. */
class Memory implements PushVerbs {
	now = START;
	rows: Subscription[];
	sent: Message[] = [];
	watched: string[] = [];
	outcome: PushOutcome | Error = { kind: 'accepted' };
	person: Holder | null = { address: 'ada@example.test', accounts: ['a', 'b'] };
	/** Runs while a request is under way. */
	meanwhile: () => void = () => undefined;

	constructor(...rows: Partial<Subscription>[]) {
		this.rows = rows.map((row) => ({ ...ROW, ...row }));
	}
	get row(): Subscription {
		return this.rows[0] as Subscription;
	}
	change(accountId = 'a', states: Record<string, string> = { Email: String(this.now) }): boolean {
		return noteChange(this, accountId, states, this.now);
	}
	/** Goes to when the first row is due, and sends. */
	async turn(): Promise<void> {
		this.now = Math.max(this.now, this.row.dueAt ?? this.now);
		await sendDue(this, () => this.now);
	}

	transaction = <T>(work: () => T): T => work();
	listening = () => this.rows.filter(({ verified }) => verified);
	due = (now: number, limit: number) => this.rows.filter(({ dueAt }) => dueAt !== null && dueAt <= now).slice(0, limit);
	find = (id: string) => this.rows.find((row) => row.id === id) ?? null;
	update = (id: string, to: Partial<Subscription>) => {
		this.rows = this.rows.map((row) => (row.id === id ? { ...row, ...to } : row));
	};
	remove = (id: string) => {
		this.rows = this.rows.filter((row) => row.id !== id);
	};
	removeEnded = (now: number) => {
		this.rows = this.rows.filter(({ endsAt }) => endsAt === null || endsAt > now);
	};
	holder = async () => this.person;
	watch = async (accounts: readonly string[]) => {
		this.watched.push(...accounts);
	};
	post = async (_: Subscription, message: Message) => {
		this.sent.push(message);
		this.meanwhile();
		if (this.outcome instanceof Error) throw this.outcome;
		return this.outcome;
	};
	fits = (message: Message) => message['@type'] !== 'StateChange' || Object.keys(message.changed).length <= 1;
	failed = () => undefined;
}

const change = (changed: Record<string, Record<string, string>>) => ({ '@type': 'StateChange', changed });

describe('a change', () => {
	test('waits a moment for others, which then go along', async () => {
		const push = new Memory({});
		push.change('a', { Email: '1' });
		push.now += 300;
		push.change('a', { Email: '2', Mailbox: '2' });
		expect(push.row.dueAt).toBe(START + 500);
		await push.turn();
		expect(push.sent).toEqual([change({ a: { Email: '2', Mailbox: '2' } })]);
		expect(push.row).toMatchObject({ dueAt: null, pending: {}, claimedAt: null, attempts: 0 });
	});

	test('of another account, of another type, or before the code came back, is none', () => {
		const push = new Memory({ types: ['Thread'] });
		expect(push.change('x')).toBe(false);
		expect(push.change('a')).toBe(true);
		expect(push.row.dueAt).toBeNull();
		const unverified = new Memory({ verified: false });
		expect(unverified.change('a')).toBe(false);
		expect(unverified.row.pending).toEqual({});
	});

	test('that comes while a request is under way goes with the next', async () => {
		const push = new Memory({});
		push.change('a', { Email: '1' });
		push.meanwhile = () => {
			push.meanwhile = () => undefined;
			push.change('a', { Email: '2' });
			expect(push.row.dueAt).toBe(push.now + MINUTE);
		};
		await push.turn();
		expect(push.row.dueAt).toBe(push.now + 500);
		await push.turn();
		expect(push.sent).toEqual([change({ a: { Email: '1' } }), change({ a: { Email: '2' } })]);
	});

	test('of more accounts than one push can hold goes in several', async () => {
		const push = new Memory({});
		push.change('a', { Email: '1' });
		push.change('b', { Email: '2' });
		await push.turn();
		await push.turn();
		expect(push.sent).toEqual([change({ a: { Email: '1' } }), change({ b: { Email: '2' } })]);
		expect(push.row.dueAt).toBeNull();
	});

	test('whose push was lost with its object is told again', async () => {
		const push = new Memory({});
		push.change('a', { Email: '1' });
		await push.turn();
		push.update('P1', { pending: { a: { Email: '1' } }, claimedAt: push.now, dueAt: push.now + MINUTE, attempts: 1 });
		await push.turn();
		expect(push.sent).toHaveLength(2);
	});
});

describe('a push service', () => {
	test('that fails is asked again ever more rarely, for about a day, and then never', async () => {
		const push = new Memory({});
		push.outcome = { kind: 'failed', retryAfterMs: null, detail: 'HTTP 500' };
		push.change();
		const waits: number[] = [];
		while (push.rows.length > 0) {
			const before = push.now;
			await push.turn();
			if (push.rows.length > 0) waits.push(push.now - before);
		}
		expect(waits.slice(0, 5)).toEqual([500, 30_000, MINUTE, 2 * MINUTE, 4 * MINUTE]);
		expect(Math.max(...waits)).toBe(HOUR);
		expect(push.now - START).toBeGreaterThan(18 * HOUR);
		expect(push.now - START).toBeLessThan(30 * HOUR);
	});

	test('that asks for time gets it, up to a day', async () => {
		const push = new Memory({});
		push.outcome = { kind: 'failed', retryAfterMs: 10 * MINUTE, detail: 'HTTP 503' };
		push.change();
		await push.turn();
		expect(push.row.dueAt).toBe(push.now + 10 * MINUTE);
		push.outcome = { kind: 'failed', retryAfterMs: 400 * DAY, detail: 'HTTP 503' };
		await push.turn();
		expect(push.row.dueAt).toBe(push.now + DAY);
	});

	test('that finds pushes too many gets fewer, each time, and as many as before once it takes them', async () => {
		const push = new Memory({});
		const spacing: number[] = [];
		for (const kind of ['tooMany', 'tooMany', 'tooMany', 'accepted', 'accepted'] as const) {
			push.outcome = kind === 'tooMany' ? { kind, retryAfterMs: null } : { kind };
			push.change();
			const before = push.row.notBefore;
			await push.turn();
			expect(push.now).toBeGreaterThanOrEqual(before);
			spacing.push(push.row.spacingMs);
		}
		expect(spacing).toEqual([30_000, MINUTE, 2 * MINUTE, MINUTE, 30_000]);
		expect(push.row.notBefore).toBe(push.now + 30_000);
		for (let round = 0; round < 20; round++) {
			push.change();
			await push.turn();
		}
		expect(push.row.spacingMs).toBe(0);
	});

	test('is never given up for being busy', async () => {
		const push = new Memory({});
		push.outcome = { kind: 'tooMany', retryAfterMs: null };
		push.change();
		for (let round = 0; round < 100; round++) await push.turn();
		expect(push.row).toMatchObject({ spacingMs: 15 * MINUTE, attempts: 0 });
	});

	test('that does not know the subscription ends it', async () => {
		const push = new Memory({});
		push.outcome = { kind: 'gone' };
		push.change();
		await push.turn();
		expect(push.rows).toEqual([]);
	});
});

describe('a verification', () => {
	const VERIFICATION = { '@type': 'PushVerification', pushSubscriptionId: 'P1', verificationCode: 'code' };

	test('is sent once', async () => {
		const push = new Memory({ verified: false, dueAt: START });
		await push.turn();
		await push.turn();
		expect(push.sent).toEqual([VERIFICATION]);
		expect(push.row.dueAt).toBeNull();
	});

	test.each<PushOutcome>([
		{ kind: 'failed', retryAfterMs: null, detail: 'HTTP 500' },
		{ kind: 'tooMany', retryAfterMs: null },
	])('that is not taken (%o) is tried three times, and the subscription left to its end', async (outcome) => {
		const push = new Memory({ verified: false, dueAt: START, endsAt: START + DAY });
		push.outcome = outcome;
		for (let round = 0; round < 10; round++) await push.turn();
		expect(push.sent).toHaveLength(3);
		expect(push.row.dueAt).toBeNull();
		push.now = START + DAY;
		await push.turn().catch(() => undefined);
		expect(push.rows).toEqual([]);
	});
});

describe('the owner', () => {
	test('is looked for before each push, and one who is gone ends it unsaid', async () => {
		const push = new Memory({});
		push.person = null;
		push.change();
		await push.turn();
		expect([push.rows, push.sent]).toEqual([[], []]);
	});

	test('hears of what was granted since, and no more of what was taken away', async () => {
		const push = new Memory({});
		push.change('a', { Email: '1' });
		push.change('b', { Email: '2' });
		push.person = { address: 'ada@example.test', accounts: ['a', 'c'] };
		await push.turn();
		expect(push.sent).toEqual([change({ a: { Email: '1' } })]);
		expect(push.row).toMatchObject({ accounts: ['a', 'c'], pending: {}, dueAt: null });
		expect(push.watched).toEqual(['c']);
		expect(push.change('c')).toBe(true);
		expect(push.change('b')).toBe(false);
	});

	test('whom the directory cannot tell of is asked for again', async () => {
		const push = new Memory({});
		push.holder = async () => {
			throw new Error('D1 is away');
		};
		push.change();
		await push.turn();
		expect(push.row).toMatchObject({ attempts: 1, claimedAt: null, dueAt: push.now + 30_000 });
	});
});
