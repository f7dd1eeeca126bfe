// The features of a mail: what it says, who says it and how it is built, as hashes. Never what tells a collection or a
// conversation from another: dates, recipients, mailers, header names, list footers, message ids, quoted lines.

import { domainOf } from '../../domain/address.ts';
import { ownedName } from '../../domain/host-name.ts';
import type { PartIndex } from '../../domain/part-index';
import type { ScanFacts } from '../../domain/scan-facts';
import { isFollowed } from '../destinations.ts';
import { FeatureSet, hashOf, KIND, type Kind } from './feature-set.ts';
import { ADDRESS_UNITS, magnitude, shapes } from './shapes.ts';
import { Tokeniser } from './tokens.ts';

/** What a reader sees first decides; the end holds who signs and how to get off the list. */
const HEAD_UNITS = 16_384;
const TAIL_UNITS = 4096;
const SUBJECT_UNITS = 512;
const NAME_UNITS = 256;
const FILES = 8;
const HOSTS = 24;
const PAIRED_SHAPES = 48;

export function featuresOf(index: PartIndex, facts: ScanFacts, recipient: string): FeatureSet {
	const set = new FeatureSet();
	const tokeniser = new Tokeniser(set);
	const says = (shape: string) => {
		set.from(shape);
		set.add(hashOf(shape), KIND.shape, 0, shape.length);
	};
	const hidden = masked(recipient, says);
	sender(set, tokeniser, index);
	tokeniser.read(hidden(subjectOf(index), 'recipient in subject'), KIND.subject, KIND.subjectPair);
	files(tokeniser, index);
	hosts(set, facts);
	shapes(says, index, facts);
	body(tokeniser, index.text, hidden);
	for (const [mark, count] of Object.entries(tokeniser.marks)) if (count > 0) says(`${mark} ${magnitude(count) >> 1}`);
	pairsOfShapes(set);
	return set;
}

/** Without the marks of an answer: conversations have them, and whoever wants to look like one. */
function subjectOf({ subject }: PartIndex): string {
	return (subject ?? '').slice(0, SUBJECT_UNITS).replace(/^(\s*(re|aw|sv|antw|odp|fwd?|wg|tr)\s*:)+/i, '');
}

/** Shapes say more in company: a link home is honest in a letter, and usual in a mailing. */
function pairsOfShapes(set: FeatureSet): void {
	const met = set.of(KIND.shape).slice(0, PAIRED_SHAPES);
	for (const [at, one] of met.entries()) for (const other of met.slice(at + 1)) set.addPair(one, other, KIND.shapes);
}

type Masked = (text: string, shape: string) => string;

/** The recipient's own address says nothing about a mail but that it holds it. */
function masked(recipient: string, says: (shape: string) => void): Masked {
	const address = recipient.toLowerCase();
	return (text, shape) => {
		if (address === '' || !text.toLowerCase().includes(address)) return text;
		says(shape);
		return text.split(new RegExp(address.replace(/[^\w]/g, '\\$&'), 'gi')).join(' ');
	};
}

function body(tokeniser: Tokeniser, text: string, hidden: Masked): void {
	const tail = Math.max(HEAD_UNITS, text.length - TAIL_UNITS);
	tokeniser.read(hidden(text.slice(0, HEAD_UNITS), 'recipient in text'), KIND.word, KIND.pair);
	if (tail < text.length) tokeniser.read(hidden(text.slice(tail), 'recipient in text'), KIND.word, KIND.pair);
}

function sender(set: FeatureSet, tokeniser: Tokeniser, { from: [first] }: PartIndex): void {
	if (first === undefined) return;
	tokeniser.read((first.name ?? '').slice(0, NAME_UNITS), KIND.name, null);
	const address = first.email.slice(-ADDRESS_UNITS).toLowerCase();
	const domain = domainOf(address);
	set.from(address);
	const at = address.length - domain.length;
	for (const who of new Set([address, domain, ownedName(domain)]))
		set.add(hashOf(who), KIND.sender, who === address ? 0 : at, address.length);
}

function files(tokeniser: Tokeniser, { parts }: PartIndex): void {
	for (const { fileName } of parts.filter((part) => part.fileName !== null).slice(0, FILES))
		tokeniser.read((fileName ?? '').slice(-NAME_UNITS), KIND.file, null);
}

/** Nobody has them (RFC 2606): only mails that were written as examples lead there. */
const EXAMPLES = /(^|\.)example(\.(com|net|org))?$/;

/** Each ending of the hosts that a reader is sent to: "a.pages.dev", "pages.dev". */
function hosts(set: FeatureSet, { links }: ScanFacts): void {
	const led = links.filter((link) => isFollowed(link) && !EXAMPLES.test(link.host));
	for (const host of [...new Set(led.map((link) => link.host))].slice(0, HOSTS)) {
		set.from(host);
		for (let at = 0, labels = 0; at >= 0 && labels < 4; labels++) {
			const dot = host.indexOf('.', at);
			if (dot >= 0) set.add(hashOf(host.slice(at)), KIND.host, at, host.length);
			at = dot < 0 ? -1 : dot + 1;
		}
	}
}

/** What every mail has some of: an account that only ever tells of junk would learn against all mail. */
const SHARED: ReadonlySet<Kind> = new Set([KIND.pair, KIND.trigram, KIND.shape, KIND.shapes]);
/** How many features an account's own layer weighs: who sends, the subject, files and links first, then words of the text. */
const OWN_FEATURES = 384;

/**
 * Those features that an account learns from (Evidence.features). Of the text's words it takes the lowest hashes, so that two
 * mails with the same words bring the same ones.
 */
export function ownFeatures(set: FeatureSet): Uint32Array {
	const hashes = set.hashes();
	const first: number[] = [];
	const words: number[] = [];
	for (let at = 0; at < hashes.length; at++) {
		const kind = set.kind(at);
		if (SHARED.has(kind)) continue;
		(kind === KIND.word ? words : first).push(hashes[at] ?? 0);
	}
	const lowest = Uint32Array.from(words)
		.sort()
		.subarray(0, Math.max(0, OWN_FEATURES - first.length));
	return Uint32Array.from([...first.slice(0, OWN_FEATURES), ...lowest]);
}
