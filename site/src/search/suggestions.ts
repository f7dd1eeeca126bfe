// What the search field offers to complete what is being typed: operators by their first letters, then their values. Pure.
import type { EmailAddress, EmailRow } from '../jmap/types';
import { pathOf, ROLE_NAMES } from './mailbox-names';
import { OPERATORS, type Operator, operatorNamed, type SearchContext, type SearchMailbox } from './operators';

export interface Suggestion {
	/** What is added, as it would be typed: 'is:unread'. */
	written: string;
	/** What it means, for those who do not know it. */
	says: string;
	/** The whole text once it is chosen, and where the caret stands then. */
	text: string;
	caret: number;
}

export interface SuggestionContext extends Pick<SearchContext, 'mailboxes'> {
	/** Who is known: asked only where somebody is to be named. */
	people(): People;
}

/** The most frequent first. */
export interface People {
	from: readonly EmailAddress[];
	to: readonly EmailAddress[];
}

/** A value of an operator, or an operator that awaits one. */
interface Offer {
	written: string;
	value?: string;
	says: string;
}

const MOST = 6;
const STARTERS: readonly string[] = [
	'from:',
	'subject:',
	'is:unread',
	'has:attachment',
	'newer_than:7d',
	'in:anywhere',
];

/** What the caret ends: an operator's name or value begun, after its minus or parenthesis. */
const PIECE = /(?:^|[\s(（])[-－]?((?:[^\s"(（]|"[^"]*(?:"|$))*)$/;
const BEGUN = /^([a-z_]+)(?:[:：](.*))?$/i;

/** Offers for what is typed left of the caret; in an empty field, some to begin with. */
export function suggestionsFor(text: string, caret: number, context: SuggestionContext): Suggestion[] {
	const place = (offers: Offer[], from: number) => offers.slice(0, MOST).map((one) => placed(one, text, from, caret));
	if (text.trim() === '') return place(starters(), caret);
	const piece = PIECE.exec(text.slice(0, caret))?.[1] ?? '';
	const [, name, value] = BEGUN.exec(piece) ?? [];
	if (name === undefined) return [];
	const operator = operatorNamed(name);
	const start = caret - piece.length;
	if (value === undefined) return place(operatorsLike(name), start);
	return operator ? place(like(value, offersOf(operator, context)), start) : [];
}

/** A chosen value is followed by a space, an operator by its value. */
function placed({ written, says }: Offer, text: string, from: number, caret: number): Suggestion {
	const rest = text.slice(caret);
	const added = written.endsWith(':') || /^\s/.test(rest) ? written : `${written} `;
	return { written, says, text: text.slice(0, from) + added + rest, caret: from + added.length };
}

function starters(): Offer[] {
	return STARTERS.flatMap((written) => {
		const [name = '', value] = written.split(':');
		const operator = operatorNamed(name);
		if (!operator) return [];
		return value ? offersOf(operator, NOBODY).filter((one) => one.written === written) : [begun(operator)];
	});
}

const NOBODY: SuggestionContext = { mailboxes: [], people: () => ({ from: [], to: [] }) };

function begun({ names: [name], says }: Operator): Offer {
	return { written: `${name}:`, says };
}

/** One letter begins too many of them. */
function operatorsLike(typed: string): Offer[] {
	if (typed.length < 2) return [];
	return OPERATORS.filter((one) => one.names.some((known) => known.startsWith(typed.toLowerCase()))).map(begun);
}

/** Those with a word that begins so. What stands there in full is not offered again. */
function like(value: string, offers: Offer[]): Offer[] {
	const typed = apart(value).trim();
	// Words without spaces between them begin anywhere.
	const start = /^[\p{ASCII}]*$/u.test(typed) ? ` ${typed}` : typed;
	return offers.filter((one) => one.value !== value && apart(` ${one.value} ${one.says}`).includes(start));
}

function apart(words: string): string {
	return words.toLowerCase().replace(/[\s/"<>@._-]+/g, ' ');
}

function offersOf(operator: Operator, { mailboxes, people }: SuggestionContext): Offer[] {
	const [name] = operator.names;
	const offer = (value: string, says: string): Offer => ({ written: `${name}:${value}`, value, says });
	const fixed = operator.offers.map(([value, says]) => offer(value, says));
	if (name === 'in') return [...mailboxes.map((one) => offer(keyOf(one, mailboxes), one.name)), ...fixed];
	if (name === 'from') return people().from.map((one) => offer(one.email, one.name ?? ''));
	if (['to', 'cc', 'bcc'].includes(name))
		return [...people().to.map((one) => offer(one.email, one.name ?? '')), ...fixed];
	return fixed;
}

/** A mailbox as its operator takes it. */
function keyOf(mailbox: SearchMailbox, all: readonly SearchMailbox[]): string {
	if (mailbox.role && ROLE_NAMES.get(mailbox.role) === mailbox.role) return mailbox.role;
	const path = pathOf(mailbox, all).replaceAll('"', ' ');
	return /[\s()（）]|^$/.test(path) ? `"${path}"` : path;
}

/** Whom these emails are from and to, the most frequent first. */
export function peopleIn(emails: readonly EmailRow[]): People {
	return {
		from: frequent(emails.flatMap((email) => email.from ?? [])),
		to: frequent(emails.flatMap((email) => [...(email.to ?? []), ...(email.cc ?? [])])),
	};
}

function frequent(addresses: EmailAddress[]): EmailAddress[] {
	const known = new Map<string, { address: EmailAddress; times: number }>();
	for (const address of addresses) {
		if (!/^[^\s"()]+$/.test(address.email)) continue; // none that a search could name
		const one = known.get(address.email.toLowerCase()) ?? { address, times: 0 };
		one.times++;
		if (!one.address.name) one.address = address;
		known.set(address.email.toLowerCase(), one);
	}
	return [...known.values()].sort((a, b) => b.times - a.times).map((one) => one.address);
}
