// The one form in which hosts, URLs, addresses and digests are listed and looked up: whoever writes the same thing in another
// way (case, port, escapes, credentials, a dot at the end, Unicode) is still found. Every normal form is ASCII. Pure.

/** A longer URL is looked up by its beginning: padding hides no path. */
const MAX_URL = 4096;
/** RFC 1035 section 2.3.4, in its textual form. */
const MAX_HOST = 253;
/** RFC 5321 section 4.5.3.1.3, without the angle brackets. */
const MAX_ADDRESS = 254;
/** Layers of percent-encoding that are taken off. */
const MAX_LAYERS = 4;

export interface NormalUrl {
	host: string;
	/** Begins with '/'. */
	path: string;
	/** With its '?'; '' where there is none. */
	query: string;
}

const PLAIN_HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/;

/** Lower case, punycode, no port, no dot at the end; IPv4 in four decimal numbers, IPv6 in brackets. null: none, or a bare label. */
export function normalHost(text: string): string | null {
	const host = text.replace(/^\*?\./, '').replace(/\.$/, '');
	if (host.length <= MAX_HOST && PLAIN_HOST.test(host) && !host.includes('xn--')) return host;
	if (host.length > 4 * MAX_HOST || /[\s/?#@\\]/.test(host)) return null;
	const url = URL.parse(`http://${host}/`);
	return url === null ? null : hostOf(url);
}

/** Of http and https; a URL without a scheme is taken for one of these. Scheme, port, credentials and fragment are left out. */
export function normalUrl(text: string): NormalUrl | null {
	const url = URL.parse(withScheme(text.trim().slice(0, MAX_URL)));
	const host = url === null ? null : hostOf(url);
	if (url === null || host === null || !/^https?:$/.test(url.protocol)) return null;
	return { host, path: unescaped(url.pathname).replace(/\/{2,}/g, '/'), query: unescaped(url.search) };
}

export function urlText({ host, path, query }: NormalUrl): string {
	return host + path + query;
}

/** In lower case: no receiver in the field tells local parts apart by case. */
export function normalAddress(text: string): string | null {
	const at = text.lastIndexOf('@');
	if (at < 1 || text.length > 4 * MAX_ADDRESS || /[\s<>,;]/.test(text)) return null;
	const host = normalHost(text.slice(at + 1));
	const local = text.slice(0, at).toLowerCase().toWellFormed();
	return host === null || local.length > MAX_ADDRESS ? null : `${encodeURIComponent(local)}@${host}`;
}

/** SHA-256 in hex. */
export function normalDigest(text: string): string | null {
	return /^[0-9a-f]{64}$/i.test(text) ? text.toLowerCase() : null;
}

/** What stands before the first colon is a scheme, or a host with its port. */
function withScheme(text: string): string {
	const [before = ''] = /^[^/?#:]*(?=:)/.exec(text) ?? [];
	return before !== '' && !before.includes('.') ? text : `http://${text}`;
}

function hostOf({ hostname }: URL): string | null {
	const host = hostname.replace(/\.$/, '');
	const isAddress = host.startsWith('[');
	if (host.length > MAX_HOST || (!isAddress && !host.includes('.')) || host.split('.').includes('')) return null;
	return host;
}

/** Percent-encoding taken off until nothing changes, then put back on what needs it: one spelling for each path. */
function unescaped(text: string): string {
	if (!text.includes('%')) return text;
	let plain = text;
	for (let layer = 0; layer < MAX_LAYERS && plain.includes('%'); layer++) {
		const next = plain.replace(/%[0-9a-f]{2}/gi, (octet) => String.fromCharCode(Number.parseInt(octet.slice(1), 16)));
		if (next === plain) break;
		plain = next;
	}
	return plain.replace(/[^\x21-\x24\x26-\x7e]|#/g, escaped);
}

function escaped(letter: string): string {
	return `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
