// Promises of watching another account: told of every change, once at a time, again where it failed, and not for ever.
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { describe, expect, test, vi } from 'vitest';
import type { MailAccount } from '../../../../durable-objects/account/mail-account';
import { type Tell, Watchers } from '../../../../durable-objects/account/push/watchers';
import { Database } from '../../../../durable-objects/account/store/database';
import { commit } from '../../../../durable-objects/account/store/history';
import type { Relay } from '../../../../workers/domain/account';
import { TestAccount } from '../account';
import { PushClient } from './push-client';

const NOW = Date.UTC(2100, 0, 1);

/** Watchers on a real store; only the other object is played. */
async function withWatchers(
	tell: Tell,
	act: (watchers: Watchers, change: () => void, whisper: () => void) => Promise<void>,
): Promise<void> {
	const account = await TestAccount.open();
	await runInDurableObject(account.stub, async (_: MailAccount, state) => {
		const db = new Database(state.storage);
		const watchers = new Watchers(db, tell, () => NOW);
		const change = (isQuiet: boolean) => {
			commit(db, (step) => {
				step.isQuiet = isQuiet;
				step.next('Email');
			});
			watchers.note();
		};
		await act(
			watchers,
			() => change(false),
			() => change(true),
		);
	});
}

describe('watchers', () => {
	test('hear of what changed since they began to watch, and of nothing twice', async () => {
		const told: Relay[] = [];
		const tell: Tell = async (_, relay) => told.push(relay) > 0;
		await withWatchers(tell, async (watchers, change) => {
			const { modseq } = watchers.watch('home');
			await watchers.tellAll('a');
			expect(told).toEqual([]);
			change();
			await watchers.tellAll('a');
			await watchers.tellAll('a');
			const next = { accountId: 'a', changed: { Email: String(modseq + 1) }, modseq: modseq + 1, isQuiet: false };
			expect(told).toEqual([next]);
			expect(watchers.nextDueAt()).toBeNull();
		});
	});

	test('hear of what shall wake nobody that it shall not, until something else changed too', async () => {
		const told: boolean[] = [];
		const tell: Tell = async (_, { isQuiet }) => told.push(isQuiet) > 0;
		await withWatchers(tell, async (watchers, change, whisper) => {
			watchers.watch('home');
			whisper();
			await watchers.tellAll('a');
			whisper();
			change();
			whisper();
			await watchers.tellAll('a');
			expect(told).toEqual([true, false]);
		});
	});

	test('hear once of many changes that came while they were being told', async () => {
		const told: number[] = [];
		const open: (() => void)[] = [];
		const tell: Tell = (_, { modseq }) => {
			told.push(modseq);
			return new Promise((resolve) => open.push(() => resolve(true)));
		};
		await withWatchers(tell, async (watchers, change) => {
			const { modseq } = watchers.watch('home');
			change();
			const first = watchers.tellAll('a');
			for (let more = 0; more < 5; more++) {
				change();
				await watchers.tellAll('a');
			}
			open.shift()?.();
			await vi.waitFor(() => expect(told).toEqual([modseq + 1, modseq + 6]));
			open.shift()?.();
			await first;
			expect(watchers.nextDueAt()).toBeNull();
		});
	});

	test('that could not be reached are told again later, by the alarm and not by each change', async () => {
		let reachable = false;
		let calls = 0;
		const tell: Tell = async () => {
			calls += 1;
			if (!reachable) throw new Error('the object is away');
			return true;
		};
		await withWatchers(tell, async (watchers, change) => {
			watchers.watch('home');
			change();
			await watchers.tellAll('a');
			expect(watchers.nextDueAt()).toBe(NOW + 5000);
			change();
			await watchers.tellAll('a');
			expect(calls).toBe(1);
			const later = watchers.nextDueAt();
			reachable = true;
			await watchers.tellDue('a');
			expect([calls, later]).toEqual([1, NOW + 5000]);
		});
	});

	test('a relay that was lost with its object is due again', async () => {
		await withWatchers(
			async () => true,
			async (watchers, change) => {
				watchers.watch('home');
				change();
				expect(watchers.nextDueAt()).toBe(NOW + 60_000);
			},
		);
	});

	test('that listen no more are forgotten, but not one that asked again meanwhile', async () => {
		let answer: (wanted: boolean) => void = () => undefined;
		const tell: Tell = () => new Promise((resolve) => (answer = resolve));
		await withWatchers(tell, async (watchers, change) => {
			watchers.watch('home');
			change();
			const told = watchers.tellAll('a');
			watchers.watch('home');
			answer(false);
			await told;
			change();
			const again = watchers.tellAll('a');
			answer(false);
			await again;
			change();
			expect(watchers.nextDueAt()).toBeNull();
		});
	});
});

describe('a socket of somebody with two accounts', () => {
	async function two(): Promise<[TestAccount, TestAccount]> {
		const [home, other] = [await TestAccount.open(), await TestAccount.open()];
		home.caller.accounts.push(...other.caller.accounts);
		return [home, other];
	}
	const watching = (account: TestAccount) => account.sql('SELECT home_id FROM watchers');

	test('is told of both, in one pushState, whichever object slept', async () => {
		const [home, other] = await two();
		const client = await PushClient.connect(home);
		await client.enable();
		await Promise.all([home.evict(), other.evict()]);
		await other.deliver();
		const first = await client.nextChange();
		expect(Object.keys(first.changed)).toEqual([other.id]);
		await home.deliver();
		const second = await client.nextChange();
		expect(Object.keys(second.changed)).toEqual([home.id]);
		expect(first.pushState).toMatch(/^\d+\.\d+$/);
		const back = await PushClient.connect(home);
		await back.enable({ pushState: first.pushState });
		expect(Object.keys((await back.nextChange()).changed)).toEqual([home.id]);
		const upToDate = await PushClient.connect(home);
		await upToDate.enable({ pushState: second.pushState });
		expect(upToDate.received).toEqual([]);
	});

	test('is not told of an account that was not granted, and costs that account nothing', async () => {
		const [home, other] = [await TestAccount.open(), await TestAccount.open()];
		const client = await PushClient.connect(home);
		await client.enable();
		await other.deliver();
		expect(await watching(other)).toEqual([]);
		expect(
			await other.stub.relayed(other.id, { accountId: home.id, changed: { Email: '9' }, modseq: 9, isQuiet: false }),
		).toBe(false);
		await home.stub.relayed(home.id, { accountId: other.id, changed: { Email: '9' }, modseq: 9, isQuiet: false });
		await client.echo();
		expect(client.received).toEqual([]);
	});

	test('that is gone is forgotten by the other account at its next change', async () => {
		const [home, other] = await two();
		const client = await PushClient.connect(home);
		await client.enable();
		expect(await watching(other)).toEqual([{ home_id: home.id }]);
		client.socket.close(1000);
		await vi.waitFor(async () => expect(await home.stub.vitals(home.id, 0)).toMatchObject({ sockets: 0 }));
		await other.deliver();
		await vi.waitFor(async () => expect(await watching(other)).toEqual([]));
	});

	test('hears in the end of what could not be told at first', async () => {
		const [home, other] = await two();
		const client = await PushClient.connect(home);
		await client.enable();
		await runInDurableObject(home.stub, (instance: MailAccount) => {
			instance.relayed = async () => {
				throw new Error('out of order');
			};
		});
		await other.deliver();
		await vi.waitFor(async () => {
			expect(await other.sql('SELECT attempts FROM watchers')).toEqual([{ attempts: 1 }]);
		});
		await home.evict();
		await other.sql('UPDATE watchers SET due_at = 1');
		await runDurableObjectAlarm(other.stub);
		expect(Object.keys((await client.nextChange()).changed)).toEqual([other.id]);
	});
});
