// Brings an account's schema up to date before anything else runs. Refuses to start on a history that is not its own.
import { hex } from '../../workers/domain/hex';

export interface Migration {
	/** The file's number, from 1 without gaps. */
	number: number;
	sql: string;
}

/** The database was built by other migrations than this code has: going on would corrupt it. */
export class ChangedHistory extends Error {
	override readonly name = 'ChangedHistory';
}

/** Applies what is missing, all or nothing. Throws ChangedHistory where a ledger row has no equal in `migrations`. */
export async function migrate(storage: DurableObjectStorage, migrations: readonly Migration[]): Promise<void> {
	const files = await Promise.all(migrations.map(async (file) => ({ ...file, hash: await sha256(file.sql) })));
	storage.transactionSync(() => {
		storage.sql.exec('CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, hash TEXT NOT NULL) STRICT');
		const ledger = storage.sql.exec<LedgerRow>('SELECT number, hash FROM migrations ORDER BY number').toArray();
		for (const row of ledger) checkRow(row, files);
		for (const file of files.slice(ledger.length)) {
			storage.sql.exec(file.sql);
			storage.sql.exec('INSERT INTO migrations (number, hash) VALUES (?, ?)', file.number, file.hash);
		}
	});
}

type LedgerRow = { number: number; hash: string };

function checkRow(row: LedgerRow, files: readonly (Migration & { hash: string })[]): void {
	const file = files[row.number - 1];
	if (file?.number === row.number && file.hash === row.hash) return;
	throw new ChangedHistory(`Migration ${row.number} of this account is not the one that this code has.`);
}

async function sha256(text: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return hex(digest);
}
