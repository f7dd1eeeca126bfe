// What an account knows and the platform does not, as refine asks for it. Every question is one bounded look-up.
import type { ScanSettings } from '../domain/scan-policy';
import type { SenderAction } from '../domain/sender-rule';

export interface AccountView {
	settings: ScanSettings;
	/** Addresses at which this account receives, the envelope's recipient among them. Lower case. */
	ownAddresses: readonly string[];
	/** Of these senders in normal form, those that its person made a rule for. */
	rules(senders: readonly string[]): ReadonlyMap<string, SenderAction>;
	/** null: nothing was ever kept from there, or sent there. */
	acquaintance(address: string): Acquaintance | null;
	/** Addresses that it has written to whose owner's name has that skeleton; at most a few. */
	namesakes(name: string): readonly string[];
	/** Domains that it has written to whose owner's word has that skeleton; at most a few. */
	domainTwins(word: string): readonly string[];
	/** Domains that it writes to most; at most some dozens. */
	closestDomains(): readonly string[];
	/** Points of what its own moves to and from Junk have taught (words/account-layer.ts). */
	ownPoints(features: Uint32Array): number;
	/** As measured on labelled mail (words/model.ts). */
	probability(score: number): number;
}

export interface Acquaintance {
	/** Mails from there that were kept where people read. */
	received: number;
	/** Mails that were sent there. */
	sent: number;
}
