// Facts of the SMTP connection, from the trace field that the platform writes itself: Received-SPF (RFC 7208 section 9.1).
// Believed only at the platform's own place, and there only the topmost: a sender can write the same words below it.
import type { PartIndex } from '../../domain/part-index';
import { type IpAddress, parseIp } from './ip-address.ts';

export interface Connection {
	ip: IpAddress;
	/** '' where the field does not say. */
	helo: string;
	/** The platform's own SPF result, in lower case. */
	spf: string;
}

const RESULTS = new Set(['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror']);
const VALUE_CAP = 4096;

/** `platformReceived` as in JudgeSettings; negative: the platform writes nothing. null: no such field, or not its own. */
export function connectionOf(
	{ fields }: Pick<PartIndex, 'fields'>,
	settings: { authservId: string; platformReceived: number },
): Connection | null {
	if (settings.platformReceived < 0) return null;
	let received = 0;
	for (const { name, text } of fields) {
		if (name === 'received' && ++received > settings.platformReceived) return null;
		if (name === 'received-spf') return readConnection(text.slice(0, VALUE_CAP), settings.authservId.toLowerCase());
	}
	return null;
}

function readConnection(text: string, authservId: string): Connection | null {
	const spf = /^[ \t]*([a-z]+)/i.exec(text)?.[1]?.toLowerCase() ?? '';
	const values = keyValues(text);
	const ip = parseIp(values.get('client-ip') ?? '');
	if (!RESULTS.has(spf) || ip === null || values.get('receiver')?.toLowerCase() !== authservId) return null;
	return { ip, helo: values.get('helo') ?? '', spf };
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
