// What is known about who sent a mail: one plain record of all methods, each with whom it was found by and why. The rules
// weigh it, the verdict carries its summary.
import type { AuthenticationSummary } from '../../domain/verdict';
import type { ArcResult } from './arc/chain';
import type { DkimFinding } from './dkim/verify';
import type { DmarcResult } from './dmarc/evaluate';
import type { Policy } from './dmarc/record';
import type { IprevResult } from './iprev';
import type { SpfResult } from './spf/check-host';

/** Nobody whom we believe has looked: no DNS, no address of the client, no results of the platform's. */
export type Unchecked = 'unchecked';

/** Who found it: the platform by its authserv-id, or ourselves. */
export const OURSELVES = 'Waypost';

interface Finding {
	by: string;
	reason: string;
}

export interface SpfFinding extends Finding {
	result: SpfResult | Unchecked;
	/** What was asked about: the reverse-path or its domain; null: unknown. */
	subject: string | null;
}

export interface DmarcFinding extends Finding {
	result: DmarcResult | Unchecked;
	/** The From domain, or whatever the platform names; null: unknown. */
	subject: string | null;
	/** What the domain asks for; null: nothing, or unknown. */
	policy: Policy | null;
	alignedBy: 'spf' | 'dkim' | null;
}

export interface ArcFinding extends Finding {
	result: ArcResult | Unchecked;
	/** The trusted sealer that saw DMARC pass; null: none. */
	rescuer: string | null;
}

export interface IprevFinding extends Finding {
	result: IprevResult | Unchecked;
	/** The client's address; null: unknown. */
	subject: string | null;
	/** The address's name in the DNS, whether it leads back or not; null: none, or unknown. */
	name: string | null;
}

export interface Authentication {
	/** The platform's authserv-id. */
	by: string;
	spf: SpfFinding;
	/** One for each signature that was looked at. */
	dkim: (DkimFinding & { by: string })[];
	dmarc: DmarcFinding;
	arc: ArcFinding;
	iprev: IprevFinding;
	/** What the client called itself; null: unknown. */
	helo: string | null;
	/** From fields in the header: two or more show one mail to the check and another to the reader. */
	fromFields: number;
	/** Received fields above a result that only claims to be the platform's; null where there is none. */
	forgedBelow: number | null;
}

/** The domain's owner disowns the mail, and no trusted sealer saw it before it was changed. */
export function isDisowned({ dmarc, arc }: Authentication): boolean {
	return dmarc.result === 'fail' && arc.rescuer === null;
}

/** What was checked, for people: methods that nobody looked at are left out. */
export function summaryOf({ spf, dkim, dmarc, arc, iprev }: Authentication): AuthenticationSummary[] {
	const all: AuthenticationSummary[] = [
		{ method: 'spf', result: spf.result, domain: spf.subject ?? '', by: spf.by },
		...dkim.map(({ result, domain, by }) => ({ method: 'dkim' as const, result, domain, by })),
		{ method: 'dmarc', result: dmarc.result, domain: dmarc.subject ?? '', by: dmarc.by },
		{ method: 'arc', result: arc.result, domain: arc.rescuer ?? '', by: arc.by },
		{ method: 'iprev', result: iprev.result, domain: iprev.subject ?? '', by: iprev.by },
	];
	return all.filter(({ method, result }) => result !== 'unchecked' && !(method === 'arc' && result === 'none'));
}
