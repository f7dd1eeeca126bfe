// What a server wrote of its client in a Received field (RFC 5321 section 4.4): how it called itself, from where it came, and
// what the DNS calls that address. Servers agree on little: Postfix, Sendmail and Google write `from HELO (NAME [IP])`, qmail
// `from NAME (HELO HELO) (IP)`.
import { dnsName } from './dns/name.ts';
import { type IpAddress, parseIp } from './ip-address.ts';

export interface Client {
	ip: IpAddress;
	/** What it called itself; '' where the field does not say. */
	helo: string;
	/** Its name in the DNS, in lower case; null: it has none that leads back to it; undefined: nobody says. */
	name: string | null | undefined;
	/** The server that writes this, in lower case. */
	by: string;
}

/** Of the field: nothing that counts stands later. */
const TEXT_CAP = 1024;

/** null: no connection is told of, or not its address. */
export function readReceived(text: string): Client | null {
	const plain = text.slice(0, TEXT_CAP).replace(/[\t\r\n]/g, ' ');
	const [, from = '', by = ''] = /^ *from (.*?) by +([^ ;()]+)/i.exec(plain) ?? [];
	const [first = ''] = from.trimStart().split(' ', 1);
	const qmail = /\((?:HELO|EHLO) ([^ ()]+)\) *\(([^()@]*@)?([0-9a-f.:]+)\)/i.exec(from);
	if (qmail !== null) {
		const ip = parseIp(qmail[3] ?? '');
		return ip && { ip, helo: qmail[1] ?? '', name: named(first), by: by.toLowerCase() };
	}
	const [, name, address = ''] = /\((?:([^ ()[\]]+) +)?\[(?:IPv6:)?([0-9a-f.:]+)\]/i.exec(from) ?? [];
	const ip = parseIp(address);
	return ip && { ip, helo: first, name: name === undefined ? undefined : named(name), by: by.toLowerCase() };
}

/** Postfix and qmail write "unknown" where the address has no name, or one that leads elsewhere. */
function named(name: string): string | null {
	return name.toLowerCase() === 'unknown' ? null : dnsName(name);
}
