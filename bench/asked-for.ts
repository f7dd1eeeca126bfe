// What a bench was asked for: messages by how their names begin, or mails of a folder.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Those of `all` that begin with one of `starts`; with none: all. */
export function namesBeginning(starts: string[], all: string[]): string[] {
	return all.filter((name) => starts.length === 0 || starts.some((start) => name.startsWith(start)));
}

/** Every .eml below `folder`, by name. */
export function mailsBelow(folder: string): Uint8Array[] {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.eml'));
	return files.sort().map((file) => new Uint8Array(readFileSync(path.join(folder, file))));
}
