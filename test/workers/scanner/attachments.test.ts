// What is said of attachments, in words a person can check: what they carry, what is in them, and what is no reason at all.
import { describe, expect, it } from 'vitest';
import type { ArchiveEntry, AttachmentFact, AttachmentTrait } from '../../../workers/domain/scan-facts';
import { JUNK_SCORE } from '../../../workers/domain/verdict';
import { attachmentReasons } from '../../../workers/scanner/rules/attachments';
import { indexOf, partOf } from '../../part-index';

const entry = (over: Partial<ArchiveEntry>): ArchiveEntry => ({
	name: 'a.txt',
	kind: 'unknown',
	bytes: 1,
	encrypted: false,
	depth: 1,
	...over,
});

function reasonsOf(fileName: string, fact: Partial<AttachmentFact>, text = '') {
	const index = indexOf({ parts: [partOf({ fileName })], text });
	return attachmentReasons(index, [{ part: 0, kind: 'unknown', ...fact }]);
}

const rulesOf = (...given: Parameters<typeof reasonsOf>) => reasonsOf(...given).map(({ rule }) => rule);
const scoreOf = (...given: Parameters<typeof reasonsOf>) =>
	reasonsOf(...given).reduce((sum, { weight }) => sum + weight, 0);

describe('malware for certain', () => {
	it('is EICAR in a file inside it', () => {
		expect(reasonsOf('a.zip', { kind: 'zip', traits: ['nested-archive', 'eicar'] })).toMatchObject([
			{ rule: 'eicar', evidence: '“a.zip” has a file inside that holds the EICAR test string for malware scanners' },
		]);
	});
});

describe('an archive', () => {
	it('that holds a program under a false name', () => {
		const entries = [entry({ name: 'scan.pdf.exe', kind: 'windows-executable' })];
		const reasons = reasonsOf('invoice.zip', { kind: 'zip', entries, entryCount: 1 });
		expect(reasons).toMatchObject([
			{ rule: 'archived-program', evidence: '“invoice.zip” holds “scan.pdf.exe”, a Windows program' },
			{ rule: 'archived-alone', evidence: '“invoice.zip” holds hardly anything else' },
			{ rule: 'disguised-file-name', evidence: '“invoice.zip” holds “scan.pdf.exe”, a name made to be misread' },
		]);
	});

	it('that holds a program alone is junk; a script among many files is not', () => {
		const program = [entry({ name: 'setup.exe' })];
		expect(scoreOf('a.zip', { kind: 'zip', entries: program, entryCount: 1 })).toBeGreaterThanOrEqual(JUNK_SCORE);
		const source = [entry({ name: 'src/app.js' }), entry({ name: 'README' })];
		expect(scoreOf('a.zip', { kind: 'zip', entries: source, entryCount: 40 })).toBeLessThan(JUNK_SCORE / 2 + 0.5);
	});

	it('whose entries are harmless is nothing', () => {
		const entries = [entry({ name: 'photo.jpg', kind: 'jpeg' }), entry({ name: 'notes.txt', kind: 'text' })];
		expect(rulesOf('photos.zip', { kind: 'zip', entries, entryCount: 2 })).toEqual([]);
	});

	it.each<[AttachmentTrait, string]>([
		['archive-bomb', 'archive-bomb'],
		['archive-mismatch', 'archive-mismatch'],
		['hidden-archive', 'hidden-archive'],
		['deep-nesting', 'deep-nesting'],
		['path-traversal', 'path-traversal'],
	])('with the trait %s', (trait, rule) => {
		expect(rulesOf('a.zip', { kind: 'zip', traits: [trait] })).toEqual([rule]);
	});

	it.each<AttachmentTrait>(['nested-archive', 'archive-damaged'])('%s alone is nothing', (trait) => {
		expect(rulesOf('a.zip', { kind: 'zip', traits: [trait] })).toEqual([]);
	});

	it('of a kind that nobody uses', () => {
		expect(reasonsOf('a.doc', { kind: 'ace' })).toMatchObject([{ rule: 'rare-archive' }]);
	});

	it('evidence quotes names safely', () => {
		const entries = [entry({ name: 'a\u202e\r\n\0fdp.exe' })];
		for (const { evidence } of reasonsOf('a.zip', { kind: 'zip', entries }))
			expect(evidence).not.toMatch(/[\p{Cc}\p{Cf}]/u);
	});
});

describe('a locked file', () => {
	const locked = { kind: 'zip', traits: ['encrypted'] } as const;
	const fact = { ...locked, traits: [...locked.traits] };

	it.each([
		'The password is 4711.',
		'Password: invoice2026',
		'Das Kennwort lautet Sommer',
		'Passwort für die Datei: abc123',
		'Mot de passe : 8842',
		'解压密码：8842',
		'Пароль: 1234',
	])('with its key beside it: %s', (text) => {
		expect(rulesOf('a.zip', fact, `Dear all,\n${text}\n`)).toEqual(['encrypted-with-password']);
	});

	it.each([
		'',
		'I will call you with the password.',
		'Please change your password soon',
		'see the passwords\n\n: none',
	])('without: %j', (text) => {
		expect(rulesOf('a.zip', fact, text)).toEqual(['encrypted-attachment']);
	});

	it('a text that could make the search slow does not', () => {
		const started = performance.now();
		rulesOf('a.zip', fact, 'password '.repeat(200_000));
		expect(performance.now() - started).toBeLessThan(200);
	});
});

describe('a document', () => {
	it('with macros that run and fetch is junk; one with macros is not', () => {
		expect(scoreOf('a.docm', { kind: 'ooxml', traits: ['macro'] })).toBeLessThan(JUNK_SCORE);
		const traits: AttachmentTrait[] = ['macro', 'auto-run', 'macro-commands'];
		expect(scoreOf('a.docm', { kind: 'ooxml', traits })).toBeGreaterThanOrEqual(JUNK_SCORE);
	});

	it.each<[AttachmentTrait, string]>([
		['xlm-macro', 'xlm-macro'],
		['external-template', 'external-template'],
		['external-object', 'external-object'],
		['activex', 'activex'],
		['dde', 'dde'],
		['packaged-file', 'packaged-file'],
		['equation', 'equation'],
		['rtf-auto-update', 'rtf-auto-update'],
	])('with the trait %s', (trait, rule) => {
		expect(rulesOf('a.doc', { kind: 'ole2', traits: [trait] })).toEqual([rule]);
	});

	it('objects are a reason in RTF, files in OneNote, and in neither elsewhere', () => {
		expect(rulesOf('a.rtf', { kind: 'rtf', traits: ['embedded-object'] })).toEqual(['rtf-object']);
		expect(rulesOf('a.one', { kind: 'onenote', traits: ['embedded-file'] })).toEqual(['onenote-file']);
		expect(rulesOf('a.docx', { kind: 'ooxml', traits: ['embedded-object'] })).toEqual([]);
		expect(rulesOf('invoice.pdf', { kind: 'pdf', traits: ['embedded-file'] })).toEqual([]);
	});

	it('PDF: a launch is, a script a little, one that runs by itself more, a link nothing', () => {
		expect(rulesOf('a.pdf', { kind: 'pdf', traits: ['pdf-launch'] })).toEqual(['pdf-launch']);
		expect(rulesOf('a.pdf', { kind: 'pdf', traits: ['pdf-javascript'] })).toEqual(['pdf-javascript']);
		expect(rulesOf('a.pdf', { kind: 'pdf', traits: ['pdf-javascript', 'pdf-open-action'] })).toEqual([
			'pdf-javascript',
			'pdf-auto-run',
		]);
		expect(rulesOf('a.pdf', { kind: 'pdf', traits: ['pdf-link', 'pdf-open-action', 'pdf-encrypted'] })).toEqual([]);
	});

	it('a picture that runs a script', () => {
		expect(reasonsOf('logo.svg', { kind: 'svg', traits: ['script'] })).toMatchObject([
			{ evidence: '“logo.svg” is a picture that runs a script' },
		]);
	});

	it.each([
		['report.docx', 'html'],
		['report.zip', 'html'],
	] as const)('%s that is %s contradicts its name', (name, kind) => {
		expect(rulesOf(name, { kind })).toEqual(['content-contradicts-name']);
	});
});

it('never tells more than eight reasons', () => {
	const traits: AttachmentTrait[] = [
		'macro',
		'auto-run',
		'macro-commands',
		'xlm-macro',
		'dde',
		'activex',
		'equation',
		'packaged-file',
		'encrypted',
	];
	expect(reasonsOf('a.doc.exe', { kind: 'ole2', traits })).toHaveLength(8);
});

it('counts what does not decide alone once, however many attachments have it', () => {
	const index = indexOf({ parts: [partOf({ fileName: 'a.sh' }), partOf({ fileName: 'b.sh' })] });
	const scripts: AttachmentFact[] = [0, 1].map((part) => ({ part, kind: 'script' }));
	expect(attachmentReasons(index, scripts)).toHaveLength(1);
	const programs: AttachmentFact[] = [0, 1].map((part) => ({ part, kind: 'elf' }));
	expect(attachmentReasons(index, programs)).toHaveLength(2);
});
