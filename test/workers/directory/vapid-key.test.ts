// The platform's push key makes itself, once.
import { env } from 'cloudflare:test';
import { expect, it } from 'vitest';
import { vapidKey } from '../../../workers/directory/vapid-key';

/** The same directory as another isolate has it: nothing is remembered. */
const elsewhere = () => ({ prepare: (sql: string) => env.DIRECTORY.prepare(sql) }) as D1Database;

it('is one key for all who ask at once, and for all who come later', async () => {
	await env.DIRECTORY.prepare('DELETE FROM keys').run();
	const asked = await Promise.all([elsewhere(), elsewhere(), elsewhere()].map((directory) => vapidKey(directory, 7)));
	const later = await vapidKey(elsewhere(), 8);
	expect(new Set([...asked, later].map(({ publicKey }) => publicKey)).size).toBe(1);
	expect(later.publicKey).toMatch(/^B[\w-]{86}$/);
	const { results } = await env.DIRECTORY.prepare('SELECT name, created_at FROM keys').all();
	expect(results).toEqual([{ name: 'vapid', created_at: 7 }]);
});

it('asks again after a fault', async () => {
	let broken = true;
	const directory = {
		prepare: (sql: string) => {
			if (broken) throw new Error('D1 is away');
			return env.DIRECTORY.prepare(sql);
		},
	} as D1Database;
	await expect(vapidKey(directory, 1)).rejects.toThrow();
	broken = false;
	expect((await vapidKey(directory, 1)).publicKey).toMatch(/^B/);
});
