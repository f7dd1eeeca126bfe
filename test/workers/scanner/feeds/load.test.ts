// Promises of the stored filter and its loader: only what was written is used, and mail does not wait.
import { env, reset } from 'cloudflare:test';
import { beforeEach, describe, expect, it } from 'vitest';
import { FILTER_KEY, readFilter, writeFilter } from '../../../../workers/scanner/feeds/filter-file';
import { FilterLoader } from '../../../../workers/scanner/feeds/load';
import { KEY, listOf } from './lists';

async function fileOf(...domains: string[]): Promise<Uint8Array<ArrayBuffer>> {
	const lists = await Promise.all([listOf('d', 'domains', domains.join('\n')), listOf('n', 'drop', '1.10.16.0/20')]);
	return (await writeFilter({ key: KEY, lists })).bytes;
}

describe('the filter as a file', () => {
	it('is read as it was written, list by list', async () => {
		const lists = [
			await listOf('d', 'domains', 'evil.example'),
			await listOf('h', 'hashes', 'ab'.repeat(32)),
			await listOf('ünicode', 'urls', 'http://evil.example/'),
		];
		const { bytes, digest } = await writeFilter({ key: KEY, lists });
		expect(await readFilter(bytes.buffer)).toEqual({ ok: true, key: KEY, lists, digest });
		expect(await readFilter((await writeFilter({ key: KEY, lists: [] })).bytes.buffer)).toMatchObject({
			ok: true,
			lists: [],
		});
	});

	it('is none when it is cut short, longer, or changed by one bit anywhere', async () => {
		const bytes = await fileOf('evil.example');
		for (let length = 0; length < bytes.length; length++)
			expect(await readFilter(bytes.slice(0, length).buffer)).toMatchObject({ ok: false });
		expect(await readFilter(new Uint8Array([...bytes, 0, 0, 0, 0]).buffer)).toMatchObject({ ok: false });
		for (let at = 0; at < bytes.length; at++) {
			// The last four octets of the first line mean nothing yet.
			if (at >= 12 && at < 16) continue;
			const changed = bytes.slice();
			changed[at] = (changed[at] as number) ^ (1 << (at % 8));
			expect(await readFilter(changed.buffer), `octet ${at}`).toMatchObject({ ok: false });
		}
	});
});

describe('the loader', () => {
	const MINUTE = 60_000;
	const faults: string[] = [];

	/** An edge whose work in the background can be awaited. */
	function edgeAt(now: number, bucket: R2Bucket = env.MAIL) {
		const background: Promise<unknown>[] = [];
		const fault = async (detail: string) => void faults.push(detail);
		return {
			bucket,
			now,
			waitUntil: (work: Promise<unknown>) => void background.push(work),
			fault,
			done: () => Promise.all(background),
		};
	}

	beforeEach(async () => {
		await reset();
		faults.length = 0;
	});

	it('has nothing where there is nothing, and asks again only after a while', async () => {
		let asked = 0;
		const counting = {
			get: async () => {
				asked += 1;
				return null;
			},
		} as unknown as R2Bucket;
		const loader = new FilterLoader();
		for (const now of [0, 1, MINUTE]) expect(await loader.filter(edgeAt(now, counting))).toBeNull();
		expect(asked).toBe(1);
		await loader.filter(edgeAt(3 * MINUTE, counting));
		expect(asked).toBe(2);
	});

	it('gives the filter to the first mail, keeps it, and takes a new one behind a later mail’s back', async () => {
		const loader = new FilterLoader();
		await env.MAIL.put(FILTER_KEY, await fileOf('evil.example'));
		const first = await loader.filter(edgeAt(0));
		expect(first?.hasHost('evil.example')?.feed).toBe('d');
		expect(first?.hasIp('1.10.16.1')?.feed).toBe('n');
		await env.MAIL.put(FILTER_KEY, await fileOf('worse.example'));
		expect(await loader.filter(edgeAt(MINUTE))).toBe(first);
		const edge = edgeAt(4 * MINUTE);
		expect(await loader.filter(edge)).toBe(first);
		await edge.done();
		const next = await loader.filter(edgeAt(5 * MINUTE));
		expect([next?.hasHost('evil.example'), next?.hasHost('worse.example')?.feed]).toEqual([null, 'd']);
	});

	it('does not read again what has not changed, and forgets what is gone', async () => {
		const loader = new FilterLoader();
		await env.MAIL.put(FILTER_KEY, await fileOf('evil.example'));
		const first = await loader.filter(edgeAt(0));
		const edge = edgeAt(4 * MINUTE);
		await loader.filter(edge);
		await edge.done();
		expect(await loader.filter(edgeAt(5 * MINUTE))).toBe(first);
		await env.MAIL.delete(FILTER_KEY);
		const later = edgeAt(9 * MINUTE);
		await loader.filter(later);
		await later.done();
		expect(await loader.filter(edgeAt(10 * MINUTE))).toBeNull();
	});

	it('keeps the filter it has when a broken one comes, and tells of that once', async () => {
		const loader = new FilterLoader();
		await env.MAIL.put(FILTER_KEY, await fileOf('evil.example'));
		const first = await loader.filter(edgeAt(0));
		await env.MAIL.put(FILTER_KEY, (await fileOf('evil.example')).subarray(0, 100));
		for (const minute of [4, 8, 12]) {
			const edge = edgeAt(minute * MINUTE);
			expect(await loader.filter(edge)).toBe(first);
			await edge.done();
		}
		expect(faults).toEqual([expect.any(String)]);
	});

	it('lets the first mail go without when the bucket is slow, and every mail when it is away', async () => {
		let answer = (_: unknown) => {};
		const slow = { get: () => new Promise((resolve) => (answer = resolve)) } as unknown as R2Bucket;
		const loader = new FilterLoader();
		const started = Date.now();
		const edge = edgeAt(0, slow);
		expect(await loader.filter(edge)).toBeNull();
		expect(Date.now() - started).toBeLessThan(1000);
		expect(await loader.filter(edgeAt(1, slow))).toBeNull();
		await env.MAIL.put(FILTER_KEY, await fileOf('evil.example'));
		answer(await env.MAIL.get(FILTER_KEY));
		await edge.done();
		expect((await loader.filter(edgeAt(2, slow)))?.hasHost('evil.example')).not.toBeNull();
		const away = { get: () => Promise.reject(new Error('R2 is away')) } as unknown as R2Bucket;
		expect(await new FilterLoader().filter(edgeAt(0, away))).toBeNull();
	});
});
