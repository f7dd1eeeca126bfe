// The attributes of mail HTML: what may stay, what an address may be. By allow-list wherever a browser would fetch or go.
// Values come undecoded (`&#106;avascript:`), so whatever does not plainly begin as allowed is not allowed.

/** The address of the part that has this Content-ID or Content-Location; null where this email has none such. */
export type Pictures = (name: { cid: string } | { location: string }) => string | null;

/** 'shown': a mail in quarantine is looked at, and nothing in it can be followed; each link tells where it would go. */
export type Links = 'live' | 'shown';

export interface Surroundings {
	pictures: Pictures;
	links: Links;
}

/** Handlers (`on…`), second addresses, and what would give a dead form life. */
const DROPPED =
	/^(on.*|srcset|imagesrcset|srcdoc|action|formaction|ping|poster|lowsrc|dynsrc|xlink:href|target|rel|download|data-remote|autofocus|manifest)$/;

const SAFE_LINK = /^\s*(https?:|mailto:|tel:)/i;
const SAFE_DATA = /^\s*data:image\/(png|jpeg|gif|webp|avif|bmp)[;,]/i;

/** In a style attribute, whose quotes may stand escaped. */
const CID_URL = /url\(\s*(?:['"]|&quot;|&#39;)?cid:([^'")\s&]+)(?:['"]|&quot;|&#39;)?\s*\)/gi;

export function cleanAttributes(element: Element, { pictures, links }: Surroundings): void {
	const names = new Set([...element.attributes].map(([name]) => (name ?? '').toLowerCase()));
	for (const name of names) {
		if (DROPPED.test(name)) drop(element, name);
	}
	if (names.has('href')) cleanLink(element, links);
	for (const name of ['src', 'background']) if (names.has(name)) cleanPicture(element, name, pictures);
	if (names.has('style')) cleanStyle(element, pictures);
}

/** Links open outside the frame and learn nothing of where they stood. Jumps within the mail stay within. */
function cleanLink(element: Element, links: Links): void {
	const href = element.getAttribute('href') ?? '';
	drop(element, 'href');
	if (element.tagName !== 'a' && element.tagName !== 'area') return;
	if (href.startsWith('#')) element.setAttribute('href', href);
	if (!SAFE_LINK.test(href)) return;
	if (links === 'shown') {
		drop(element, 'title');
		element.setAttribute('title', href);
		return;
	}
	element.setAttribute('href', href).setAttribute('target', '_blank').setAttribute('rel', 'noopener noreferrer');
}

/** This email's own pictures and small ones within the HTML are shown; remote ones are left out until asked for. */
function cleanPicture(element: Element, attribute: string, pictures: Pictures): void {
	const value = (element.getAttribute(attribute) ?? '').trim();
	drop(element, attribute);
	if (attribute === 'src' && element.tagName !== 'img') return;
	const own = SAFE_DATA.test(value) ? value : ownPicture(value, pictures);
	if (own !== null) element.setAttribute(attribute, own);
	else if (/^(https?:)?\/\//i.test(value)) element.setAttribute('data-remote', value);
}

function ownPicture(value: string, pictures: Pictures): string | null {
	const cid = /^cid:(.+)$/i.exec(value)?.[1];
	return cid === undefined ? pictures({ location: value }) : pictures({ cid: percentDecoded(cid) });
}

/** What a style loads from elsewhere stops at the CSP; the email's own pictures find their way here. */
function cleanStyle(element: Element, pictures: Pictures): void {
	const style = element.getAttribute('style') ?? '';
	const found = style.replace(CID_URL, (_, cid: string) => {
		return `url('${pictures({ cid: percentDecoded(cid) }) ?? 'data:,'}')`;
	});
	if (found !== style) element.setAttribute('style', found);
}

/** Every one of that name: a browser takes the first, and would take the second once the first is gone. */
function drop(element: Element, name: string): void {
	while (element.hasAttribute(name)) element.removeAttribute(name);
}

function percentDecoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text; // a bare percent sign: it was never encoded
	}
}
