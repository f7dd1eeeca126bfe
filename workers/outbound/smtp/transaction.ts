// One mail transaction (RFC 5321 section 3.3): MAIL, each RCPT, DATA. Every recipient gets the reply that decided for it.
import type { OutgoingMessage } from '../outgoing-message';
import { deferred, type EnvelopeAddress, failed, relayed, type SendResult, unknown } from '../sender';
import { isAscii } from '../wire-address';
import { mailParameters, rcptParameters } from './parameters';
import { classOf, type Reply, replyWords, SmtpFault } from './reply';
import type { Session, Timeouts } from './session';
import { WireText } from './wire-text';

export interface Mail {
	mailFrom: EnvelopeAddress;
	rcptTo: readonly EnvelopeAddress[];
	message: OutgoingMessage;
}

/** Never throws for the connection's sake. After a fault the connection is of no use any more. */
export async function transact(session: Session, mail: Mail, timeouts: Timeouts): Promise<SendResult[]> {
	const results = new Map<string, SendResult>();
	const all = (make: (email: string, smtpReply: string) => SendResult, smtpReply: string) => {
		for (const { email } of mail.rcptTo) if (!results.has(email)) results.set(email, make(email, smtpReply));
	};
	const transaction = new Transaction(session, mail, timeouts, results);
	try {
		const reply = await transaction.run();
		if (reply !== null) all(verdictOf(reply), replyWords(reply));
	} catch (cause) {
		session.connection.close();
		// Until the line that ends the message, no server may take it (RFC 5321 section 4.1.1.4). From then on nobody knows.
		if (transaction.isEndSaid) all(unknown, `451 4.4.2 The relay may have taken this message or not: ${words(cause)}`);
		else all(deferred, `451 4.4.2 The relay has not taken this message: ${words(cause)}`);
	}
	return [...results.values()];
}

function words(cause: unknown): string {
	return cause instanceof SmtpFault ? cause.message : 'it could not be read to its end';
}

function verdictOf(reply: Reply): (email: string, smtpReply: string) => SendResult {
	return { yes: relayed, notNow: deferred, never: failed }[classOf(reply)];
}

class Transaction {
	/** The line that ends the message may have reached the server. */
	isEndSaid = false;

	constructor(
		private readonly session: Session,
		private readonly mail: Mail,
		private readonly timeouts: Timeouts,
		/** Recipients that are settled. */
		private readonly results: Map<string, SendResult>,
	) {}

	/** The reply that decides for all recipients that are not settled yet; null where none is left. */
	async run(): Promise<Reply | null> {
		const obstacle = this.#obstacle();
		if (obstacle !== null) return obstacle;
		const mail = await this.#command(this.#mailCommand());
		if (classOf(mail) !== 'yes') return mail;
		if ((await this.#recipients()) === 0) return null;
		const data = await this.#command('DATA');
		if (data.code !== 354) return classOf(data) === 'yes' ? NOT_SMTP : data;
		await this.#content();
		return this.session.connection.reply(this.timeouts.dataMs);
	}

	/** What need not be tried, since the server has announced that it cannot. */
	#obstacle(): Reply | null {
		const { extensions } = this.session;
		const limit = Number(extensions.get('SIZE')?.split(/\s/)[0] ?? 0);
		if (limit > 0 && this.mail.message.bytes > limit) {
			return { code: 552, lines: [`5.3.4 The relay takes messages of at most ${limit} octets`] };
		}
		if (!isAscii(this.mail.mailFrom.email) && !extensions.has('SMTPUTF8')) return NO_UTF8;
		return null;
	}

	#mailCommand(): string {
		const { mailFrom, rcptTo, message } = this.mail;
		const { extensions } = this.session;
		const needsUtf8 = extensions.has('SMTPUTF8') && [mailFrom, ...rcptTo].some(({ email }) => !isAscii(email));
		return `MAIL FROM:<${mailFrom.email}>${mailParameters(mailFrom.parameters, extensions, message.bytes, needsUtf8)}`;
	}

	/** How many were accepted. A 4xx or 5xx concerns that one recipient alone. */
	async #recipients(): Promise<number> {
		const { extensions } = this.session;
		let accepted = 0;
		for (const { email, parameters } of this.mail.rcptTo) {
			const isSayable = isAscii(email) || extensions.has('SMTPUTF8');
			const reply = isSayable
				? await this.#command(`RCPT TO:<${email}>${rcptParameters(parameters, extensions)}`)
				: NO_UTF8;
			if (classOf(reply) === 'yes') accepted += 1;
			else this.results.set(email, verdictOf(reply)(email, replyWords(reply)));
		}
		return accepted;
	}

	async #content(): Promise<void> {
		const { connection } = this.session;
		const text = new WireText();
		for await (const chunk of await this.mail.message.open()) {
			await connection.write(text.push(chunk), this.timeouts.writeMs);
		}
		const end = text.end();
		this.isEndSaid = true;
		await connection.write(end, this.timeouts.writeMs);
	}

	#command(line: string): Promise<Reply> {
		return this.session.connection.command(line, this.timeouts.replyMs);
	}
}

const NO_UTF8: Reply = { code: 553, lines: ['5.6.7 The relay takes no addresses with letters beyond ASCII'] };
const NOT_SMTP: Reply = { code: 451, lines: ['4.5.0 The relay did not ask for the message'] };
