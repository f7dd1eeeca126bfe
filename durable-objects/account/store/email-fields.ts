// Header fields as words, for filters by header (RFC 8621 section 4.4.1): what is kept of them, and how they are compared.
import type { FieldText } from '../../../workers/domain/part-index';
import { boundedText } from './bounds';
import type { Database } from './database';

const INSERT = 'INSERT INTO email_headers (email_id, fields) VALUES (?, ?)';

/** Of `emails e`. Parameters: `fieldMark(name)`. */
export const HAS_FIELD = 'EXISTS (SELECT 1 FROM email_headers h WHERE h.email_id = e.id AND instr(h.fields, ?) > 0)';
/** Parameters: `fieldMark(name)`, which passes over most emails before any JSON is read, the name, the text as compared. */
export const HAS_FIELD_WITH =
	'EXISTS (SELECT 1 FROM email_headers h WHERE h.email_id = e.id AND instr(h.fields, ?) > 0 AND ' +
	'EXISTS (SELECT 1 FROM json_each(h.fields) WHERE key = ? AND instr(value, ?) > 0))';

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
	const texts = [...lines].map(([name, some]) => [name, boundedText(some.join('\n'), MAX_TEXT_BYTES)]);
	// Of 64 KiB of header at most (PartIndex.fields): folded and escaped, that always fits in a row.
	db.run(INSERT, emailId, JSON.stringify(Object.fromEntries(texts)));
}

/** How a field of that name (in lower case) stands in the JSON, and nothing else does: quotes in texts are escaped. */
export function fieldMark(name: string): string {
	return `${JSON.stringify(name)}:`;
}

export function dropFields(db: Database, emailId: number): void {
	db.run('DELETE FROM email_headers WHERE email_id = ?', emailId);
}

/** Whether fields of that name (in lower case) are kept without their text. */
export function hasNoWords(name: string): boolean {
	return SIGNATURES.includes(name);
}

const NOT_ASCII = /[^\0-\x7f]/;

/** Case, width and ligatures make no difference. */
export function comparable(text: string): string {
	return (NOT_ASCII.test(text) ? text.normalize('NFKC') : text).toLowerCase();
}
