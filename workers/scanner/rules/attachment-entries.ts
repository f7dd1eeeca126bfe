// Judges what an archive holds: programs and scripts in it, and names made to be misread.
import type { ArchiveEntry, AttachmentFact } from '../../domain/scan-facts';
import type { Reason } from '../../domain/verdict';
import { quote, reason } from '../evidence.ts';
import { isProgram, isScript, PROGRAMS, SCRIPTS } from './file-kinds.ts';
import { baitOf, endingOf, hasDangerousEnding, isTurnedAround, SCRIPT_ENDINGS } from './file-names.ts';

/** An archive of so many files or fewer holds nothing beside what is judged. */
const FEW = 2;

/** Whether a reader's system would run the entry. */
export function isDangerousEntry({ name, kind }: ArchiveEntry): boolean {
	return isProgram(kind) || isScript(kind) || hasDangerousEnding(name);
}

/** One reason for the worst entry, whatever it shares the archive with, and one more where its name is a disguise. */
export function entryReasons(shown: string, fact: AttachmentFact): Reason[] {
	// what a program or its installer is made of is not news
	const entries = isProgram(fact.kind) ? [] : (fact.entries ?? []);
	const program = entries.find(isProgramEntry);
	const worst = program ?? entries.find(isDangerousEntry);
	return [...worstReasons(shown, fact, worst, program !== undefined), ...disguiseReasons(shown, entries)];
}

/** What a person is shown of an entry, in words such as “scan.pdf.exe”, a Windows program. */
export function shownEntry({ name, kind }: ArchiveEntry): string {
	const words = PROGRAMS[kind] ?? SCRIPTS[kind] ?? (hasDangerousEnding(name) ? `run by a double click` : null);
	const quoted = name === '' ? 'a file without a name' : `“${quote(name)}”`;
	return words === null ? quoted : `${quoted}, ${words}`;
}

function isProgramEntry(entry: ArchiveEntry): boolean {
	const ending = endingOf(entry.name);
	return isProgram(entry.kind) || (hasDangerousEnding(entry.name) && !SCRIPT_ENDINGS.has(ending));
}

function worstReasons(
	shown: string,
	fact: AttachmentFact,
	worst: ArchiveEntry | undefined,
	program: boolean,
): Reason[] {
	if (worst === undefined) return [];
	const words = `${shown} holds ${shownEntry(worst)}`;
	const reasons = [program ? reason('archived-program', words) : reason('archived-script', words)];
	if ((fact.entryCount ?? 0) <= FEW) reasons.push(reason('archived-alone', `${shown} holds hardly anything else`));
	return reasons;
}

function disguiseReasons(shown: string, entries: ArchiveEntry[]): Reason[] {
	const disguised = entries.find(({ name }) => baitOf(name) !== null || isTurnedAround(name));
	if (disguised === undefined) return [];
	return [reason('disguised-file-name', `${shown} holds “${quote(disguised.name)}”, a name made to be misread`)];
}
