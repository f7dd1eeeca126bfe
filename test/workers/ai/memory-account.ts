// An account in memory, typed by the door's contract: for tests of rooms that only knock at it.
import type { AccountDoor, HealReport } from '../../../workers/domain/account';
import type { EnrichInput, Insight } from '../../../workers/domain/insight';
import type { Env } from '../../../workers/env';

type Job = { emailId: string; outboxId: number };

export class MemoryAccount implements Pick<AccountDoor, 'enrichInput' | 'record' | 'knownBlobs' | 'heal'> {
	readonly inputs = new Map<string, EnrichInput>();
	readonly insights = new Map<string, Insight>();
	/** Outbox rows that are not settled. */
	readonly open = new Set<number>();
	readonly blobs = new Set<string>();
	healed: HealReport = { released: 0, alarmSet: false };
	healedAt: number[] = [];
	fault: Error | null = null;

	add(input: EnrichInput, outboxId: number): void {
		this.inputs.set(input.emailId, input);
		this.open.add(outboxId);
	}

	async enrichInput(_accountId: string, job: Job): Promise<EnrichInput | null> {
		if (this.fault !== null) throw this.fault;
		return this.inputs.get(job.emailId) ?? null;
	}

	async record(_accountId: string, job: Job, insight: Insight): Promise<void> {
		this.insights.set(job.emailId, insight);
		if (insight.standsInFor === null) this.open.delete(job.outboxId);
	}

	async knownBlobs(_accountId: string, blobIds: string[]): Promise<string[]> {
		if (this.fault !== null) throw this.fault;
		return blobIds.filter((blobId) => this.blobs.has(blobId));
	}

	async heal(_accountId: string, now: number): Promise<HealReport> {
		if (this.fault !== null) throw this.fault;
		this.healedAt.push(now);
		return this.healed;
	}
}

/** A namespace whose objects are these accounts, made when first asked for. */
export function memoryAccounts(): { namespace: Env['ACCOUNT']; account: (id: string) => MemoryAccount } {
	const accounts = new Map<string, MemoryAccount>();
	const account = (id: string) => {
		const known = accounts.get(id) ?? new MemoryAccount();
		accounts.set(id, known);
		return known;
	};
	const namespace = { idFromName: (name: string) => name, get: (id: unknown) => account(String(id)) };
	return { namespace: namespace as unknown as Env['ACCOUNT'], account };
}
