// The binding route against the platform's own local send_email, and the limits that only production has.
import { env } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { BINDING_MAX_RECIPIENTS, bindingRoute } from '../../../workers/outbound/binding';
import { outgoingMessage } from '../../../workers/outbound/outgoing-message';
import type { SendResult } from '../../../workers/outbound/sender';

const HEADER = 'From: Ann <ann@waypost.test>\r\nTo: bob@far.example\r\nMessage-ID: <1@waypost.test>\r\nSubject: x\r\n';

async function send(raw: string, to: string[], binding: SendEmail = env.TEST_SEND_EMAIL): Promise<SendResult[]> {
	const octets = new TextEncoder().encode(raw);
	const open = async () => ({
		body: new Response(octets).body as ReadableStream<Uint8Array>,
		bytes: octets.byteLength,
	});
	const address = (email: string) => ({ email, parameters: null });
	const mailFrom = address('ann@waypost.test');
	const rcptTo = to.map(address);
	const job = { accountId: 'A1', submissionId: 'S1', mailFrom, rcptTo, key: 'mail/A1/B1', mayHaveBeenSent: false };
	return bindingRoute(binding)({ job, rcptTo, message: await outgoingMessage(open) });
}

/** A binding at the network's far edge that keeps what it is given, or refuses it as production would. */
function edge(refusal?: { code?: string; message: string }): { binding: SendEmail; raws: string[] } {
	const raws: string[] = [];
	const send = async (message: unknown) => {
		if (refusal) throw Object.assign(new Error(refusal.message), refusal);
		const raw: ReadableStream = Reflect.get(message as object, 'EmailMessage::raw'); // where the local platform keeps it
		raws.push(await new Response(raw).text());
		return { messageId: '1' };
	};
	return { binding: { send } as unknown as SendEmail, raws };
}

describe('the send_email binding', () => {
	it('takes a mail, one message a recipient', async () => {
		expect(await send(`${HEADER}\r\nHello\r\n`, ['bob@far.example', 'eve@far.example'])).toEqual(
			['bob@far.example', 'eve@far.example'].map((email) => ({
				email,
				outcome: 'sent',
				delivered: 'unknown',
				smtpReply: expect.stringMatching(/^250 2\.0\.0 /),
			})),
		);
	});

	it('says what it does not take: a From that is not the sender', async () => {
		const results = await send(`${HEADER.replace('ann@', 'other@')}\r\nHello\r\n`, ['bob@far.example']);
		expect(results).toMatchObject([
			{ outcome: 'failed', smtpReply: expect.stringContaining('does not match mail from') },
		]);
	});

	it('refuses more recipients than it may have, and a message without Message-ID', async () => {
		const many = Array.from({ length: BINDING_MAX_RECIPIENTS + 1 }, (_, number) => `bob${number}@far.example`);
		const results = await send(`${HEADER}\r\nHello\r\n`, many);
		expect(new Set(results.map(({ smtpReply }) => smtpReply.slice(0, 9)))).toEqual(new Set(['550 5.5.3']));
		expect(await send('Subject: x\r\n\r\nHello\r\n', ['bob@far.example'])).toMatchObject([{ outcome: 'failed' }]);
	});
});

describe('over the binding', () => {
	it('go the fields that Cloudflare takes, and no others', async () => {
		const { binding, raws } = edge();
		const others =
			'Received: from x\r\n by y\r\nUser-Agent: z\r\nBcc: secret@far.example\r\nX-Mailer: w\r\nX_Odd: 1\r\n';
		await send(`${others}${HEADER}\r\nReceived: in the body\r\n`, ['bob@far.example'], binding);
		expect(raws).toEqual([`X-Mailer: w\r\n${HEADER}\r\nReceived: in the body\r\n`]);
	});

	it.each([
		['E_RATE_LIMIT_EXCEEDED', 'deferred'],
		['E_SENDER_DOMAIN_NOT_AVAILABLE', 'deferred'],
		['E_RECIPIENT_SUPPRESSED', 'failed'],
		['E_INTERNAL_SERVER_ERROR', 'unknown'],
	])('%s is %s', async (code, outcome) => {
		const { binding } = edge({ code, message: 'No.\r\nNo!' });
		const results = await send(`${HEADER}\r\nHello\r\n`, ['bob@far.example'], binding);
		expect(results).toMatchObject([{ outcome, smtpReply: expect.stringMatching(/^[45]\d\d \d\.\d\.\d .*No\. No!$/) }]);
	});

	it('a lost connection leaves open whether the mail was taken', async () => {
		const { binding } = edge({ message: 'Network connection lost.' });
		expect(await send(`${HEADER}\r\nHello\r\n`, ['bob@far.example'], binding)).toMatchObject([{ outcome: 'unknown' }]);
	});
});
