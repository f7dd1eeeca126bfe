// Promises of the feeds' cron: a good list is in the filter at once, and nothing else ever is.
import { env } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { readFeedStates } from '../../../workers/directory/feed-marks';
import { readFilterName } from '../../../workers/directory/purge-mark';
import { FILTER_KEY } from '../../../workers/scanner/feeds/filter-file';
import { feedPlatform, HOUR, storedFilter } from './feeds';
import { actions, platform, rows } from './platform';

async function fresh(path: string) {
	const { env: there } = await platform();
	const nobody = () => Promise.reject(new Error('There is no mail.'));
	return feedPlatform(there, { redeliver: nobody, rejudge: nobody }, path);
}

const state = async () => (await readFeedStates(env.DIRECTORY))[0];
const stored = async () => (await env.MAIL.head(FILTER_KEY))?.etag;

describe('a feed that is due', () => {
	it('is fetched, built into the filter, and written down', async () => {
		const { tick } = await fresh('/domains?prefix=evil&count=50');
		await tick(1);
		const filter = await storedFilter();
		for (let at = 0; at < 50; at++) expect(filter?.hasHost(`evil${at}.example`)?.feed).toBe('f');
		expect(filter?.hasHost('evil50.example')).toBeNull();
		const [done] = await actions();
		expect(done).toMatchObject({ kind: 'refresh-feed', subject: 'f', reason: 'its list was due' });
		expect(done?.outcome).toMatch(/^50 entries, 0 bad lines and 0 hosts of everybody's left out; filter [0-9a-f]{64}$/);
		expect(done?.outcome).toContain(await readFilterName(env.DIRECTORY));
		expect(await state()).toMatchObject({ name: 'f', triedAt: 1, isGood: true, entries: 50 });
	});

	it('is not asked before its hour has passed, and then with what it said of its list', async () => {
		const { tick, asked } = await fresh('/domains?prefix=evil&count=5');
		await tick(1);
		await tick(2);
		expect(asked).toHaveLength(1);
		const before = await stored();
		await tick(HOUR + 1);
		expect(asked[1]).toEqual({ 'If-None-Match': '"evil-5"' });
		expect(await stored()).toBe(before);
		expect(await actions()).toHaveLength(1);
		expect(await state()).toMatchObject({ triedAt: HOUR + 1, isGood: true });
	});

	it('brings a new list in the old one’s place', async () => {
		const { tick, feed } = await fresh('/domains?prefix=old&count=5');
		await tick(1);
		const name = await readFilterName(env.DIRECTORY);
		feed.path = '/domains?prefix=new&count=5';
		await tick(HOUR + 1);
		const filter = await storedFilter();
		expect([filter?.hasHost('old0.example'), filter?.hasHost('new0.example')?.feed]).toEqual([null, 'f']);
		expect(await readFilterName(env.DIRECTORY)).not.toBe(name);
	});

	it('teaches nothing new where the same list comes again', async () => {
		const { tick } = await fresh('/text?text=evil.example');
		await tick(1);
		const name = await readFilterName(env.DIRECTORY);
		await tick(HOUR + 1);
		expect(await readFilterName(env.DIRECTORY)).toBe(name);
		expect(await actions()).toHaveLength(1);
		expect(await state()).toMatchObject({ triedAt: HOUR + 1, isGood: true });
	});

	it('follows redirects in public', async () => {
		const { tick } = await fresh('/moved?to=/domains?count=2');
		await tick(1);
		expect((await storedFilter())?.hasHost('h1.example')?.feed).toBe('f');
	});

	it('gets the secret in its URL, which is told to nobody else', async () => {
		const { tick, feed, keeper } = await fresh('/keyed');
		keeper.secret = 'a-secret';
		feed.setting += '?auth-key={key}';
		await tick(1);
		expect((await storedFilter())?.hasHost('keyed.example')?.feed).toBe('f');
		feed.path = '/nowhere';
		await tick(HOUR + 1);
		expect(await actions()).toHaveLength(2);
		const told = [await actions(), await rows('SELECT * FROM marks'), await rows('SELECT * FROM cron_runs')];
		expect(JSON.stringify(told)).not.toContain('a-secret');
		expect(await (await env.MAIL.get(FILTER_KEY))?.text()).not.toContain('a-secret');
	});

	it('has no other feed’s list in its hands', async () => {
		const { tick, feed } = await fresh('/domains?count=3');
		await tick(1);
		feed.setting = `${feed.setting}\ng urls 1 https://feeds.example/text?text=http://url.example/x`;
		await tick(2);
		const filter = await storedFilter();
		expect([filter?.hasHost('h0.example')?.feed, filter?.hasUrl('http://url.example/x')?.feed]).toEqual(['f', 'g']);
		feed.path = '/empty';
		await tick(HOUR + 1);
		expect((await storedFilter())?.hasUrl('http://url.example/x')?.feed).toBe('g');
	});
});

describe('what is not surely a list', () => {
	it.each([
		['/empty', 'empty: no entries'],
		['/page', 'badLines'],
		['/error', 'status 503'],
		['/nowhere', 'status 404'],
		['/cut', 'unreachable'],
		['/huge', 'tooLarge: More than 200000 octets'],
		['/stall', 'timeout: No answer within 2000 ms'],
		['/silent', 'timeout'],
		['/moved?to=http://10.0.0.1/list', 'forbidden'],
		['/moved?to=http://feeds.example/list', 'forbidden'],
		['/moved?to=file:///etc/hosts', 'forbidden'],
		['/moved?to=/moved?to=/moved?to=/domains', 'tooManyRedirects'],
		['/domains?prefix=good&count=20', 'it has shrunk from 50 entries to 20'],
	])('leaves the good list in place: %s', async (path, why) => {
		const { tick, feed } = await fresh('/domains?prefix=good&count=50');
		await tick(1);
		const [before, name] = [await stored(), await readFilterName(env.DIRECTORY)];
		feed.path = path;
		await tick(HOUR + 1);
		expect(await stored()).toBe(before);
		expect((await storedFilter())?.hasHost('good49.example')?.feed).toBe('f');
		expect(await readFilterName(env.DIRECTORY)).toBe(name);
		const [, kept] = await actions();
		expect(kept).toMatchObject({ kind: 'refresh-feed', subject: 'f' });
		expect(kept?.outcome).toContain(why);
		expect(kept?.outcome).toMatch(/; the list of \d{4}-\d\d-\d\dT[\d:.]+Z stays$/);
		expect(await state()).toMatchObject({ isGood: false, entries: 50, triedAt: HOUR + 1 });
	});

	it('makes no filter where there was none', async () => {
		const { tick } = await fresh('/page');
		await tick(1);
		expect([await stored(), await readFilterName(env.DIRECTORY)]).toEqual([undefined, null]);
		expect((await actions())[0]?.outcome).toContain('there is no list of it');
	});

	it('is believed when it stays short for days, and at once when its list was short before', async () => {
		const { tick, feed, keeper } = await fresh('/domains?prefix=good&count=50');
		await tick(1);
		feed.path = '/domains?prefix=good&count=20';
		keeper.clock = () => Date.now() + 3 * 24 * HOUR;
		await tick(HOUR + 1);
		expect(await state()).toMatchObject({ isGood: true, entries: 20 });
		const small = await fresh('/domains?count=10');
		await small.tick(1);
		small.feed.path = '/domains?count=1';
		await small.tick(HOUR + 1);
		expect(await state()).toMatchObject({ isGood: true, entries: 1 });
	});
});

describe('the filter in the bucket', () => {
	it('that is broken is made anew from the whole list, with an incident', async () => {
		const { tick, asked } = await fresh('/domains?count=5');
		await tick(1);
		await env.MAIL.put(FILTER_KEY, 'no filter');
		await tick(HOUR + 1);
		expect(asked[1]).toEqual({});
		expect((await storedFilter())?.hasHost('h4.example')?.feed).toBe('f');
		expect(await rows('SELECT kind FROM incidents')).toEqual([{ kind: 'threat-filter' }]);
	});

	it('that was changed meanwhile is not written over', async () => {
		let put: (() => Promise<unknown>) | null = () => env.MAIL.put(FILTER_KEY, 'of somebody else');
		const { tick, keeper } = await fresh('/domains?count=5');
		keeper.mail = new Proxy(env.MAIL, {
			get:
				(bucket, name: keyof R2Bucket) =>
				async (...args: unknown[]) => {
					if (name === 'put') await put?.();
					return (bucket[name] as (...args: unknown[]) => unknown)(...args);
				},
		});
		await tick(1);
		expect(await (await env.MAIL.get(FILTER_KEY))?.text()).toBe('of somebody else');
		expect((await actions())[0]?.outcome).toContain('changed meanwhile');
		expect(await state()).toMatchObject({ isGood: false });
		put = null;
		await tick(HOUR + 1);
		expect((await storedFilter())?.hasHost('h4.example')?.feed).toBe('f');
	});

	it('loses the list of a feed that is named no more, and goes with the last one', async () => {
		const { tick, feed } = await fresh('/domains?count=5');
		const both = `${feed.setting}\ng domains 1 https://feeds.example/domains?prefix=g`;
		feed.setting = both;
		await tick(1);
		feed.setting = both.split('\n')[1] ?? '';
		await tick(2);
		const filter = await storedFilter();
		expect([filter?.hasHost('h0.example'), filter?.hasHost('g0.example')?.feed]).toEqual([null, 'g']);
		feed.setting = '';
		await tick(3);
		expect([await stored(), await readFilterName(env.DIRECTORY), await state()]).toEqual([undefined, null, undefined]);
		expect((await actions()).slice(2).map(({ kind, subject }) => [kind, subject])).toEqual([
			['remove-feed', 'f'],
			['remove-feed', 'g'],
		]);
	});
});
