// `npm run --silent eval:spf -- FILE.yml`: the openspf suite for RFC 7208 (fetched by whoever runs it) against our check_host().
// Prints what fails and the counts; asks no DNS but the suite's own.
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { type FixtureRecord, fixtureResolver, type Zone } from '../workers/scanner/authentication/dns/fixture.ts';
import { parseIp } from '../workers/scanner/authentication/ip-address.ts';
import { checkHost } from '../workers/scanner/authentication/spf/check-host.ts';

interface SuiteCase {
	host: string;
	helo: string;
	mailfrom: string;
	/** One result, or several of which the first is preferred. */
	result: string | string[];
	explanation?: string;
}

interface Scenario {
	description: string;
	tests: Record<string, SuiteCase>;
	zonedata: Record<string, (string | Record<string, unknown>)[]>;
}

const file = process.argv[2];
if (file === undefined) {
	console.error('usage: npm run --silent eval:spf -- FILE.yml');
	process.exit(2);
}
const scenarios = parseAllDocuments(readFileSync(file, 'utf8'))
	.map((document) => document.toJS() as Scenario | null)
	.filter((scenario) => scenario !== null);
let [passed, total] = [0, 0];
for (const { description, tests, zonedata } of scenarios) {
	const zone = zoneOf(zonedata);
	for (const [name, test] of Object.entries(tests)) {
		total++;
		const fault = await run(test, zone);
		if (fault === null) passed++;
		else console.log(`${description} / ${name}: ${fault}`);
	}
}
console.log(`${passed} of ${total}`);
process.exit(passed === total ? 0 : 1);

/** null: as the suite wants it. */
async function run({ host, helo, mailfrom, result, explanation }: SuiteCase, zone: Zone): Promise<string | null> {
	const ip = parseIp(host);
	if (ip === null) return `${host} is no address`;
	const options = { now: Date.now(), receiver: 'receiver.example', explain: true };
	const answer = await checkHost({ ip, helo, mailFrom: mailfrom }, fixtureResolver(zone), options);
	const wanted = [result].flat();
	if (!wanted.includes(answer.result)) return `${answer.result} (${answer.reason}), not ${wanted.join(' or ')}`;
	const told = answer.explanation ?? 'DEFAULT';
	return explanation === undefined || told === explanation ? null : `explains “${told}”, not “${explanation}”`;
}

/** The suite writes SPF records of the abolished type, which stand for TXT where a name has no TXT of its own. */
function zoneOf(zonedata: Scenario['zonedata']): Zone {
	const zone: Zone = {};
	for (const [name, records] of Object.entries(zonedata)) {
		const hasText = records.some((record) => typeof record === 'object' && 'TXT' in record);
		zone[name] = records.flatMap((record) => recordOf(record, hasText));
	}
	return zone;
}

function recordOf(record: string | Record<string, unknown>, hasText: boolean): FixtureRecord[] {
	if (typeof record === 'string') return ['TIMEOUT'];
	const { SPF, TXT, ...rest } = record;
	if (SPF !== undefined) return hasText ? [] : [{ TXT: octets(SPF) }];
	if (TXT === undefined) return [rest as FixtureRecord];
	return TXT === 'NONE' ? [] : [{ TXT: octets(TXT) }];
}

/** One char for one octet, as resolvers give them. */
function octets(text: unknown): string | string[] {
	const one = (part: unknown) => Buffer.from(String(part), 'utf8').toString('latin1');
	return Array.isArray(text) ? text.map(one) : one(text);
}
