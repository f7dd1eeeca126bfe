// `npm run --silent policy -- DOMAIN …`: the SQL that sets what a domain wants of the scanner, for `wrangler d1 execute`.
// What is not named stays as it is.
import { parseArgs } from 'node:util';
import { isScore, MAX_SCORE, MIN_SCORE } from '../workers/domain/scan-policy.ts';
import { asciiDomain, normalSender, SENDER_ACTIONS } from '../workers/domain/sender-rule.ts';
import { readPolicy } from '../workers/scanner/attachment-policy-reader.ts';

const USAGE = `Usage: npm run --silent policy -- DOMAIN [OPTION…] > policy.sql
       npx wrangler d1 execute waypost-directory --remote --file policy.sql

  --allow SENDER       the rules for senders: ann@example.com, example.com (that domain alone),
  --junk SENDER        or *.example.com (the domains below it); the most specific one counts
  --quarantine SENDER
  --refuse SENDER
  --forget SENDER      there is no rule for it any more
  --junk-score N       from this score on a mail is junk (5 where nothing is set; "none" unsets it)
  --attachments JSON   what is done with attachments (docs/scanner-attachments.md; "none" unsets it)
  --quarantine-score N from this score on it goes to quarantine (never by score alone where nothing is set)`;

const many = { type: 'string', multiple: true, default: [] as string[] } as const;
const { values, positionals } = readArguments();
const domain = asciiDomain(positionals[0] ?? '');
if (positionals.length !== 1 || normalSender(domain) !== domain || !domain.includes('.')) fail('Name one domain.');
const patch = {
	senders: Object.fromEntries([
		...SENDER_ACTIONS.flatMap((action) => values[action].map((sender) => [sent(sender), action])),
		...values.forget.map((sender) => [sent(sender), null]),
	]),
	...scores('junkScore', values['junk-score']),
	...scores('quarantineScore', values['quarantine-score']),
	...attachments(values.attachments),
};
console.log(statement(patch));

function readArguments() {
	try {
		return parseArgs({
			options: {
				...{ allow: many, junk: many, quarantine: many, refuse: many, forget: many },
				'junk-score': { type: 'string' },
				'quarantine-score': { type: 'string' },
				attachments: { type: 'string' },
			},
			allowPositionals: true,
		});
	} catch (cause) {
		return fail((cause as Error).message);
	}
}

/** RFC 7396: a null takes away. */
function statement(asked: Record<string, unknown>): string {
	const rules = `json_patch(coalesce((SELECT rules FROM domain_rules WHERE domain = ${quoted(domain)}), '{}'), ${quoted(JSON.stringify(asked))})`;
	return `INSERT OR REPLACE INTO domain_rules (domain, rules, changed_at) VALUES (${quoted(domain)}, ${rules}, ${Date.now()});`;
}

function sent(text: string): string {
	return normalSender(text) ?? fail(`"${text}" is no sender: ann@example.com, example.com or *.example.com.`);
}

function scores(name: string, text: string | undefined): Record<string, number | null> {
	if (text === undefined) return {};
	if (text === 'none') return { [name]: null };
	const score = Number(text);
	return isScore(score)
		? { [name]: score }
		: fail(`"${text}" is no score: from ${MIN_SCORE} to ${MAX_SCORE}, or "none".`);
}

function attachments(text: string | undefined): { attachments?: unknown } {
	if (text === undefined) return {};
	if (text === 'none') return { attachments: null };
	const reading = readPolicy(parsed(text));
	return reading.ok ? { attachments: reading.policy } : fail(reading.errors.join('\n'));
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (cause) {
		return fail(`The policy is no JSON: ${(cause as Error).message}`);
	}
}

function quoted(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}

function fail(words: string): never {
	console.error(`${words}\n${USAGE}`);
	process.exit(1);
}
