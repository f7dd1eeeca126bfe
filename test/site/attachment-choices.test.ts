// What a person chooses for attachments: written as a policy that does just that, and read again from any policy.
import { describe, expect, it } from 'vitest';
import { type Choices, readChoices, readEnding, writeChoices } from '../../site/src/mail/attachment-choices';
import { classRow, otherDecisions } from '../../site/src/mail/attachment-words';
import { CLASS_NAMES, FILE_CLASSES } from '../../site/src/mail/file-classes';
import {
	type AttachmentPolicy,
	DEFAULT_POLICY,
	type PolicyAction,
	type PolicyMatch,
} from '../../workers/domain/attachment-policy.ts';
import type { AttachmentFact, AttachmentTrait } from '../../workers/domain/scan-facts';
import type { DomainDecision } from '../../workers/domain/scan-policy';
import { applyPolicy } from '../../workers/scanner/attachment-policy.ts';
import { readPolicy } from '../../workers/scanner/attachment-policy-reader.ts';
import { indexOf, partOf } from '../part-index.ts';

const NOTHING: Choices = { others: [], endings: {}, classes: {} };
const choose = (some: Partial<Choices>): Choices => ({ ...NOTHING, ...some });
const policy = (...rules: [PolicyMatch, PolicyAction][]): AttachmentPolicy => ({
	rules: rules.map(([match, action]) => ({ match, action })),
});
const domain = (attachments: AttachmentPolicy | null, name = 'example.org'): DomainDecision => {
	return { domain: name, junkScore: null, quarantineScore: null, attachments };
};

/** What the scanner does with such a file. */
function fate(policies: (AttachmentPolicy | null)[], fileName: string, fact: Partial<AttachmentFact> = {}) {
	const index = indexOf({ parts: [partOf(), partOf({ fileName })] });
	const attachments = [{ part: 1, kind: 'unknown' as const, ...fact }];
	const { refuse, withheld } = applyPolicy(
		policies.filter((one) => one !== null),
		index,
		{ attachments },
	);
	return refuse ? 'refuse' : withheld.length > 0 ? 'strip' : 'allow';
}

const holding = (...names: string[]): Partial<AttachmentFact> => ({
	kind: 'zip',
	entries: names.map((name) => ({ name, kind: 'unknown', bytes: 1, encrypted: false, depth: 1 })),
	entryCount: names.length,
});
const carrying = (...traits: AttachmentTrait[]): Partial<AttachmentFact> => ({ kind: 'ooxml', traits });

describe('choices, written as a policy', () => {
	it('are none where nothing is chosen', () => {
		expect(writeChoices(NOTHING)).toBeNull();
	});

	it('can be read by the server', () => {
		const classes = Object.fromEntries(CLASS_NAMES.map((name) => [name, 'refuse'] as const));
		const written = writeChoices(choose({ endings: { iso: 'refuse', '7z': 'strip' }, classes }));
		expect(readPolicy(written)).toEqual({ ok: true, policy: written });
	});

	it('decide about their class and leave the defaults of the others alone', () => {
		const written = writeChoices(choose({ classes: { macros: 'strip', locked: 'refuse' } }));
		expect(fate([written], 'a.docm', carrying('macro'))).toBe('strip');
		expect(fate([written], 'a.xls', carrying('xlm-macro'))).toBe('strip');
		expect(fate([written], 'a.zip', carrying('encrypted'))).toBe('refuse');
		expect(fate([written], 'a.exe')).toBe('strip');
		expect(fate([written], 'a.pdf')).toBe('allow');
	});

	it('come to the strictest where a file fits several of them', () => {
		const written = writeChoices(choose({ classes: { programs: 'allow', macros: 'strip', locked: 'refuse' } }));
		expect(fate([written], 'a.docm', carrying('macro', 'encrypted'))).toBe('refuse');
		expect(fate([written], 'a.zip', { ...holding('a.exe'), traits: ['macro'] })).toBe('strip');
		expect(fate([written], 'a.exe')).toBe('allow');
	});

	it('of endings come first, and open no archive that holds more', () => {
		const written = writeChoices(choose({ endings: { bat: 'allow', docm: 'refuse' }, classes: { macros: 'strip' } }));
		expect(fate([written], 'a.bat')).toBe('allow');
		expect(fate([written], 'a.zip', holding('a.bat'))).toBe('allow');
		expect(fate([written], 'a.zip', holding('a.bat', 'b.exe'))).toBe('strip');
		expect(fate([written], 'a.docm', carrying('macro'))).toBe('refuse');
	});

	it('let no malware in, whatever they let in', () => {
		const written = writeChoices(choose({ endings: { com: 'allow' }, classes: { programs: 'allow' } }));
		expect(fate([written], 'a.com', { kind: 'eicar' })).toBe('refuse');
	});
});

describe('a policy, read as choices', () => {
	/** The rule that writeChoices sets before what it writes. */
	const withoutDefault = (written: AttachmentPolicy | null) =>
		written?.rules.filter(({ match, action }) => !('malware' in match && action === 'refuse'));

	it('gives back what was chosen', () => {
		const choices = choose({
			endings: { iso: 'refuse', bat: 'allow' },
			classes: { programs: 'allow', macros: 'strip', odd: 'refuse', pages: 'strip' },
		});
		expect(readChoices(writeChoices(choices))).toEqual(choices);
		expect(readChoices(null)).toEqual(NOTHING);
		expect(readChoices(DEFAULT_POLICY)).toEqual(choose({ classes: { programs: 'strip' } }));
	});

	it('keeps what it has no choice for, in front and in its order', () => {
		const given = policy(
			[{ kind: 'pdf' }, 'strip'],
			[{ trait: 'macro' }, 'strip'],
			[{ ending: 'iso' }, 'refuse'],
			[{ dangerous: true }, 'allow'],
		);
		const read = readChoices(given);
		expect(read).toEqual({
			others: given.rules.slice(0, 2),
			endings: { iso: 'refuse' },
			classes: { programs: 'allow' },
		});
		const again = writeChoices(read);
		expect(withoutDefault(again)).toEqual(given.rules);
		expect(readChoices(again)).toEqual(read);
	});

	it.each<[string, AttachmentPolicy]>([
		['half a class', policy([{ trait: 'xlm-macro' }, 'strip'])],
		['an order that counts', policy([{ dangerous: true }, 'strip'], [{ ending: 'exe' }, 'allow'])],
		['an ending twice', policy([{ ending: 'iso' }, 'strip'], [{ ending: 'iso' }, 'refuse'])],
		['what comes in anyway', policy([{ kind: 'html' }, 'allow'])],
		['malware that is let in', policy([{ malware: true }, 'allow'])],
	])('passes over no rule: %s', (_what, given) => {
		expect(withoutDefault(writeChoices(readChoices(given)))).toEqual(given.rules);
	});

	it('of the longest kind is read in no time', () => {
		const rules = Array.from({ length: 200 }, (_, at) => ({
			match: { ending: `e${at % 7}` },
			action: 'strip' as const,
		}));
		expect(readChoices({ rules }).others.length).toBe(193);
	});
});

describe('what counts for a class', () => {
	it('is the platform’s default where nobody decides', () => {
		for (const name of CLASS_NAMES) {
			const { standard } = FILE_CLASSES[name];
			expect(classRow(name, undefined, [domain(null)])).toMatchObject({ action: standard, standard, notes: [] });
		}
		expect(fate([], 'a.exe')).toBe(FILE_CLASSES.programs.standard);
	});

	it('is no milder than the domain has it', () => {
		const strict = domain(policy([{ dangerous: true }, 'refuse']));
		const row = classRow('programs', 'allow', [strict]);
		expect(row).toMatchObject({
			action: 'refuse',
			standard: 'refuse',
			notes: ['Your domain example.org refuses these.'],
		});
		expect(row.open).toEqual(['refuse']);
		expect(fate([strict.attachments, writeChoices(choose({ classes: { programs: 'allow' } }))], 'a.exe')).toBe(
			'refuse',
		);
	});

	it('is what the domain has it, or stricter', () => {
		const mild = domain(policy([{ dangerous: true }, 'allow']));
		expect(classRow('programs', undefined, [mild])).toMatchObject({ action: 'allow', standard: 'allow' });
		expect(classRow('programs', 'strip', [mild])).toMatchObject({ action: 'strip', standard: 'allow' });
	});

	it('is half decided where the domain names a part of the class', () => {
		const half = domain(policy([{ trait: 'dde' }, 'refuse'], [{ trait: 'activex' }, 'strip']));
		expect(classRow('active', undefined, [half])).toMatchObject({
			action: 'allow',
			notes: ['Your domain example.org refuses some of these.'],
		});
	});

	it('is as each domain has it where they differ', () => {
		const both = [
			domain(policy([{ trait: 'macro' }, 'strip'], [{ trait: 'xlm-macro' }, 'strip'])),
			domain(null, 'example.net'),
		];
		const row = classRow('macros', undefined, both);
		expect(row).toMatchObject({ action: null, standard: null, notes: ['example.org withholds these.'] });
		expect(row.open).toEqual(['strip', 'refuse']);
	});
});

it('what a domain decides beyond the classes is said rule by rule', () => {
	const decisions = policy(
		[{ ending: 'iso' }, 'refuse'],
		[{ kind: 'rar' }, 'strip'],
		[{ trait: 'macro' }, 'strip'],
		[{ trait: 'pdf-link' }, 'allow'],
	);
	expect(otherDecisions([domain(decisions)])).toEqual([
		'Your domain example.org refuses files that end in .iso',
		'Your domain example.org withholds files that are “rar” inside',
		'Your domain example.org lets in files with “pdf-link” in them',
	]);
});

describe('an ending that is typed', () => {
	it.each([
		['iso', 'iso'],
		[' .ISO ', 'iso'],
		['*.docm', 'docm'],
		['7z', '7z'],
	])('%s is %s', (text, ending) => {
		expect(readEnding(text)).toEqual({ ok: true, ending });
	});

	it.each([
		['', /Write an ending/],
		['*.', /Write an ending/],
		['tar.gz', /after the last dot counts: write gz/],
		['a b', /“a b” is no ending/],
		['é', /no ending/],
		['averyveryverylongending', /up to 16/],
	])('“%s” is answered with what is wrong', (text, problem) => {
		expect(readEnding(text)).toEqual({ ok: false, problem: expect.stringMatching(problem) });
	});
});
