// The features of a mail: what it says, who says it and how it is built, as hashes. Never what tells a collection or a
// conversation from another: dates, recipients, mailers, header names, list footers, message ids, quoted lines.

import { type Address, domainOf } from '../../domain/address.ts';
import type { PartIndex } from '../../domain/part-index';
import type { ScanFacts } from '../../domain/scan-facts';
import { FeatureSet, HASH_START, hashOf, hashOn, KIND, type Kind, mixed } from './feature-set.ts';
import { type TextMarks, Tokeniser } from './tokens.ts';

/** What a reader sees first decides; the end holds who signs and how to get off the list. */
const HEAD_UNITS = 16_384;
const TAIL_UNITS = 4096;
const SUBJECT_UNITS = 512;
const NAME_UNITS = 256;
const FILES = 8;

export function featuresOf(index: PartIndex, facts: ScanFacts): FeatureSet {
	const set = new FeatureSet();
	const tokeniser = new Tokeniser(set);
	sender(set, tokeniser, index);
	tokeniser.read((index.subject ?? '').slice(0, SUBJECT_UNITS), KIND.subject, KIND.subjectPair);
	files(tokeniser, index);
	body(tokeniser, index.text);
	shapes(set, index, facts, tokeniser.marks);
	return set;
}

function body(tokeniser: Tokeniser, text: string): void {
	const tail = Math.max(HEAD_UNITS, text.length - TAIL_UNITS);
	tokeniser.read(text, KIND.word, KIND.pair, 0, Math.min(text.length, HEAD_UNITS));
	if (tail < text.length) tokeniser.read(text, KIND.word, KIND.pair, tail);
}

function sender(set: FeatureSet, tokeniser: Tokeniser, index: PartIndex): void {
	const [from] = index.from;
	if (from === undefined) return;
	tokeniser.read((from.name ?? '').slice(0, NAME_UNITS), KIND.name, null);
	domain(set, from, KIND.domain);
	set.from(from.email);
	set.add(hashOf(from.email.toLowerCase()), KIND.sender, 0, from.email.length);
}

/** Each ending of the domain: "example.co.uk", "co.uk", "uk". */
function domain(set: FeatureSet, { email }: Address, kind: Kind): void {
	const name = domainOf(email).slice(-NAME_UNITS);
	set.from(name);
	for (let at = 0, labels = 0; at >= 0 && labels < 6; labels++) {
		set.add(hashOf(name.slice(at)), kind, at, name.length);
		const dot = name.indexOf('.', at);
		at = dot < 0 ? -1 : dot + 1;
	}
}

function files(tokeniser: Tokeniser, { parts }: PartIndex): void {
	for (const { fileName } of parts.filter((part) => part.fileName !== null).slice(0, FILES))
		tokeniser.read((fileName ?? '').slice(-NAME_UNITS), KIND.file, null);
}

function shapes(set: FeatureSet, index: PartIndex, facts: ScanFacts, marks: TextMarks): void {
	const says = (shape: string) => {
		set.from(shape);
		set.add(hashOf(shape), KIND.shape, 0, shape.length);
	};
	const leaves = index.parts.filter(({ type }) => !type.startsWith('multipart/'));
	for (const { type, disposition } of leaves.slice(0, FILES)) says(`part ${type.slice(0, 64)} ${disposition === 'attachment'}`);
	const has = (type: string) => leaves.some((part) => part.type === type);
	says(`bodies ${has('text/plain') ? 'plain' : ''}${has('text/html') ? 'html' : ''}`);
	says(`text ${magnitude(index.text.length)}`);
	says(`links ${magnitude(facts.linkCount)}`);
	says(`bodies ${has('text/plain')} ${has('text/html')} text ${magnitude(index.text.length)} links ${magnitude(facts.linkCount)}`);
	if (index.subject === null || index.subject.trim() === '') says('no subject');
	for (const [mark, count] of Object.entries(marks)) if (count > 0) says(`${mark} ${magnitude(count)}`);
}

/** 0, 1, 2-3, 4-7, … by their exponent. */
function magnitude(count: number): number {
	return 32 - Math.clz32(count);
}

/** How many features an account's own layer weighs: who sends, the subject and the shape first, then words of the text. */
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
		if (kind === KIND.pair) continue;
		(kind === KIND.word ? words : first).push(hashes[at] ?? 0);
	}
	const lowest = Uint32Array.from(words).sort().subarray(0, Math.max(0, OWN_FEATURES - first.length));
	return Uint32Array.from([...first.slice(0, OWN_FEATURES), ...lowest]);
}
