// How much mail an account may hold (RFC 9425): the limits, from a setting. Pure; what is used is the account's to know.

/** Octets, where the setting says nothing that can be used. */
const DEFAULT_HARD_LIMIT = 10_000_000_000;
/** From here on people should be told. */
const WARN_SHARE = 0.9;

/** `setting`: a whole number of octets, as text. */
export function hardLimitOf(setting: string | undefined): number {
	const octets = Number(setting);
	return Number.isSafeInteger(octets) && octets > 0 ? octets : DEFAULT_HARD_LIMIT;
}

export function warnLimitOf(hardLimit: number): number {
	return Math.floor(hardLimit * WARN_SHARE);
}
