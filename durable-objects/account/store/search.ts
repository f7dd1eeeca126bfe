// The full-text index: what goes in, what goes out, and a JMAP text filter as an FTS5 query. Never LIKE over bodies.
import type { Address } from '../../../workers/domain/address';
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
	db.run(INSERT, emailId, ...[subject, sender, recipients, copied, blind, body, files].map(folded));
}

export function unindexEmail(db: Database, emailId: number): void {
	db.run('DELETE FROM search WHERE rowid = ?', emailId);
}

export function peopleWords(addresses: readonly Address[]): string {
	return addresses.map((one) => `${one.name ?? ''} ${one.email}`).join(' ; ');
}

/** Scripts that put no spaces between words: every letter becomes a word, and a query a phrase of letters. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu;
const HAS_WORD = /[\p{L}\p{N}]/u;

/** One form for what readers take for the same: full-width letters, ligatures, ß. The tokenizer folds case and accents. NUL would end an expression. */
function folded(text: string): string {
	return text.replaceAll('\0', ' ').normalize('NFKC').replace(/[ßẞ]/g, 'ss').replace(UNSPACED, ' $& ');
}

/**
 * The MATCH expression for a text filter (RFC 8621 section 4.4.1): every word must be there, in any order, as the start of a
 * word; "quoted words" stand together as they are. null: no word in it, which nothing matches.
 */
export function matchExpression(text: string, column: SearchColumn | null): string | null {
	const terms = [...text.matchAll(/"([^"]*)"?|[^\s"]+/g)].flatMap(([all, quoted]) => {
		const words = quoted ?? all;
		if (!HAS_WORD.test(words)) return [];
		const phrase = `"${folded(words)}"`;
		// One letter starts too many words: finding them all would hold up the account.
		return [quoted === undefined && words.length > 1 ? `${phrase} *` : phrase];
	});
	if (terms.length === 0) return null;
	const all = `(${terms.slice(0, MAX_TERMS).join(' AND ')})`;
	return column === null ? all : `{${column}} : ${all}`;
}

/** FTS5 parses expressions recursively. More words than this find nothing more precisely. */
const MAX_TERMS = 32;
