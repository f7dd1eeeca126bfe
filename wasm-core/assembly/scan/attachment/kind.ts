// Says what a file's octets are, whatever its name and media type claim: from its head, and one probe further in.
// Formats that are read on (zip.ts, ole.ts, …) refine it once the file has ended.
import { begins, isLetter, isSpace, unit } from '../octet';
import { isText } from '../text';
import { HEAD_CAP, headOf, Layer, PROBE_CAP, probeOf } from './layer';
import {
	KIND_7Z,
	KIND_ACE,
	KIND_ARJ,
	KIND_BZIP2,
	KIND_CAB,
	KIND_CHM,
	KIND_ELF,
	KIND_EML,
	KIND_GIF,
	KIND_GZIP,
	KIND_HTML,
	KIND_ICS,
	KIND_INTERNET_SHORTCUT,
	KIND_ISO,
	KIND_JAVA_CLASS,
	KIND_JPEG,
	KIND_LNK,
	KIND_LZH,
	KIND_MACH_O,
	KIND_MSI,
	KIND_OLE2,
	KIND_ONENOTE,
	KIND_PDF,
	KIND_PNG,
	KIND_RAR,
	KIND_REGISTRY,
	KIND_REMOTE_DESKTOP,
	KIND_RTF,
	KIND_SCRIPT,
	KIND_SVG,
	KIND_TAR,
	KIND_TEXT,
	KIND_TNEF,
	KIND_UNKNOWN,
	KIND_WEBP,
	KIND_WINDOWS_EXECUTABLE,
	KIND_XML,
	KIND_XZ,
	KIND_ZIP,
	KIND_ZSTD,
} from './layout';

/** ECMA-119: sector 16 of 2048 octets, after the descriptor's type octet. */
const ISO_DESCRIPTOR: u64 = 32769;
const OLE2_MAGIC = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
/** {000C1084-0000-0000-C000-000000000046}, the class of an installer's root storage. */
const MSI_CLASS = '\x84\x10\x0c\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46';
const LNK_MAGIC = '\x4c\x00\x00\x00\x01\x14\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46';
/** MS-ONESTORE 2.3.1: {7B5C52E4-D88C-4DA7-AEB1-5378D02996D3}. */
const ONENOTE_MAGIC = '\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d\xae\xb1\x53\x78\xd0\x29\x96\xd3';

let head: usize = 0;
let headBytes: i32 = 0;

function look(layer: Layer): void {
	head = headOf(layer);
	headBytes = layer.headBytes;
}

/** Where the probe stands. A compound file's class is in its root directory entry: the header says in which sector (MS-CFB 2.2). */
export function aimProbe(layer: Layer): void {
	look(layer);
	layer.probeAt = ISO_DESCRIPTOR;
	if (headBytes < HEAD_CAP || !headHas(0, OLE2_MAGIC)) return;
	const shift: u64 = min<u64>(load<u16>(head, 30), 12);
	layer.probeAt = ((<u64>load<u32>(head, 48) + 1) << shift) + 80;
}

/** Copies what [from, end) holds of the probe's window; chunks come in order, so the window fills from its start. */
export function takeProbe(layer: Layer, from: usize, end: usize): void {
	const next = layer.probeAt + layer.probeBytes;
	const stop = layer.passed + (end - from);
	if (layer.probeBytes === PROBE_CAP || next < layer.passed || next >= stop) return;
	const bytes = <i32>min<u64>(PROBE_CAP - layer.probeBytes, stop - next);
	memory.copy(probeOf(layer) + layer.probeBytes, from + <usize>(next - layer.passed), bytes);
	layer.probeBytes += bytes;
}

/** What runs when opened is asked first: a file that is two things at once counts as the worse one. */
export function kindOfHead(layer: Layer): i32 {
	look(layer);
	let kind = programKind();
	if (kind === KIND_UNKNOWN) kind = diskKind();
	if (kind === KIND_UNKNOWN) kind = archiveKind();
	if (kind === KIND_UNKNOWN) kind = packedKind();
	if (kind === KIND_UNKNOWN) kind = imageKind();
	return kind === KIND_UNKNOWN ? documentKind() : kind;
}

/** The same once the file has ended: what the probe found says more. */
export function kindOfProbe(layer: Layer): i32 {
	if (layer.kind === KIND_OLE2) return probeHas(layer, MSI_CLASS) ? KIND_MSI : KIND_OLE2;
	const isPlain = layer.kind < KIND_OLE2 && layer.kind !== KIND_ZIP;
	return isPlain && (probeHas(layer, 'CD001') || probeHas(layer, 'BEA01')) ? KIND_ISO : layer.kind;
}

export function octetsAre(at: usize, word: string): bool {
	for (let i = 0, n = word.length; i < n; i++) {
		if (load<u8>(at + i) !== unit(word, i)) return false;
	}
	return true;
}

function headHas(offset: i32, word: string): bool {
	return offset + word.length <= headBytes && octetsAre(head + offset, word);
}

function probeHas(layer: Layer, word: string): bool {
	return word.length <= layer.probeBytes && octetsAre(probeOf(layer), word);
}

function programKind(): i32 {
	if (headHas(0, 'MZ') && !isText(head, head + min(headBytes, 64))) return KIND_WINDOWS_EXECUTABLE;
	if (headHas(0, '\x7fELF')) return KIND_ELF;
	if (headHas(0, '\xca\xfe\xba\xbe')) return universalOrJava();
	if (isMachO()) return KIND_MACH_O;
	if (headHas(0, '#!') || begins(head, head + headBytes, '@echo off')) return KIND_SCRIPT;
	if (headHas(0, LNK_MAGIC)) return KIND_LNK;
	return headHas(0, 'ITSF\x03\x00\x00\x00') ? KIND_CHM : KIND_UNKNOWN;
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
	if (headHas(0, OLE2_MAGIC)) return KIND_OLE2;
	return headHas(0, 'conectix') || headHas(0, 'vhdxfile') ? KIND_ISO : KIND_UNKNOWN;
}

function archiveKind(): i32 {
	if (headHas(0, 'PK\x03\x04') || headHas(0, 'PK\x05\x06') || headHas(0, 'PK\x07\x08')) return KIND_ZIP;
	if (headHas(0, 'Rar!\x1a\x07')) return KIND_RAR;
	if (headHas(0, '7z\xbc\xaf\x27\x1c')) return KIND_7Z;
	if (headHas(0, 'MSCF\x00\x00\x00\x00')) return KIND_CAB;
	if (headHas(7, '**ACE**')) return KIND_ACE;
	if (headHas(257, 'ustar')) return KIND_TAR;
	if (headHas(2, '-lh') && headHas(6, '-')) return KIND_LZH;
	return headHas(0, '\x60\xea') && headHas(10, '\x02') ? KIND_ARJ : KIND_UNKNOWN;
}

function packedKind(): i32 {
	if (headHas(0, '\x1f\x8b\x08')) return KIND_GZIP;
	if (headHas(0, 'BZh') && headHas(4, '\x31\x41\x59\x26\x53\x59')) return KIND_BZIP2;
	if (headHas(0, '\xfd7zXZ\x00')) return KIND_XZ;
	if (headHas(0, '\x28\xb5\x2f\xfd')) return KIND_ZSTD;
	if (headHas(0, '\x78\x9f\x3e\x22')) return KIND_TNEF;
	return headHas(0, ONENOTE_MAGIC) ? KIND_ONENOTE : KIND_UNKNOWN;
}

function imageKind(): i32 {
	if (headHas(0, '\x89PNG\r\n\x1a\n')) return KIND_PNG;
	if (headHas(0, '\xff\xd8\xff')) return KIND_JPEG;
	if (headHas(0, 'GIF87a') || headHas(0, 'GIF89a')) return KIND_GIF;
	return headHas(0, 'RIFF') && headHas(8, 'WEBP') ? KIND_WEBP : KIND_UNKNOWN;
}

function documentKind(): i32 {
	const at = documentStart();
	const end = head + headBytes;
	if (begins(at, end, '%pdf-')) return KIND_PDF;
	if (begins(at, end, '{\\rt')) return KIND_RTF;
	if (isHtml(at, end)) return KIND_HTML;
	if (isElement(at, end, '<svg')) return KIND_SVG;
	if (begins(at, end, '<?xml')) return xmlKind(at, end);
	if (headBytes === 0 || !isText(head, end)) return isUtf16Registry() ? KIND_REGISTRY : KIND_UNKNOWN;
	return isUtf16Registry() ? KIND_REGISTRY : textKind(at, end);
}

/** Whether the first octets that are no blank begin a tag or a declaration: HTML, SVG, or what passes for it. */
export function isMarkup(layer: Layer): bool {
	look(layer);
	const at = documentStart();
	if (head + headBytes - at < 2 || load<u8>(at) !== 0x3c) return false;
	const octet: u32 = load<u8>(at, 1);
	return isLetter(octet) || octet === 0x21 || octet === 0x3f;
}

/** Past a byte order mark and white space, as every lenient reader does. */
function documentStart(): usize {
	let at = headHas(0, '\xef\xbb\xbf') ? head + 3 : head;
	while (at < head + headBytes && isSpace(load<u8>(at))) at++;
	return at;
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

/** What the first elements are, be there comments and a document type before them. */
function xmlKind(at: usize, end: usize): i32 {
	for (; at < end; at++) {
		if (load<u8>(at) !== 0x3c) continue;
		if (isElement(at, end, '<svg') || isElement(at, end, '<!doctype svg')) return KIND_SVG;
		if (isHtml(at, end)) return KIND_HTML;
	}
	return KIND_XML;
}

function textKind(at: usize, end: usize): i32 {
	if (begins(at, end, 'begin:vcalendar')) return KIND_ICS;
	if (begins(at, end, '[internetshortcut]')) return KIND_INTERNET_SHORTCUT;
	if (begins(at, end, 'windows registry editor version') || begins(at, end, 'regedit4')) return KIND_REGISTRY;
	if (begins(at, end, 'screen mode id:i:') || begins(at, end, 'full address:s:')) return KIND_REMOTE_DESKTOP;
	return isMessage(at, end) ? KIND_EML : KIND_TEXT;
}

function isMessage(at: usize, end: usize): bool {
	return (
		begins(at, end, 'received: ') ||
		begins(at, end, 'return-path: ') ||
		begins(at, end, 'delivered-to: ') ||
		begins(at, end, 'mime-version: ')
	);
}

/** What regedit exports is UTF-16. */
function isUtf16Registry(): bool {
	return headHas(0, '\xff\xfeW\x00i\x00n\x00d\x00o\x00w\x00s\x00 \x00R\x00e\x00g\x00i\x00s\x00t\x00r\x00y\x00 ');
}
