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
export function findChromium() {
	const places = [process.env.CHROMIUM_PATH, ...PLACES, chromium.executablePath()];
	return places.find((place) => place && existsSync(place)) ?? null;
}

/** Finds a Chromium or installs one. Throws with what was tried. */
export function ensureChromium() {
	const tried = [];
	for (const install of [null, playwrightInstall, systemInstall]) {
		if (install) {
			console.log(`No Chromium here: trying ${install.words} …`);
			tried.push(install.words);
			install();
		}
		const found = findChromium();
		if (found) return found;
	}
	throw new Error(`No Chromium could be had (tried: ${tried.join(', ')}). Install one and set CHROMIUM_PATH to it.`);
}

function playwrightInstall() {
	run('playwright-core', ['install', 'chromium'], 180_000);
}
playwrightInstall.words = "Playwright's own download";

function systemInstall() {
	const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
	for (const words of [
		['apt-get', 'update', '-qq'],
		['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
	]) {
		const [program, ...options] = [...sudo, ...words];
		run(program, options, 300_000);
	}
}
systemInstall.words = "the system's package (apt-get install chromium)";

/** A failed attempt is no error here: the caller looks whether a Chromium is there now. */
function run(program, options, timeout) {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	spawnSync(program, options, { stdio: ['ignore', 'ignore', 'inherit'], env, timeout });
}
