// A resolver over records written down beforehand: for tests and for the public suites. No network.
import { dnsName } from './name.ts';
import { type Answer, found, type MailExchange, type RecordType, type Resolver } from './resolver.ts';

/** 'TIMEOUT': any further query for that name fails for the time being. A TXT record may be cut into strings. */
export type FixtureRecord =
	| { TXT: string | string[] | 'TIMEOUT' }
	| { A: string }
	| { AAAA: string }
	| { MX: [preference: number, host: string] | 'TIMEOUT' }
	| { PTR: string }
	| { CNAME: string }
	| 'TIMEOUT';

/** Records by name. */
export type Zone = Record<string, FixtureRecord[]>;

export interface FixtureResolver extends Resolver {
	/** What was asked, in order: 'TXT example.com'. */
	readonly asked: string[];
}

/** CNAME chains longer than this are taken for a loop. */
const MAX_ALIASES = 8;

export function fixtureResolver(zone: Zone): FixtureResolver {
	const names = new Map(Object.entries(zone).map(([name, records]) => [name.toLowerCase(), records]));
	const asked: string[] = [];
	const ask = async <T>(type: RecordType, name: string, read: (value: unknown) => T): Promise<Answer<T>> => {
		asked.push(`${type} ${name}`);
		const values = valuesOf(names, type, name, MAX_ALIASES);
		if (values === 'TIMEOUT') return { outcome: 'temporary', reason: 'the fixture times out' };
		return found(values.map(read));
	};
	return {
		asked,
		txt: (name) => ask('TXT', name, (value) => (Array.isArray(value) ? value.join('') : String(value))),
		a: (name) => ask('A', name, String),
		aaaa: (name) => ask('AAAA', name, String),
		mx: (name) => ask('MX', name, exchange),
		ptr: (name) => ask('PTR', name, String),
	};
}

function exchange(value: unknown): MailExchange {
	const [preference, host] = value as [number, string];
	return { preference, host };
}

function valuesOf(
	names: Map<string, FixtureRecord[]>,
	type: RecordType,
	name: string,
	aliasesLeft: number,
): unknown[] | 'TIMEOUT' {
	const values: unknown[] = [];
	for (const record of names.get(dnsName(name) ?? '') ?? []) {
		if (record === 'TIMEOUT') return values.length > 0 ? values : 'TIMEOUT';
		const value = (record as Record<string, unknown>)[type];
		if (value === 'TIMEOUT') return 'TIMEOUT';
		if (value !== undefined) values.push(value);
		else if ('CNAME' in record && aliasesLeft > 0) {
			const target = valuesOf(names, type, record.CNAME, aliasesLeft - 1);
			if (target === 'TIMEOUT') return target;
			values.push(...target);
		}
	}
	return values;
}
