// Which way a mail takes to one recipient. Pure: the facts are looked up by others.

/** local: an account of this platform. relay: an SMTP server that sends on. binding: Cloudflare's send_email. */
export type RouteName = 'local' | 'relay' | 'binding';

export interface RouteFacts {
	/** Mail for this recipient's domain is received by this platform. */
	isOurs: boolean;
	hasRelay: boolean;
	hasBinding: boolean;
	/** Octets of what would be sent. */
	messageBytes: number;
	/** '' is the null reverse-path. */
	mailFrom: string;
}

/** `refusal`: an SMTP reply for the sender, where no way is left. */
export type RouteChoice = { route: RouteName } | { route: null; refusal: string };

/** A message for the send_email binding may have so many octets. */
export const BINDING_MAX_BYTES = 5 * 1024 * 1024;

/** A relay is somebody's decision and goes first; the binding takes what it can. */
export function chooseRoute(facts: RouteFacts): RouteChoice {
	if (facts.isOurs) return { route: 'local' };
	if (facts.hasRelay) return { route: 'relay' };
	if (!facts.hasBinding) return refuse(NO_WAY);
	if (facts.messageBytes > BINDING_MAX_BYTES) return refuse(TOO_LARGE);
	if (facts.mailFrom === '') return refuse(NO_NULL_SENDER);
	return { route: 'binding' };
}

const NO_WAY =
	'550 5.7.1 This server has no way to send mail to other servers: an administrator must set up a relay for it';
const TOO_LARGE = `552 5.3.4 This message is larger than the ${BINDING_MAX_BYTES / 1024 / 1024} MiB that this server can send to other servers`;
const NO_NULL_SENDER = '550 5.7.1 This server cannot send mail without a return address to other servers';

function refuse(refusal: string): RouteChoice {
	return { route: null, refusal };
}
