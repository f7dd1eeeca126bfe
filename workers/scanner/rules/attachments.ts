// Judges attachments by what their octets are and what their names would make a reader's system do.

import type { Part, PartIndex } from '../../domain/part-index';
import type { AttachmentFact, ContentKind } from '../../domain/scan-facts';
import type { Reason } from '../../domain/verdict';
import { quote, reason } from '../evidence.ts';

/** Parts that are judged, and reasons that are told: one is enough to decide, a list of hundreds helps nobody. */
const REASON_CAP = 8;

/** Kinds that run when opened, in a reader's words. */
const DANGEROUS_KINDS: Partial<Record<ContentKind, string>> = {
	'windows-executable': 'a Windows program',
	elf: 'a Linux program',
	'mach-o': 'a macOS program',
	'java-class': 'a Java program',
	lnk: 'a Windows shortcut',
	iso: 'a disk image',
	msi: 'a Windows installer',
};

/** Endings that a reader's system runs or mounts at a double click. Office and archive files are judged elsewhere. */
const DANGEROUS_ENDINGS = new Set(
	(
		'ade adp apk appinstaller application appx bat chm cmd com cpl diagcab dll dmg exe gadget hta img inf ins iso isp jar ' +
		'jnlp js jse library-ms lnk mde mht msc msi msix msp mst ocx pif pkg ps1 psc1 reg rgs scf scr sct search-ms shb ' +
		'sys url vb vbe vbs vhd vhdx vxd wim ws wsc wsf wsh xbap xll'
	).split(' '),
);

/** Endings that readers take for harmless: before a dangerous one they are bait. */
const HARMLESS_ENDINGS = new Set(
	'pdf doc docx xls xlsx ppt pptx odt ods rtf txt csv jpg jpeg png gif webp mp3 mp4 mov zip htm html eml'.split(' '),
);

/** Endings whose content is known for certain, with the kinds that pass for it. Image tools mix each other's up. */
const IMAGES: readonly ContentKind[] = ['png', 'jpeg', 'gif', 'webp'];
const EXPECTED = new Map<string, readonly ContentKind[]>([
	['pdf', ['pdf', 'text']],
	...['png', 'jpg', 'jpeg', 'gif', 'webp'].map((ending) => [ending, [...IMAGES, 'text']] as const),
]);

/** Characters that make a name read in another order or hide in it (U+200E, U+202A to U+202E, U+2066 to U+2069). */
const TURNING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

export function attachmentReasons(index: PartIndex, facts: AttachmentFact[]): Reason[] {
	const kinds = new Map(facts.map(({ part, kind }) => [part, kind]));
	const reasons: Reason[] = [];
	for (const [number, part] of index.parts.entries()) {
		if (reasons.length >= REASON_CAP) break;
		reasons.push(...partReasons(part, kinds.get(number) ?? 'unknown'));
	}
	return reasons;
}

function partReasons(part: Part, kind: ContentKind): Reason[] {
	const name = part.fileName ?? '';
	const shown = name === '' ? `an unnamed part (${quote(part.type)})` : `“${quote(name)}”`;
	if (kind === 'eicar') return [reason('eicar', `${shown} holds the EICAR test string for malware scanners`)];
	return [...contentReasons(shown, name, kind), ...nameReasons(shown, name)];
}

function contentReasons(shown: string, name: string, kind: ContentKind): Reason[] {
	const danger = DANGEROUS_KINDS[kind];
	if (danger !== undefined) return [reason('dangerous-attachment', `${shown} is ${danger} by its content`)];
	if (kind === 'script') return [reason('script-attachment', `${shown} is a script by its first line`)];
	const ending = endings(name).at(-1) ?? '';
	const expected = EXPECTED.get(ending);
	if (expected === undefined || kind === 'unknown' || expected.includes(kind)) return [];
	return [reason('content-contradicts-name', `${shown} is not ${ending} but ${kind} by its content`)];
}

function nameReasons(shown: string, name: string): Reason[] {
	const [before, last] = endings(name).slice(-2);
	const reasons: Reason[] = [];
	const ending = last ?? before ?? '';
	const isDangerous = DANGEROUS_ENDINGS.has(ending);
	if (isDangerous) reasons.push(reason('dangerous-file-name', `${shown} would be run by a double click (.${ending})`));
	if (isDangerous && last !== undefined && HARMLESS_ENDINGS.has(before ?? '')) {
		reasons.push(reason('disguised-file-name', `${shown} looks like .${before} and is .${ending}`));
	} else if (TURNING.test(name)) {
		reasons.push(reason('disguised-file-name', `${shown} holds characters that change the order it is read in`));
	}
	return reasons;
}

/** The last two endings in lower case, padding undone: Windows drops final dots and spaces, bait hides behind blanks. */
function endings(name: string): string[] {
	const plain = trimEnd(name.slice(-255).toLowerCase());
	return plain
		.split('.')
		.slice(1)
		.slice(-2)
		.map((ending) => ending.trim());
}

function trimEnd(name: string): string {
	let end = name.length;
	while (end > 0 && (name[end - 1] === '.' || name[end - 1] === ' ')) end--;
	return name.slice(0, end);
}
