// `npm test`: installs what is missing, checks, and runs every test. Ends with one line of counts.
// Started by whatever Node is there: it hands over to the project's own at once.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { childEnv, ensureInstalled, NODE, PROJECT_DIR } from '../local/install.mjs';

ensureInstalled();
if (process.env.WAYPOST_TEST_STAGE === 'run') await main();
else handOver();

function handOver() {
	const env = { ...childEnv(), WAYPOST_TEST_STAGE: 'run' };
	const { status } = spawnSync(NODE, [path.join(PROJECT_DIR, 'scripts', 'test.mjs')], { stdio: 'inherit', env });
	process.exit(status ?? 1);
}

async function main() {
	const { check } = await import('./check.mjs');
	const { ensureChromium } = await import('./chromium.ts');
	const totals = { passed: 0, failed: 0, skipped: 0 };
	add(totals, { ...(await check()), skipped: 0 });
	process.env.CHROMIUM_PATH = ensureChromium();
	// Journeys last and alone: a real platform and a real browser want the machine for themselves.
	add(totals, vitest('rooms', ['--project', 'plain', '--project', 'workerd']));
	add(totals, vitest('journeys', ['--project', 'journeys']));
	console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
	process.exit(totals.failed === 0 ? 0 : 1);
}

/** Runs vitest and reads its own JSON account; a suite that broke before its first test counts as failed. */
function vitest(name, projects) {
	const folder = path.join(PROJECT_DIR, 'node_modules', '.cache', 'waypost');
	const report = path.join(folder, `${name}.json`);
	mkdirSync(folder, { recursive: true });
	rmSync(report, { force: true });
	const options = ['run', ...projects, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	const vitestBin = path.join(PROJECT_DIR, 'node_modules', '.bin', 'vitest');
	const { status } = spawnSync(vitestBin, options, { cwd: PROJECT_DIR, stdio: 'inherit', env: childEnv() });
	const counts = readCounts(report);
	if (status !== 0 && counts.failed === 0) counts.failed = 1;
	return counts;
}

function readCounts(report) {
	try {
		const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));
		return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
	} catch (error) {
		console.error(`vitest left no report: ${error.message}`);
		return { passed: 0, failed: 1, skipped: 0 };
	}
}

function add(totals, counts) {
	for (const key of Object.keys(totals)) totals[key] += counts[key];
}
