// Judges attachments by what their octets are, what they carry, and what their names would make a reader's system do.

import type { Part, PartIndex } from '../../domain/part-index';
import type { AttachmentFact } from '../../domain/scan-facts';
import { JUNK_SCORE, type Reason } from '../../domain/verdict.ts';
import { quote, reason } from '../evidence.ts';
import { entryReasons } from './attachment-entries.ts';
import { traitReasons } from './attachment-traits.ts';
import { contradictsEnding, PROGRAMS, RARE_ARCHIVES, SCRIPTS } from './file-kinds.ts';
import { baitOf, endingOf, hasDangerousEnding, isTurnedAround } from './file-names.ts';

/** Parts that are judged, and reasons that are told: one is enough to decide, a list of hundreds helps nobody. */
const REASON_CAP = 8;

/** What a list of malware says of a digest stands in threats.ts. */
export function attachmentReasons(index: PartIndex, facts: AttachmentFact[]): Reason[] {
	const byPart = new Map(facts.map((fact) => [fact.part, fact]));
	const reasons: Reason[] = [];
	for (const [number, part] of index.parts.entries()) {
		if (reasons.length >= REASON_CAP) break;
		const fact = byPart.get(number) ?? { part: number, kind: 'unknown' };
		reasons.push(...partReasons(part, fact, index.text).filter((one) => isNews(one, reasons)));
	}
	return reasons.slice(0, REASON_CAP);
}

/** What does not decide alone counts once a mail: two scripts are no worse than one. */
function isNews({ rule, weight }: Reason, told: Reason[]): boolean {
	return weight >= JUNK_SCORE || !told.some((other) => other.rule === rule);
}

/** What a person is shown of a part: its name, quoted. */
export function shownName(part: Part): string {
	const name = part.fileName ?? '';
	return name === '' ? `an unnamed part (${quote(part.type)})` : `“${quote(name)}”`;
}

/** Where the test string for malware scanners stands, in words; null where it does not. */
export function eicarWords(part: Part, { kind, traits }: AttachmentFact): string | null {
	if (kind !== 'eicar' && !traits?.includes('eicar')) return null;
	const holds = kind === 'eicar' ? 'holds' : 'has a file inside that holds';
	return `${shownName(part)} ${holds} the EICAR test string for malware scanners`;
}

function partReasons(part: Part, fact: AttachmentFact, text: string): Reason[] {
	const eicar = eicarWords(part, fact);
	if (eicar !== null) return [reason('eicar', eicar)];
	const shown = shownName(part);
	const name = part.fileName ?? '';
	return [
		...contentReasons(shown, name, fact),
		...nameReasons(shown, name),
		...entryReasons(shown, fact),
		...traitReasons(shown, fact, text),
	];
}

function contentReasons(shown: string, name: string, { kind }: AttachmentFact): Reason[] {
	const program = PROGRAMS[kind];
	if (program !== undefined) return [reason('dangerous-attachment', `${shown} is ${program} by its content`)];
	const script = SCRIPTS[kind];
	if (script !== undefined) return [reason('script-attachment', `${shown} is ${script} by its content`)];
	const archive = RARE_ARCHIVES[kind];
	if (archive !== undefined) return [reason('rare-archive', `${shown} is ${archive}, which hardly anyone uses`)];
	const ending = endingOf(name);
	if (!contradictsEnding(ending, kind)) return [];
	return [reason('content-contradicts-name', `${shown} is not ${ending} but ${kind} by its content`)];
}

function nameReasons(shown: string, name: string): Reason[] {
	const reasons: Reason[] = [];
	const ending = endingOf(name);
	if (hasDangerousEnding(name)) {
		reasons.push(reason('dangerous-file-name', `${shown} would be run by a double click (.${ending})`));
	}
	const bait = baitOf(name);
	if (bait !== null) {
		reasons.push(reason('disguised-file-name', `${shown} looks like .${bait} and is .${ending}`));
	} else if (isTurnedAround(name)) {
		reasons.push(reason('disguised-file-name', `${shown} holds characters that change the order it is read in`));
	}
	return reasons;
}
