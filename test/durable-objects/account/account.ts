// An account under test: the real object, spoken to as the other rooms do. Evicts it between calls where a test asks.
import { env, evictDurableObject, runInDurableObject } from 'cloudflare:test';
import type { MailAccount } from '../../../durable-objects/account/mail-account';
import type { DeliverResult } from '../../../workers/domain/account';
import type { Caller } from '../../../workers/domain/caller';
import { CORE, type Invocation, type JmapResponse, MAIL, WAYPOST } from '../../../workers/domain/jmap';
import type { Problem } from '../../../workers/domain/problem';
import { keyOf, type Letter, letter } from './letters';

export type JsonObject = Record<string, unknown>;

/** What of a response's arguments tests read. */
export interface Answer extends JsonObject {
	state: string;
	newState: string;
	hasMoreChanges: boolean;
	created: string[];
	updated: string[];
	destroyed: string[];
	list: JsonObject[];
	ids: string[];
	type: string;
}

/** The platform's RPC types turn JSON of unknown shape into `never`. */
type JmapDoor = (
	id: string,
	request: unknown,
	caller: Caller,
) => Promise<{ status: number; body: JmapResponse | Problem }>;

/** Enrichment waits for ever: no queue consumer changes an email behind the test's back, evicted or not. */
const HOLD =
	"CREATE TRIGGER hold AFTER INSERT ON outbox WHEN NEW.kind = 'enrich' " +
	'BEGIN UPDATE outbox SET due_at = 9000000000000 WHERE id = NEW.id; END';

let accounts = 0;

export class TestAccount {
	readonly id: string;
	readonly stub: DurableObjectStub<MailAccount>;
	/** Who asks; a test may grant more. */
	readonly caller: Caller;

	private constructor() {
		accounts += 1;
		this.id = `a${accounts}`;
		this.stub = env.ACCOUNT.getByName(this.id);
		const name = `${this.id}@example.org`;
		this.caller = {
			personId: `p-${this.id}`,
			credential: { id: `password:${this.id}`, expiresAt: null },
			accounts: [{ id: this.id, name, addresses: [name] }],
			sessionState: 's0',
		};
	}

	static async open(outbox: 'held' | 'live' = 'held'): Promise<TestAccount> {
		const account = new TestAccount();
		await account.stub.vitals(account.id, 0);
		if (outbox === 'held') await account.sql(HOLD);
		return account;
	}

	/** Stores the raw message, then delivers it, as receive does. */
	async deliver(described: Letter = {}): Promise<Extract<DeliverResult, { ok: true }>> {
		const result = await this.offer(described);
		if (!result.ok) throw new Error(result.reason);
		return result;
	}

	/** The whole answer, also where the account takes nothing. */
	async offer(described: Letter = {}): Promise<DeliverResult> {
		const { delivery, raw } = letter({ ...described, accountId: this.id });
		await env.MAIL.put(keyOf(delivery), raw);
		return this.stub.deliver(delivery);
	}

	/** Any request; the HTTP status and body. */
	async request(request: unknown): Promise<{ status: number; body: JmapResponse | Problem }> {
		const { jmap } = this.stub as unknown as { jmap: JmapDoor };
		return jmap(this.id, request, this.caller);
	}

	/** Several calls; the call ids are '0', '1', … */
	async calls(calls: [name: string, args: JsonObject][], using = [CORE, MAIL, WAYPOST]): Promise<Invocation[]> {
		const methodCalls = calls.map(([name, args], index) => [name, { accountId: this.id, ...args }, String(index)]);
		const { body } = await this.request({ using, methodCalls });
		if (!('methodResponses' in body)) throw new Error(JSON.stringify(body));
		return body.methodResponses;
	}

	/** One call's arguments; those of an error have its `type`. */
	async call(name: string, args: JsonObject = {}, using = [CORE, MAIL, WAYPOST]): Promise<Answer> {
		const [response] = await this.calls([[name, args]], using);
		return response?.[1] as Answer;
	}

	/** One email with these properties. */
	async email(id: string, properties?: string[], more: JsonObject = {}): Promise<JsonObject> {
		const { list } = await this.call('Email/get', { ids: [id], ...(properties ? { properties } : {}), ...more });
		return list[0] ?? {};
	}

	async update(id: string, patch: JsonObject): Promise<Answer> {
		return this.call('Email/set', { update: { [id]: patch } });
	}

	async mailboxId(role: string): Promise<string> {
		const { list } = await this.call('Mailbox/get', { properties: ['role'] });
		return String(list.find((mailbox) => mailbox.role === role)?.id);
	}

	async evict(): Promise<void> {
		// Only an object that runs can be evicted.
		await this.stub.vitals(this.id, 0);
		await evictDurableObject(this.stub);
	}

	/** Sets the object's clock; lasts until it is evicted. */
	async at(now: number): Promise<void> {
		await runInDurableObject(this.stub, (instance: MailAccount) => {
			instance.clock = () => now;
		});
	}

	async sql<T extends Record<string, SqlStorageValue>>(text: string, ...values: SqlStorageValue[]): Promise<T[]> {
		return runInDurableObject(this.stub, (_: MailAccount, state) =>
			state.storage.sql.exec<T>(text, ...values).toArray(),
		);
	}
}
