// Which parts a reader shows and which it lists (RFC 8621 section 4.1.4). Pure: part records in, indexes out.
import type { BodyLists, Part } from './part-index';

/** textBody and htmlBody while they are built; null: this branch of an alternative has shown to be of the other kind. */
interface Bodies {
	text: number[] | null;
	html: number[] | null;
}

/** The body lists of a message. What a message/rfc822 part contains is that message's own business. */
export function bodyLists(parts: Part[]): BodyLists {
	const root = parts[0];
	if (root && parts.length === 1 && isInline(root, 0, 'mixed')) {
		return { textBody: [0], htmlBody: [0], attachments: [] };
	}
	const lists: BodyLists = { textBody: [], htmlBody: [], attachments: [] };
	const children = childrenOf(parts);
	const bodies: Bodies = { text: lists.textBody, html: lists.htmlBody };
	if (parts.length > 0) sortParts(parts, children, [0], 'mixed', false, bodies, lists.attachments);
	return lists;
}

/** RFC 8621 section 4.1.4: there is something to download that the body does not show in its place. */
export function hasAttachment(parts: Part[], lists: BodyLists = bodyLists(parts)): boolean {
	return lists.attachments.some((index) => parts[index]?.disposition !== 'inline');
}

function childrenOf(parts: Part[]): number[][] {
	const children: number[][] = parts.map(() => []);
	parts.forEach((part, index) => {
		const isMultipart = parts[part.parent]?.type.startsWith('multipart/') ?? false;
		if (isMultipart) children[part.parent]?.push(index);
	});
	return children;
}

/** Sorts the parts of one multipart of subtype `kind` into the lists. */
function sortParts(
	parts: Part[],
	children: number[][],
	siblings: number[],
	kind: string,
	inAlternative: boolean,
	outer: Bodies,
	attachments: number[],
): void {
	const bodies = { ...outer }; // what a branch finds out about itself says nothing about its siblings
	const textBefore = bodies.text?.length ?? -1;
	const htmlBefore = bodies.html?.length ?? -1;
	siblings.forEach((index, position) => {
		const part = parts[index];
		if (!part) return;
		const inside = children[index] ?? [];
		if (inside.length > 0) {
			const subtype = part.type.slice('multipart/'.length);
			const alternative = inAlternative || subtype === 'alternative';
			sortParts(parts, children, inside, subtype, alternative, bodies, attachments);
		} else if (!isInline(part, position, kind)) attachments.push(index);
		else if (kind === 'alternative') chooseAlternative(part, index, bodies, attachments);
		else show(part, index, inAlternative, bodies, attachments);
	});
	if (kind === 'alternative' && bodies.text && bodies.html)
		fillMissing(bodies.text, bodies.html, textBefore, htmlBefore);
}

function isInline(part: Part, position: number, kind: string): boolean {
	if (part.disposition === 'attachment') return false;
	const isText = part.type === 'text/plain' || part.type === 'text/html';
	if (!isText && !isInlineMedia(part.type)) return false;
	return position === 0 || (kind !== 'related' && (!isText || part.fileName === null));
}

function isInlineMedia(type: string): boolean {
	return /^(?:image|audio|video)\//.test(type);
}

function chooseAlternative(part: Part, index: number, bodies: Bodies, attachments: number[]): void {
	if (part.type === 'text/plain') bodies.text?.push(index);
	else if (part.type === 'text/html') bodies.html?.push(index);
	else attachments.push(index);
}

function show(part: Part, index: number, inAlternative: boolean, bodies: Bodies, attachments: number[]): void {
	if (inAlternative && part.type === 'text/plain') bodies.html = null;
	if (inAlternative && part.type === 'text/html') bodies.text = null;
	bodies.text?.push(index);
	bodies.html?.push(index);
	if ((!bodies.text || !bodies.html) && isInlineMedia(part.type)) attachments.push(index);
}

/** An alternative that offered one kind only is shown in both lists. */
function fillMissing(text: number[], html: number[], textBefore: number, htmlBefore: number): void {
	const textAdded = text.slice(textBefore);
	const htmlAdded = html.slice(htmlBefore);
	if (textAdded.length === 0) text.push(...htmlAdded);
	else if (htmlAdded.length === 0) html.push(...textAdded);
}
