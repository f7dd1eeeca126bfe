// What an account may send, in numbers: advertised in the session (RFC 8621 section 1.3.2) and enforced by the account.

/** Octets of a message, as its author wrote it. */
export const MAX_SEND_BYTES = 25 * 1024 * 1024;
export const MAX_RECIPIENTS = 500;
/** A year. */
export const MAX_DELAYED_SEND_SECONDS = 366 * 24 * 60 * 60;

/** RFC 4865 section 4: the interval, and a date, which the interval leaves nothing to. RFC 1870: octets. */
const EXTENSIONS = {
	FUTURERELEASE: [String(MAX_DELAYED_SEND_SECONDS), '9999-12-31T23:59:59Z'],
	SIZE: [String(MAX_SEND_BYTES)],
};

export const SUBMISSION_CAPABILITY = {
	maxDelayedSend: MAX_DELAYED_SEND_SECONDS,
	submissionExtensions: EXTENSIONS,
};
