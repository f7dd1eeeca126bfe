// The operators of a search, each with what it means as a JMAP condition: the one place that knows them. Pure.
import type { Mailbox } from '../jmap/types';
import { any, type Condition, type Filter } from './filter';
import { mailboxesNamed, ROLE_NAMES } from './mailbox-names';
import { readAge, readSize, readSpan, utcDate } from './times';

/** What a search's words mean here and now. */
export interface SearchContext {
	mailboxes: readonly SearchMailbox[];
	/** The address that 'me' stands for. */
	self: string;
	/** Milliseconds since the epoch. */
	now: number;
}

export type SearchMailbox = Pick<Mailbox, 'id' | 'name' | 'role' | 'parentId'>;

export interface Value {
	text: string;
	/** It stood in quotes. */
	isPhrase: boolean;
}

/** A filter, or a sentence: what is wrong, and what to write instead. */
export type Reading = Filter | string;

type Offered = [value: string, says: string];

export interface Operator {
	/** The first is the one that is shown. */
	names: [string, ...string[]];
	/** A value as somebody might write it. */
	example: string;
	/** What it finds, after "mail …". */
	says: string;
	/** Values that anybody may want. Mailboxes and people are added by those who know them. */
	offers: readonly Offered[];
	read(value: Value, context: SearchContext): Reading;
}

/** Words as the server's text filters take them: "quoted" ones stand together. */
export function wordsOf({ text, isPhrase }: Value): string {
	const bare = text.replaceAll('"', ' ');
	return isPhrase ? `"${bare}"` : bare;
}

function people(name: string): Operator['read'] {
	return (value, { self }) => ({ [name]: value.text.toLowerCase() === 'me' && self ? self : wordsOf(value) });
}

function words(name: string): Operator['read'] {
	return (value) => ({ [name]: wordsOf(value) });
}

const STATES: Record<string, [condition: Condition, says: string]> = {
	unread: [{ notKeyword: '$seen' }, 'not read yet'],
	read: [{ hasKeyword: '$seen' }, 'read'],
	starred: [{ hasKeyword: '$flagged' }, 'with a star'],
	answered: [{ hasKeyword: '$answered' }, 'answered'],
	forwarded: [{ hasKeyword: '$forwarded' }, 'forwarded'],
	draft: [{ hasKeyword: '$draft' }, 'not sent yet'],
	important: [{ hasKeyword: '$important' }, 'marked as important'],
};

const STATE_NAMES: Record<string, string> = {
	...{ unseen: 'unread', seen: 'read', flagged: 'starred', star: 'starred', replied: 'answered', drafts: 'draft' },
};

const IS: Offered[] = [...Object.entries(STATES).map(([name, [, says]]): Offered => [name, says]), ['junk', 'in Junk']];

function readState({ text }: Value, context: SearchContext): Reading {
	const word = text.toLowerCase();
	const name = STATE_NAMES[word] ?? word;
	const state = Object.hasOwn(STATES, name) ? STATES[name] : undefined;
	if (state) return { ...state[0] };
	const role = ROLE_NAMES.get(word);
	const mailbox = role && context.mailboxes.find((one) => one.role === role);
	if (mailbox) return { inMailbox: mailbox.id };
	if (role === 'junk') return { hasKeyword: '$junk' };
	return `“is:${text}” is not known here. Mail can be ${IS.map(([one]) => `is:${one}`).join(', ')}.`;
}

/** `in:anywhere`: also where one does not look unasked. Every mail is in a mailbox other than none. */
const ANYWHERE: readonly string[] = ['anywhere', 'all', 'everywhere'];

function readMailbox({ text }: Value, { mailboxes }: SearchContext): Reading {
	const named = mailboxesNamed(text, mailboxes);
	if (named.length > 0) return any(named.map((one) => ({ inMailbox: one.id })));
	if (ANYWHERE.includes(text.toLowerCase())) return { inMailboxOtherThan: [] };
	return `There is no mailbox “${text}”. A name with spaces stands in quotes: in:"two words".`;
}

const ATTACHMENTS: readonly string[] = ['attachment', 'attachments', 'file', 'files'];

function readParts({ text }: Value): Reading {
	if (ATTACHMENTS.includes(text.toLowerCase())) return { hasAttachment: true };
	if (text.toLowerCase() === 'star') return { hasKeyword: '$flagged' };
	return `“has:${text}” is not known here. Write has:attachment.`;
}

type Moment = 'before' | 'after' | 'on';

function day(name: Moment): Operator['read'] {
	return ({ text }, { now }) => {
		const span = readSpan(text, now);
		if (!span) return `“${text}” is no date. Write ${name}:2026-09-01, ${name}:2026-09 or ${name}:3d.`;
		const start = { after: utcDate(span.start) };
		if (name === 'on') return { ...start, before: utcDate(span.end) };
		return name === 'after' ? start : { before: utcDate(span.start) };
	};
}

function age(name: string, condition: 'before' | 'after'): Operator['read'] {
	return ({ text }, { now }) => {
		const moment = readAge(text, now);
		if (moment === null) return `“${text}” is no age. Write ${name}:12h, ${name}:3d, ${name}:6m or ${name}:1y.`;
		return { [condition]: utcDate(moment) };
	};
}

function size(name: string, condition: 'minSize' | 'maxSize'): Operator['read'] {
	return ({ text }) => {
		const octets = readSize(text);
		return octets === null ? `“${text}” is no size. Write ${name}:300k or ${name}:5M.` : { [condition]: octets };
	};
}

const DAYS: Offered[] = [
	['today', 'this day'],
	['yesterday', 'the day before this'],
	['7d', 'the day a week ago'],
];
const ages = (than: string): Offered[] => [
	['1d', `${than} than a day`],
	['7d', `${than} than a week`],
	['1m', `${than} than a month`],
	['1y', `${than} than a year`],
];
const sizes = (than: string): Offered[] => [
	['1M', `${than} than 1 MB`],
	['5M', `${than} than 5 MB`],
	['10M', `${than} than 10 MB`],
];
const ME: Offered[] = [['me', 'your own address']];

/** [names, example, says, offers, read] */
const ROWS: [Operator['names'], string, string, readonly Offered[], Operator['read']][] = [
	[['from'], 'ada', 'from somebody', [], people('from')],
	[['to'], 'me', 'to somebody', ME, people('to')],
	[['cc'], 'ada', 'copied to somebody', ME, people('cc')],
	[['bcc'], 'ada', 'copied to somebody unseen', ME, people('bcc')],
	[['subject'], 'dinner', 'with words in the subject', [], words('subject')],
	[['body'], 'menu', 'with words in the text', [], words('body')],
	[['filename'], 'menu.pdf', 'with a file of that name', [], words('fileName')],
	[['has'], 'attachment', 'with files attached', [['attachment', 'with files attached']], readParts],
	[['in', 'label'], 'archive', 'in a mailbox', [['anywhere', 'also in Junk and Trash']], readMailbox],
	[['is'], 'unread', 'read, starred, answered', IS, readState],
	[['before', 'older'], '2026-09-01', 'from before a day', DAYS, day('before')],
	[['after', 'newer'], '2026-09-01', 'from a day on', DAYS, day('after')],
	[['on'], 'yesterday', 'of one day, month or year', DAYS, day('on')],
	[['older_than'], '1y', 'older than that', ages('older'), age('older_than', 'before')],
	[['newer_than'], '7d', 'newer than that', ages('newer'), age('newer_than', 'after')],
	[['larger', 'size'], '5M', 'larger than that', sizes('larger'), size('larger', 'minSize')],
	[['smaller'], '300k', 'smaller than that', sizes('smaller'), size('smaller', 'maxSize')],
];

export const OPERATORS: readonly Operator[] = ROWS.map(([names, example, says, offers, read]) => {
	return { names, example, says, offers, read };
});

const BY_NAME = new Map(OPERATORS.flatMap((one) => one.names.map((name) => [name, one] as const)));

export function operatorNamed(name: string): Operator | undefined {
	return BY_NAME.get(name.toLowerCase());
}
