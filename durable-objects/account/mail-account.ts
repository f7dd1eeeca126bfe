// One account's mail store: the wiring of its siblings to RPC, sockets and alarm. Decides nothing itself.
import { DurableObject } from 'cloudflare:workers';
import { decodeCharset } from '../../wasm-core/host';
import { core } from '../../wasm-core/workerd';
import { recordIncident } from '../../workers/directory/incidents';
import { domainRulesOf } from '../../workers/directory/recipients';
import type {
	AccountDoor,
	BlobLocation,
	CondemnResult,
	DeliverResult,
	Delivery,
	EmailParts,
	HealReport,
	RecentAsked,
	RecentPage,
	Relay,
	Seen,
	Vitals,
} from '../../workers/domain/account';
import { rawKey } from '../../workers/domain/blob';
import type { Caller } from '../../workers/domain/caller';
import { Gate } from '../../workers/domain/gate';
import type { EnrichInput, Insight } from '../../workers/domain/insight';
import { type JmapAnswer, LIMITS } from '../../workers/domain/jmap';
import { hardLimitOf } from '../../workers/domain/quota';
import type { Reason } from '../../workers/domain/verdict';
import type { Env } from '../../workers/env';
import type { Sender } from '../../workers/outbound/sender';
import { locateBlob, partsOf } from './blobs';
import { condemn } from './condemn';
import { deliveryKey } from './delivery-key';
import { sendDigest } from './digest/send-digest';
import { enrichInput, type Job, recordInsight } from './enrichment';
import { forgetOldDeliveries, forgetOldReplies, forgetOldUploads, readVitals, releaseForgotten } from './healing';
import { toId } from './ids';
import { answer } from './jmap/runtime';
import { readLesson, teach } from './learning';
import { migrate } from './migrate';
import { MIGRATIONS } from './migrations';
import { drain, type OutboxVerbs } from './outbox';
import { noteChange, type PushVerbs, sendDue } from './push/push-out';
import { nextSubscriptionAt } from './push/subscription-rows';
import { pushVerbs } from './push/verbs';
import { Watchers } from './push/watchers';
import { sendClaimed } from './sending';
import { acceptSocket, answerClose, broadcast, handleMessage } from './sockets';
import { forgetOldAcquaintances } from './store/acquaintances';
import { Database } from './store/database';
import { knownBlobs } from './store/emails';
import { type Committed, commit, modseqOf, type States, type Step, statesOf } from './store/history';
import { keep } from './store/keep';
import { accountIdOf, openAccount } from './store/open-account';
import { dueRows, nextDueAt, type OutboxRow, removeRow, updateRow } from './store/outbox-rows';
import { hasRoom, quotaRow, setHardLimit } from './store/quota';
import { recentMail } from './store/recent-mail';
import { addUpload, type Upload } from './store/uploads';
import { answerClaimed } from './vacation/answer';
import { isWithheld } from './withheld';

export class MailAccount extends DurableObject<Env> implements AccountDoor {
	/** Tests set another one. */
	clock: () => number = () => Date.now();
	/** The way out, through the Worker itself. Tests at the network's far edge set another one. */
	sender: Sender = { send: (job) => this.ctx.exports.Post.send(job) };
	/** Of the 10 GB that one object may hold. */
	maxDatabaseBytes = 9_000_000_000;
	/** Octets of mail. Tests set another one. */
	hardLimit: number;
	readonly #db: Database;
	readonly #socketRequests = new Gate(LIMITS.maxConcurrentRequests);
	readonly #watchers: Watchers;
	readonly #push: PushVerbs;

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		this.#db = new Database(ctx.storage);
		const tell = (homeId: string, relay: Relay) => this.#peer(homeId).relayed(homeId, relay);
		this.#watchers = new Watchers(this.#db, tell, () => this.clock());
		const peer = (accountId: string) => this.#peer(accountId);
		this.#push = pushVerbs({ db: this.#db, env, peer, now: () => this.clock() });
		this.hardLimit = hardLimitOf(env.ACCOUNT_QUOTA_OCTETS);
		ctx.blockConcurrencyWhile(() => migrate(ctx.storage, MIGRATIONS));
		ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'));
	}

	async open(accountId: string, bare: boolean): Promise<void> {
		openAccount(this.#db, accountId, bare);
	}

	async deliver(delivery: Delivery): Promise<DeliverResult> {
		const key = await deliveryKey(delivery);
		openAccount(this.#db, delivery.accountId);
		const keeping = {
			key,
			now: this.clock(),
			hasRoom: (octets: number) => this.#hasRoom(octets),
			onFault: (cause: unknown) => this.#noteFault(delivery, cause),
		};
		return this.#write(delivery.accountId, (step) => keep(this.#db, step, delivery, keeping));
	}

	async recentMail(accountId: string, asked: RecentAsked): Promise<RecentPage> {
		openAccount(this.#db, accountId);
		return recentMail(this.#db, asked);
	}

	async condemn(accountId: string, emailId: string, reasons: Reason[]): Promise<CondemnResult> {
		openAccount(this.#db, accountId);
		return this.#write(accountId, (step) => condemn(this.#db, step, emailId, reasons, this.clock()));
	}

	/** RFC 8620 section 3.3, of whatever shape `request` is. */
	async jmap(accountId: string, request: unknown, caller: Caller): Promise<JmapAnswer> {
		openAccount(this.#db, accountId);
		this.#tellLimit(accountId);
		return answer(request, caller, {
			accountId,
			db: this.#db,
			peer: (other) => this.#peer(other),
			domainRules: (domains) => domainRulesOf(this.env.DIRECTORY, domains),
			mail: this.env.MAIL,
			core,
			decodeCharset,
			allowPrivateFetch: this.env.ALLOW_PRIVATE_FETCH === '1',
			now: this.clock,
			hasRoom: (octets) => this.#hasRoom(octets),
			write: (work) => this.#write(accountId, work),
		});
	}

	async blob(accountId: string, blobId: string, personId: string): Promise<BlobLocation | null> {
		openAccount(this.#db, accountId);
		return locateBlob({ accountId, db: this.#db, mail: this.env.MAIL, core, caller: { personId } }, blobId);
	}

	async isWithheld(accountId: string, blobId: string): Promise<boolean> {
		openAccount(this.#db, accountId);
		return isWithheld(this.#db, blobId);
	}

	async emailParts(accountId: string, emailId: string): Promise<EmailParts | null> {
		openAccount(this.#db, accountId);
		return partsOf(this.#db, accountId, emailId);
	}

	async enrichInput(accountId: string, job: Job): Promise<EnrichInput | null> {
		openAccount(this.#db, accountId);
		return enrichInput(this.#db, job);
	}

	async record(accountId: string, job: Job, insight: Insight): Promise<void> {
		openAccount(this.#db, accountId);
		this.#write(accountId, (step) => recordInsight(this.#db, step, job, insight, this.clock()));
	}

	async addUpload(accountId: string, upload: Upload): Promise<'kept' | 'overQuota'> {
		openAccount(this.#db, accountId);
		if (!this.#hasRoom(upload.size)) return 'overQuota';
		this.#write(accountId, () => addUpload(this.#db, upload, this.clock()));
		return 'kept';
	}

	async knownBlobs(accountId: string, blobIds: string[]): Promise<string[]> {
		openAccount(this.#db, accountId);
		return knownBlobs(this.#db, blobIds);
	}

	async watch(accountId: string, homeId: string): Promise<Seen> {
		openAccount(this.#db, accountId);
		return this.#watchers.watch(homeId);
	}

	async relayed(accountId: string, relay: Relay): Promise<boolean> {
		openAccount(this.#db, accountId);
		const { accountId: changedId, changed, modseq, isQuiet } = relay;
		const states = isQuiet ? {} : changed;
		const isPushed = this.#db.transaction(() => noteChange(this.#push, changedId, states, this.clock()));
		this.#arm();
		return broadcast(this.ctx, changedId, changed, modseq) || isPushed;
	}

	async heal(accountId: string, now: number): Promise<HealReport> {
		openAccount(this.#db, accountId);
		const hadAlarm = (await this.ctx.storage.getAlarm()) !== null;
		const released = releaseForgotten(this.#db, now);
		forgetOldDeliveries(this.#db, now);
		forgetOldReplies(this.#db, now);
		forgetOldAcquaintances(this.#db, now);
		forgetOldUploads(this.#db, now);
		this.#arm();
		await this.#sendDigest(accountId, now);
		return { released, alarmSet: !hadAlarm && nextDueAt(this.#db) !== null };
	}

	async vitals(accountId: string, now: number): Promise<Vitals> {
		openAccount(this.#db, accountId);
		return readVitals(this.#db, this.ctx.getWebSockets().length, now);
	}

	override async alarm(): Promise<void> {
		const accountId = accountIdOf(this.#db) ?? '';
		await Promise.all([
			drain(this.#outboxVerbs(), this.clock()),
			this.#watchers.tellDue(accountId),
			sendDue(this.#push, () => this.clock()),
		]);
		this.#arm();
	}

	/** The WebSocket of RFC 8887, already authenticated by the API. */
	override async fetch(request: Request): Promise<Response> {
		const accountId = request.headers.get('X-Waypost-Account');
		if (accountId) openAccount(this.#db, accountId);
		return acceptSocket(this.ctx, request);
	}

	override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
		const accountId = accountIdOf(this.#db) ?? '';
		await handleMessage(socket, message, {
			answer: (request, caller) => this.jmap(accountId, request, caller),
			requests: this.#socketRequests,
			watch: (caller) => this.#watchAll(accountId, caller),
		});
	}

	override webSocketClose(socket: WebSocket, code: number): void {
		answerClose(socket, code);
	}

	/** Every way in ends here: one transaction, then the alarm, then whoever listens is told. No await in between. */
	#write<T>(accountId: string, work: (step: Step) => T): T {
		const { result, changed } = this.#db.transaction(() => {
			const done = commit(this.#db, work);
			if (Object.keys(done.changed).length > 0) this.#note(accountId, done);
			return done;
		});
		this.#arm();
		if (Object.keys(changed).length > 0) this.#tell(accountId, changed);
		return result;
	}

	#note(accountId: string, { changed, isQuiet }: Committed<unknown>): void {
		this.#watchers.note();
		if (!isQuiet) noteChange(this.#push, accountId, changed, this.clock());
	}

	#tell(accountId: string, changed: States): void {
		broadcast(this.ctx, accountId, changed, modseqOf(this.#db));
		if (this.#watchers.nextDueAt() !== null) {
			this.ctx.waitUntil(this.#watchers.tellAll(accountId).then(() => this.#arm()));
		}
	}

	/** Of the scanner's second step: the mail was kept with the platform's verdict. */
	#noteFault({ blobId }: Delivery, cause: unknown): void {
		const detail = { blobId, cause: String(cause) };
		this.ctx.waitUntil(recordIncident(this.env.DIRECTORY, this.clock(), 'refine-fault', detail));
	}

	#hasRoom(octets: number): boolean {
		return this.#db.bytes <= this.maxDatabaseBytes && hasRoom(this.#db, octets, this.hardLimit);
	}

	/** Clients learn of a new setting as of any change. */
	#tellLimit(accountId: string): void {
		if (quotaRow(this.#db).hardLimit === this.hardLimit) return;
		this.#write(accountId, (step) => setHardLimit(this.#db, step, this.hardLimit));
	}

	/** The alarm always stands at the earliest due row. Written with the rows themselves: both or neither. */
	#arm(): void {
		const due = earliest(nextDueAt(this.#db), this.#watchers.nextDueAt(), nextSubscriptionAt(this.#db));
		this.ctx.waitUntil(due === null ? this.ctx.storage.deleteAlarm() : this.ctx.storage.setAlarm(due));
	}

	/** The platform's RPC types turn JSON of unknown shape into `never`: the door's own types stand here instead. */
	#peer(accountId: string): AccountDoor {
		return this.env.ACCOUNT.getByName(accountId) as unknown as AccountDoor;
	}

	async #watchAll(accountId: string, { accounts }: Caller): Promise<Record<string, Seen>> {
		const here = () => ({ modseq: modseqOf(this.#db), states: statesOf(this.#db) });
		const look = ({ id }: { id: string }) => (id === accountId ? here() : this.#peer(id).watch(id, accountId));
		const seen = await Promise.all(accounts.map(async (account) => [account.id, await look(account)] as const));
		return Object.fromEntries(seen);
	}

	#outboxVerbs(): OutboxVerbs {
		const accountId = accountIdOf(this.#db) ?? '';
		return {
			transaction: (work) => this.#db.transaction(work),
			due: (now, limit) => dueRows(this.#db, now, limit),
			update: (id, to) => updateRow(this.#db, id, to),
			remove: (id) => removeRow(this.#db, id),
			sendEnrich: (rows) => this.#sendEnrich(accountId, rows),
			removeRaw: (row) => this.#removeRaw(accountId, row.blobId),
			readLesson: (row) => readLesson(row, { accountId, db: this.#db, mail: this.env.MAIL, core }),
			teach: (lessons) => this.#write(accountId, (step) => teach(this.#db, step, lessons)),
			send: (row, wasLost) => this.#send(accountId, row, wasLost),
			failed: ({ id, kind, attempts }, cause) => {
				console.error(JSON.stringify({ event: 'outbox-failed', accountId, id, kind, attempts, cause: String(cause) }));
			},
		};
	}

	#send(accountId: string, row: OutboxRow, wasLost: boolean): Promise<void> {
		const { sender, env } = this;
		const write = (work: (step: Step) => void) => this.#write(accountId, work);
		const ctx = { accountId, db: this.#db, mail: env.MAIL, core, sender, write };
		return row.kind === 'vacation'
			? answerClaimed(row, wasLost, ctx, this.clock())
			: sendClaimed(row, wasLost, ctx, this.clock());
	}

	async #sendEnrich(accountId: string, rows: OutboxRow[]): Promise<void> {
		const jobs = rows.map((row) => ({ accountId, emailId: toId('Email', row.emailId), outboxId: row.id }));
		await this.env.ENRICH.sendBatch(jobs.map((body) => ({ body })));
	}

	#sendDigest(accountId: string, now: number): Promise<void> {
		const write = <T>(work: (step: Step) => T) => this.#write(accountId, work);
		const hasRoom = (octets: number) => this.#hasRoom(octets);
		return sendDigest({ accountId, db: this.#db, mail: this.env.MAIL, core, hasRoom, write }, now);
	}

	async #removeRaw(accountId: string, blobId: string): Promise<void> {
		if (knownBlobs(this.#db, [blobId]).length === 0) await this.env.MAIL.delete(rawKey(accountId, blobId));
	}
}

function earliest(...times: (number | null)[]): number | null {
	const due = times.filter((time) => time !== null);
	return due.length === 0 ? null : Math.min(...due);
}
