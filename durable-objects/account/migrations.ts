// The account's schema history, oldest first. Append only: a file that was ever deployed is never edited.
import account from '../../migrations/account/0001_account.sql';
import jmap from '../../migrations/account/0002_jmap.sql';
import headerFields from '../../migrations/account/0003_header_fields.sql';
import quota from '../../migrations/account/0004_quota.sql';
import listing from '../../migrations/account/0005_listing.sql';
import headerRows from '../../migrations/account/0006_header_rows.sql';
import quarantine from '../../migrations/account/0007_quarantine.sql';
import scanner from '../../migrations/account/0008_scanner.sql';
import digest from '../../migrations/account/0009_digest.sql';
import attachmentPolicy from '../../migrations/account/0010_attachment_policy.sql';
import acquaintances from '../../migrations/account/0011_acquaintances.sql';
import type { Migration } from './migrate';

export const MIGRATIONS: readonly Migration[] = [
	{ number: 1, sql: account },
	{ number: 2, sql: jmap },
	{ number: 3, sql: headerFields },
	{ number: 4, sql: quota },
	{ number: 5, sql: listing },
	{ number: 6, sql: headerRows },
	{ number: 7, sql: quarantine },
	{ number: 8, sql: scanner },
	{ number: 9, sql: digest },
	{ number: 10, sql: attachmentPolicy },
	{ number: 11, sql: acquaintances },
];
