// The JMAP libraries that other people's mail apps stand on, against the started platform: what they ask, as they ask it.

import { Client } from 'jmap-client-ts';
import { JamClient } from 'jmap-jam';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO, forget, type Platform, startPlatform } from './platform.ts';

let platform: Platform;
let authorization: string;
let sessionUrl: string;

beforeAll(async () => {
	platform = await startPlatform();
	authorization = `Basic ${Buffer.from(`${DEMO}:${platform.password}`).toString('base64')}`;
	sessionUrl = `${platform.origin}/.well-known/jmap`;
});

afterAll(async () => {
	await platform?.stop();
	if (platform) forget(platform);
});

describe('jmap-jam', () => {
	/** It knows Bearer tokens only: Basic credentials are put in their place. */
	function jam(): JamClient {
		const client = new JamClient({ sessionUrl, bearerToken: 'none' });
		client.session.catch(() => {}); // The one that it asked for with its token.
		client.authHeader = authorization;
		client.session = JamClient.loadSession(sessionUrl, authorization);
		return client;
	}

	it('uploads, imports, and finds its way by references in one request', async () => {
		const client = jam();
		const accountId = await client.getPrimaryAccount();
		const [made] = await client.api.Mailbox.set({ accountId, create: { k: { name: 'From jam' } } });
		const mailbox = String(made.created?.k?.id);
		const raw = 'From: a@example.com\r\nSubject: Imported by jam\r\n\r\nstrawberry\r\n';
		const { blobId } = await client.uploadBlob(accountId, new Blob([raw], { type: 'message/rfc822' }));
		const emails = { i: { blobId, mailboxIds: { [mailbox]: true }, keywords: {}, receivedAt: '2026-09-01T10:00:00Z' } };
		const [imported] = await client.api.Email.import({ accountId, emails });
		expect(imported.notCreated).toBeNull();
		const [{ found }] = await client.requestMany((ask) => {
			const listed = ask.Email.query({ accountId, filter: { inMailbox: mailbox, text: 'strawberry' } });
			return { listed, found: ask.Email.get({ accountId, ids: listed.$ref('/ids'), properties: ['subject'] }) };
		});
		expect(found.list).toMatchObject([{ subject: 'Imported by jam' }]);
		const download = await client.downloadBlob({ accountId, blobId, mimeType: 'text/plain', fileName: 'a b.txt' });
		expect(await download.text()).toBe(raw);
	});

	it('gets errors as JMAP words them', async () => {
		const failing = jam().api.Email.get({ accountId: 'nobody', ids: [] });
		await expect(failing).rejects.toMatchObject({ type: 'accountNotFound' });
	});
});

describe('jmap-client-ts', () => {
	async function json(response: Response): Promise<never> {
		if (!response.ok) throw new Error(`HTTP ${response.status} ${await response.text()}`);
		return (await response.json()) as never;
	}

	it('writes a draft into a mailbox that it makes, lists it, and hears of both', async () => {
		const transport = {
			get: async (url: string, headers: Record<string, string>) => json(await fetch(url, { headers })),
			post: async (url: string, body: unknown, headers: Record<string, string>) =>
				json(await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })),
		};
		const httpHeaders = { Authorization: authorization, 'Content-Type': 'application/json' };
		const client = new Client({ sessionUrl, accessToken: '', transport, httpHeaders });
		await client.fetchSession();
		const accountId = client.getFirstAccountId();
		const boxes = await client.mailbox_set({ accountId, create: { a: { name: 'From ts' } as never } });
		const mailbox = String(boxes.created?.a?.id);
		const draft = {
			mailboxIds: { [mailbox]: true },
			subject: 'Written by ts',
			textBody: [{ partId: '1', type: 'text/plain' }],
			bodyValues: { 1: { value: 'hi', isEncodingProblem: false, isTruncated: false } },
		};
		const emails = await client.email_set({ accountId, create: { e: draft as never } });
		const id = String(emails.created?.e?.id);
		const filter = { inMailbox: mailbox };
		const listed = await client.email_query({ accountId, filter, sort: [{ property: 'receivedAt' }] as never });
		expect(listed.ids).toEqual([id]);
		const got = await client.email_get({ accountId, ids: [id], properties: ['subject'] });
		expect(got.list).toMatchObject([{ subject: 'Written by ts' }]);
		expect((await client.mailbox_changes({ accountId, sinceState: '0' })).created).toContain(mailbox);
		expect((await client.email_changes({ accountId, sinceState: '0' })).created).toContain(id);
	});
});
