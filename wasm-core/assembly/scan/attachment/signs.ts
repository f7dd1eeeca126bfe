// Looks for tell-tale words in what streams by, all of them at once (Aho and Corasick, 1975), letters' case ignored. The
// automaton is built once an instance; a layer keeps the state it is in and one bit for each word that it has seen.
import { lower, unit } from '../octet';
import { Layer } from './layer';
import { SIGN_BUDGET } from './layout';

// macros, in the text of modules (MS-OVBA 2.4.1 undone)
export const SIGN_AUTO_OPEN: i32 = 0;
export const SIGN_AUTO_RUN_END: i32 = 7;
export const SIGN_COMMANDS: i32 = 7;
export const SIGN_COMMANDS_END: i32 = 14;
// scripts for Windows Script Host: two of them make one
export const SIGN_WINDOWS_SCRIPT: i32 = 14;
export const SIGN_WINDOWS_SCRIPT_END: i32 = 21;
// PowerShell: two of them make one
export const SIGN_POWERSHELL: i32 = 21;
export const SIGN_POWERSHELL_END: i32 = 29;
// scripts in pictures and pages
export const SIGN_SCRIPT: i32 = 29;
export const SIGN_SCRIPT_END: i32 = 33;
export const SIGN_HTA: i32 = 33;
// Office Open XML
export const SIGN_EXTERNAL: i32 = 34;
export const SIGN_EXTERNAL_APOSTROPHES: i32 = 35;
export const SIGN_TEMPLATE: i32 = 36;
export const SIGN_OBJECT: i32 = 37;
export const SIGN_FRAME: i32 = 38;
export const SIGN_REMOTE: i32 = 39;
export const SIGN_REMOTE_END: i32 = 44;
export const SIGN_DDE_DOCUMENT: i32 = 44;
export const SIGN_DDE_DOCUMENT_END: i32 = 46;
// tables as text
export const SIGN_DDE_TABLE: i32 = 46;
export const SIGN_DDE_TABLE_END: i32 = 49;
// RTF
export const SIGN_OBJECT_DATA: i32 = 49;
export const SIGN_OBJECT_UPDATE: i32 = 50;
export const SIGN_OBJECT_LINK: i32 = 51;
export const SIGN_OBJECT_CONTROL: i32 = 52;
export const SIGN_EQUATION: i32 = 53;
export const SIGN_EQUATION_HEX: i32 = 54;
export const SIGN_PACKAGE_HEX: i32 = 55;
export const SIGN_TEMPLATE_RTF: i32 = 56;

const WORDS =
	'autoopen|auto_open|autoexec|document_open|workbook_open|document_close|auto_close|' +
	'wscript.shell|createobject|getobject|urldownloadtofile|powershell|shellexecute|environ(|' +
	'wscript.|activexobject|createobject(|on error resume next|filesystemobject|adodb.stream|shell.application|' +
	'invoke-expression|iex (|new-object |frombase64string|downloadstring|-encodedcommand|invoke-webrequest|start-process|' +
	'<script|onload=|javascript:|<foreignobject|' +
	'<hta:application|' +
	'targetmode="external"|targetmode=\'external\'|/attachedtemplate|/oleobject|/frame|' +
	'target="http|target=\'http|target="\\\\|target="file://|target="mhtml:|' +
	'ddeauto|<ddelink|=cmd||@sum(1+1)*cmd||+cmd||' +
	'\\objdata|\\objupdate|\\objautlink|\\objocx|equation.3|4571756174696f6e2e33|5061636b61676500|\\*\\template http';

const BAR: u32 = 0x7c;
/** Rows of the table: one a state. 64 classes of octets, 0 for those in no word. */
const STATE_CAP: i32 = 1024;
const ROW_SHIFT: i32 = 7;
/** Marks a step into a state in which a word, or the end of it, has been seen. */
const FOUND: u32 = 0x8000;

const classes: usize = memory.data(256, 16);
const steps: usize = memory.data(STATE_CAP << ROW_SHIFT, 16);
const found: usize = memory.data(STATE_CAP * 8, 16);
const fails: usize = memory.data(STATE_CAP * 2, 16);
const queue: usize = memory.data(STATE_CAP * 2, 16);
let states: u32 = 0;
let budget: u32 = 0;

export function resetSigns(): void {
	budget = SIGN_BUDGET;
}

/** Looks on in [from, end) as far as the message's budget and the layer's cap go; false where they ended before. */
export function feedSigns(layer: Layer, from: usize, end: usize, cap: u32): bool {
	if (states === 0) build();
	const all = <u32>(end - from);
	const bytes = min(min(all, budget), cap - min(cap, layer.signed));
	budget -= bytes;
	layer.signed += bytes;
	lookFor(layer, from, from + bytes);
	return bytes === all;
}

function lookFor(layer: Layer, from: usize, end: usize): void {
	let state = <u32>layer.sign;
	for (let at = from; at < end; at++) {
		const octet = <usize>load<u8>(at);
		const step: u32 = load<u16>(steps + ((<usize>state) << ROW_SHIFT) + ((<usize>load<u8>(classes + octet)) << 1));
		state = step & (FOUND - 1);
		if (step & FOUND) layer.signs |= load<u64>(found + ((<usize>state) << 3));
	}
	layer.sign = <i32>state;
}

export function hasSign(layer: Layer, sign: i32): bool {
	return ((layer.signs >> sign) & 1) !== 0;
}

/** How many of the words [from, end) were seen. */
export function countSigns(layer: Layer, from: i32, end: i32): i32 {
	return <i32>popcnt<u64>((layer.signs >> from) & (((<u64>1) << (end - from)) - 1));
}

function stepAt(state: u32, letter: u32): usize {
	return steps + ((<usize>state) << ROW_SHIFT) + ((<usize>letter) << 1);
}

function build(): void {
	buildClasses();
	buildTrie();
	linkStates();
}

/** Bars end words; two of them are a bar in a word's end. */
function isWordEnd(at: i32): bool {
	return at === WORDS.length || (unit(WORDS, at) === BAR && (at + 1 === WORDS.length || unit(WORDS, at + 1) !== BAR));
}

function buildClasses(): void {
	let count: u8 = 0;
	for (let i = 0, n = WORDS.length; i < n; i++) {
		const at = classes + <usize>unit(WORDS, i);
		if (load<u8>(at) === 0) store<u8>(at, ++count);
	}
	for (let octet: u32 = 0x41; octet <= 0x5a; octet++) store<u8>(classes + octet, load<u8>(classes + lower(octet)));
}

function buildTrie(): void {
	states = 1;
	let state: u32 = 0;
	let word: u64 = 0;
	for (let i = 0, n = WORDS.length; i <= n; i++) {
		if (isWordEnd(i)) {
			const at = found + ((<usize>state) << 3);
			store<u64>(at, load<u64>(at) | ((<u64>1) << word++));
			state = 0;
			continue;
		}
		const at = stepAt(state, load<u8>(classes + unit(WORDS, i)));
		if (load<u16>(at) === 0) {
			store<u16>(at, <u16>states);
			states++;
		}
		state = load<u16>(at);
	}
}

/** Breadth first: every state gets the steps of the longest ending of its own that is another word's beginning. */
function linkStates(): void {
	let head: usize = queue;
	let tail: usize = queue;
	for (let letter: u32 = 0; letter < 64; letter++) {
		const next = load<u16>(stepAt(0, letter));
		if (next === 0) continue;
		store<u16>(tail, next);
		tail += 2;
	}
	while (head < tail) {
		tail = linkState(load<u16>(head), tail);
		head += 2;
	}
	for (let state: u32 = 0; state < states; state++) {
		for (let letter: u32 = 0; letter < 64; letter++) markFound(stepAt(state, letter));
	}
}

function linkState(state: u32, tail: usize): usize {
	const fail: u32 = load<u16>(fails + ((<usize>state) << 1));
	const own = found + ((<usize>state) << 3);
	store<u64>(own, load<u64>(own) | load<u64>(found + ((<usize>fail) << 3)));
	for (let letter: u32 = 0; letter < 64; letter++) {
		const at = stepAt(state, letter);
		const other = load<u16>(stepAt(fail, letter));
		const next = load<u16>(at);
		if (next === 0) {
			store<u16>(at, other);
			continue;
		}
		store<u16>(fails + ((<usize>next) << 1), other);
		store<u16>(tail, next);
		tail += 2;
	}
	return tail;
}

function markFound(at: usize): void {
	const next = load<u16>(at);
	if (load<u64>(found + ((<usize>next) << 3)) !== 0) store<u16>(at, <u16>(next | <u16>FOUND));
}
