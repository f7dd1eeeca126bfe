// The full-text index: what goes in, what goes out, and a JMAP text filter as an FTS5 query. Never LIKE over bodies.
import type { Address } from '../../../workers/domain/address';
import { foldedForIndex, termsOf } from '../search-words';
import type { Database } from './database';

/** The index's columns, in the order of migrations/account/0001_account.sql. */
export interface SearchWords {
	subject: string;
	sender: string;
	recipients: string;
	copied: string;
	blind: string;
	body: string;
	files: string;
}

export type SearchColumn = keyof SearchWords;

const INSERT =
	'INSERT INTO search (rowid, subject, sender, recipients, copied, blind, body, files) VALUES (?, ?, ?, ?, ?, ?, ?, ?)';

export function indexEmail(db: Database, emailId: number, words: SearchWords): void {
	const { subject, sender, recipients, copied, blind, body, files } = words;
	db.run(INSERT, emailId, ...[subject, sender, recipients, copied, blind, body, files].map(foldedForIndex));
}

export function unindexEmail(db: Database, emailId: number): void {
	db.run('DELETE FROM search WHERE rowid = ?', emailId);
}

export function peopleWords(addresses: readonly Address[]): string {
	return addresses.map((one) => `${one.name ?? ''} ${one.email}`).join(' ; ');
}

/**
 * The MATCH expression for a text filter (RFC 8621 section 4.4.1): every word must be there, in any order, as the start of a
 * word; "quoted words" stand together as they are. null: no word in it, which nothing matches.
 */
export function matchExpression(text: string, column: SearchColumn | null): string | null {
	const terms = termsOf(text).map(({ text: words, isPrefix }) => `"${foldedForIndex(words)}"${isPrefix ? ' *' : ''}`);
	if (terms.length === 0) return null;
	const all = `(${terms.join(' AND ')})`;
	return column === null ? all : `{${column}} : ${all}`;
}
