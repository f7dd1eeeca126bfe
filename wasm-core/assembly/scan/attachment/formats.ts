// Opens, feeds and closes one file: what it is decides who reads on. The head is gathered first, then given to the format like
// all that follows. What comes of a file depends on its octets alone, however they were cut.
import { EICAR_LENGTH, feedEicar } from '../signature';
import { feedCabinet, openCabinet } from './cabinet';
import { feedDiskImage, openDiskImage } from './disk-image';
import { isArchive } from './entries';
import { raise } from './facts';
import { closeGzip, feedGzip, openGzip } from './gzip';
import { aimProbe, kindOfHead, kindOfProbe, takeProbe } from './kind';
import { clearLayer, HEAD_CAP, headOf, Layer, layerAt } from './layer';
import {
	KIND_7Z,
	KIND_CAB,
	KIND_EICAR,
	KIND_GIF,
	KIND_GZIP,
	KIND_HTML,
	KIND_JPEG,
	KIND_OLE2,
	KIND_ONENOTE,
	KIND_PDF,
	KIND_PNG,
	KIND_RAR,
	KIND_RTF,
	KIND_SVG,
	KIND_TAR,
	KIND_TEXT,
	KIND_UNKNOWN,
	KIND_WEBP,
	KIND_WINDOWS_EXECUTABLE,
	KIND_XML,
	KIND_ZIP,
	MAX_LAYER,
	TRAIT_DEEP_NESTING,
	TRAIT_EICAR,
} from './layout';
import { closeOle, feedOle, openOle } from './ole';
import { closeOneNote, feedOneNote, openOneNote } from './onenote';
import { closePdf, feedPdf, openPdf } from './pdf';
import { closeRar, feedRar, openRar } from './rar';
import { feedSevenZip, openSevenZip } from './seven-zip';
import { closeTar, feedTar, openTar } from './tar';
import { closeText, feedRelationships, feedText } from './text-file';
import { closeZip, feedHiddenZip, feedZip, openHiddenZip, openZip } from './zip';

const OPAQUE: i32 = 0;
const ZIP: i32 = 1;
const GZIP: i32 = 2;
const TAR: i32 = 3;
const RAR: i32 = 4;
const SEVEN_ZIP: i32 = 5;
const CABINET: i32 = 6;
const DISK_IMAGE: i32 = 7;
const OLE: i32 = 8;
const PDF: i32 = 9;
const ONENOTE: i32 = 10;
const TEXT: i32 = 11;
const RELATIONSHIPS: i32 = 12;
const HIDDEN_ZIP: i32 = 13;

export function openLayer(depth: i32): Layer {
	const layer = layerAt(depth);
	clearLayer(layer, depth);
	return layer;
}

/** Said of a file inside an office document, by its name: what leads out of it. */
export function expectRelationships(layer: Layer): void {
	layer.format = RELATIONSHIPS;
}

export function feedLayer(layer: Layer, from: usize, end: usize): void {
	if (layer.headBytes < HEAD_CAP) from = feedHead(layer, from, end);
	if (layer.isDone || from === end) return;
	takeProbe(layer, from, end);
	layer.passed += end - from;
	feedFormat(layer, from, end);
}

/** Gathers the head; once it is there, begins with it. */
function feedHead(layer: Layer, from: usize, end: usize): usize {
	const bytes = min<usize>(end - from, HEAD_CAP - layer.headBytes);
	memory.copy(headOf(layer) + layer.headBytes, from, bytes);
	layer.headBytes += <i32>bytes;
	if (layer.headBytes === HEAD_CAP) begin(layer);
	return from + bytes;
}

function begin(layer: Layer): void {
	const head = headOf(layer);
	layer.isFormatKnown = true;
	layer.kind = kindOfHead(layer);
	aimProbe(layer);
	openFormat(layer);
	layer.passed = layer.headBytes;
	feedFormat(layer, head, head + layer.headBytes);
}

/** Ends the file; gives what kind it is. */
export function closeLayer(layer: Layer): i32 {
	if (!layer.isFormatKnown) begin(layer);
	layer.kind = kindOfProbe(layer);
	closeFormat(layer);
	if (layer.eicar === EICAR_LENGTH) {
		raise(TRAIT_EICAR);
		layer.kind = KIND_EICAR;
	}
	if (layer.depth === MAX_LAYER && isArchive(layer.kind)) raise(TRAIT_DEEP_NESTING);
	return layer.kind;
}

function formatOf(layer: Layer): i32 {
	const kind = layer.kind;
	if (kind === KIND_ZIP) return ZIP;
	if (kind === KIND_PDF) return PDF;
	if (kind === KIND_OLE2) return OLE;
	if (kind === KIND_GZIP) return GZIP;
	if (kind === KIND_TAR) return TAR;
	if (kind === KIND_RAR) return RAR;
	if (kind === KIND_7Z) return SEVEN_ZIP;
	if (kind === KIND_CAB) return CABINET;
	if (kind === KIND_ONENOTE) return ONENOTE;
	if (kind === KIND_XML && layer.format === RELATIONSHIPS) return RELATIONSHIPS;
	const isText =
		kind === KIND_TEXT || kind === KIND_HTML || kind === KIND_XML || kind === KIND_SVG || kind === KIND_RTF;
	if (isText) return TEXT;
	return kind === KIND_UNKNOWN && isBlank(layer) ? DISK_IMAGE : OPAQUE;
}

/** Sixteen empty sectors come before a disk image's descriptor. */
function isBlank(layer: Layer): bool {
	const head = headOf(layer);
	for (let at = 0; at < HEAD_CAP; at += 8) if (load<u64>(head + at) !== 0) return false;
	return layer.headBytes === HEAD_CAP;
}

function openFormat(layer: Layer): void {
	const format = formatOf(layer);
	layer.format = format;
	if (format === ZIP) openZip(layer);
	else if (format === GZIP) openGzip(layer);
	else if (format === TAR) openTar(layer);
	else if (format === RAR) openRar(layer);
	else if (format === SEVEN_ZIP) openSevenZip(layer);
	else if (format === CABINET) openCabinet(layer);
	else if (format === DISK_IMAGE) openDiskImage(layer);
	else if (format === OLE) openOle(layer);
	else if (format === PDF) openPdf(layer);
	else if (format === ONENOTE) openOneNote(layer);
	else if (format === OPAQUE) openOpaque(layer);
}

/** A picture or a program may have an archive behind it. Inside archives its kind is enough. */
function openOpaque(layer: Layer): void {
	const kind = layer.kind;
	const isPicture = kind === KIND_PNG || kind === KIND_JPEG || kind === KIND_GIF || kind === KIND_WEBP;
	const mayHide = isPicture || kind === KIND_UNKNOWN || kind === KIND_WINDOWS_EXECUTABLE;
	if (layer.depth > 0 || !mayHide) return;
	layer.format = HIDDEN_ZIP;
	openHiddenZip(layer);
}

function feedFormat(layer: Layer, from: usize, end: usize): void {
	const format = layer.format;
	// whoever looks at the attachment itself has looked for it already
	if (layer.depth > 0) layer.eicar = feedEicar(layer.eicar, from, end);
	if (format === ZIP) feedZip(layer, from, end);
	else if (format === HIDDEN_ZIP) feedHiddenZip(layer, from, end);
	else if (format === TEXT) feedText(layer, from, end);
	else if (format === RELATIONSHIPS) feedRelationships(layer, from, end);
	else if (format === PDF) feedPdf(layer, from, end);
	else if (format === OLE) feedOle(layer, from, end);
	else if (format === GZIP) feedGzip(layer, from, end);
	else if (format === TAR) feedTar(layer, from, end);
	else if (format === RAR) feedRar(layer, from, end);
	else if (format === SEVEN_ZIP) feedSevenZip(layer, from, end);
	else if (format === CABINET) feedCabinet(layer, from, end);
	else if (format === DISK_IMAGE) feedDiskImage(layer, from, end);
	else if (format === ONENOTE) feedOneNote(layer, from, end);
	else layer.isDone = true;
}

function closeFormat(layer: Layer): void {
	const format = layer.format;
	if (format === ZIP || format === HIDDEN_ZIP) closeZip(layer);
	else if (format === TEXT) closeText(layer);
	else if (format === PDF) closePdf(layer);
	else if (format === OLE) closeOle(layer);
	else if (format === GZIP) closeGzip(layer);
	else if (format === TAR) closeTar(layer);
	else if (format === RAR) closeRar(layer);
	else if (format === ONENOTE) closeOneNote(layer);
}
