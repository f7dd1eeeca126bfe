// The binding route: Cloudflare's send_email. One message a recipient, its octets as they stand. What production refuses and a
// local run does not is checked here.
import { EmailMessage } from 'cloudflare:email';
import type { OutgoingMessage } from './outgoing-message';
import type { Route } from './send';
import { deferred, failed, relayed, type SendResult, unknown } from './sender';

/** Most recipients that one mail may have over the binding. */
export const BINDING_MAX_RECIPIENTS = 50;

/** What Cloudflare takes besides X- fields; any other field refuses the whole mail, so it is left out. */
const TAKEN = new Set(
	(
		'from sender to cc subject reply-to date message-id mime-version content-type content-transfer-encoding content-disposition ' +
		'in-reply-to references list-unsubscribe list-unsubscribe-post list-id list-archive list-help list-owner list-post ' +
		'list-subscribe precedence auto-submitted content-language keywords comments importance priority sensitivity organization ' +
		'require-recipient-valid-since expires reply-by archived-at'
	).split(' '),
);

export function bindingRoute(binding: SendEmail): Route {
	return async ({ job, rcptTo, message }) => {
		const sendable = message.without((name) => !TAKEN.has(name) && !/^x-[a-z0-9_-]+$/.test(name));
		const refusal = refusalOf(sendable, rcptTo.length);
		if (refusal !== null) return rcptTo.map(({ email }) => failed(email, refusal));
		const results: SendResult[] = [];
		for (const { email } of rcptTo) results.push(await sendOne(binding, job.mailFrom.email, email, sendable));
		return results;
	};
}

function refusalOf(message: OutgoingMessage, recipients: number): string | null {
	if (recipients > BINDING_MAX_RECIPIENTS) {
		return `550 5.5.3 At most ${BINDING_MAX_RECIPIENTS} recipients outside of this server can get one message`;
	}
	return message.fieldNames.includes('message-id') ? null : '554 5.6.0 This message has no Message-ID field';
}

async function sendOne(binding: SendEmail, from: string, to: string, message: OutgoingMessage): Promise<SendResult> {
	const raw = await message.open();
	try {
		await binding.send(new EmailMessage(from, to, raw));
		return relayed(to, '250 2.0.0 Taken by Cloudflare');
	} catch (cause) {
		return outcomeOf(to, cause);
	}
}

/** Codes of Cloudflare's Email Service for what passes by itself, or what an administrator sets right. */
const NOT_NOW = new Set(['E_RATE_LIMIT_EXCEEDED', 'E_DAILY_LIMIT_EXCEEDED', 'E_SENDER_DOMAIN_NOT_AVAILABLE']);
/** Faults that leave open whether the mail was taken. */
const OPEN = /E_INTERNAL_SERVER_ERROR|internal error|network|connection|timed? ?out/i;

function outcomeOf(to: string, cause: unknown): SendResult {
	const { code, message } = cause as { code?: unknown; message?: unknown };
	const words = String(message ?? cause).replace(/[\p{Cc}\s]+/gu, ' ');
	if (typeof code === 'string' && NOT_NOW.has(code)) return deferred(to, `451 4.7.0 Cloudflare: ${words}`);
	if (OPEN.test(`${String(code)} ${words}`))
		return unknown(to, `451 4.3.0 Cloudflare may have taken it or not: ${words}`);
	return failed(to, `554 5.0.0 Cloudflare does not take this message: ${words}`);
}
