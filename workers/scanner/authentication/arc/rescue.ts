// Whether a chain of trusted sealers excuses a mail whose DMARC check fails here (RFC 8617 section 7.2.1).
import { isWithin } from '../dns/name.ts';
import type { ArcChain } from './chain.ts';

/**
 * The sealer that saw `fromDomain` pass DMARC; null where none did that is trusted. Everyone after it could have changed the
 * mail and sealed it anew, so the trust must reach unbroken from there to the last.
 */
export function rescuer({ result, links }: ArcChain, fromDomain: string, trustedSealers: string[]): string | null {
	if (result !== 'pass') return null;
	for (const { sealer, results } of links.toReversed()) {
		if (!trustedSealers.some((trusted) => isWithin(sealer, trusted))) return null;
		const dmarc = results.filter(({ method }) => method === 'dmarc');
		const isPass = dmarc.length > 0 && dmarc.every((each) => each.result === 'pass' && isAbout(each, fromDomain));
		if (isPass) return sealer;
	}
	return null;
}

/** A sealer that names another domain than From saw another mail, or From was rewritten since. */
function isAbout({ properties }: { properties: ReadonlyMap<string, string> }, fromDomain: string): boolean {
	const named = properties.get('header.from');
	return named === undefined || named.slice(named.lastIndexOf('@') + 1).toLowerCase() === fromDomain;
}

/** The setting: domains apart by commas or blanks. */
export function trustedSealers(setting: string): string[] {
	return setting
		.toLowerCase()
		.split(/[\s,]+/)
		.filter((domain) => domain !== '');
}
