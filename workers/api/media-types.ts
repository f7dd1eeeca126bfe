// Which media types a download may bear. The sender and the URL both propose; neither may make our origin serve code.

/** Raster images: what a mail view may show in place. SVG is a document with scripts, so it is not among them. */
const INLINE = /^image\/(png|jpeg|gif|webp|avif|bmp)$/;

/** Types that no browser runs, styles or scripts a page with. Not here: JavaScript, CSS, HTML, XML in all its forms. */
const PASSIVE =
	/^((audio|video|font)\/[\w.-]+|text\/(plain|csv|calendar|vcard|markdown|rtf)|message\/rfc822|application\/(pdf|zip|gzip|rtf|json|msword|vnd\.[\w.-]+))$/;

export function isInlineImage(type: string): boolean {
	return INLINE.test(type);
}

/** The one parameter that text cannot be read without. */
const CHARSET = /;[ \t]*charset=(?:"([\w.:+-]{1,40})"|([\w.:+-]{1,40}))[ \t]*(?:;|$)/i;

/** The type itself if it is harmless, else application/octet-stream. Of its parameters a text's charset stays. */
export function harmlessType(proposed: string): string {
	const type = (proposed.split(';')[0] ?? '').trim().toLowerCase();
	if (!INLINE.test(type) && !PASSIVE.test(type)) return 'application/octet-stream';
	const [, quoted, plain] = (type.startsWith('text/') && CHARSET.exec(proposed)) || [];
	const charset = (quoted ?? plain)?.toLowerCase();
	return charset === undefined ? type : `${type}; charset=${charset}`;
}
