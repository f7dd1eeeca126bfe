// One address at a time, of whatever attribute or words: the URL itself up to a cap, beside the host that target.ts finds.
import { LINK_MARK_ATTACHED, LINK_MARK_CUT, SCHEME_FTP, URL_CAP } from './layout';
import { describeLink, recordLink } from './link-records';
import { find } from './octet';
import { endReference, inReference, readyOctet, referenceOctet, resetReference } from './reference';
import {
	endTarget,
	isTargetOver,
	openTarget,
	targetHost,
	targetMarks,
	targetOctet,
	targetPort,
	targetRun,
	targetScheme,
} from './target';

const AMPERSAND: u32 = 0x26;
const SPACE: u32 = 0x20;

const url: usize = memory.data(URL_CAP, 8);
let urlBytes: i32 = 0;
let isCut = false;
let kind: i32 = 0;
let record: usize = 0;
let hostBytes: i32 = 0;
/** Goes with every link of the part. */
let commonMarks: i32 = 0;

/** `marks`: LINK_MARK_* that all links to come have. */
export function markLinks(marks: i32): void {
	commonMarks = marks;
}

export function inAttachedPage(): bool {
	return (commonMarks & LINK_MARK_ATTACHED) !== 0;
}

/** Begins an address in an attribute. */
export function openLink(which: i32): void {
	beginLink(which);
	resetReference();
}

/** Begins an address in words, whose character references are undone already: takeLinkOctet and closeLink go with it. */
export function beginLink(which: i32): void {
	kind = which;
	urlBytes = 0;
	isCut = false;
	openTarget();
}

export function isHostOver(): bool {
	return isTargetOver();
}

/** One octet of the address as it is written. */
export function linkOctet(octet: u32): void {
	const ready = referenceOctet(octet);
	for (let i = 0; i < ready; i++) takeLinkOctet(readyOctet(i));
}

/** One octet, character references undone. Browsers drop white space before an address, and line ends and tabs in it. */
export function takeLinkOctet(octet: u32): void {
	targetOctet(octet);
	if (octet <= SPACE && (urlBytes === 0 || octet !== SPACE)) return;
	if (urlBytes < URL_CAP) store<u8>(url + urlBytes++, octet);
	else isCut = true;
}

/** Takes octets of the address before `quote`; gives the first that linkOctet must take, or end. */
export function linkRun(at: usize, end: usize, quote: u32): usize {
	if (inReference()) return at;
	while (at < end) {
		const next = isTargetOver() ? pathRun(at, end, quote) : hostRun(at, end);
		if (next === end) return end;
		at = next;
		const octet: u32 = load<u8>(at);
		if (octet === quote || octet === AMPERSAND) break;
		takeLinkOctet(octet);
		at++;
	}
	return at;
}

function hostRun(at: usize, end: usize): usize {
	const next = targetRun(at, end);
	for (; at < next; at++) keepPlain(load<u8>(at));
	return next;
}

/** Nothing can change the host any more: octets are only kept, as long as there is room, and then only passed. */
function pathRun(at: usize, end: usize, quote: u32): usize {
	if (isCut) return find(at, end, quote);
	const stop = min(end, at + (URL_CAP - urlBytes));
	let to = url + urlBytes;
	const start = to;
	for (; at < stop; at++) {
		const octet: u32 = load<u8>(at);
		if (octet <= SPACE || octet === quote || octet === AMPERSAND) break;
		store<u8>(to++, octet);
	}
	urlBytes += <i32>(to - start);
	return at;
}

function keepPlain(octet: u32): void {
	if (urlBytes < URL_CAP) store<u8>(url + urlBytes++, octet);
	else isCut = true;
}

export function endLink(): void {
	const ready = endReference();
	for (let i = 0; i < ready; i++) takeLinkOctet(readyOctet(i));
	closeLink();
}

/** Ends the address and keeps it, where it is one that names a host or a scheme of its own. */
export function closeLink(): void {
	hostBytes = endTarget();
	record = 0;
	while (urlBytes > 0 && load<u8>(url + urlBytes - 1) === SPACE) urlBytes--;
	if (targetScheme() < 0 || urlBytes === 0 || (isWeb(targetScheme()) && hostBytes === 0)) return;
	record = recordLink(kind, url, urlBytes, targetHost(), hostBytes);
	if (record === 0) return;
	describeLink(record, targetScheme(), targetPort(), targetMarks() | commonMarks | (isCut ? LINK_MARK_CUT : 0));
}

function isWeb(scheme: i32): bool {
	return scheme <= SCHEME_FTP;
}

/** The record of the address that ended last; 0: it was not kept. */
export function linkRecord(): usize {
	return record;
}

export function linkHostBytes(): i32 {
	return hostBytes;
}

/** Drops the final octets of an address in words that belong to the sentence around it. */
export function trimLink(): void {
	while (urlBytes > 0 && isSentenceEnd(load<u8>(url + urlBytes - 1))) urlBytes--;
}

function isSentenceEnd(octet: u32): bool {
	return (
		octet === 0x2e ||
		octet === 0x2c ||
		octet === 0x3b ||
		octet === 0x3a ||
		octet === 0x21 ||
		octet === 0x3f ||
		octet === 0x29 ||
		octet === 0x5d ||
		octet === 0x27 ||
		octet === 0x2a ||
		octet === 0x5f
	);
}
