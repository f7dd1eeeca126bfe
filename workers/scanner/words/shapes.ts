// How a mail is built, as short phrases that become features: bodies, links, sender, subject. Sizes by their magnitude only. What
// merely tells a conversation from a mailing, or one collection from another, is left out: so whether a body is plain, HTML or both,
// since the good mail of the sets is old and plain, and that of today is not.

import { domainOf } from '../../domain/address.ts';
import { ownedName } from '../../domain/host-name.ts';
import type { PartIndex } from '../../domain/part-index';
import type { ContentCounts, LinkFact, ScanFacts } from '../../domain/scan-facts';
import { answersElsewhere, isFollowed } from '../destinations.ts';

/** Counts that say something by being there at all. */
const TELLING_COUNTS = [
	'camouflaged',
	'invisible',
	'invisibleInWord',
	'bidiOverride',
	'lookAlikeInWord',
	'fancyLetter',
	'referencedAscii',
	'commentInWord',
	'tagInWord',
	'form',
	'password',
	'credential',
	'script',
	'frame',
	'refresh',
	'download',
	'longBase64',
	'cyrillic',
	'greek',
	'eastAsian',
	'otherScript',
] as const satisfies (keyof ContentCounts)[];

/** Limits that no honest mail program's output comes near, and encodings that none writes. */
const TELLING_DEFECTS = new Set([
	'string-limit',
	'header-limit',
	'field-limit',
	'unknown-encoding',
	'encoded-multipart',
]);
const EVERYBODYS = new Set(['com', 'net', 'org', 'edu', 'gov', 'mil', 'int', 'arpa', 'test', 'example', 'invalid']);
const LINKS = 12;
const FILES = 6;
const TEXT_BEGIN = 2048;
/** RFC 5321 section 4.5.3.1 allows 254. */
export const ADDRESS_UNITS = 320;

export type Says = (shape: string) => void;

/** 0, 1, 2-3, 4-7, … by their exponent. */
export function magnitude(count: number): number {
	return 32 - Math.clz32(count);
}

export function shapes(says: Says, index: PartIndex, facts: ScanFacts): void {
	bodies(says, index, facts);
	links(says, index, facts.links);
	sender(says, index);
	subject(says, index);
	phrases(says, facts);
	for (const { kind } of index.defects) if (TELLING_DEFECTS.has(kind)) says(kind);
}

function bodies(says: Says, { parts, text }: PartIndex, { content, attached, bodies: read }: ScanFacts): void {
	const leaves = parts.filter(({ type }) => !type.startsWith('multipart/'));
	const isBody = (type: string) => leaves.some((part) => part.type === type && part.disposition !== 'attachment');
	const html = isBody('text/html');
	const size = Math.max(0, magnitude(text.length) - 5);
	says(html || isBody('text/plain') ? `text ${size}` : 'no text');
	const images = magnitude(content.image);
	if (images > 0) says(`${images} images, ${size} of text`);
	if (content.image > content.pixel && content.shown < 200) says('image for a text');
	if (html && content.shown < 600) says(`little to see, ${images > 0}`);
	if (content.hidden > 0) says(`hidden ${magnitude(content.hidden) >> 1}`);
	for (const name of TELLING_COUNTS) {
		if (content[name] > 0) says(`${name} ${magnitude(content[name]) >> 1}`);
		if (attached[name] > 0) says(`attached ${name}`);
	}
	for (const body of read)
		if (parts[body.part]?.encoding === 'base64') says(`base64 ${body.html ? 'html' : 'plain'} ${body.ascii}`);
	const files = leaves.filter(({ disposition, fileName }) => disposition === 'attachment' || fileName !== null);
	for (const { type } of files.slice(0, FILES)) says(`file ${type.slice(0, 48)}`);
}

function links(says: Says, { from }: PartIndex, all: LinkFact[]): void {
	const followed = all.filter(isFollowed);
	const own = ownedName(domainOf((from[0]?.email ?? '').slice(-ADDRESS_UNITS)));
	const names = new Set(followed.map(({ host }) => ownedName(host)));
	says(`links ${magnitude(followed.length)}, hosts ${magnitude(names.size)}`);
	if (names.size > 0) says(names.has(own) ? (names.size === 1 ? 'all links home' : 'some links home') : 'no link home');
	const marks = new Set(all.flatMap((link) => link.marks));
	for (const mark of marks) says(`link ${mark}`);
	if (all.some(({ kind }) => kind === 'form')) says('link form');
	if (followed.some(({ innerHost }) => innerHost !== null)) says('link within a link');
	if (followed.some(({ host }) => host.includes('xn--'))) says('link punycode');
	if (all.some(({ scheme }) => scheme === 'data' || scheme === 'javascript' || scheme === 'blob')) says('link data');
	if (followed.some(({ host }) => looksRandom(host))) says('link random');
	if (followed.some(({ url }) => url.length > 150)) says('link long');
	for (const ending of new Set(followed.map(({ host }) => endingOf(host)).slice(0, LINKS)))
		if (ending !== '') says(`link to .${ending}`);
}

function sender(says: Says, index: PartIndex): void {
	const { from, to } = index;
	const [first] = from;
	if (first === undefined) {
		says('no sender');
		return;
	}
	const email = first.email.slice(-ADDRESS_UNITS);
	const domain = domainOf(email);
	const local = email.slice(0, Math.max(0, email.lastIndexOf('@')));
	const name = (first.name ?? '').slice(0, 256);
	if (!/^[^\s@]+@[^\s@.]+\.[^\s@]+$/.test(email)) says('odd sender');
	if (endingOf(domain) !== '') says(`sender .${endingOf(domain)}`);
	if (digits(local) >= 4) says('sender local digits');
	if (local.length >= 20) says('sender local long');
	if (looksRandom(local)) says('sender local random');
	if (digits(domain) >= 2) says('sender domain digits');
	if (domain.split('.').length >= 4) says('sender domain deep');
	if (domain.length >= 28) says('sender domain long');
	if (name === '') says('sender no name');
	if (name.includes('@')) says('sender name is address');
	if (isLoud(name)) says('sender name loud');
	if (to.every(({ email }) => !email.includes('@'))) says('to nobody');
	if (to.some((other) => other.email.toLowerCase() === email.toLowerCase())) says('to self');
	if (answersElsewhere(index).length > 0) says('answers elsewhere');
}

function subject(says: Says, { subject: field, inReplyTo, references, text }: PartIndex): void {
	const words = (field ?? '').slice(0, 512).trim();
	if (words === '') {
		says('no subject');
		return;
	}
	if (isLoud(words)) says('subject loud');
	if (/\d{4}/.test(words)) says('subject number');
	if (words.length > 100) says('subject long');
	const isReply = /^(re|aw|sv|fwd?|wg|tr)\s?:/i.test(words);
	if (isReply && inReplyTo.length + references.length === 0) says('answer to nothing');
	if (text.slice(0, TEXT_BEGIN).includes(words)) says('subject in text');
}

function phrases(says: Says, { phrases: found, coinAddress, content, heading }: ScanFacts): void {
	for (const { category, place, different } of found) {
		says(`${category} in ${place}`);
		says(`${category} in ${place}, ${magnitude(different)}`);
	}
	if (coinAddress !== null) says('coin address');
	if (content.phone > 0) says('call this number');
	for (const name of TELLING_COUNTS) if (heading[name] > 0) says(`heading ${name}`);
}

/** A young top-level domain; '' for countries and for those that everybody has: where people live is no sign of anything. */
function endingOf(host: string): string {
	const ending = host.slice(host.lastIndexOf('.') + 1);
	return ending.length > 2 && ending.length <= 12 && !EVERYBODYS.has(ending) ? ending : '';
}

function digits(text: string): number {
	let count = 0;
	for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x39) count++;
	return count;
}

/** Letters, and all of them upper case. */
function isLoud(text: string): boolean {
	return text.length > 3 && /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text);
}

/** Six consonants in a row or a letter between digits: "x7k2", as machines name things. */
function looksRandom(name: string): boolean {
	return /[bcdfghjklmnpqrstvwxz]{6}|\d[a-z]\d|[a-z]\d[a-z]\d/i.test(name.slice(0, 64));
}
