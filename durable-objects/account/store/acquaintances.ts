// Whom the account knows: who wrote, and who was written to. Every statement stands on an index and reads a few rows at most.
// Bounded in number and age: `stays_until` (migrations/account/0011_acquaintances.sql) says who is forgotten first.
import { type Address, domainOf } from '../../../workers/domain/address';
import { senderKeys } from '../../../workers/domain/sender-rule';
import type { Acquaintance } from '../../../workers/scanner/account-view';
import { domainSkeleton, nameSkeleton } from '../../../workers/scanner/look-alike';
import type { Database } from './database';

const FIND = 'SELECT received, sent FROM acquaintances WHERE address = ?';
const HEARD =
	'INSERT INTO acquaintances (address, name_key, word_key, received, sent, last_at) VALUES (?1, ?2, ?3, 1, 0, ?4) ' +
	'ON CONFLICT (address) DO UPDATE SET received = received + 1, last_at = max(last_at, ?4), word_key = ?3, ' +
	"name_key = CASE ?2 WHEN '' THEN name_key ELSE ?2 END";
const WRITTEN =
	'INSERT INTO acquaintances (address, name_key, word_key, received, sent, last_at) ' +
	'SELECT value ->> 0, value ->> 1, value ->> 2, 0, 1, ?2 FROM json_each(?1) WHERE true ' +
	'ON CONFLICT (address) DO UPDATE SET sent = sent + 1, last_at = max(last_at, ?2), word_key = excluded.word_key, ' +
	"name_key = CASE excluded.name_key WHEN '' THEN name_key ELSE excluded.name_key END";
const NAMESAKES = "SELECT address FROM acquaintances WHERE name_key = ? AND sent > 0 AND name_key <> '' LIMIT 5";
const TWINS = "SELECT address FROM acquaintances WHERE word_key = ? AND sent > 0 AND word_key <> '' LIMIT 5";
const CLOSEST = 'SELECT address FROM acquaintances WHERE sent > 0 ORDER BY sent DESC LIMIT 30';
const COUNT = 'SELECT acquaintances FROM account';
const FORGET =
	'DELETE FROM acquaintances WHERE address IN (SELECT address FROM acquaintances ORDER BY stays_until LIMIT ?)';
const FORGET_OLD =
	'DELETE FROM acquaintances WHERE address IN (SELECT address FROM acquaintances WHERE stays_until < ? LIMIT ?)';

/** More people than anyone's mail comes from: what is beyond is somebody who changes addresses. */
export const MAX_ACQUAINTANCES = 20_000;
/** Room made at once when the cap is reached, so that it is not made with each stranger's mail. */
const ROOM = 64;
/** One write forgets no more than so many; who knew more before there was a cap comes down to it with the next ones. */
const MAX_FORGOTTEN = 1000;

export function acquaintance(db: Database, address: string): Acquaintance | null {
	const [key] = senderKeys(address);
	return key === undefined ? null : db.first<{ received: number; sent: number }>(FIND, key);
}

/** A mail of theirs is kept where people read. */
export function noteHeard(db: Database, { name, email }: Address, at: number): void {
	const [key] = senderKeys(email);
	if (key === undefined) return;
	db.run(HEARD, ...keysOf(key, name), at);
	makeRoom(db);
}

/** A mail goes to them. */
export function noteWritten(db: Database, recipients: readonly Address[], at: number): void {
	const people = new Map(
		recipients.flatMap(({ name, email }) => {
			const [key] = senderKeys(email);
			return key === undefined ? [] : [[key, keysOf(key, name)] as const];
		}),
	);
	if (people.size === 0) return;
	db.run(WRITTEN, JSON.stringify([...people.values()]), at);
	makeRoom(db);
}

/** Whose time is over; safe to run at any time, and twice. */
export function forgetOldAcquaintances(db: Database, now: number): void {
	db.run(FORGET_OLD, now, MAX_FORGOTTEN);
}

function makeRoom(db: Database): void {
	const excess = (db.first<{ acquaintances: number }>(COUNT)?.acquaintances ?? 0) - MAX_ACQUAINTANCES;
	if (excess > 0) db.run(FORGET, Math.min(excess + ROOM, MAX_FORGOTTEN));
}

function keysOf(address: string, name: string | null): [address: string, nameKey: string, wordKey: string] {
	return [address, nameSkeleton(name), domainSkeleton(domainOf(address))];
}

export function namesakes(db: Database, nameKey: string): string[] {
	return addresses(db, NAMESAKES, nameKey);
}

export function domainTwins(db: Database, wordKey: string): string[] {
	return addresses(db, TWINS, wordKey).map(domainOf);
}

export function closestDomains(db: Database): string[] {
	return [...new Set(addresses(db, CLOSEST).map(domainOf))];
}

function addresses(db: Database, sql: string, ...values: string[]): string[] {
	return db.all<{ address: string }>(sql, ...values).map((row) => row.address);
}
