// Which addresses can stand in a header (RFC 5322 section 3.4.1, RFC 6532 section 3.2). Syntax only: whether one can be mailed
// is checked when the message is submitted.

/** Runs of what no address syntax takes for its own. */
const ATOMS = /^[^\s\p{Cc}()<>[\]:;,\\"]+$/u;
/** `local@domain`, dots where they may stand. */
const ORDINARY = /^(?:(?!\.)[^@.]+(?:\.[^@.]+)*)@(?:[^@.]+(?:\.[^@.]+)*)$/u;
/** Brackets inside the quotes are left out: too many readers look for the closing one first. */
const QUOTED = /^"(?:[^"\\<>\p{Cc}]|\\[^<>\p{Cc}])*"@(.+)$/u;
const LITERAL = /^(.+)@\[[\x21-\x5a\x5e-\x7e]+\]$/;

/**
 * null: can be written. Drafts keep what their author has typed so far (RFC 8621 section 4.1.2.3: "may not contain an @
 * symbol"), as long as it stays one address.
 */
export function addressProblem(email: string): string | null {
	if (email.isWellFormed() && isOneAddress(email)) return null;
	return 'An email address must be an addr-spec of RFC 5322, or the unfinished beginning of one.';
}

/** Whether it can stand without angle brackets and be read as an address. */
export function isOrdinaryAddress(email: string): boolean {
	return ATOMS.test(email) && ORDINARY.test(email);
}

function isOneAddress(email: string): boolean {
	if (ATOMS.test(email)) return true;
	const quoted = QUOTED.exec(email);
	if (quoted?.[1]) return isDomain(quoted[1]);
	const literal = LITERAL.exec(email);
	return literal?.[1] !== undefined && ATOMS.test(literal[1]) && !literal[1].includes('@');
}

function isDomain(text: string): boolean {
	return (ATOMS.test(text) && !text.includes('@')) || /^\[[\x21-\x5a\x5e-\x7e]+\]$/.test(text);
}
