// Faults in R2, D1 and the object, lost and doubled cron ticks, a restart: mail arrives once in the end, always.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JmapClient } from './jmap-client.ts';
import { forget, type Platform, startPlatform } from './platform.ts';
import { postRaw } from './post.ts';

let platform: Platform;
let demo: JmapClient;

beforeAll(async () => {
	platform = await startPlatform({ env: { SWEEP_GRACE_SECONDS: '0' } });
	demo = await new JmapClient(platform).open();
});

afterAll(async () => {
	await platform?.stop();
	if (platform) forget(platform);
});

const mail = (subject: string, body = 'body') =>
	Buffer.from(
		`From: a@b.example\r\nMessage-ID: <${encodeURIComponent(subject)}@b.example>\r\nSubject: ${subject}\r\n\r\n${body}\r\n`,
	);

describe('a fault of ours', () => {
	it.each(['mail-store', 'directory', 'account', 'account-after'])(
		'in %s is a temporary failure; sent again, the mail arrives exactly once',
		async (target) => {
			const subject = `Fault in ${target}`;
			expect((await platform.dev('/dev/faults', { target, times: 1 })).ok).toBe(true);
			expect(await postRaw(platform, mail(subject))).toMatch(/^4\d\d /);
			expect(await postRaw(platform, mail(subject))).toMatch(/^250/);
			expect(await demo.withSubject(subject)).toHaveLength(1);
		},
	);

	it('after R2 has the mail is healed by the cron, even if the sender never returns', async () => {
		expect((await platform.dev('/dev/faults', { target: 'account', times: 1 })).ok).toBe(true);
		expect(await postRaw(platform, mail('Orphan'))).toMatch(/^4\d\d /);
		expect(await demo.withSubject('Orphan')).toHaveLength(0);
		const later = Date.now() + 60 * 60_000;
		expect((await platform.tick(later)).ok).toBe(true);
		await demo.waitFor('Orphan');
		// A doubled tick, and the same slot again: nothing more happens.
		await Promise.all([platform.tick(later), platform.tick(later + 300_000)]);
		expect(await demo.withSubject('Orphan')).toHaveLength(1);
	});
});

describe('a restart', () => {
	it('keeps every mail and every word about it', async () => {
		expect(await postRaw(platform, mail('Before the restart'))).toMatch(/^250/);
		const before = await demo.emails();
		expect(await platform.stop()).toBe(0);
		await expect(fetch(platform.origin)).rejects.toThrow();
		platform = await startPlatform({ stateDir: platform.stateDir });
		demo = await new JmapClient(platform).open();
		const kept = (await demo.emails()).map(({ id, subject, threadId }) => ({ id, subject, threadId }));
		expect(kept).toEqual(before.map(({ id, subject, threadId }) => ({ id, subject, threadId })));
		expect(await postRaw(platform, mail('After the restart'))).toMatch(/^250/);
		await demo.waitFor('After the restart');
	});

	it('says in plain words that a port is taken', async () => {
		const port = new URL(platform.origin).port;
		const failed = startPlatform({ env: { PORT: port } });
		await expect(failed).rejects.toThrow(new RegExp(`Port ${port} is already used by another program`));
	});
});
