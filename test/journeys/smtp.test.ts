// What real mail programs send, and what they are told. Every mail comes in through the SMTP door.
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JmapClient } from './jmap-client.ts';
import { DEMO, forget, type Platform, startPlatform } from './platform.ts';
import { post, postRaw } from './post.ts';

const LIMIT_BYTES = 25 * 1024 * 1024;
let platform: Platform;
let demo: JmapClient;
let second: JmapClient;

beforeAll(async () => {
	platform = await startPlatform();
	const password = 'another password';
	const created = await platform.dev('/dev/accounts', { address: 'second@waypost.test', password });
	expect(created.ok).toBe(true);
	demo = await new JmapClient(platform).open();
	second = await new JmapClient(platform, 'second@waypost.test', password).open();
});

afterAll(async () => {
	await platform?.stop();
	if (platform) forget(platform);
});

describe('the envelope decides', () => {
	it('delivers to every recipient, Bcc included', async () => {
		await post(platform, { subject: 'To two', text: 'x', to: DEMO, bcc: 'second@waypost.test' });
		await demo.waitFor('To two');
		await second.waitFor('To two');
	});

	it('takes plus-addresses and any case', async () => {
		await post(platform, { subject: 'Plus', text: 'x', to: 'Demo+list.tag@Waypost.Test' });
		await demo.waitFor('Plus');
	});

	it('takes mail whose To header names somebody else', async () => {
		await post(platform, {
			subject: 'List mail',
			text: 'x',
			to: 'list@lists.example',
			envelope: { from: 'bounce@lists.example', to: [DEMO] },
		});
		await demo.waitFor('List mail');
	});

	it('takes a null sender', async () => {
		const raw = Buffer.from('From: MAILER-DAEMON@x.example\r\nSubject: Bounced\r\n\r\nSorry.\r\n');
		expect(await postRaw(platform, raw, { from: '' })).toMatch(/^250/);
		await demo.waitFor('Bounced');
	});

	it('refuses an unknown recipient with 550 5.1.1, and the others still get theirs', async () => {
		expect(await postRaw(platform, Buffer.from('Subject: x\r\n\r\nx'), { to: ['nobody@waypost.test'] })).toMatch(
			/^550 5\.1\.1 /,
		);
		expect(await postRaw(platform, Buffer.from('Subject: x\r\n\r\nx'), { to: ['demo@elsewhere.example'] })).toMatch(
			/^550 5\.1\.1 /,
		);
		await post(platform, { subject: 'One of two', text: 'x', to: [DEMO, 'nobody@waypost.test'] });
		await demo.waitFor('One of two');
	});
});

describe('any message', () => {
	it.each([
		['no Message-ID', 'From: a@b.example\r\nSubject: bare 1\r\n\r\nbody\r\n', 'bare 1'],
		['no From, no Date', 'Subject: bare 2\r\n\r\nbody\r\n', 'bare 2'],
		['no body', 'From: a@b.example\r\nSubject: bare 3\r\n', 'bare 3'],
		['an empty body', 'From: a@b.example\r\nSubject: bare 4\r\n\r\n', 'bare 4'],
	])('is delivered with %s', async (_case, raw, subject) => {
		expect(await postRaw(platform, Buffer.from(raw))).toMatch(/^250/);
		await demo.waitFor(subject);
	});

	it('is delivered without a single header field', async () => {
		const marker = randomBytes(8).toString('hex');
		expect(await postRaw(platform, Buffer.from(`\r\njust text ${marker}\r\n`))).toMatch(/^250/);
		await expect.poll(async () => (await demo.emails()).some((email) => email.preview.includes(marker))).toBe(true);
	});

	it('keeps 8-bit octets and UTF-8 as they came', async () => {
		const latin = Buffer.concat([
			Buffer.from(
				'From: a@b.example\r\nSubject: latin octets\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\n',
			),
			Buffer.from('na\xefve caf\xe9\r\n', 'latin1'),
		]);
		expect(await postRaw(platform, latin)).toMatch(/^250/);
		expect((await demo.waitFor('latin octets')).preview).toContain('naïve café');
		await post(platform, { subject: 'emoji 🎉 ünïcode', text: 'Здравствуйте, 世界' });
		expect((await demo.waitFor('emoji 🎉 ünïcode')).preview).toContain('Здравствуйте, 世界');
	});

	it('keeps the raw message octet for octet below the trace line', async () => {
		const raw = Buffer.from(
			'From: a@b.example\r\nBcc: hidden@b.example\r\nSubject: exact\r\n\r\n.leading dot\r\n\r\nend\r\n',
		);
		expect(await postRaw(platform, raw)).toMatch(/^250/);
		const stored = Buffer.from(await (await demo.download((await demo.waitFor('exact')).blobId)).arrayBuffer());
		expect(stored.toString('latin1')).toMatch(/^Received: from journey\.example /);
		expect(stored.subarray(-raw.byteLength).equals(raw)).toBe(true);
	});

	it('may be 25 MiB, and its attachment comes back identical', async () => {
		const content = randomBytes(Math.floor(LIMIT_BYTES * 0.72));
		await post(platform, { subject: 'Large', text: 'x', attachments: [{ filename: 'large.bin', content }] });
		const [attachment] = (await demo.waitFor('Large')).attachments;
		expect(attachment?.size).toBe(content.byteLength);
		const got = Buffer.from(await (await demo.download(attachment?.blobId ?? '')).arrayBuffer());
		expect(createHash('sha256').update(got).digest('hex')).toBe(createHash('sha256').update(content).digest('hex'));
	});

	it('may be exactly 25 MiB, and not one octet more: 552 5.3.4', async () => {
		const head = Buffer.from('From: a@b.example\r\nSubject: at the limit\r\n\r\n');
		const line = Buffer.from(`${'x'.repeat(98)}\r\n`);
		const body = Buffer.alloc(LIMIT_BYTES - head.byteLength, line);
		body.write('\r\n', body.byteLength - 2);
		const full = Buffer.concat([head, body]);
		expect(await postRaw(platform, full)).toMatch(/^250/);
		await demo.waitFor('at the limit');
		expect(await postRaw(platform, Buffer.concat([full, Buffer.from('y\r\n')]))).toMatch(/^552 5\.3\.4 /);
	});
});

describe('many at once', () => {
	it('takes ten mails in parallel, each once', async () => {
		const subjects = Array.from({ length: 10 }, (_, index) => `Parallel ${index}`);
		await Promise.all(subjects.map((subject) => post(platform, { subject, text: subject })));
		const all = (await demo.emails()).map((email) => email.subject);
		for (const subject of subjects) expect(all.filter((seen) => seen === subject)).toHaveLength(1);
	});

	it('knows a mail that is sent twice', async () => {
		const raw = Buffer.from('From: a@b.example\r\nMessage-ID: <same@b.example>\r\nSubject: twice\r\n\r\nbody\r\n');
		for (let times = 0; times < 2; times++) expect(await postRaw(platform, raw)).toMatch(/^250/);
		expect(await demo.withSubject('twice')).toHaveLength(1);
	});
});
