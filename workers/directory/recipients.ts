// Who may receive: envelope recipient → account. Asked once for every mail.
import { eq, inArray, type SQL, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { domainOf, recipientKeys } from '../domain/address';
import { type DomainRules, parseDomainRules } from '../domain/scan-policy';
import { addresses, domainRules, domains } from './schema';

export type Recipient =
	| { known: true; accountId: string; domainRules: DomainRules }
	| { known: false; reason: 'unknown' | 'blocked' };

/** Looks an envelope recipient up, plus-tag undone; the most specific address wins. Throws when D1 fails: never "unknown". */
export async function lookupRecipient(directory: D1Database, address: string): Promise<Recipient> {
	const keys = recipientKeys(address);
	if (keys.length === 0) return { known: false, reason: 'unknown' };
	const rows = await rowsOf(directory, keys, domainOf(address));
	const row = keys
		.map((key) => rows.find((candidate) => candidate.address === key))
		.find((found) => found !== undefined);
	if (row === undefined) return { known: false, reason: 'unknown' };
	if (row.blocked) return { known: false, reason: 'blocked' };
	return { known: true, accountId: row.accountId, domainRules: parseDomainRules(row.rules) };
}

/** Whose mail it is stays out of the log: drizzle's own error names what the query was bound to. */
async function rowsOf(directory: D1Database, keys: string[], domain: string) {
	const { address, accountId, blocked } = addresses;
	try {
		return await drizzle(directory)
			.select({ address, accountId, blocked, rules: domainRules.rules })
			.from(addresses)
			.leftJoin(domainRules, eq(domainRules.domain, domain))
			.where(inArray(addresses.address, keys));
	} catch (error) {
		throw new Error('The directory cannot be asked', { cause: error instanceof Error ? error.cause : undefined });
	}
}

/** Of these addresses, the ones whose domain is ours: mail for them is received here or refused here, known or not. */
export async function ourAddresses(directory: D1Database, asked: readonly string[]): Promise<ReadonlySet<string>> {
	const listed = listOf(asked.map(domainOf));
	const rows = await drizzle(directory).select().from(domains).where(inArray(domains.name, listed));
	const ours = new Set(rows.map((row) => row.name));
	return new Set(asked.filter((address) => ours.has(domainOf(address))));
}

/** Of the domain that this address is of. */
export async function domainRulesFor(directory: D1Database, address: string): Promise<DomainRules> {
	const domain = domainOf(address);
	return (await domainRulesOf(directory, [domain])).get(domain) ?? {};
}

/** By the domain; those that want nothing are left out. */
export async function domainRulesOf(
	directory: D1Database,
	names: readonly string[],
): Promise<ReadonlyMap<string, DomainRules>> {
	const rows = await drizzle(directory)
		.select()
		.from(domainRules)
		.where(inArray(domainRules.domain, listOf(names)));
	return new Map(rows.map(({ domain, rules }) => [domain, parseDomainRules(rules)]));
}

/** As one JSON parameter: a statement takes at most 100. */
function listOf(names: readonly string[]): SQL {
	return sql`(SELECT value FROM json_each(${JSON.stringify([...new Set(names)])}))`;
}
