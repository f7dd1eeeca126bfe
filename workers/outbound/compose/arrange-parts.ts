// From textBody, htmlBody and attachments to a tree of parts, as readers expect it (RFC 2046 section 5.1, RFC 2387).
import { type DraftPart, partOf } from './draft';

export interface BodyParts {
	text: DraftPart | undefined;
	html: DraftPart | undefined;
	attachments: DraftPart[];
}

/**
 *     multipart/mixed              where anything is attached
 *       multipart/alternative      where there is text and HTML
 *         text
 *         multipart/related        where the HTML has pictures of its own
 *           html
 *           inline parts with a cid
 *       attachments
 *
 * An attachment that says nothing else is one: without a disposition, pictures would be shown as part of the text.
 */
export function arrangeParts({ text, html, attachments }: BodyParts): DraftPart {
	const related = html ? attachments.filter(isEmbedded) : [];
	const attached = attachments.filter((part) => !related.includes(part)).map(asAttachment);
	const rich = html && related.length > 0 ? multipart('related', [html, ...related]) : html;
	const body = text && rich ? multipart('alternative', [text, rich]) : (text ?? rich);
	if (body && attached.length === 0) return body;
	return multipart('mixed', body ? [body, ...attached] : attached);
}

function isEmbedded(part: DraftPart): boolean {
	return part.cid !== null && part.disposition?.toLowerCase() === 'inline';
}

function asAttachment(part: DraftPart): DraftPart {
	const says =
		part.disposition !== null || part.fields.some(({ name }) => name.toLowerCase() === 'content-disposition');
	return says ? part : { ...part, disposition: 'attachment' };
}

function multipart(subtype: string, subParts: DraftPart[]): DraftPart {
	return partOf({ kind: 'multipart', boundary: null, subParts }, { type: `multipart/${subtype}` });
}
