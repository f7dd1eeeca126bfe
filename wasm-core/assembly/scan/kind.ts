// Says what a part's octets are, whatever its name and media type claim: from its head, and one probe further in.
// Keeps the head and the probe only, never the attachment.
import {
	KIND_7Z,
	KIND_ELF,
	KIND_GIF,
	KIND_GZIP,
	KIND_HTML,
	KIND_ISO,
	KIND_JAVA_CLASS,
	KIND_JPEG,
	KIND_LNK,
	KIND_MACH_O,
	KIND_MSI,
	KIND_OLE2,
	KIND_PDF,
	KIND_PNG,
	KIND_RAR,
	KIND_SCRIPT,
	KIND_TEXT,
	KIND_UNKNOWN,
	KIND_WEBP,
	KIND_WINDOWS_EXECUTABLE,
	KIND_ZIP,
} from './layout';
import { begins, isLetter, isSpace, unit } from './octet';
import { isText } from './text';

export const HEAD_CAP: i32 = 512;
const PROBE_CAP: i32 = 16;
/** ECMA-119: sector 16 of 2048 octets, after the descriptor's type octet. */
const ISO_DESCRIPTOR: u64 = 32769;
const OLE2_MAGIC = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
/** {000C1084-0000-0000-C000-000000000046}, the class of an installer's root storage. */
const MSI_CLASS = '\x84\x10\x0c\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46';
const LNK_MAGIC = '\x4c\x00\x00\x00\x01\x14\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46';

/** The part's first octets. */
export const head: usize = memory.data(HEAD_CAP, 8);
const probe: usize = memory.data(PROBE_CAP, 8);
export let headBytes: i32 = 0;
let probeBytes: i32 = 0;
let probeAt: u64 = ISO_DESCRIPTOR;
let passed: u64 = 0;

export function openKind(): void {
	headBytes = 0;
	probeBytes = 0;
	probeAt = ISO_DESCRIPTOR;
	passed = 0;
}

export function feedKind(from: usize, end: usize): void {
	const room = min<usize>(end - from, HEAD_CAP - headBytes);
	if (room > 0) {
		memory.copy(head + headBytes, from, room);
		headBytes += <i32>room;
		if (headBytes === HEAD_CAP) aimProbe();
	}
	takeProbe(from, end);
	passed += end - from;
}

/** A compound file's class stands in its root directory entry: the header says in which sector (MS-CFB 2.2, 2.6). */
function aimProbe(): void {
	if (!headHas(0, OLE2_MAGIC)) return;
	const shift: u64 = min<u64>(load<u16>(head, 30), 12);
	probeAt = ((<u64>load<u32>(head, 48) + 1) << shift) + 80;
}

/** Copies what [from, end) holds of the probe's window; chunks come in order, so the window fills from its start. */
function takeProbe(from: usize, end: usize): void {
	const next = probeAt + probeBytes;
	const stop = passed + (end - from);
	if (probeBytes === PROBE_CAP || next < passed || next >= stop) return;
	const bytes = <i32>min<u64>(PROBE_CAP - probeBytes, stop - next);
	memory.copy(probe + probeBytes, from + <usize>(next - passed), bytes);
	probeBytes += bytes;
}

function octetsAre(at: usize, word: string): bool {
	for (let i = 0, n = word.length; i < n; i++) {
		if (load<u8>(at + i) !== unit(word, i)) return false;
	}
	return true;
}

function headHas(offset: i32, word: string): bool {
	return offset + word.length <= headBytes && octetsAre(head + offset, word);
}

function probeHas(word: string): bool {
	return word.length <= probeBytes && octetsAre(probe, word);
}

function programKind(): i32 {
	if (headHas(0, 'MZ') && !isText(head, head + min(headBytes, 64))) return KIND_WINDOWS_EXECUTABLE;
	if (headHas(0, '\x7fELF')) return KIND_ELF;
	if (headHas(0, '\xca\xfe\xba\xbe')) return universalOrJava();
	if (isMachO()) return KIND_MACH_O;
	if (headHas(0, '#!') || begins(head, head + headBytes, '@echo off')) return KIND_SCRIPT;
	if (headHas(0, LNK_MAGIC)) return KIND_LNK;
	return KIND_UNKNOWN;
}

function isMachO(): bool {
	return (
		headHas(0, '\xfe\xed\xfa\xce') ||
		headHas(0, '\xfe\xed\xfa\xcf') ||
		headHas(0, '\xce\xfa\xed\xfe') ||
		headHas(0, '\xcf\xfa\xed\xfe') ||
		headHas(0, '\xca\xfe\xba\xbf')
	);
}

/** Both begin with CAFEBABE. Then a universal binary counts its few architectures; Java's class versions begin at 45. */
function universalOrJava(): i32 {
	if (headBytes < 8) return KIND_JAVA_CLASS;
	return bswap<u32>(load<u32>(head, 4)) < 45 ? KIND_MACH_O : KIND_JAVA_CLASS;
}

function diskKind(): i32 {
	if (headHas(0, OLE2_MAGIC)) return probeHas(MSI_CLASS) ? KIND_MSI : KIND_OLE2;
	if (headHas(0, 'conectix') || headHas(0, 'vhdxfile')) return KIND_ISO;
	return probeHas('CD001') || probeHas('BEA01') ? KIND_ISO : KIND_UNKNOWN;
}

function archiveKind(): i32 {
	if (headHas(0, 'PK\x03\x04') || headHas(0, 'PK\x05\x06') || headHas(0, 'PK\x07\x08')) return KIND_ZIP;
	if (headHas(0, 'Rar!\x1a\x07')) return KIND_RAR;
	if (headHas(0, '7z\xbc\xaf\x27\x1c')) return KIND_7Z;
	return headHas(0, '\x1f\x8b\x08') ? KIND_GZIP : KIND_UNKNOWN;
}

function imageKind(): i32 {
	if (headHas(0, '\x89PNG\r\n\x1a\n')) return KIND_PNG;
	if (headHas(0, '\xff\xd8\xff')) return KIND_JPEG;
	if (headHas(0, 'GIF87a') || headHas(0, 'GIF89a')) return KIND_GIF;
	return headHas(0, 'RIFF') && headHas(8, 'WEBP') ? KIND_WEBP : KIND_UNKNOWN;
}

/** Past a byte order mark and white space, as every lenient reader does. */
function documentStart(): usize {
	const end = head + headBytes;
	let at = headHas(0, '\xef\xbb\xbf') ? head + 3 : head;
	while (at < end && isSpace(load<u8>(at))) at++;
	return at;
}

/** Whether the first octets that are no blank begin a tag or a declaration: HTML, SVG, or what passes for it. */
export function isMarkup(): bool {
	const at = documentStart();
	if (head + headBytes - at < 2 || load<u8>(at) !== 0x3c) return false;
	const octet: u32 = load<u8>(at, 1);
	return isLetter(octet) || octet === 0x21 || octet === 0x3f;
}

function isHtml(at: usize, end: usize): bool {
	return (
		isElement(at, end, '<html') ||
		isElement(at, end, '<head') ||
		isElement(at, end, '<body') ||
		isElement(at, end, '<script') ||
		isElement(at, end, '<iframe') ||
		isElement(at, end, '<meta') ||
		isElement(at, end, '<!doctype html')
	);
}

function isElement(at: usize, end: usize, word: string): bool {
	if (!begins(at, end, word)) return false;
	const after = at + word.length;
	return after === end || !isLetter(load<u8>(after));
}

function documentKind(): i32 {
	const at = documentStart();
	const end = head + headBytes;
	if (begins(at, end, '%pdf-')) return KIND_PDF;
	if (isHtml(at, end)) return KIND_HTML;
	return headBytes > 0 && isText(head, end) ? KIND_TEXT : KIND_UNKNOWN;
}

/** What runs when opened is asked first: a file that is two things at once counts as the worse one. */
export function closeKind(): i32 {
	let kind = programKind();
	if (kind === KIND_UNKNOWN) kind = diskKind();
	if (kind === KIND_UNKNOWN) kind = archiveKind();
	if (kind === KIND_UNKNOWN) kind = imageKind();
	return kind === KIND_UNKNOWN ? documentKind() : kind;
}
