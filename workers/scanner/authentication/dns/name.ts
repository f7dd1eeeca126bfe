// Domain names as the DNS takes them (RFC 1035 section 2.3.4), and as mail may write them.

const MAX_NAME = 253;
const MAX_LABEL = 63;
/** Of a name beyond ASCII, whose A-labels may be shorter than it. */
const MAX_WRITTEN = 1024;

/** In lower case and without a final dot. null: no such name can stand in the DNS. */
export function dnsName(name: string): string | null {
	const plain = (name.endsWith('.') ? name.slice(0, -1) : name).toLowerCase();
	if (plain.length > MAX_NAME) return null;
	return plain.split('.').every((label) => label !== '' && label.length <= MAX_LABEL) ? plain : null;
}

/** A name of two labels or more, as A-labels (RFC 5890); null where it is none: an address literal, one word, an empty label. */
export function hostName(name: string): string | null {
	// What has a meaning in a URL would be cut away by its parser, and another name remain.
	if (name.length > MAX_WRITTEN || /[\s[\]@:/?#\\%]/.test(name)) return null;
	const ascii = isAscii(name) ? name : (URL.parse(`http://${name}/`)?.hostname ?? '');
	const plain = dnsName(ascii);
	return plain?.includes('.') ? plain : null;
}

/** Whether `name` is `domain` or stands below it. Both in lower case. */
export function isWithin(name: string, domain: string): boolean {
	return name === domain || name.endsWith(`.${domain}`);
}

export function isAscii(text: string): boolean {
	for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
	return true;
}
