// How an account learns from its moves: noted with the move, taught a little later from the raw message, which is read again
// through the same path that received it. No features are kept with a mail.
import type { Core } from '../../wasm-core/host';
import { rawKey } from '../../workers/domain/blob';
import { openOctets } from '../../workers/domain/blob-octets';
import type { Evidence } from '../../workers/domain/verdict';
import { evidenceFrom } from '../../workers/scanner/evidence-from';
import { type Label, learn, unlearn } from '../../workers/scanner/words/account-layer';
import type { Database } from './store/database';
import { type EmailRecord, emailRecords, envelopeOf } from './store/emails';
import type { Step } from './store/history';
import { dropLesson, lessonOf, noteLesson, wantLesson } from './store/lessons';
import { addRow, type OutboxRow, removeRow, removeRowsOf } from './store/outbox-rows';
import { type OwnWords, readOwnWords, writeOwnWords } from './store/own-words';

/** Who moves by mistake moves back at once: then nothing was said. */
const SECOND_THOUGHTS_MS = 5_000;

export interface Reader {
	accountId: string;
	db: Database;
	mail: Pick<R2Bucket, 'get'>;
	core: Pick<Core, 'open' | 'decodeTransfer'>;
}

/** In the transaction of the move. */
export function noteTold(db: Database, email: EmailRecord, label: Label, now: number): void {
	const before = lessonOf(db, email.id);
	removeRowsOf(db, 'teach', email.id);
	if (before?.taught === null && before.wanted !== label) {
		dropLesson(db, email.id);
		return;
	}
	wantLesson(db, email.id, label);
	if (before?.taught !== label) addRow(db, 'teach', email.id, email.blobId, now + SECOND_THOUGHTS_MS);
}

/** What the mail of that row says. null: there is nothing (any more) to be taught. Throws where its octets cannot be read. */
export async function readLesson(row: OutboxRow, { accountId, db, mail, core }: Reader): Promise<Evidence | null> {
	const [email] = emailRecords(db, [row.emailId]);
	const lesson = lessonOf(db, row.emailId);
	if (email === undefined || lesson === null || lesson.taught === lesson.wanted) return null;
	const range = { key: rawKey(accountId, email.blobId), start: 0, end: email.size, encoding: null };
	const octets = await openOctets(mail, core, range);
	const reading = core.open({ header: true });
	try {
		for await (const chunk of octets) reading.push(chunk);
		const message = reading.finish();
		return evidenceFrom(message.index(), message.facts(), envelopeOf(db, row.emailId)?.to ?? '');
	} finally {
		reading.close();
	}
}

export interface ReadLesson {
	row: OutboxRow;
	evidence: Evidence | null;
}

/** All of them in one transaction, so that the layer is written once. Settles their rows. */
export function teach(db: Database, step: Step, lessons: readonly ReadLesson[]): void {
	let words: OwnWords | null = null;
	for (const { row, evidence } of lessons) {
		removeRow(db, row.id);
		const [email] = emailRecords(db, [row.emailId]);
		if (evidence !== null && email !== undefined) words = taught(db, words ?? readOwnWords(db), email, evidence);
	}
	if (words === null) return;
	writeOwnWords(db, words);
	step.next('ScanSettings');
}

/** Looks at the lesson as it is by now: it may have been taken back while the octets were read. */
function taught(db: Database, before: OwnWords, email: EmailRecord, { features }: Evidence): OwnWords {
	const row = lessonOf(db, email.id);
	if (row === null || row.taught === row.wanted) return before;
	const words = { ...before };
	if (row.taught !== null) {
		words.layer = unlearn(words.layer, features, row.lesson);
		words[row.taught] = Math.max(0, words[row.taught] - 1);
	}
	const { layer, lesson } = learn(words.layer, features, row.wanted, scoreWithoutOwn(email));
	noteLesson(db, email.id, row.wanted, lesson);
	return { ...words, layer, [row.wanted]: words[row.wanted] + 1 };
}

function scoreWithoutOwn({ verdict }: EmailRecord): number {
	const own = verdict?.reasons.find(({ rule }) => rule === 'own-words')?.weight ?? 0;
	return (verdict?.score ?? 0) - own;
}
