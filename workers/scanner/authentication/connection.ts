// Facts of the SMTP connection, from the trace field that the platform writes itself: Received-SPF (RFC 7208 section 9.1).
// Believed only at the platform's own place, and there only the topmost: a sender can write the same words below it. A mail that
// lies in a file has no platform: there the topmost Received field is the word of whoever received it.
import type { PartIndex } from '../../domain/part-index';
import { isLocal, parseIp } from './ip-address.ts';
import type { PlatformSettings } from './platform';
import { type Client, readReceived } from './received-field.ts';

export interface Connection extends Client {
	/** The platform's own SPF result, in lower case; null: it says none. */
	spf: string | null;
}

const RESULTS = new Set(['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror']);
const VALUE_CAP = 4096;

/** Hops within the receiver's own machines, such as a filter's, that are passed over. */
const MAX_LOCAL_HOPS = 4;

/** null: no such field, or not its own. */
export function connectionOf(index: Pick<PartIndex, 'fields'>, settings: PlatformSettings): Connection | null {
	const { authservId, platformReceived = 0, believesReceived = false } = settings;
	if (platformReceived >= 0) return platformConnection(index, authservId.toLowerCase(), platformReceived);
	return believesReceived ? receivedConnection(index) : null;
}

/** The first client that is not of the server itself: whoever heard from a loopback or private address wrote the next field too. */
function receivedConnection({ fields }: Pick<PartIndex, 'fields'>): Connection | null {
	const received = fields.filter(({ name }) => name === 'received').slice(0, MAX_LOCAL_HOPS);
	for (const { text } of received) {
		const client = readReceived(text);
		if (client === null) return null;
		if (!isLocal(client.ip)) return { ...client, spf: null };
	}
	return null;
}

function platformConnection(
	{ fields }: Pick<PartIndex, 'fields'>,
	authservId: string,
	platformReceived: number,
): Connection | null {
	let received = 0;
	for (const { name, text } of fields) {
		if (name === 'received' && ++received > platformReceived) return null;
		if (name === 'received-spf') return readConnection(text.slice(0, VALUE_CAP), authservId);
	}
	return null;
}

function readConnection(text: string, authservId: string): Connection | null {
	const spf = /^[ \t]*([a-z]+)/i.exec(text)?.[1]?.toLowerCase() ?? '';
	const values = keyValues(text);
	const ip = parseIp(values.get('client-ip') ?? '');
	if (!RESULTS.has(spf) || ip === null || values.get('receiver')?.toLowerCase() !== authservId) return null;
	return { ip, helo: values.get('helo') ?? '', name: undefined, by: authservId, spf };
}

/** `key=value` pairs outside comments, apart by semicolons. The first of a key counts. */
function keyValues(text: string): Map<string, string> {
	const found = new Map<string, string>();
	for (const match of withoutComments(text).matchAll(
		/([a-z][a-z0-9._-]{0,31})[ \t]{0,8}=[ \t]{0,8}(?:"([^"]*)"|([^\s;"]+))/gi,
	)) {
		const key = (match[1] ?? '').toLowerCase();
		if (!found.has(key)) found.set(key, match[2] ?? match[3] ?? '');
	}
	return found;
}

/** Comments hold the sender's address, which may be written to look like a pair. Quotes are kept, with what they hold. */
function withoutComments(text: string): string {
	let [plain, depth, isQuoted] = ['', 0, false];
	for (let at = 0; at < text.length; at++) {
		const char = text.charAt(at);
		if (char === '\\') at++;
		else if (char === '"' && depth === 0) isQuoted = !isQuoted;
		else if (char === '(' && !isQuoted) depth++;
		if (depth === 0 && char !== '\\') plain += char;
		if (char === ')' && !isQuoted && depth > 0) depth--;
	}
	return plain;
}
