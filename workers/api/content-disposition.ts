// Content-Disposition for downloads (RFC 6266), with file names in any script (RFC 8187).

/** Signs that turn text round: "invoice\u202Efdp.exe" would read as a PDF. And line ends, which would end the field. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export function contentDisposition(kind: 'inline' | 'attachment', fileName: string): string {
	const name = fileName.toWellFormed().replace(UNSAFE, '').replace(/[/\\]/g, '_') || 'download';
	const ascii = name.replace(/[^\x20-\x7e]|["%]/g, '_');
	// encodeURIComponent leaves four signs that RFC 8187's attr-char does not have.
	const extended = encodeURIComponent(name).replace(
		/['()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
	);
	return `${kind}; filename="${ascii}"; filename*=UTF-8''${extended}`;
}
