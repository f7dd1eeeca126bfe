// Who may import whom: the house's walls. A new room gets its line here, or its imports fail.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const PROJECT_DIR = path.resolve(import.meta.dirname, '..');
/** Longest prefix wins. `allowed`: prefixes that may be imported at run time; `types`: by `import type` only. */
const ROOMS: Record<string, { allowed: string[]; types?: string[] }> = {
	'workers/main.ts': { allowed: ['workers/', 'durable-objects/', 'wasm-core/'] },
	'workers/env.ts': { allowed: [], types: ['workers/domain/', 'durable-objects/'] },
	'workers/domain/': { allowed: ['workers/domain/'] },
	'workers/directory/': { allowed: ['workers/directory/', 'workers/domain/'] },
	'workers/ai/': { allowed: ['workers/ai/', 'workers/domain/'], types: ['workers/env'] },
	'workers/scanner/': { allowed: ['workers/scanner/', 'workers/domain/'], types: ['workers/env', 'wasm-core/'] },
	'workers/outbound/': { allowed: ['workers/outbound/', 'workers/domain/'], types: ['workers/env'] },
	'workers/email/': platformRoom('workers/email/', 'workers/scanner/'),
	'workers/api/': platformRoom('workers/api/', 'workers/dev/', 'workers/scanner/'),
	'workers/cron-autonomous/': platformRoom('workers/cron-autonomous/', 'workers/scanner/'),
	'workers/dev/': platformRoom('workers/dev/'),
	'durable-objects/': {
		allowed: [
			'durable-objects/',
			'workers/domain/',
			'workers/directory/',
			'wasm-core/',
			'workers/ai/',
			'workers/outbound/',
			'workers/scanner/',
			'migrations/account/',
		],
		types: ['workers/env'],
	},
	'wasm-core/assembly/': { allowed: ['wasm-core/assembly/', 'wasm-core/build/phrase-table'] },
	'wasm-core/': { allowed: ['wasm-core/', 'workers/domain/'] },
	'site/': { allowed: ['site/', 'workers/domain/'] },
	'local/': { allowed: ['local/'] },
};

function platformRoom(...own: string[]) {
	const allowed = [...own, 'workers/domain/', 'workers/directory/', 'wasm-core/'];
	return { allowed, types: ['workers/env', 'durable-objects/'] };
}

interface Import {
	from: string;
	to: string;
	typeOnly: boolean;
}

const SOURCES = ['workers', 'durable-objects', 'wasm-core', 'site/src', 'local'].flatMap(sourcesBelow);

function sourcesBelow(folder: string): string[] {
	return readdirSync(path.join(PROJECT_DIR, folder)).flatMap((name) => {
		const place = `${folder}/${name}`;
		if (name === 'build' || name === 'node_modules') return [];
		if (statSync(path.join(PROJECT_DIR, place)).isDirectory()) return sourcesBelow(place);
		return /\.(ts|tsx|mjs|astro)$/.test(name) ? [place] : [];
	});
}

function importsOf(file: string): Import[] {
	const text = readFileSync(path.join(PROJECT_DIR, file), 'utf8');
	const pattern = /\b(import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"](\.[^'"]+)['"]/g;
	const dynamic = /\bimport\(\s*['"](\.[^'"]+)['"]/g;
	const found = [...text.matchAll(pattern)].map((match) => ({ to: match[3] ?? '', typeOnly: match[2] !== undefined }));
	const later = [...text.matchAll(dynamic)].map((match) => ({ to: match[1] ?? '', typeOnly: false }));
	return [...found, ...later].map(({ to, typeOnly }) => ({
		from: file,
		to: path.posix.normalize(path.posix.join(path.posix.dirname(file), to)),
		typeOnly,
	}));
}

function roomOf(file: string): string | undefined {
	return Object.keys(ROOMS)
		.filter((room) => file.startsWith(room))
		.sort((a, b) => b.length - a.length)[0];
}

function isAllowed({ from, to, typeOnly }: Import): boolean {
	const rules = ROOMS[roomOf(from) ?? ''];
	if (rules === undefined) return false;
	return [...rules.allowed, ...(typeOnly ? (rules.types ?? []) : [])].some((prefix) => to.startsWith(prefix));
}

describe('the walls of the house', () => {
	it('sees the sources and their imports', () => {
		expect(SOURCES.length).toBeGreaterThan(30);
		expect(SOURCES.flatMap(importsOf).length).toBeGreaterThan(60);
	});

	it('would notice a breach', () => {
		expect(isAllowed({ from: 'workers/email/receive.ts', to: 'workers/api/app', typeOnly: false })).toBe(false);
		expect(isAllowed({ from: 'workers/domain/blob.ts', to: 'workers/env', typeOnly: true })).toBe(false);
	});

	it('gives every file a room', () => {
		expect(SOURCES.filter((file) => roomOf(file) === undefined)).toEqual([]);
	});

	it('lets no room import what is not its to import', () => {
		const breaches = SOURCES.flatMap(importsOf).filter((found) => !isAllowed(found));
		expect(breaches.map(({ from, to, typeOnly }) => `${from} → ${typeOnly ? 'type ' : ''}${to}`)).toEqual([]);
	});

	it('keeps WebAssembly memory behind the host', () => {
		const touching = SOURCES.filter((file) => !file.startsWith('wasm-core/assembly/')).filter((file) =>
			/WebAssembly\.(Memory|Instance)\b|\bmemory\.buffer\b/.test(readFileSync(path.join(PROJECT_DIR, file), 'utf8')),
		);
		for (const file of touching) expect(file).toMatch(/^wasm-core\/(host|instance|scan-reader)\.ts$/);
	});

	it('talks to models in one room only', () => {
		const talking = SOURCES.filter((file) => /\.AI\b/.test(readFileSync(path.join(PROJECT_DIR, file), 'utf8')));
		for (const file of talking) expect(file).toMatch(/^workers\/ai\//);
	});
});
