// Mail goes out: from a draft to a neighbour's inbox, over a relay to the world, later, and not at all.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JmapClient } from './jmap-client.ts';
import { DEMO, forget, type Platform, startPlatform } from './platform.ts';
import { post } from './post.ts';

const NEIGHBOUR = 'neighbour@waypost.test';
let platform: Platform;
let demo: JmapClient;
let neighbour: JmapClient;
let relay: SMTPServer;
/** What the world's server took: envelope and octets. */
const taken: { from: string; to: string[]; raw: string }[] = [];

beforeAll(async () => {
	const port = await startRelay();
	const env = { SMTP_RELAY_HOST: '127.0.0.1', SMTP_RELAY_PORT: String(port), SMTP_RELAY_SECURITY: 'none' };
	platform = await startPlatform({ env });
	const password = 'a neighbour’s password';
	await platform.dev('/dev/accounts', { address: NEIGHBOUR, password });
	demo = await new JmapClient(platform).open();
	neighbour = await new JmapClient(platform, NEIGHBOUR, password).open();
});

afterAll(async () => {
	await platform?.stop();
	if (platform) forget(platform);
	relay?.close();
});

async function startRelay(): Promise<number> {
	relay = new SMTPServer({
		disabledCommands: ['AUTH', 'STARTTLS'],
		disableReverseLookup: true,
		onRcptTo: ({ address }, _session, done) =>
			done(address.startsWith('nobody') ? Object.assign(new Error('5.1.1 No such user'), { responseCode: 550 }) : null),
		onData: (stream, { envelope }, done) => {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				const from = envelope.mailFrom ? envelope.mailFrom.address : '';
				taken.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks).toString() });
				done(null);
			});
		},
	});
	await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
	return (relay.server.address() as AddressInfo).port;
}

interface Written {
	subject: string;
	to: string[];
	bcc?: string[];
	parameters?: Record<string, string>;
}

/** As a mail app sends: draft, submission, and on success to the sent mailbox. The submission's id. */
async function send({ subject, to, bcc = [], parameters }: Written): Promise<string> {
	const [drafts, sent] = [await demo.mailboxId('drafts'), await demo.mailboxId('sent')];
	const [identities] = await demo.call(['Identity/get', {}]);
	const identityId = (identities?.list as { id: string }[] | undefined)?.[0]?.id;
	const addresses = (list: string[]) => list.map((email) => ({ name: null, email }));
	const draft = {
		mailboxIds: { [drafts]: true },
		keywords: { $draft: true, $seen: true },
		from: [{ name: 'Demo', email: DEMO }],
		to: addresses(to),
		bcc: addresses(bcc),
		subject,
		textBody: [{ partId: 'a', type: 'text/plain' }],
		bodyValues: { a: { value: 'Hello!\n.\nBye' } },
	};
	const rcptTo = [...to, ...bcc].map((email) => ({ email, parameters: null }));
	const envelope = parameters ? { mailFrom: { email: DEMO, parameters }, rcptTo } : null;
	const [, submitted] = await demo.call(
		['Email/set', { create: { draft } }],
		[
			'EmailSubmission/set',
			{
				create: { s: { identityId, emailId: '#draft', envelope } },
				onSuccessUpdateEmail: { '#s': { mailboxIds: { [sent]: true }, 'keywords/$draft': null } },
			},
		],
	);
	expect(submitted?.notCreated).toBeNull();
	return String((submitted?.created as { s?: { id: string } } | undefined)?.s?.id);
}

interface Submission {
	undoStatus: string;
	sendAt: string;
	deliveryStatus: Record<string, { delivered: string; smtpReply: string }>;
}

async function submission(id: string, ready: (found: Submission) => boolean = () => true): Promise<Submission> {
	const deadline = Date.now() + 20_000;
	for (;;) {
		const [got] = await demo.call(['EmailSubmission/get', { ids: [id] }]);
		const [found] = (got?.list ?? []) as Submission[];
		if (found && ready(found)) return found;
		if (Date.now() > deadline) throw new Error(`The submission never came so far: ${JSON.stringify(found)}`);
		await new Promise((resolve) => setTimeout(resolve, 150));
	}
}

const isFinal = ({ undoStatus }: Submission) => undoStatus === 'final';

describe('a mail that is sent', () => {
	it('arrives in the neighbour’s inbox and lies among the sent ones', async () => {
		const id = await send({ subject: 'To next door', to: [NEIGHBOUR] });
		await neighbour.waitFor('To next door');
		expect((await submission(id, isFinal)).deliveryStatus[NEIGHBOUR]).toMatchObject({ delivered: 'yes' });
		const [mine] = await demo.withSubject('To next door');
		expect(mine).toMatchObject({ mailboxIds: { [await demo.mailboxId('sent')]: true }, keywords: { $seen: true } });
	});

	it('goes over the relay to the world, blind copies unseen, each recipient with a word of its own', async () => {
		const id = await send({
			subject: 'To the world',
			to: ['bob@far.example', 'nobody@far.example', NEIGHBOUR],
			bcc: ['secret@far.example'],
		});
		const { deliveryStatus } = await submission(id, isFinal);
		expect(deliveryStatus).toMatchObject({
			'bob@far.example': { delivered: 'unknown', smtpReply: expect.stringMatching(/^250 /) },
			'secret@far.example': { delivered: 'unknown' },
			'nobody@far.example': { delivered: 'no', smtpReply: expect.stringMatching(/^550 5\.1\.1 /) },
			[NEIGHBOUR]: { delivered: 'yes' },
		});
		const [mail] = taken.filter(({ raw }) => raw.includes('Subject: To the world'));
		expect(mail).toMatchObject({ from: DEMO, to: ['bob@far.example', 'secret@far.example'] });
		expect(mail?.raw).not.toMatch(/bcc|secret/i);
		expect(mail?.raw).toMatch(/\r\n\.\r\nBye/);
	});

	it('can be called back as long as it waits for its time', async () => {
		const id = await send({ subject: 'Not after all', to: [NEIGHBOUR], parameters: { HOLDFOR: '3600' } });
		expect(await submission(id)).toMatchObject({ undoStatus: 'pending' });
		await demo.call(['EmailSubmission/set', { update: { [id]: { undoStatus: 'canceled' } } }]);
		expect(await submission(id)).toMatchObject({ undoStatus: 'canceled' });
		expect(await neighbour.withSubject('Not after all')).toEqual([]);
	});

	it('waits for its time, and goes then', async () => {
		const id = await send({ subject: 'In two seconds', to: [NEIGHBOUR], parameters: { HOLDFOR: '2' } });
		expect(await submission(id)).toMatchObject({ undoStatus: 'pending' });
		await neighbour.waitFor('In two seconds');
		const { sendAt } = await submission(id, isFinal);
		expect(Date.parse(sendAt)).toBeLessThanOrEqual(Date.now());
	});
});

describe('while its person is away', () => {
	it('an account answers whoever writes, over the relay and without a return address', async () => {
		const update = { singleton: { isEnabled: true, textBody: 'Back on Monday.' } };
		await neighbour.call(['VacationResponse/set', { update }]);
		await post(platform, { subject: 'Are you there?', text: 'x', to: NEIGHBOUR });
		const deadline = Date.now() + 20_000;
		const answers = () => taken.filter(({ raw }) => raw.includes('Subject: Automatic reply: Are you there?'));
		while (answers().length === 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 150));
		expect(answers()).toMatchObject([{ from: '', to: ['ann@sender.example'] }]);
		expect(answers()[0]?.raw).toMatch(/^Auto-Submitted: auto-replied\r\n/m);
	});
});
