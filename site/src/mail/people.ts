// Who wrote and who was written to, in the words of a row or a header. Pure.
import type { EmailAddress, EmailRow } from '../jmap/types';

/** The name, or failing that the address; never empty. */
export function fullName(address: EmailAddress | undefined): string {
	return address?.name?.trim() || address?.email || '(no sender)';
}

function firstName(address: EmailAddress): string {
	const name = fullName(address);
	if (name.includes('@')) return name.slice(0, name.indexOf('@'));
	const family = /^([^,]+),\s*(\S+)/.exec(name); // "Lovelace, Ada"
	return family?.[2] ?? name.split(/\s+/)[0] ?? name;
}

function isSelf(address: EmailAddress, self: string): boolean {
	return address.email.toLowerCase() === self.toLowerCase();
}

/** The senders of a thread in order of appearance: one in full, several by first name, `self` as 'me'. */
export function senders(emails: EmailRow[], self: string): string {
	return join(
		emails.map((email) => email.from?.[0]).filter((from) => from !== undefined),
		self,
		'(no sender)',
	);
}

/** For Sent and Drafts: whom the thread's mails went to. */
export function recipients(emails: EmailRow[], self: string): string {
	const all = emails.flatMap((email) => [...(email.to ?? []), ...(email.cc ?? [])]);
	return `To: ${join(all, self, '(nobody yet)')}`;
}

function join(addresses: EmailAddress[], self: string, nobody: string): string {
	const distinct = [...new Map(addresses.map((one) => [one.email.toLowerCase(), one])).values()];
	const [only] = distinct;
	if (!only) return nobody;
	if (distinct.length === 1) return isSelf(only, self) ? 'me' : fullName(only);
	const names = distinct.map((one) => (isSelf(one, self) ? 'me' : firstName(one)));
	return names.length <= 3 ? names.join(', ') : `${names[0]} … ${names.slice(-2).join(', ')}`;
}

/** 'to me, Ada and 2 others', for a message's header. */
export function toWords(email: EmailRow, self: string): string {
	const all = [...(email.to ?? []), ...(email.cc ?? [])];
	if (all.length === 0) return 'to undisclosed recipients';
	const names = all.slice(0, 3).map((one) => (isSelf(one, self) ? 'me' : firstName(one)));
	const rest = all.length - names.length;
	return `to ${names.join(', ')}${rest > 0 ? ` and ${rest} other${rest > 1 ? 's' : ''}` : ''}`;
}

/** 'Ada Lovelace <ada@example.org>', for the details. */
export function fullAddress(address: EmailAddress): string {
	return address.name ? `${address.name} <${address.email}>` : address.email;
}

/** One or two letters for the disc beside a message, and a hue that stays the same for an address. */
export function disc(address: EmailAddress | undefined): { letters: string; hue: number } {
	const words = fullName(address)
		.replace(/[^\p{L}\p{N}\s@]/gu, '')
		.split(/[\s@]+/)
		.filter(Boolean);
	const letters =
		words
			.slice(0, 2)
			.map((word) => [...word][0] ?? '')
			.join('') || '?';
	let hash = 7;
	for (const character of address?.email.toLowerCase() ?? '') hash = (hash * 31 + character.charCodeAt(0)) % 360;
	return { letters: letters.toUpperCase(), hue: hash };
}
