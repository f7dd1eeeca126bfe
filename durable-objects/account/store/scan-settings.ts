// What this account wants of the scanner. No row stands for the defaults.
import { DEFAULT_SETTINGS, type ScanSettings } from '../../../workers/domain/scan-policy';
import type { Database } from './database';
import type { Step } from './history';

const READ =
	'SELECT junk_score AS junkScore, quarantine_score AS quarantineScore, is_digest_wanted AS isDigestWanted FROM scan_settings';
const WRITE =
	'INSERT INTO scan_settings (one, junk_score, quarantine_score, is_digest_wanted, changed) VALUES (1, ?1, ?2, ?3, ?4) ' +
	'ON CONFLICT (one) DO UPDATE SET junk_score = ?1, quarantine_score = ?2, is_digest_wanted = ?3, changed = ?4';

type Columns = { junkScore: number | null; quarantineScore: number | null; isDigestWanted: number };

export function readScanSettings(db: Database): ScanSettings {
	const row = db.first<Columns>(READ);
	return row === null ? DEFAULT_SETTINGS : { ...row, isDigestWanted: row.isDigestWanted === 1 };
}

export function writeScanSettings(db: Database, step: Step, settings: ScanSettings): void {
	const { junkScore, quarantineScore, isDigestWanted } = settings;
	db.run(WRITE, junkScore, quarantineScore, isDigestWanted ? 1 : 0, step.next('ScanSettings'));
}
