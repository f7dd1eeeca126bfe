// Compound files (MS-CFB) as they stream by. Their streams lie in sectors in any order, so nothing is followed: directory
// entries, which stand at multiples of 128 octets, tell by name what the file holds, and some records show themselves.
import { lower, unit } from '../octet';
import { raise } from './facts';
import { octetsAre } from './kind';
import { gatherOf, Layer } from './layer';
import {
	KIND_MSG,
	KIND_OLE2,
	TRAIT_AUTO_RUN,
	TRAIT_EMBEDDED_OBJECT,
	TRAIT_ENCRYPTED,
	TRAIT_EQUATION,
	TRAIT_MACRO,
	TRAIT_MACRO_COMMANDS,
	TRAIT_PACKAGED_FILE,
	TRAIT_XLM_MACRO,
} from './layout';
import { countSigns, SIGN_AUTO_OPEN, SIGN_AUTO_RUN_END, SIGN_COMMANDS, SIGN_COMMANDS_END } from './signs';
import { closeVba, feedVba, openVba } from './vba';

const BLOCK: i32 = 128;
/** Kept of the block before, so that nothing up to so long is missed between two. */
const OVERLAP: i32 = 16;
/** Where records begin in a window: far enough in for what stands before them. */
const FIRST: i32 = 3;

const STORAGE: u32 = 1;
const ROOT: u32 = 5;
const LETTER_A: u32 = 0x41;
/** A module's first token run: eight literals, then eight more. */
const MODULE = '\x00Attribut\x00';
const BOUNDSHEET: u32 = 0x85;

export function openOle(layer: Layer): void {
	closeVba(layer);
	memory.fill(gatherOf(layer), 0, OVERLAP);
	layer.gathered = OVERLAP;
}

export function feedOle(layer: Layer, from: usize, end: usize): void {
	const window = gatherOf(layer);
	while (from < end) {
		const bytes = <i32>min<usize>(end - from, OVERLAP + BLOCK - layer.gathered);
		memory.copy(window + layer.gathered, from, bytes);
		layer.gathered += bytes;
		from += bytes;
		if (layer.gathered < OVERLAP + BLOCK) return;
		readBlock(layer, window);
		memory.copy(window, window + BLOCK, OVERLAP);
		layer.gathered = OVERLAP;
	}
}

export function closeOle(layer: Layer): void {
	if (layer.gathered > OVERLAP) {
		memory.fill(gatherOf(layer) + layer.gathered, 0, OVERLAP + BLOCK - layer.gathered);
		readBlock(layer, gatherOf(layer));
	}
	closeVba(layer);
	if (countSigns(layer, SIGN_AUTO_OPEN, SIGN_AUTO_RUN_END) > 0) raise(TRAIT_AUTO_RUN);
	if (countSigns(layer, SIGN_COMMANDS, SIGN_COMMANDS_END) > 0) raise(TRAIT_MACRO_COMMANDS);
}

function readBlock(layer: Layer, window: usize): void {
	const block = window + OVERLAP;
	feedVba(layer, block, block + BLOCK);
	readDirectoryEntry(layer, block);
	if (isEncryptedWord(block) || isEncryptedBook(block)) raise(TRAIT_ENCRYPTED);
	for (let at = window + FIRST, stop = at + BLOCK; at < stop; at++) {
		const octet: u32 = load<u8>(at);
		if (octet === BOUNDSHEET) readSheet(at);
		else if (octet === LETTER_A && octetsAre(at - 1, MODULE)) beginModule(layer, at - 1, block + BLOCK);
	}
}

/** The module's first chunk began before the flags of its first tokens, at `at`; `end`: of what has been read. */
function beginModule(layer: Layer, at: usize, end: usize): void {
	raise(TRAIT_MACRO);
	openVba(layer, load<u16>(at - 2));
	feedVba(layer, at, end);
}

/** MS-XLS 2.4.28, a sheet of Excel 4.0 macros: length, position, whether hidden, and kind 1. */
function readSheet(at: usize): void {
	const bytes: u32 = load<u16>(at, 2);
	if (load<u8>(at, 1) !== 0 || bytes < 9 || bytes > 80) return;
	if (load<u8>(at, 8) <= 2 && load<u8>(at, 9) === 1) raise(TRAIT_XLM_MACRO);
}

/** MS-DOC 2.5.2: magic, version, fEncrypted. */
function isEncryptedWord(block: usize): bool {
	const version: u32 = load<u16>(block, 2);
	return load<u16>(block) === 0xa5ec && version >= 0xc0 && version <= 0x112 && (load<u16>(block, 10) & 0x100) !== 0;
}

/** MS-XLS 2.4.21 and 2.4.117: a workbook's first record, and FilePass right after it. */
function isEncryptedBook(block: usize): bool {
	return octetsAre(block, '\x09\x08\x10\x00\x00\x06\x05\x00') && load<u16>(block, 20) === 0x2f;
}

/** MS-CFB 2.6.1: a name in UTF-16 of 64 octets at most, its length, and what it names. */
function readDirectoryEntry(layer: Layer, at: usize): void {
	const nameBytes: u32 = load<u16>(at, 64);
	const type: u32 = load<u8>(at, 66);
	if (nameBytes < 4 || nameBytes > 64 || nameBytes & 1 || load<u8>(at, 67) > 1) return;
	if (load<u16>(at + nameBytes - 2) !== 0 || type === 0 || type > ROOT) return;
	const letters = <i32>(nameBytes >> 1) - 1;
	if (type === STORAGE) readStorage(at, letters);
	else readStream(layer, at, letters);
}

function readStorage(at: usize, letters: i32): void {
	if (isName(at, letters, 'vba') || isName(at, letters, 'macros') || isName(at, letters, '_vba_project_cur')) {
		raise(TRAIT_MACRO);
	}
	// as Excel and Word name the storages of what they embed
	if (letters === 11 && startsWith(at, 'mbd')) raise(TRAIT_EMBEDDED_OBJECT);
	if (letters >= 10 && startsWith(at, '_') && isDigitAt(at, 1) && isDigitAt(at, 2)) raise(TRAIT_EMBEDDED_OBJECT);
}

function readStream(layer: Layer, at: usize, letters: i32): void {
	if (isName(at, letters, '_vba_project')) raise(TRAIT_MACRO);
	else if (isName(at, letters, 'encryptedpackage')) raise(TRAIT_ENCRYPTED);
	else if (isName(at, letters, '\x01ole10native')) raise(TRAIT_PACKAGED_FILE);
	else if (isName(at, letters, 'equation native')) raise(TRAIT_EQUATION);
	else if (isName(at, letters, '__properties_version1.0') && layer.kind === KIND_OLE2) layer.kind = KIND_MSG;
}

function letterAt(at: usize, index: i32): u32 {
	return lower(load<u16>(at + ((<usize>index) << 1)));
}

function isDigitAt(at: usize, index: i32): bool {
	return letterAt(at, index) - 0x30 < 10;
}

function isName(at: usize, letters: i32, name: string): bool {
	return letters === name.length && startsWith(at, name);
}

function startsWith(at: usize, name: string): bool {
	for (let i = 0, n = name.length; i < n; i++) if (letterAt(at, i) !== unit(name, i)) return false;
	return true;
}
