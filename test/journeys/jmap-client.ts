// A JMAP client of the fewest words, with Basic authentication, as a mail program would come.
import { CORE, type Invocation, MAIL, SCAN, SUBMISSION, VACATION, WAYPOST } from '../../workers/domain/jmap.ts';
import { DEMO, type Platform } from './platform.ts';

export interface EmailRow {
	id: string;
	threadId: string;
	blobId: string;
	subject: string | null;
	preview: string;
	receivedAt: string;
	keywords: Record<string, boolean>;
	mailboxIds: Record<string, boolean>;
	verdict?: { action: string; score: number; reasons: { rule: string }[] };
	insight?: {
		provider: string;
		language: string | null;
		category: string;
		standsInFor: string | null;
		note: string | null;
	};
	attachments: { blobId: string; name: string | null; type: string; size: number }[];
}

export class JmapClient {
	accountId = '';
	readonly #headers: Record<string, string>;
	readonly #origin: string;

	constructor(platform: Platform, address = DEMO, password = platform.password) {
		const credentials = Buffer.from(`${address}:${password}`).toString('base64');
		this.#origin = platform.origin;
		this.#headers = { Authorization: `Basic ${credentials}`, 'Content-Type': 'application/json' };
	}

	async open(): Promise<this> {
		const response = await fetch(`${this.#origin}/jmap/session`, { headers: this.#headers });
		if (!response.ok) throw new Error(`No session: HTTP ${response.status}`);
		const session = (await response.json()) as { primaryAccounts: Record<string, string> };
		this.accountId = session.primaryAccounts[MAIL] ?? '';
		return this;
	}

	async call(...calls: [name: string, args: Record<string, unknown>][]): Promise<Record<string, unknown>[]> {
		const methodCalls: Invocation[] = calls.map(([name, args], index) => [
			name,
			{ accountId: this.accountId, ...args },
			String(index),
		]);
		const response = await fetch(`${this.#origin}/jmap/api`, {
			method: 'POST',
			headers: this.#headers,
			body: JSON.stringify({ using: [CORE, MAIL, SUBMISSION, VACATION, WAYPOST, SCAN], methodCalls }),
		});
		if (!response.ok) throw new Error(`JMAP: HTTP ${response.status} ${await response.text()}`);
		const { methodResponses } = (await response.json()) as { methodResponses: Invocation[] };
		return methodResponses.map(([name, result]) => {
			if (name === 'error') throw new Error(`JMAP: ${JSON.stringify(result)}`);
			return result;
		});
	}

	/** Every email of the account, newest first. */
	async emails(filter: Record<string, unknown> = {}): Promise<EmailRow[]> {
		const properties = [
			'id',
			'threadId',
			'blobId',
			'subject',
			'preview',
			'receivedAt',
			'keywords',
			'mailboxIds',
			'attachments',
		];
		const [, got = {}] = await this.call(
			['Email/query', { filter, sort: [{ property: 'receivedAt', isAscending: false }] }],
			[
				'Email/get',
				{
					'#ids': { resultOf: '0', name: 'Email/query', path: '/ids' },
					properties: [...properties, 'verdict', 'insight'],
				},
			],
		);
		return got.list as EmailRow[];
	}

	async withSubject(subject: string): Promise<EmailRow[]> {
		return (await this.emails()).filter((email) => email.subject === subject);
	}

	/** Waits for emails with that subject. Throws when none came in time. */
	async waitFor(
		subject: string,
		ready: (email: EmailRow) => boolean = () => true,
		limitMs = 20_000,
	): Promise<EmailRow> {
		const deadline = Date.now() + limitMs;
		for (;;) {
			const found = (await this.withSubject(subject)).find(ready);
			if (found) return found;
			if (Date.now() > deadline) throw new Error(`No such email within ${limitMs} ms: ${subject}`);
			await new Promise((resolve) => setTimeout(resolve, 150));
		}
	}

	async mailboxId(role: string): Promise<string> {
		const [got = {}] = await this.call(['Mailbox/get', { ids: null }]);
		const mailbox = (got.list as { id: string; role: string | null }[]).find((candidate) => candidate.role === role);
		if (!mailbox) throw new Error(`No mailbox has the role ${role}`);
		return mailbox.id;
	}

	async download(blobId: string, name = 'file'): Promise<Response> {
		return fetch(
			`${this.#origin}/jmap/download/${this.accountId}/${blobId}/${encodeURIComponent(name)}?type=application/octet-stream`,
			{
				headers: this.#headers,
			},
		);
	}
}
