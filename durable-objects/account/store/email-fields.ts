// Header fields as words, for filters by header (RFC 8621 section 4.4.1): what is kept of them, and how they are compared.
import type { FieldText } from '../../../workers/domain/part-index';
import { boundedText } from './bounds';
import type { Database } from './database';

const INSERT =
	"INSERT INTO email_fields (name, email_id, text) SELECT value ->> '$[0]', ?2, value ->> '$[1]' FROM json_each(?1)";

/** Octets of one name's fields together; a name of more octets than RFC 5322 allows for a line is none. */
const MAX_TEXT_BYTES = 32_000;
const MAX_NAME_LENGTH = 998;

/** Signatures: their octets mean nothing to a person, and would fill the account. Their names are kept. */
const SIGNATURES: readonly string[] = [
	...['dkim-signature', 'x-google-dkim-signature', 'domainkey-signature', 'arc-seal', 'arc-message-signature'],
];

export function keepFields(db: Database, emailId: number, fields: readonly FieldText[]): void {
	const lines = new Map<string, string[]>();
	for (const { name, text } of fields) {
		if (name.length > MAX_NAME_LENGTH) continue;
		const found = lines.get(name) ?? [];
		found.push(hasNoWords(name) ? '' : comparable(text));
		lines.set(name, found);
	}
	if (lines.size === 0) return;
	const rows = [...lines].map(([name, texts]) => [name, boundedText(texts.join('\n'), MAX_TEXT_BYTES)]);
	db.run(INSERT, JSON.stringify(rows), emailId);
}

export function dropFields(db: Database, emailId: number): void {
	db.run('DELETE FROM email_fields WHERE email_id = ?', emailId);
}

/** Whether fields of that name (in lower case) are kept without their text. */
export function hasNoWords(name: string): boolean {
	return SIGNATURES.includes(name);
}

/** Case, width and ligatures make no difference. */
export function comparable(text: string): string {
	return text.normalize('NFKC').toLowerCase();
}
