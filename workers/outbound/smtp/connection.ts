// One connection to an SMTP server: lines and replies over a socket of the platform, each with a deadline. Knows no command.
import { connect } from 'cloudflare:sockets';
import { parseReplyLine, type Reply, SmtpFault } from './reply';

export interface SmtpAddress {
	host: string;
	port: number;
	/** Speak TLS from the first octet on. */
	implicitTls: boolean;
}

/** RFC 5321 section 4.5.3.1.5 says 512; servers write longer ones. */
const LINE_MAX_BYTES = 8192;
const REPLY_MAX_LINES = 200;

export class SmtpConnection {
	#socket: Socket;
	#reader: ReadableStreamDefaultReader<Uint8Array>;
	#writer: WritableStreamDefaultWriter<Uint8Array>;
	/** Received and not read yet, one letter an octet. */
	#received = '';

	private constructor(socket: Socket) {
		this.#socket = socket;
		this.#reader = socket.readable.getReader();
		this.#writer = socket.writable.getWriter();
	}

	/** Throws SmtpFault where nobody answers in time, or TLS cannot be had with a certificate that can be trusted. */
	static async open({ host, port, implicitTls }: SmtpAddress, timeoutMs: number): Promise<SmtpConnection> {
		const socket = connect(
			{ hostname: host, port },
			{ secureTransport: implicitTls ? 'on' : 'starttls', allowHalfOpen: false },
		);
		// It is told by `opened` already; a rejection that nobody hears would be logged as one more fault.
		socket.closed.catch(() => {});
		try {
			await withDeadline(socket.opened, timeoutMs);
		} catch (cause) {
			void socket.close().catch(() => {});
			throw new SmtpFault('it cannot be reached', { cause });
		}
		return new SmtpConnection(socket);
	}

	async command(line: string, timeoutMs: number): Promise<Reply> {
		await this.write(new TextEncoder().encode(`${line}\r\n`), timeoutMs);
		return this.reply(timeoutMs);
	}

	async reply(timeoutMs: number): Promise<Reply> {
		const lines: string[] = [];
		while (lines.length < REPLY_MAX_LINES) {
			const { code, text, isLast } = parseReplyLine(await this.#line(timeoutMs));
			lines.push(text);
			if (isLast) return { code, lines };
		}
		throw new SmtpFault('its answer does not end');
	}

	async write(octets: Uint8Array, timeoutMs: number): Promise<void> {
		await this.#guarded(this.#writer.write(octets), timeoutMs);
	}

	/** After a positive reply to STARTTLS. What was sent before the handshake is not the server's word (RFC 3207 section 5). */
	startTls(): void {
		if (this.#received !== '') throw new SmtpFault('it spoke before TLS began');
		this.#reader.releaseLock();
		this.#writer.releaseLock();
		this.#socket = this.#socket.startTls(); // the certificate must bear the name that was connected to
		this.#socket.closed.catch(() => {});
		this.#reader = this.#socket.readable.getReader();
		this.#writer = this.#socket.writable.getWriter();
	}

	/** Says good-bye where anybody listens. Never throws. */
	async quit(timeoutMs: number): Promise<void> {
		await this.command('QUIT', timeoutMs).catch(() => {}); // Everything is settled by now.
		this.close();
	}

	/** Ends the connection at once: a message under way is not completed by it. */
	close(): void {
		void this.#socket.close().catch(() => {}); // Gone already.
	}

	async #line(timeoutMs: number): Promise<string> {
		for (;;) {
			const end = this.#received.indexOf('\n');
			if (end >= 0) {
				const line = this.#received.slice(0, end).replace(/\r$/, '');
				this.#received = this.#received.slice(end + 1);
				return utf8(line);
			}
			if (this.#received.length > LINE_MAX_BYTES) throw new SmtpFault('its answer does not end');
			const { done, value } = await this.#guarded(this.#reader.read(), timeoutMs);
			if (done) throw new SmtpFault('the connection was closed');
			for (const octet of value) this.#received += String.fromCharCode(octet);
		}
	}

	async #guarded<T>(step: Promise<T>, timeoutMs: number): Promise<T> {
		try {
			return await withDeadline(step, timeoutMs);
		} catch (cause) {
			throw cause instanceof SmtpFault ? cause : new SmtpFault('the connection broke', { cause });
		}
	}
}

/** Replies are ASCII, or UTF-8 where the server speaks SMTPUTF8. */
function utf8(octets: string): string {
	return new TextDecoder().decode(Uint8Array.from(octets, (letter) => letter.charCodeAt(0)));
}

async function withDeadline<T>(step: Promise<T>, timeoutMs: number): Promise<T> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new SmtpFault('it did not answer in time')), timeoutMs);
	});
	try {
		return await Promise.race([step, late]);
	} finally {
		clearTimeout(timer);
	}
}
