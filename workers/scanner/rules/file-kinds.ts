// Kinds of files in a reader's words, and which of them are dangerous. Pure lists.
import type { ContentKind } from '../../domain/scan-facts';

/** Kinds that run when opened. */
export const PROGRAMS: Partial<Record<ContentKind, string>> = {
	'windows-executable': 'a Windows program',
	elf: 'a Linux program',
	'mach-o': 'a macOS program',
	'java-class': 'a Java program',
	jar: 'a Java program',
	apk: 'an Android program',
	lnk: 'a Windows shortcut',
	iso: 'a disk image',
	msi: 'a Windows installer',
	msix: 'a Windows installer',
	hta: 'a program as a web page (HTA)',
	chm: 'a compiled help file',
	registry: 'settings for the Windows registry',
	'internet-shortcut': 'a shortcut to the web',
	'remote-desktop': 'a remote desktop connection',
};

/** Kinds that run too, but that people who write programs mail one another. */
export const SCRIPTS: Partial<Record<ContentKind, string>> = {
	script: 'a script',
	powershell: 'a PowerShell script',
	'windows-script': 'a script for Windows',
};

export function isProgram(kind: ContentKind): boolean {
	return PROGRAMS[kind] !== undefined;
}

export function isScript(kind: ContentKind): boolean {
	return SCRIPTS[kind] !== undefined;
}

/** Formats that nothing honest has used for mail in a long time, but that old unpackers open. */
export const RARE_ARCHIVES: Partial<Record<ContentKind, string>> = {
	ace: 'an ACE archive',
	arj: 'an ARJ archive',
	lzh: 'an LZH archive',
};

const PACKED: readonly ContentKind[] = ['zip', 'rar', '7z', 'gzip', 'tar', 'cab', 'bzip2', 'xz', 'zstd'];

/** Endings whose content is known for certain, with the kinds that pass for it. Image tools mix each other's up. */
const IMAGES: readonly ContentKind[] = ['png', 'jpeg', 'gif', 'webp', 'text'];
/** Those of Office's own formats that are locked with a password are compound files. */
const DOCUMENTS: readonly ContentKind[] = ['ooxml', 'zip', 'odf', 'ole2', 'text'];
const ARCHIVES: readonly ContentKind[] = [...PACKED, 'ooxml', 'odf', 'jar', 'apk', 'text'];
const EXPECTED = new Map<string, readonly ContentKind[]>([
	['pdf', ['pdf', 'text']],
	...['png', 'jpg', 'jpeg', 'gif', 'webp'].map((ending) => [ending, IMAGES] as const),
	...['docx', 'xlsx', 'pptx'].map((ending) => [ending, DOCUMENTS] as const),
	...['zip', 'rar', '7z', 'gz', 'tgz'].map((ending) => [ending, ARCHIVES] as const),
]);

/** Whether a file of that kind is surely not what its ending says. */
export function contradictsEnding(ending: string, kind: ContentKind): boolean {
	const expected = EXPECTED.get(ending);
	return expected !== undefined && kind !== 'unknown' && !expected.includes(kind);
}
