// A Chromium for the journeys: one that is there, else Playwright's own, else the system's package.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of an installed Chromium, or null. CHROMIUM_PATH in the environment goes first. */
export function findChromium(): string | null {
	const places = [process.env.CHROMIUM_PATH, ...PLACES, chromium.executablePath()];
	return places.find((place) => place !== undefined && existsSync(place)) ?? null;
}

/** Finds a Chromium or installs one. Throws with what was tried. */
export function ensureChromium(): string {
	const there = findChromium();
	if (there !== null) return there;
	for (const [words, install] of ATTEMPTS) {
		console.log(`No Chromium here: trying ${words} …`);
		install();
		const found = findChromium();
		if (found !== null) return found;
	}
	const tried = ATTEMPTS.map(([words]) => words).join(', ');
	throw new Error(`No Chromium could be had (tried: ${tried}). Install one and set CHROMIUM_PATH to it.`);
}

const ATTEMPTS: [words: string, install: () => void][] = [
	["Playwright's own download", playwrightInstall],
	["the system's package (apt-get install chromium)", systemInstall],
];

function playwrightInstall(): void {
	run('playwright-core', ['install', 'chromium'], 180_000);
}
function systemInstall(): void {
	const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
	for (const words of [
		['apt-get', 'update', '-qq'],
		['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
	]) {
		const [program = '', ...options] = [...sudo, ...words];
		run(program, options, 300_000);
	}
}
/** A failed attempt is no error here: the caller looks whether a Chromium is there now. */
function run(program: string, options: string[], timeout: number): void {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	spawnSync(program, options, { stdio: ['ignore', 'ignore', 'inherit'], env, timeout });
}
