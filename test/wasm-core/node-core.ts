// The built core, its twin without vectors, and the case files, as Node gets them.
import { readdirSync, readFileSync } from 'node:fs';
import { type Core, createCore } from '../../wasm-core/host.ts';
import type { Case } from './reading.ts';

export const coreModule = new WebAssembly.Module(readFileSync('wasm-core/build/core.wasm'));
export const core: Core = createCore(coreModule);
export const scalarCore: Core = createCore(new WebAssembly.Module(readFileSync('wasm-core/build/core-scalar.wasm')));

const CASES = 'test/wasm-core/cases';

export function readCases(): Case[] {
	const files = readdirSync(CASES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.eml'));
	return files.sort().map((file) => ({
		name: file.replace(/\.eml$/, ''),
		raw: new Uint8Array(readFileSync(`${CASES}/${file}`)),
		expected: JSON.parse(readFileSync(`${CASES}/${file.replace(/\.eml$/, '.json')}`, 'utf8')),
	}));
}
