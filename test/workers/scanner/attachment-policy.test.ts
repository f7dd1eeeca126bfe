// What domains and accounts want done with attachments: who decides, what it comes to, and what a policy may say.
import { describe, expect, it } from 'vitest';
import type { AttachmentPolicy, PolicyAction, PolicyMatch } from '../../../workers/domain/attachment-policy';
import type { AttachmentFact } from '../../../workers/domain/scan-facts';
import { UNSCANNED } from '../../../workers/domain/scan-facts';
import { applyPolicy } from '../../../workers/scanner/attachment-policy';
import { readPolicy } from '../../../workers/scanner/attachment-policy-reader';
import { indexOf, partOf } from '../../part-index';

const policy = (...rules: [PolicyMatch, PolicyAction][]): AttachmentPolicy => ({
	rules: rules.map(([match, action]) => ({ match, action })),
});

function outcome(policies: AttachmentPolicy[], fileName: string, fact: Partial<AttachmentFact> = {}) {
	const index = indexOf({ parts: [partOf(), partOf({ fileName })] });
	const facts = { ...UNSCANNED, scanned: true, attachments: [{ part: 1, kind: 'unknown' as const, ...fact }] };
	return applyPolicy(policies, index, facts);
}

const program = { kind: 'windows-executable' } as const;
const NOTHING = { refuse: null, withheld: [] };

describe('without any policy', () => {
	it('what a system would run is withheld, by content, by name, and inside an archive', () => {
		expect(outcome([], 'a.txt', program)).toMatchObject({
			refuse: null,
			withheld: [
				{
					part: 1,
					reason: { rule: 'attachment-withheld', weight: 0, evidence: '“a.txt” is windows-executable by its content' },
				},
			],
		});
		expect(outcome([], 'a.js').withheld).toHaveLength(1);
		const entries = [{ name: 'run.scr', kind: 'unknown' as const, bytes: 1, encrypted: false, depth: 1 }];
		expect(outcome([], 'a.zip', { kind: 'zip', entries }).withheld[0]?.reason.evidence).toBe(
			'“a.zip” holds “run.scr”, run by a double click',
		);
	});

	it('the test string for malware is refused, also inside an archive', () => {
		expect(outcome([], 'a.txt', { kind: 'eicar' }).refuse).toMatchObject({ rule: 'attachment-refused' });
		expect(outcome([], 'a.zip', { kind: 'zip', traits: ['eicar'] }).refuse).not.toBeNull();
	});

	it('macros and all else come in', () => {
		expect(outcome([], 'a.docm', { kind: 'ooxml', traits: ['macro'] })).toEqual(NOTHING);
		expect(outcome([], 'a.pdf', { kind: 'pdf' })).toEqual(NOTHING);
	});

	it('a mail that was not scanned is judged by its names alone', () => {
		const index = indexOf({ parts: [partOf(), partOf({ fileName: 'a.exe' }), partOf({ fileName: 'a.txt' })] });
		expect(applyPolicy([], index, UNSCANNED).withheld.map(({ part }) => part)).toEqual([1]);
	});
});

describe('policies', () => {
	it('decide by the first rule that matches', () => {
		const own = policy([{ ending: 'exe' }, 'allow'], [{ dangerous: true }, 'refuse']);
		expect(outcome([own], 'a.exe', program)).toEqual(NOTHING);
		expect(outcome([own], 'a.scr', program).refuse).not.toBeNull();
	});

	it('match by kind, ending and trait, inside archives too', () => {
		expect(outcome([policy([{ kind: 'zip' }, 'strip'])], 'a.bin', { kind: 'zip' }).withheld).toHaveLength(1);
		expect(
			outcome([policy([{ trait: 'macro' }, 'refuse'])], 'a.doc', { kind: 'ole2', traits: ['macro'] }).refuse,
		).not.toBeNull();
		const entries = [{ name: 'b/c.DOCM', kind: 'ooxml' as const, bytes: 1, encrypted: false, depth: 1 }];
		expect(outcome([policy([{ ending: 'docm' }, 'strip'])], 'a.zip', { kind: 'zip', entries }).withheld).toHaveLength(
			1,
		);
		expect(outcome([policy([{ kind: 'ooxml' }, 'strip'])], 'a.zip', { kind: 'zip', entries }).withheld).toHaveLength(1);
		expect(outcome([policy([{ ending: 'pdf' }, 'strip'])], 'a.zip', { kind: 'zip', entries })).toEqual(NOTHING);
	});

	it('of an account cannot allow what its domain forbids, but can forbid more', () => {
		const domain = policy([{ ending: 'exe' }, 'refuse']);
		expect(outcome([domain, policy([{ ending: 'exe' }, 'allow'])], 'a.exe').refuse).not.toBeNull();
		expect(
			outcome([policy([{ ending: 'zip' }, 'allow']), policy([{ ending: 'zip' }, 'strip'])], 'a.zip').withheld,
		).toHaveLength(1);
	});

	it('can allow what is withheld where they say nothing', () => {
		expect(outcome([policy([{ dangerous: true }, 'allow'])], 'a.exe', program)).toEqual(NOTHING);
		expect(outcome([policy([{ ending: 'pdf' }, 'strip'])], 'a.exe', program).withheld).toHaveLength(1);
	});

	it('let an archive in for the files in it only where all of them are such', () => {
		const entry = (name: string) => ({ name, kind: 'unknown' as const, bytes: 1, encrypted: false, depth: 1 });
		const zip = (...names: string[]) => ({ kind: 'zip' as const, entries: names.map(entry), entryCount: names.length });
		const own = policy([{ ending: 'bat' }, 'allow']);
		expect(outcome([own], 'a.zip', zip('a.bat', 'b.bat'))).toEqual(NOTHING);
		expect(outcome([own], 'a.zip', zip('a.bat', 'b.exe')).withheld).toHaveLength(1);
		expect(outcome([own], 'a.zip', { ...zip('a.bat'), entryCount: 2 }).withheld).toHaveLength(1);
		expect(outcome([policy([{ dangerous: true }, 'allow'])], 'a.zip', zip('a.txt', 'b.exe'))).toEqual(NOTHING);
	});

	it('withhold each part for its own reason, and refuse for the first', () => {
		const index = indexOf({
			parts: [partOf(), partOf({ fileName: 'a.exe' }), partOf({ fileName: 'b.js' }), partOf({ fileName: 'c.txt' })],
		});
		expect(applyPolicy([], index, UNSCANNED).withheld.map(({ part }) => part)).toEqual([1, 2]);
	});
});

describe('a policy as JSON', () => {
	it('is read', () => {
		const rules = [
			{ match: { ending: 'exe' }, action: 'refuse' },
			{ match: { kind: 'iso' }, action: 'strip' },
			{ match: { trait: 'macro' }, action: 'allow' },
			{ match: { dangerous: true }, action: 'strip' },
			{ match: { malware: true }, action: 'refuse' },
		];
		expect(readPolicy({ rules })).toEqual({ ok: true, policy: { rules } });
		expect(readPolicy({ rules: [] })).toEqual({ ok: true, policy: { rules: [] } });
	});

	it.each<[unknown, string]>([
		[null, 'a policy looks like this: {"rules": [{"match": {"ending": "exe"}, "action": "strip"}]}'],
		[{ rules: {} }, 'a policy looks like this: {"rules": [{"match": {"ending": "exe"}, "action": "strip"}]}'],
		[{ rules: [], name: 'x' }, 'a policy has rules and nothing else: name is unknown'],
		[{ rules: Array.from({ length: 201 }, () => ({})) }, 'a policy has at most 200 rules'],
		[{ rules: ['x'] }, 'rules[0] must be an object with match and action'],
		[{ rules: [{ match: { ending: 'exe' }, action: 'drop' }] }, 'rules[0].action must be one of allow, strip, refuse'],
		[
			{ rules: [{ match: { ending: 'exe' }, action: 'strip', why: 1 }] },
			'rules[0] has match and action and nothing else: why is unknown',
		],
		[
			{ rules: [{ match: {}, action: 'strip' }] },
			'rules[0].match must have exactly one of kind, ending, trait, dangerous, malware',
		],
		[
			{ rules: [{ match: { ending: 'exe', kind: 'zip' }, action: 'strip' }] },
			'rules[0].match must have exactly one of kind, ending, trait, dangerous, malware',
		],
		[
			{ rules: [{ match: { ending: '.EXE' }, action: 'strip' }] },
			'rules[0].match.ending must be an ending in lower case without its dot, such as "exe"',
		],
		[{ rules: [{ match: { dangerous: false }, action: 'strip' }] }, 'rules[0].match.dangerous can only be true'],
		[
			{ rules: [{ match: { size: 3 }, action: 'strip' }] },
			'rules[0].match.size is unknown: use kind, ending, trait, dangerous or malware',
		],
	])('%j is refused in words', (json, error) => {
		expect(readPolicy(json)).toEqual({ ok: false, errors: [error] });
	});

	it('names every rule that is wrong, and the kinds that there are', () => {
		const reading = readPolicy({
			rules: [
				{ match: { kind: 'word' }, action: 'strip' },
				{ match: { trait: 'evil' }, action: 'strip' },
			],
		});
		expect(reading).toMatchObject({
			ok: false,
			errors: [
				expect.stringContaining('rules[0].match.kind must be one of unknown, pdf'),
				expect.stringContaining('rules[1].match.trait must be one of macro'),
			],
		});
	});
});
