// Judges where links go, by how their addresses are written and what their hosts are. Each rule once a mail, with the first
// link that it holds for as evidence.
import { areRelated } from '../../domain/host-name.ts';
import { latinSkeleton } from '../../domain/latin-look.ts';
import type { PartIndex } from '../../domain/part-index';
import { readableLabel } from '../../domain/punycode.ts';
import type { LinkFact, LinkMark, ScanFacts } from '../../domain/scan-facts';
import type { Reason } from '../../domain/verdict';
import { ownDomains } from '../destinations.ts';
import { quote, reason } from '../evidence.ts';
import type { Rule } from '../weights.ts';
import { brandInHost, isBrandOwn } from './brands.ts';
import { abusedEnding, freeHosting, isShortener } from './hosts.ts';

/** What a rule sees of a link that holds for it, in words; null where it does not hold. */
type Look = (link: LinkFact) => string | null;

const marked =
	(mark: LinkMark): Look =>
	({ marks, url }) =>
		marks.includes(mark) ? quote(url) : null;

/** Followed by a reader, or sent to, or where the page goes by itself: not what is only shown. */
const FOLLOWED = ['anchor', 'form', 'text', 'refresh'];
const PROGRAM =
	/\.(?:exe|scr|msi|js|jse|vbs|wsf|hta|lnk|iso|img|vhd|bat|cmd|ps1|jar|apk|zip|rar|7z|one|xll)(?:$|[?#])/i;

const URL_LOOKS: [Rule, Look][] = [
	['link-userinfo', marked('userinfo')],
	['link-odd-port', marked('odd-port')],
	['link-ip-host', marked('ip-host')],
	['link-obscured-host', marked('obscured-host')],
	['link-odd-slashes', marked('odd-slashes')],
	['link-to-program', ({ url, scheme }) => (scheme !== 'mailto' && PROGRAM.test(url) ? quote(url) : null)],
	['link-script-scheme', scriptScheme],
];

/** What the host alone says: asked once for each host. */
const HOST_LOOKS: [Rule, Look][] = [
	['link-punycode', ({ host }) => (host.includes('xn--') ? quote(`${host} (${readable(host)})`) : null)],
	['link-mixed-script', ({ host }) => (readable(host).split('.').some(isMixed) ? quote(readable(host)) : null)],
	['link-shortener', ({ host, url }) => (isShortener(host) ? quote(url) : null)],
	['link-abused-ending', ({ host }) => (abusedEnding(host) === null ? null : quote(host))],
	['link-free-hosting', ({ host }) => (freeHosting(host) === null ? null : quote(host))],
	['link-brand-host', brandHost],
];

export function linkTargetReasons(index: PartIndex, facts: ScanFacts, recipient: string): Reason[] {
	const followed = facts.links.filter(({ kind, marks }) => FOLLOWED.includes(kind) && !marks.includes('attached'));
	const looks: [Rule, Look][] = [
		...URL_LOOKS,
		['link-redirect', redirect(index)],
		['link-carries-recipient', carriesRecipient(recipient)],
	];
	const images = onePerHost(facts.links.filter(({ kind }) => kind === 'image'));
	const hosts = onePerHost(followed);
	return [
		...looks.flatMap(([rule, look]) => firstReason(rule, look, followed)),
		...HOST_LOOKS.flatMap(([rule, look]) => firstReason(rule, look, hosts)),
		...firstReason('image-abused-host', imageHost, images),
		...firstReason('base-elsewhere', ({ kind, url }) => (kind === 'base' ? quote(url) : null), facts.links),
	];
}

function onePerHost(links: LinkFact[]): LinkFact[] {
	const seen = new Set<string>();
	return links.filter(({ host }) => host !== '' && !seen.has(host) && seen.add(host));
}

function firstReason(rule: Rule, look: Look, links: LinkFact[]): Reason[] {
	for (const link of links) {
		const seen = look(link);
		if (seen !== null) return [reason(rule, `a link goes to ${seen}`)];
	}
	return [];
}

function readable(host: string): string {
	return host.includes('xn--') ? host.split('.').map(readableLabel).join('.') : host;
}

/** Letters of two scripts in one label, where each letter passes for a Latin one: no language is written so. */
function isMixed(label: string): boolean {
	if (!/[^\x20-\x7e]/.test(label)) return false;
	const look = latinSkeleton(label);
	const isForeign = /[\p{sc=Cyrl}\p{sc=Grek}\p{sc=Armn}]/u.test(label);
	return isForeign && (/\p{sc=Latn}/u.test(label) || /^[a-z0-9-]+$/.test(look));
}

/** A name in the host that is another's, be it plain or dressed up. */
function brandHost({ host }: LinkFact): string | null {
	const brand = brandInHost(host, readableLabel);
	return brand === null || isBrandOwn(brand, host) ? null : `${quote(readable(host))}, which is not ${brand.name}’s`;
}

/** A page or a script in the address itself. Pictures are honest there, but nobody follows them. */
function scriptScheme({ scheme, url }: LinkFact): string | null {
	if (scheme === 'javascript' || scheme === 'blob' || scheme === 'file') return quote(url);
	return scheme === 'data' && !/^data:image\//i.test(url) ? quote(url) : null;
}

/** A site that sends its visitors on to another one's. The sender's own tracker may do that with its own pages. */
function redirect(index: PartIndex): Look {
	const own = ownDomains(index);
	return ({ host, innerHost, url }) => {
		if (innerHost === null || areRelated(host, innerHost) || own.some((domain) => areRelated(domain, host)))
			return null;
		return own.some((domain) => areRelated(domain, innerHost))
			? null
			: `${quote(host)} and on to ${quote(innerHost)}: ${quote(url)}`;
	};
}

/** The reader's own address in the link, for a page that already knows whom it deceives. Opting out needs it too. */
function carriesRecipient(recipient: string): Look {
	const address = recipient.toLowerCase();
	const encoded = address.replace('@', '%40');
	const base64 = btoa(unescape(encodeURIComponent(address)))
		.replace(/=+$/, '')
		.slice(0, -1);
	return ({ url, scheme }) => {
		if (address.length < 6 || scheme === 'mailto' || scheme === 'tel') return null;
		const text = url.toLowerCase();
		const isThere = text.includes(address) || text.includes(encoded) || url.includes(base64);
		return isThere && !/unsub|optout|opt-out|preferences/.test(text) ? quote(url) : null;
	};
}

function imageHost({ host }: LinkFact): string | null {
	return abusedEnding(host) !== null || isShortener(host) ? quote(host) : null;
}
