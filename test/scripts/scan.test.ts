// `npm run scan` and `npm run eval:scan` from outside: one JSON line a mail, clear words where there is nothing to read.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const PROJECT_DIR = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'scan-'));
afterAll(() => rmSync(folder, { recursive: true }));

const mail = (subject: string, text: string) =>
	`From: Alice Ash <alice@sender.example>\r\nTo: user@example.net\r\nDate: Tue, 1 Sep 2026 10:00:00 +0000\r\n` +
	`Message-ID: <${subject.length}@sender.example>\r\nSubject: ${subject}\r\n\r\n${text}\r\n`;

const GTUBE = 'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X';
writeFileSync(path.join(folder, 'good.eml'), mail('Lunch', 'Hello, shall we have lunch on Tuesday?'));
writeFileSync(path.join(folder, 'bad.eml'), mail('Test', GTUBE));
writeFileSync(
	path.join(folder, 'index.csv'),
	'file,label,source,year,campaign\ngood.eml,ham,here,2026,1\nbad.eml,spam,there,2026,2\n',
);

function run(script: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
	return new Promise((resolve) => {
		execFile(process.execPath, [path.join(PROJECT_DIR, 'scripts', script), ...args], (error, out, err) => {
			resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
		});
	});
}

describe('scan', () => {
	it('says a line for each mail of a folder, with reasons that add up', async () => {
		const { code, out } = await run('scan.ts', folder);
		const rows = out
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line));
		expect(code).toBe(0);
		expect(rows.map(({ id, verdict }) => [id, verdict])).toEqual([
			['bad.eml', 'junk'],
			['good.eml', 'inbox'],
		]);
		for (const { score, probability, reasons, ms } of rows) {
			expect(reasons.reduce((sum: number, { weight }: { weight: number }) => sum + weight, 0)).toBeCloseTo(score, 1);
			expect(probability).toBeGreaterThan(0);
			expect(probability).toBeLessThan(1);
			expect(ms).toBeGreaterThan(0);
		}
	}, 60_000);

	it('reads what it can, names what is not there, and fails', async () => {
		const file = path.join(folder, 'good.eml');
		const { code, out, err } = await run('scan.ts', path.join(folder, 'none.eml'), file);
		expect(code).toBe(1);
		expect(err).toContain('none.eml: there is no such file or folder');
		expect(JSON.parse(out)).toMatchObject({ id: file, verdict: 'inbox' });
	}, 60_000);

	it('explains itself when asked for nothing', async () => {
		expect(await run('scan.ts')).toMatchObject({ code: 2, err: expect.stringContaining('usage: npm run') });
	}, 60_000);
});

describe('eval:scan', () => {
	it('gives rates, reliability and times of a labelled folder', async () => {
		const { code, out } = await run('eval-scan.ts', folder, '--json');
		expect(code).toBe(0);
		expect(JSON.parse(out)).toMatchObject({
			rates: {
				falsePositives: 0,
				caught: 1,
				areaUnderCurve: 1,
				bySource: { 'bad  there': { flagged: 1, all: 1 }, 'good here': { flagged: 0, all: 1 } },
			},
			ms: { p50: expect.any(Number), p99: expect.any(Number) },
		});
	}, 60_000);

	it('says what a folder without labels lacks', async () => {
		const { code, err } = await run('eval-scan.ts', path.join(PROJECT_DIR, 'docs'));
		expect(code).toBe(1);
		expect(err).toContain('index.csv');
	}, 60_000);
});
