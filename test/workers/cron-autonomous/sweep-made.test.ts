// Uploads and drafts that nobody knows are removed when they are old enough, with the action written down; nothing else ever is.
import { env } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { DEFAULTS, type Settings } from '../../../workers/cron-autonomous/work';
import { rawKey } from '../../../workers/domain/blob';
import { actions, platform, putRaw, rawKeys } from './platform';

const DAY_MS = 24 * 60 * 60_000;
/** The bucket's clock cannot be set: the sweep's is. */
const dayLater: Partial<Settings> = { now: () => Date.now() + DAY_MS + 1000 };

function madeId(at: number): string {
	return `C${at.toString(16).padStart(32, '0')}`;
}

async function putMade(accountId: string, ...ats: number[]): Promise<string[]> {
	const keys = ats.map((at) => rawKey(accountId, madeId(at)));
	for (const key of keys) await env.MAIL.put(key, 'octets');
	return keys;
}

describe('an upload that its account does not know', () => {
	it('is removed a day later, and only it', async () => {
		const { account, tick } = await platform('a1');
		const [known, stray] = await putMade('a1', 1, 2);
		account('a1').blobs.add(madeId(1));
		await tick(1, undefined, dayLater);
		expect(await rawKeys()).toEqual([known]);
		expect(await actions()).toEqual([
			{
				kind: 'remove-unused',
				subject: stray,
				reason: 'octets older than a day that nothing in their account stands on',
				outcome: 'removed',
			},
		]);
	});

	it('is left alone while it is younger', async () => {
		const { tick } = await platform('a1');
		const keys = await putMade('a1', 1);
		await tick(1);
		await tick(2, undefined, { now: () => Date.now() + DAY_MS - 60_000 });
		expect(await rawKeys()).toEqual(keys);
		expect(await actions()).toEqual([]);
		expect(DEFAULTS.madeGraceMs).toBe(DAY_MS);
	});

	it('stays when something came to stand on it in between', async () => {
		const { account, tick } = await platform('a1');
		const keys = await putMade('a1', 1);
		const one = account('a1');
		const asked: string[][] = [];
		one.knownBlobs = async (_, blobIds) => {
			asked.push(blobIds);
			return asked.length > 1 ? blobIds : [];
		};
		await tick(1, undefined, dayLater);
		expect(asked).toHaveLength(2);
		expect(await rawKeys()).toEqual(keys);
		expect(await actions()).toEqual([]);
	});

	it('stays when its removal cannot be written down', async () => {
		const { account, env: there, tick } = await platform('a1');
		const keys = await putMade('a1', 1);
		const one = account('a1');
		one.knownBlobs = async () => {
			const away = () => {
				throw new Error('D1 is away');
			};
			there.DIRECTORY = { prepare: away } as unknown as D1Database;
			return [];
		};
		await expect(tick(1, undefined, dayLater)).rejects.toThrow();
		expect(await rawKeys()).toEqual(keys);
	});

	it('of an account that the directory does not have, or under an odd key, is left where it is', async () => {
		const { tick } = await platform('a1');
		const keys = [...(await putMade('ghost', 1)), 'made/a1/odd', `made/a1/B${'0'.repeat(32)}`];
		for (const key of keys.slice(1)) await env.MAIL.put(key, 'x');
		await tick(1, undefined, dayLater);
		expect(await rawKeys()).toEqual(keys.sort());
	});

	it('is no mail: mail is swept by its own rules', async () => {
		const { redelivered, tick } = await platform('a1');
		const [mail] = await putRaw('a1', 1);
		await putMade('a1', 1);
		await tick(1, undefined, dayLater);
		expect(redelivered.map((raw) => raw.key)).toEqual([mail]);
		expect(await rawKeys()).toEqual([mail]);
	});
});

describe('the sweep', () => {
	it('goes through many objects in pages, so many removed a tick, and then begins anew', async () => {
		const { account, tick } = await platform('a1', 'a2');
		const keys = [...(await putMade('a1', 1, 2, 3)), ...(await putMade('a2', 1, 2))];
		account('a1').blobs.add(madeId(1));
		const left: number[] = [];
		for (let slot = 1; slot <= 4; slot += 1) {
			await tick(slot, undefined, { ...dayLater, sweptPerTick: 2, removedPerTick: 1 });
			left.push((await rawKeys()).length);
		}
		expect(left).toEqual([4, 3, 2, 1]);
		expect(await rawKeys()).toEqual(keys.slice(0, 1));
		const [late] = await putMade('a1', 9);
		await tick(5, undefined, { ...dayLater, sweptPerTick: 2 });
		await tick(6, undefined, { ...dayLater, sweptPerTick: 2 });
		expect(await rawKeys()).not.toContain(late);
	});

	it('is not held up by an account that cannot be asked', async () => {
		const { account, tick } = await platform('a1', 'a2');
		account('a1').fault = new Error('away');
		const [first] = [...(await putMade('a1', 1)), ...(await putMade('a2', 1))];
		await tick(1, undefined, dayLater);
		expect(await rawKeys()).toEqual([first]);
		expect((await actions()).filter(({ kind }) => kind === 'sweep-made')).toMatchObject([
			{ subject: 'a1', outcome: 'failed: Error: away' },
			{ subject: 'platform' },
		]);
		account('a1').fault = null;
		await tick(2, undefined, dayLater);
		expect(await rawKeys()).toEqual([]);
	});
});
