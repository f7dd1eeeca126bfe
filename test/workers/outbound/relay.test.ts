// The relay route against real SMTP servers over real sockets, TLS included: every recipient gets the outcome that is true.
import { describe, expect, inject, it } from 'vitest';
import { outgoingMessage } from '../../../workers/outbound/outgoing-message';
import { type RelayVars, relayRoute } from '../../../workers/outbound/relay';
import type { SendResult } from '../../../workers/outbound/sender';
import type { Timeouts } from '../../../workers/outbound/smtp/session';
import type { Relays, TakenMail } from '../../relay/servers';

const relays = inject('relays');
const PATIENT: Timeouts = { connectMs: 5000, replyMs: 5000, writeMs: 5000, dataMs: 5000 };
const HASTY: Timeouts = { ...PATIENT, replyMs: 300, dataMs: 300 };
const CREDENTIALS = { SMTP_RELAY_USER: 'waypost', SMTP_RELAY_PASSWORD: 'a relay’s password' };

interface Attempt {
	to?: string[];
	from?: string;
	raw?: string;
	timeouts?: Timeouts;
	breaksAt?: number;
}

let count = 0;

/** Sends over one of the test's servers, as vars would set it. */
async function send(server: keyof Relays, vars: Partial<RelayVars>, attempt: Attempt = {}): Promise<SendResult[]> {
	const route = relayRoute(
		{
			SMTP_RELAY_HOST: 'localhost',
			SMTP_RELAY_PORT: String(relays[server]),
			SMTP_RELAY_SECURITY: 'none',
			SMTP_RELAY_USER: '',
			...vars,
		},
		attempt.timeouts ?? PATIENT,
	);
	const raw = attempt.raw ?? 'Subject: x\r\n\r\nx\r\n';
	const octets = Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
	const open = async () => ({ body: streamOf(octets, attempt.breaksAt), bytes: octets.byteLength });
	const address = (email: string) => ({ email, parameters: null });
	const rcptTo = (attempt.to ?? ['bob@far.example']).map(address);
	const mailFrom = address(attempt.from ?? 'ann@waypost.test');
	const message = await outgoingMessage(open);
	const job = { accountId: 'A1', submissionId: 'S1', mailFrom, rcptTo, key: 'mail/A1/B1', mayHaveBeenSent: false };
	return (await route?.({ job, rcptTo, message })) ?? [];
}

function streamOf(octets: Uint8Array, breaksAt?: number): ReadableStream<Uint8Array> {
	let at = 0;
	return new ReadableStream({
		pull(controller) {
			if (breaksAt !== undefined && at >= breaksAt) return controller.error(new Error('the bucket is gone'));
			if (at >= octets.byteLength) return controller.close();
			controller.enqueue(octets.slice(at, at + 1000));
			at += 1000;
		},
	});
}

async function taken(about: string): Promise<TakenMail[]> {
	const response = await fetch(`http://127.0.0.1:${relays.door}/taken?about=${encodeURIComponent(about)}`);
	return response.json();
}

function letter(body = 'Hello'): { raw: string; mark: string } {
	const mark = `letter ${++count} of ${crypto.randomUUID()}`;
	return { mark, raw: `From: ann@waypost.test\r\nSubject: ${mark}\r\n\r\n${body}\r\n` };
}

describe('a relay', () => {
	it('takes the message octet by octet, dots, 8-bit and all', async () => {
		const body = `.\r\n..two\r\n\u00e9\u0080\u00ff\r\n${'long line '.repeat(2000)}`;
		const { raw, mark } = letter(body);
		const results = await send('plain', {}, { raw });
		expect(results).toEqual([
			{
				email: 'bob@far.example',
				outcome: 'sent',
				smtpReply: expect.stringMatching(/^250 /),
				delivered: 'unknown',
			},
		]);
		const [mail] = await taken(mark);
		expect(mail).toMatchObject({ from: 'ann@waypost.test', to: ['bob@far.example'], raw });
		expect(mail?.parameters).toMatchObject({ BODY: '8BITMIME', SIZE: String(raw.length) });
	});

	it('never sees Bcc, whatever it holds', async () => {
		const { raw, mark } = letter();
		const secret = `bcc:\r\n secret@far.example\r\nBcc: other@far.example\r\n${raw}`;
		await send('plain', {}, { raw: secret });
		expect((await taken(mark))[0]?.raw).toBe(raw);
	});

	it('gets CRLF for bare LF, so that no line ends the message early', async () => {
		const { mark } = letter();
		await send('plain', {}, { raw: `Subject: ${mark}\n\nbefore\n.\nafter\n` });
		expect((await taken(mark))[0]?.raw).toBe(`Subject: ${mark}\r\n\r\nbefore\r\n.\r\nafter\r\n`);
	});

	it('takes a null reverse-path', async () => {
		const { raw, mark } = letter();
		await send('plain', {}, { raw, from: '' });
		expect(await taken(mark)).toMatchObject([{ from: '' }]);
	});

	it('takes a message of more than a megabyte in pieces', async () => {
		const { raw, mark } = letter(`${'x'.repeat(70)}\r\n`.repeat(12_000));
		expect(await send('plain', {}, { raw })).toMatchObject([{ outcome: 'sent' }]);
		expect((await taken(mark))[0]?.raw.length).toBe(raw.length);
	});
});

describe('security', () => {
	it('tls: speaks TLS from the start and signs in', async () => {
		const { raw, mark } = letter();
		expect(await send('tls', { SMTP_RELAY_SECURITY: 'tls', ...CREDENTIALS }, { raw })).toMatchObject([
			{ outcome: 'sent' },
		]);
		expect(await taken(mark)).toMatchObject([{ secure: true, user: 'waypost' }]);
	});

	it('starttls: turns to TLS before it signs in, with AUTH LOGIN where that is all there is', async () => {
		const { raw, mark } = letter();
		expect(await send('starttls', { SMTP_RELAY_SECURITY: 'starttls', ...CREDENTIALS }, { raw })).toMatchObject([
			{ outcome: 'sent' },
		]);
		expect(await taken(mark)).toMatchObject([{ secure: true, user: 'waypost' }]);
	});

	it('starttls: sends nothing to a server that offers none', async () => {
		const { raw, mark } = letter();
		const results = await send('plain', { SMTP_RELAY_SECURITY: 'starttls' }, { raw });
		expect(results).toMatchObject([{ outcome: 'deferred', smtpReply: expect.stringContaining('offers no STARTTLS') }]);
		expect(await taken(mark)).toEqual([]);
	});

	it('starttls: believes no word that came before TLS began', async () => {
		const results = await send('scripted', { SMTP_RELAY_SECURITY: 'starttls' });
		expect(results).toMatchObject([{ outcome: 'deferred', smtpReply: expect.stringContaining('before TLS') }]);
	});

	it.each(['tls', 'starttls'] as const)('%s: trusts no certificate of another name', async (security) => {
		const { raw, mark } = letter();
		const vars = { SMTP_RELAY_SECURITY: security, SMTP_RELAY_HOST: '127.0.0.1', ...CREDENTIALS };
		expect(await send(security, vars, { raw })).toMatchObject([{ outcome: 'deferred', delivered: 'queued' }]);
		expect(await taken(mark)).toEqual([]);
	});

	it('none: gives no password away in the clear beyond this machine', async () => {
		const results = await send('plain', { SMTP_RELAY_HOST: '0.0.0.0', ...CREDENTIALS });
		expect(results).toMatchObject([{ outcome: 'deferred', smtpReply: expect.stringContaining('in the clear') }]);
	});

	it('a wrong password is the administrator’s to set right: the mail waits', async () => {
		const vars = { SMTP_RELAY_SECURITY: 'tls', ...CREDENTIALS, SMTP_RELAY_PASSWORD: 'wrong' };
		expect(await send('tls', vars)).toMatchObject([
			{ outcome: 'deferred', smtpReply: expect.stringMatching(/^451 4\.7\.8 .*535/) },
		]);
	});

	it.each([
		['SMTP_RELAY_SECURITY', 'ssl'],
		['SMTP_RELAY_PORT', 'many'],
	])('a setting that says nothing (%s=%s) lets the mail wait and is named', async (name, value) => {
		expect(await send('plain', { [name]: value })).toMatchObject([
			{ outcome: 'deferred', smtpReply: expect.stringContaining(`451 4.3.5 ${name}`) },
		]);
	});
});

describe('each recipient', () => {
	it('gets its own reply, and the others their mail', async () => {
		const { raw, mark } = letter();
		const to = ['reject1@far.example', 'bob@far.example', 'later1@far.example'];
		const results = await send('plain', {}, { raw, to });
		const byEmail = Object.fromEntries(results.map((result) => [result.email, result]));
		expect(byEmail['reject1@far.example']).toMatchObject({
			outcome: 'failed',
			delivered: 'no',
			smtpReply: expect.stringMatching(/^550 5\.1\.1 /),
		});
		expect(byEmail['later1@far.example']).toMatchObject({
			outcome: 'deferred',
			delivered: 'queued',
			smtpReply: expect.stringMatching(/^450 4\.2\.1 /),
		});
		expect(byEmail['bob@far.example']).toMatchObject({ outcome: 'sent' });
		expect(await taken(mark)).toMatchObject([{ to: ['bob@far.example'] }]);
	});

	it('refused: no content is sent', async () => {
		const { raw, mark } = letter();
		expect(await send('plain', {}, { raw, to: ['reject@far.example'] })).toMatchObject([{ outcome: 'failed' }]);
		expect(await taken(mark)).toEqual([]);
	});

	it('beyond what the server takes at once waits for the next try', async () => {
		const results = await send(
			'scripted',
			{},
			{ from: 'one-recipient@waypost.test', to: ['a@f.example', 'b@f.example'] },
		);
		expect(results.find(({ email }) => email === 'a@f.example')).toMatchObject({ outcome: 'sent' });
		expect(results.find(({ email }) => email === 'b@f.example')).toMatchObject({ outcome: 'deferred' });
	});

	it('with letters beyond ASCII fails where the server cannot take them', async () => {
		expect(await send('scripted', {}, { to: ['jürgen@far.example'] })).toMatchObject([
			{ outcome: 'failed', smtpReply: expect.stringMatching(/^553 5\.6\.7 /) },
		]);
	});
});

describe('what goes wrong', () => {
	it.each([
		['plain', 'refuse-content', 'failed', /^554 5\.7\.1 /],
		['plain', 'later-content', 'deferred', /^451 4\.3\.2 /],
	] as const)('with the content on %s (%s) is %s, with the last reply', async (server, body, outcome, reply) => {
		const results = await send(server, {}, { raw: letter(body).raw });
		expect(results).toMatchObject([{ outcome, smtpReply: expect.stringMatching(reply) }]);
	});

	it.each([
		['busy', '', 'deferred', 'a greeting of 421'],
		['silent', '', 'deferred', 'no greeting'],
		['scripted', 'cut-at-mail', 'deferred', 'a break before the content'],
		['scripted', 'silent-at-mail', 'deferred', 'no answer to a command'],
		['scripted', 'babble', 'deferred', 'an answer that is no SMTP'],
		['scripted', 'defer-mail', 'deferred', '4xx to MAIL'],
		['scripted', 'many-lines', 'failed', '5xx to RCPT in several lines'],
		['scripted', 'cut-in-data', 'deferred', 'a break in the middle of the content'],
		['scripted', 'cut-after-end', 'unknown', 'a break after the content'],
		['scripted', 'silent-after-end', 'unknown', 'no answer to the content'],
	] as const)('on %s (%s) is %s: %s', async (server, temper, outcome, _what) => {
		const raw = `Subject: x\r\n\r\n${`${'x'.repeat(70)}\r\n`.repeat(1000)}`;
		const results = await send(server, {}, { from: `${temper || 'ann'}@waypost.test`, timeouts: HASTY, raw });
		expect(results).toMatchObject([{ outcome, smtpReply: expect.stringMatching(/^[45]\d\d \d\.\d+\.\d+ \S/) }]);
	});

	it('when the message itself cannot be read to its end: nothing was sent', async () => {
		const { raw, mark } = letter('x'.repeat(5000));
		expect(await send('plain', {}, { raw, breaksAt: 3000 })).toMatchObject([{ outcome: 'deferred' }]);
		expect(await taken(mark)).toEqual([]);
	});

	it('when nobody listens is deferred', async () => {
		expect(await send('plain', { SMTP_RELAY_PORT: '1' })).toMatchObject([
			{ outcome: 'deferred', smtpReply: expect.stringMatching(/^451 4\.4\.1 /) },
		]);
	});

	it('is said before the content is sent, where the server announces a smaller limit', async () => {
		const { raw, mark } = letter('x'.repeat(200_000));
		expect(await send('scripted', {}, { raw })).toMatchObject([
			{ outcome: 'failed', smtpReply: expect.stringMatching(/^552 5\.3\.4 /) },
		]);
		expect(await taken(mark)).toEqual([]);
	});
});
