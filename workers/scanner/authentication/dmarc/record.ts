// A DMARC record (RFC 7489 section 6.3, and what its successor adds): anybody's text, until it proves to be a policy.

export type Policy = 'none' | 'quarantine' | 'reject';

export interface DmarcRecord {
	/** For the very domain; `sp`: for those below it; `np`: for those below it that do not exist. */
	p: Policy;
	sp: Policy;
	np: Policy;
	strictDkim: boolean;
	strictSpf: boolean;
	/** pct below 100, or the successor's t=y: the policy is being tried out. */
	isTesting: boolean;
	/** The successor's psd: 'y' for a public suffix, 'n' for an organization's own boundary. */
	psd: 'y' | 'n' | null;
}

/** A record of many report addresses is long; one longer than this is none. */
const MAX_CHARS = 4096;

/** null: no DMARC record, or one that means nothing. */
export function parseDmarc(text: string): DmarcRecord | null {
	if (text.length > MAX_CHARS) return null;
	const [version = '', ...specs] = text.split(';');
	if (!/^[ \t]*v[ \t]*=[ \t]*DMARC1[ \t]*$/.test(version)) return null;
	const tags = new Map<string, string>();
	for (const spec of specs) {
		const equals = spec.indexOf('=');
		const name = spec.slice(0, Math.max(equals, 0)).trim().toLowerCase();
		if (!tags.has(name))
			tags.set(
				name,
				spec
					.slice(equals + 1)
					.trim()
					.toLowerCase(),
			);
	}
	return readTags(tags);
}

/** RFC 7489 section 6.6.3, step 6: without a valid policy, one who wants reports still has the policy "none". */
function readTags(tags: Map<string, string>): DmarcRecord | null {
	const p = policyOf(tags.get('p'));
	const [sp, np] = [policyOf(tags.get('sp')), policyOf(tags.get('np'))];
	const isSound = p !== null && isPolicyOrAbsent(tags, 'sp') && isPolicyOrAbsent(tags, 'np');
	if (!isSound && !/mailto:/.test(tags.get('rua') ?? '')) return null;
	const own = isSound ? p : 'none';
	const below = isSound ? (sp ?? own) : 'none';
	const psd = tags.get('psd');
	return {
		p: own,
		sp: below,
		np: isSound ? (np ?? below) : 'none',
		strictDkim: tags.get('adkim') === 's',
		strictSpf: tags.get('aspf') === 's',
		isTesting: tags.get('t') === 'y' || isSampled(tags.get('pct')),
		psd: psd === 'y' || psd === 'n' ? psd : null,
	};
}

function policyOf(value: string | undefined): Policy | null {
	return value === 'none' || value === 'quarantine' || value === 'reject' ? value : null;
}

function isPolicyOrAbsent(tags: Map<string, string>, name: string): boolean {
	return !tags.has(name) || policyOf(tags.get(name)) !== null;
}

function isSampled(pct: string | undefined): boolean {
	return pct !== undefined && /^\d{1,3}$/.test(pct) && Number(pct) < 100;
}
