import { env } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { DEFAULTS } from '../../../workers/cron-autonomous/work';
import { actions, blobId, platform, putRaw, rawKeys } from './platform';

describe('a raw message that no account knows', () => {
	it('is delivered again, and stays', async () => {
		const { account, redelivered, tick } = await platform('a1');
		const [known, stray] = await putRaw('a1', 1, 2);
		account('a1').blobs.add(blobId(1));
		await tick(1);
		expect(redelivered).toEqual([{ accountId: 'a1', blobId: blobId(2), key: stray }]);
		expect(await rawKeys()).toEqual([known, stray]);
		expect(await actions()).toEqual([
			{
				kind: 'redeliver',
				subject: stray,
				reason: 'a raw message that its account does not know',
				outcome: 'delivered',
			},
		]);
	});

	it('is removed when the account has the same mail under another blob, and only it', async () => {
		const { account, tick } = await platform('a1');
		const [kept, copy] = await putRaw('a1', 1, 2);
		account('a1').blobs.add(blobId(1));
		await tick(1, async () => 'duplicate');
		expect(await rawKeys()).toEqual([kept]);
		expect(await actions()).toMatchObject([{ kind: 'remove-copy', subject: copy, outcome: 'removed' }]);
	});

	it('stays when a delivery made it the kept copy in between', async () => {
		const { account, tick } = await platform('a1');
		const keys = await putRaw('a1', 1);
		await tick(1, async (raw) => {
			account('a1').blobs.add(raw.blobId);
			return 'duplicate';
		});
		expect(await rawKeys()).toEqual(keys);
	});

	it('stays when its removal cannot be written down', async () => {
		const { env: there, tick } = await platform('a1');
		const keys = await putRaw('a1', 1);
		const away = () => {
			throw new Error('D1 is away');
		};
		const ticked = tick(1, async () => {
			there.DIRECTORY = { prepare: away } as unknown as D1Database;
			return 'duplicate';
		});
		await expect(ticked).rejects.toThrow();
		expect(await rawKeys()).toEqual(keys);
	});

	it('stays when it cannot be read, or when the delivery fails, and the others get their turn', async () => {
		const { redelivered, tick } = await platform('a1');
		const keys = await putRaw('a1', 1, 2, 3);
		await tick(1, async (raw) => {
			if (raw.blobId === blobId(1)) throw new Error('account is away');
			return 'unreadable';
		});
		expect(redelivered).toHaveLength(3);
		expect(await rawKeys()).toEqual(keys);
		expect((await actions()).map((action) => action.outcome)).toEqual([
			'failed: Error: account is away',
			'unreadable',
			'unreadable',
			'failed: AggregateError: 1 raw messages or accounts could not be looked after',
		]);
	});

	it('is left alone while its delivery may be under way', async () => {
		const { redelivered, tick } = await platform('a1');
		await putRaw('a1', 1);
		await tick(1, undefined, { rawGraceMs: DEFAULTS.rawGraceMs });
		expect(redelivered).toEqual([]);
		await tick(2, undefined, { rawGraceMs: DEFAULTS.rawGraceMs, now: () => Date.now() + DEFAULTS.rawGraceMs });
		expect(redelivered).toHaveLength(1);
	});

	it('of an account that the directory does not have, or under an odd key, is left where it is', async () => {
		const { redelivered, tick } = await platform('a1');
		await putRaw('ghost', 1);
		await env.MAIL.put('mail/a1/odd', 'x');
		await env.MAIL.put('upload/a1/x', 'x');
		await tick(1, async () => 'duplicate');
		expect(redelivered).toEqual([]);
		expect(await rawKeys()).toHaveLength(3);
	});
});

describe('the sweep', () => {
	it('goes through many objects in pages, one a tick, and then begins anew', async () => {
		const { redelivered, tick } = await platform('a1', 'a2');
		const keys = [...(await putRaw('a1', 1, 2, 3)), ...(await putRaw('a2', 1, 2))];
		for (let slot = 1; slot <= 3; slot += 1) await tick(slot, undefined, { sweptPerTick: 2 });
		expect(redelivered.map((raw) => raw.key)).toEqual(keys);
		await tick(4, undefined, { sweptPerTick: 2 });
		expect(redelivered.at(-1)?.key).toBe(keys[1]);
		expect(redelivered).toHaveLength(7);
	});

	it('delivers so many a tick, and goes on where it stopped', async () => {
		const { redelivered, tick } = await platform('a1');
		const keys = await putRaw('a1', 1, 2, 3, 4, 5);
		for (let slot = 1; slot <= 3; slot += 1) await tick(slot, undefined, { redeliveredPerTick: 2 });
		expect(redelivered.map((raw) => raw.key)).toEqual(keys);
	});

	it('is not held up by an account that cannot be asked', async () => {
		const { account, redelivered, tick } = await platform('a1', 'a2');
		account('a1').fault = new Error('away');
		const [first, second] = [await putRaw('a1', 1), await putRaw('a2', 1)];
		await tick(1);
		expect(redelivered.map((raw) => raw.key)).toEqual(second);
		expect(await rawKeys()).toEqual([...first, ...second]);
		account('a1').fault = null;
		await tick(2);
		expect(redelivered.map((raw) => raw.key)).toContain(first[0]);
	});
});
