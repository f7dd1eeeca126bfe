// What this account wants of the scanner. No row stands for the defaults.
import { DEFAULT_SETTINGS, type ScanSettings } from '../../../workers/domain/scan-policy';
import type { Database } from './database';
import type { Step } from './history';

const READ =
	'SELECT junk_score AS junkScore, quarantine_score AS quarantineScore, is_digest_wanted AS isDigestWanted, attachments ' +
	'FROM scan_settings';
const WRITE =
	'INSERT INTO scan_settings (one, junk_score, quarantine_score, is_digest_wanted, attachments, changed) ' +
	'VALUES (1, ?1, ?2, ?3, ?4, ?5) ON CONFLICT (one) DO UPDATE SET ' +
	'junk_score = ?1, quarantine_score = ?2, is_digest_wanted = ?3, attachments = ?4, changed = ?5';

type Columns = {
	junkScore: number | null;
	quarantineScore: number | null;
	isDigestWanted: number;
	attachments: string | null;
};

export function readScanSettings(db: Database): ScanSettings {
	const row = db.first<Columns>(READ);
	if (row === null) return DEFAULT_SETTINGS;
	const attachments: unknown = row.attachments === null ? null : JSON.parse(row.attachments);
	return { ...row, isDigestWanted: row.isDigestWanted === 1, attachments };
}

export function writeScanSettings(db: Database, step: Step, settings: ScanSettings): void {
	const { junkScore, quarantineScore, isDigestWanted, attachments } = settings;
	const policy = attachments === null ? null : JSON.stringify(attachments);
	db.run(WRITE, junkScore, quarantineScore, isDigestWanted ? 1 : 0, policy, step.next('ScanSettings'));
}
