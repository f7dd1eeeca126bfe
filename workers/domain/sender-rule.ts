// Whom somebody allows or blocks: the three forms of a sender, and how the most specific rule for an address is found. Pure.

/** 'junk', 'quarantine' and 'refuse' block. */
export type SenderAction = 'allow' | 'junk' | 'quarantine' | 'refuse';

export const SENDER_ACTIONS: readonly SenderAction[] = ['allow', 'junk', 'quarantine', 'refuse'];

/** RFC 5321 section 4.5.3.1: longer ones reach nobody. */
const MAX_SENDER_LENGTH = 320;
/** A hostile name may have a hundred labels; whoever owns one owns its last ones. */
const MAX_PARENTS = 8;
const LABEL = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/;

/**
 * The normal form of 'ann@example.com' (one address), 'example.com' (all addresses of that domain alone) or '*.example.com' (of
 * all domains below it); null: it is none of these. Lower case, domains in their ASCII form.
 */
export function normalSender(text: string): string | null {
	const asked = text.trim();
	if (asked.length > MAX_SENDER_LENGTH || /\s/.test(asked)) return null;
	const at = asked.lastIndexOf('@');
	if (at === 0) return null;
	const isBelow = at < 0 && asked.startsWith('*.');
	const domain = asciiDomain(asked.slice(isBelow ? 2 : at + 1));
	if (!isDomain(domain, isBelow)) return null;
	if (at > 0) return `${asked.slice(0, at).toLowerCase()}@${domain}`;
	return isBelow ? `*.${domain}` : domain;
}

/** Every rule that would fit the address, the most specific first. Empty for what is no address. */
export function senderKeys(address: string): string[] {
	const at = address.lastIndexOf('@');
	const domain = asciiDomain(address.slice(at + 1));
	if (at < 1 || domain === '' || address.length > MAX_SENDER_LENGTH) return [];
	const labels = domain.split('.').slice(-MAX_PARENTS - 1);
	const parents = labels.slice(1).map((_, index) => `*.${labels.slice(index + 1).join('.')}`);
	return [`${address.slice(0, at).toLowerCase()}@${domain}`, domain, ...parents];
}

/** In lower case, as DNS has it (RFC 5891); '' where it is no name. */
export function asciiDomain(domain: string): string {
	const lower = domain.toLowerCase();
	// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII itself
	if (/^[\x00-\x7f]*$/.test(lower)) return lower;
	try {
		const { hostname } = new URL(`http://${lower}`);
		return hostname.includes('.') ? hostname : '';
	} catch {
		return ''; // TypeError: no host name, which is the question
	}
}

/** A rule for a whole top-level domain ('*.example') is one of the third form only. */
function isDomain(domain: string, mayBeTop: boolean): boolean {
	const labels = domain.split('.');
	return domain.length <= 253 && labels.every((label) => LABEL.test(label)) && (labels.length > 1 || mayBeTop);
}
