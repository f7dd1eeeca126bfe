// Hosts as a browser would look them up (URL Standard 4.1): what the core found, Unicode and odd numbers undone.

/** null where a browser would refuse the host: such a link leads nowhere. */
export type ReadHost = (host: string) => string | null;

/** Names that are what they look like: most of all. A last label with a digit may make it a number. */
const PLAIN = /^[a-z0-9_.-]+\.[a-z]{2,}$/;
/** What name servers and addresses are asked with; a template that was never filled in is none. */
const HOST = /^[a-z0-9_.[\]:-]+$/;
const ADDRESS = /^(?:\d+\.\d+\.\d+\.\d+|\[[0-9a-f:.]+\])$/;
/** Where another address begins in a URL, plain or percent-encoded. */
const INNER = /https?(?::|%3a|%253a)(?:\/|%2f|%252f){2}/i;
/** The same in base64: `http:/` and `https:` at the start of an octet triple. */
const INNER_BASE64 = /aHR0c(?:Dov|HM6)[A-Za-z0-9+/_-]+/;

/** Looks at each host of a message once, and asks the browser's parser where it is not plain. */
export function hostReader(): ReadHost {
	const known = new Map<string, string | null>();
	return (host) => {
		let found = known.get(host);
		if (found === undefined) {
			found = PLAIN.test(host) && !host.includes('xn--') ? host : canonical(host);
			known.set(host, found);
		}
		return found;
	};
}

function canonical(host: string): string | null {
	const url = URL.parse(`https://${host}/`);
	return url !== null && HOST.test(url.hostname) ? url.hostname : null;
}

/** Whether it is an address (IPv4 or IPv6) and no name. */
export function isAddress(host: string): boolean {
	return ADDRESS.test(host);
}

/** Host of an address that the URL carries after its own host; null where there is none. */
export function innerHost(url: string, readHost: ReadHost): string | null {
	const start = url.indexOf('/', 8);
	if (start < 0 || !mayCarry(url, start)) return null;
	const rest = url.slice(start);
	const found = INNER.exec(rest);
	const inner = found ? rest.slice(found.index) : decoded(INNER_BASE64.exec(rest)?.[0]);
	if (inner === null) return null;
	const authority = /^https?(?::|%3a|%253a)(?:\/|%2f|%252f){2}([^/?#&%"'<>\s]+)/i.exec(inner)?.[1] ?? '';
	return readHost(
		authority
			.slice(authority.lastIndexOf('@') + 1)
			.replace(/:\d*$/, '')
			.toLowerCase(),
	);
}

/** Most URLs carry none, which is seen without a regular expression. */
function mayCarry(url: string, start: number): boolean {
	return url.includes('//', start) || url.includes('%2', start) || url.includes('aHR0c', start);
}

function decoded(base64: string | undefined): string | null {
	if (base64 === undefined) return null;
	const whole = base64.slice(0, base64.length - (base64.length % 4));
	return atob(whole.replaceAll('-', '+').replaceAll('_', '/'));
}
