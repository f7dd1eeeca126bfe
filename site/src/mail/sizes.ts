// Octets and file types in words. Pure.

/** '340 B', '12 kB', '3.4 MB': decimal units, as file managers and mail programs show them. */
export function sizeWords(octets: number): string {
	if (octets < 1000) return `${octets} B`;
	if (octets < 999_500) return `${Math.round(octets / 1000)} kB`;
	return `${(octets / 1_000_000).toFixed(octets < 9_950_000 ? 1 : 0)} MB`;
}

export type FileKind =
	| 'image'
	| 'pdf'
	| 'archive'
	| 'sheet'
	| 'text'
	| 'audio'
	| 'video'
	| 'mail'
	| 'calendar'
	| 'other';

const BY_TYPE: [RegExp, FileKind][] = [
	[/^image\//, 'image'],
	[/^audio\//, 'audio'],
	[/^video\//, 'video'],
	[/pdf/, 'pdf'],
	[/zip|x-tar|gzip|x-7z|rar|compressed/, 'archive'],
	[/spreadsheet|excel|csv/, 'sheet'],
	[/^message\//, 'mail'],
	[/calendar/, 'calendar'],
	[/^text\/|document|msword|rtf/, 'text'],
];

export function fileKind(type: string): FileKind {
	return BY_TYPE.find(([pattern]) => pattern.test(type))?.[1] ?? 'other';
}

const EXTENSIONS: Record<string, string> = {
	'message/rfc822': 'eml',
	'text/plain': 'txt',
	'text/html': 'html',
	'text/calendar': 'ics',
	'application/pdf': 'pdf',
	'image/jpeg': 'jpg',
	'image/png': 'png',
	'image/gif': 'gif',
};

/** The part's own name, or one that a disk can take. */
export function fileName(part: { name: string | null; type: string }): string {
	return part.name?.trim() || `attachment.${EXTENSIONS[part.type] ?? 'bin'}`;
}
