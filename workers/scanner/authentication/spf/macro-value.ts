// What the letters of SPF macros stand for (RFC 7208 section 7.2).
import { dottedIp, ipText } from '../ip-address.ts';
import type { Check } from './check-host.ts';
import { bestName, validatedNames } from './search.ts';

/** `domain`: the one whose record is read, which includes and redirects change. */
export async function macroValue(check: Check, domain: string, letter: string): Promise<string> {
	const at = check.sender.lastIndexOf('@');
	switch (letter) {
		case 's':
			return check.sender;
		case 'l':
			return check.sender.slice(0, at);
		case 'o':
			return check.sender.slice(at + 1);
		case 'd':
			return domain;
		case 'i':
			return dottedIp(check.ip);
		case 'p':
			return bestName(await validatedNames(check, () => {}), domain);
		case 'v':
			return check.ip.version === 4 ? 'in-addr' : 'ip6';
		case 'h':
			return check.helo;
		case 'c':
			return ipText(check.ip);
		case 'r':
			return check.receiver;
		case 't':
			return String(Math.floor(check.now / 1000));
		default:
			throw new Error(`there is no macro ${letter}`);
	}
}
