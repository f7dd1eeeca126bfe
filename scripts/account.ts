// `npm run --silent account -- ADDRESS [NAME]`: the SQL that adds one account, or sets its password, for `wrangler d1 execute`.
// The password comes from the environment (PASSWORD), never from the command line, where others could read it.
import { randomBytes } from 'node:crypto';
import { hashPassword } from '../workers/directory/passwords.ts';
import { domainOf, recipientKeys } from '../workers/domain/address.ts';

const USAGE = `Usage: PASSWORD=… npm run --silent account -- ADDRESS [NAME] > account.sql
       npx wrangler d1 execute waypost-directory --remote --file account.sql`;

const [asked = '', name = asked] = process.argv.slice(2);
const [address, ...shorter] = recipientKeys(asked);
const password = process.env.PASSWORD ?? '';
if (address === undefined || shorter.length > 0)
	fail(`"${asked}" is not an address of the form local@domain, without a plus-tag.`);
if (password.length < 8) fail('Set PASSWORD to at least 8 characters.');
console.log(statements(address, await hashPassword(password, randomBytes(16))).join('\n'));

/** All idempotent: an account that is there keeps its id and gets this password. */
function statements(key: string, hash: string): string[] {
	const now = Date.now();
	const accountId = `A${randomBytes(16).toString('hex')}`;
	const personId = `P${randomBytes(16).toString('hex')}`;
	const mine = `(SELECT account_id FROM addresses WHERE address = ${quoted(key)})`;
	const me = `(SELECT id FROM people WHERE address = ${quoted(key)})`;
	return [
		`INSERT INTO domains VALUES (${quoted(domainOf(key))}, ${now}) ON CONFLICT DO NOTHING;`,
		`INSERT INTO accounts SELECT ${quoted(accountId)}, ${quoted(name)}, ${now} WHERE ${mine} IS NULL;`,
		`INSERT INTO addresses (address, account_id, created_at) VALUES (${quoted(key)}, ${quoted(accountId)}, ${now}) ON CONFLICT DO NOTHING;`,
		`INSERT INTO people VALUES (${quoted(personId)}, ${quoted(key)}, ${quoted(hash)}, ${now}) ON CONFLICT (address) DO UPDATE SET password_hash = excluded.password_hash;`,
		`DELETE FROM sessions WHERE person_id = ${me};`,
		`INSERT INTO grants VALUES (${me}, ${mine}) ON CONFLICT DO NOTHING;`,
	];
}

function quoted(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}

function fail(words: string): never {
	console.error(`${words}\n${USAGE}`);
	process.exit(1);
}
