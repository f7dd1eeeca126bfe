// What a file's name would make a reader's system do with it. Pure: lists and endings, no judgement of mails.

/** Endings that a reader's system runs or mounts at a double click; the core has the same ones for files inside archives. */
export const DANGEROUS_ENDINGS = new Set(
	(
		'ade adp apk appinstaller application appx bat chm cmd com cpl diagcab dll dmg exe gadget hta img inf ins iso isp jar ' +
		'jnlp js jse library-ms lnk mde mht msc msi msix msp mst ocx pif pkg ps1 psc1 rdp reg rgs scf scr sct search-ms shb ' +
		'sys url vb vbe vbs vhd vhdx vxd wim ws wsc wsf wsh xbap xll'
	).split(' '),
);

/** Of those, the ones that people who write programs send one another in archives. */
export const SCRIPT_ENDINGS = new Set(
	'bat cmd dll inf jar js jse mht ps1 psc1 reg rgs sct sys url vb vbs ws wsc wsf wsh'.split(' '),
);

/** Endings that readers take for harmless: before a dangerous one they are bait. */
const HARMLESS_ENDINGS = new Set(
	'pdf doc docx xls xlsx ppt pptx odt ods rtf txt csv jpg jpeg png gif webp mp3 mp4 mov zip htm html eml'.split(' '),
);

/** Characters that make a name read in another order or hide in it (U+200E, U+202A to U+202E, U+2066 to U+2069). */
const TURNING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** "" where there is none. */
export function endingOf(name: string): string {
	return endings(name).at(-1) ?? '';
}

export function hasDangerousEnding(name: string): boolean {
	return DANGEROUS_ENDINGS.has(endingOf(name));
}

/** The harmless ending that a dangerous one hides behind, or null. */
export function baitOf(name: string): string | null {
	const [before, last] = endings(name);
	if (before === undefined || last === undefined) return null;
	return DANGEROUS_ENDINGS.has(last) && HARMLESS_ENDINGS.has(before) ? before : null;
}

export function isTurnedAround(name: string): boolean {
	return TURNING.test(name);
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

/** Without what Windows drops; a NUL ends a name for programs written in C. */
function trimEnd(name: string): string {
	let end = name.length;
	while (end > 0 && (name[end - 1] === '.' || name[end - 1] === ' ' || name[end - 1] === '\0')) end--;
	return name.slice(0, end);
}
