// What a start tag's style attribute says about whether its words can be seen (CSS 2.2), declaration by declaration as the
// octets stream by. Keeps the name and the first octets of one value at a time; knows no style sheet.
import { NO_COLOUR, readColour } from './colour';
import { begins, hexDigit, isDigit, isSpace, lower, pack } from './octet';

/** Of the tag at hand: what is not said is 0, or NO_COLOUR. */
export let hides = false;
/** 1: visible; 2: hidden. Elements inside may say otherwise. */
export let visibility: i32 = 0;
/** 1: can be read; 2: too small for that. */
export let fontSize: i32 = 0;
export let colour: i32 = NO_COLOUR;
export let background: i32 = NO_COLOUR;
/** A background that is a picture, or not known. */
export let backgroundUnknown = false;
/** 1 or 0 pixels wide or high. */
export let isDot = false;
let isClipped = false;
let isFlat = false;

const DISPLAY = pack('display');
const VISIBILITY = pack('sibility');
const OPACITY = pack('opacity');
const FONT_SIZE = pack('ont-size');
const FONT = pack('font');
const COLOR = pack('color');
const BACKGROUND = pack('ckground');
const BACKGROUND_COLOR = pack('nd-color');
const HEIGHT = pack('height');
const MAX_HEIGHT = pack('x-height');
const WIDTH = pack('width');
const MAX_WIDTH = pack('ax-width');
const OVERFLOW = pack('overflow');
const LEFT = pack('left');
const TOP = pack('top');
const TEXT_INDENT = pack('t-indent');

const NAME: i32 = 0;
const VALUE: i32 = 1;
const SKIP: i32 = 2;
const VALUE_CAP: i32 = 64;

const value: usize = memory.data(VALUE_CAP, 8);
let valueBytes: i32 = 0;
let name: u64 = 0;
let letters: i32 = 0;
let state: i32 = NAME;
/** A comment's marks: 1 after "/", 2 inside, 3 after "*" inside. */
let comment: i32 = 0;
let says = false;

/** A start tag begins. */
export function openStyle(): void {
	hides = isClipped = isFlat = isDot = backgroundUnknown = says = false;
	visibility = fontSize = 0;
	colour = background = NO_COLOUR;
	beginDeclaration();
	comment = 0;
}

/** Whether anything was said that bears on what is seen. */
export function saysSomething(): bool {
	return says;
}

export function styleOctet(octet: u32): void {
	if (comment !== 0 || octet === 0x2f) {
		if (stepComment(octet)) return;
	}
	if (octet === 0x3b) endDeclaration();
	else if (state === NAME) stepName(octet);
	else if (state === VALUE) stepValue(octet);
}

export function endStyle(): void {
	endDeclaration();
}

/** `hidden`, `bgcolor` and `color` say it in attributes of their own. */
export function hideElement(): void {
	hides = says = true;
}

export function colourElement(from: usize, end: usize): void {
	setColour(readColour(from, end));
}

export function paintElement(from: usize, end: usize): void {
	setBackground(from, end);
}

export function pictureElement(): void {
	backgroundUnknown = says = true;
}

/** Comments stand anywhere: `dis/**\/play` is no evasion here. Gives whether the octet is none of the declaration's. */
function stepComment(octet: u32): bool {
	if (comment >= 2) {
		if (comment === 3 && octet === 0x2f) comment = 0;
		else comment = octet === 0x2a ? 3 : 2;
		return true;
	}
	if (comment === 0) {
		comment = 1;
		return true;
	}
	comment = octet === 0x2a ? 2 : 0;
	if (comment === 2) return true;
	if (state === VALUE) stepValue(0x2f);
	if (octet !== 0x2f) return false;
	comment = 1;
	return true;
}

function beginDeclaration(): void {
	state = NAME;
	name = 0;
	letters = 0;
	valueBytes = 0;
}

function stepName(octet: u32): void {
	if (isSpace(octet)) return;
	if (octet === 0x3a) state = isRead() ? VALUE : SKIP;
	else {
		name = (name << 8) | lower(octet);
		letters++;
	}
}

function stepValue(octet: u32): void {
	if (valueBytes === VALUE_CAP || (valueBytes === 0 && isSpace(octet))) return;
	store<u8>(value + valueBytes++, isSpace(octet) ? 0x20 : lower(octet));
}

function isRead(): bool {
	if (letters < 8) {
		return (
			name === DISPLAY ||
			name === OPACITY ||
			name === FONT ||
			name === COLOR ||
			name === HEIGHT ||
			name === WIDTH ||
			name === LEFT ||
			name === TOP
		);
	}
	return (
		(name === FONT_SIZE && letters === 9) ||
		(name === BACKGROUND && letters === 10) ||
		(name === BACKGROUND_COLOR && letters === 16) ||
		(name === MAX_HEIGHT && letters === 10) ||
		(name === OVERFLOW && letters === 8) ||
		(name === VISIBILITY && letters === 10) ||
		(name === TEXT_INDENT && letters === 11) ||
		(name === MAX_WIDTH && letters === 9)
	);
}

function endDeclaration(): void {
	if (state === VALUE && valueBytes > 0) declare(value, value + valueBytes);
	beginDeclaration();
}

function declare(from: usize, end: usize): void {
	if (name === FONT_SIZE) setFontSize(from, end);
	else if (name === FONT) setFont(from, end);
	else if (name === COLOR) setColour(readColour(from, end));
	else if (name === BACKGROUND || name === BACKGROUND_COLOR) setBackground(from, end);
	else if (name === DISPLAY) hideIf(begins(from, end, 'none'));
	else if (name === OPACITY) hideIf(isNumber(from, end) && readNumber(from, end) <= 5);
	else if (name === VISIBILITY) {
		visibility = begins(from, end, 'hidden') || begins(from, end, 'collapse') ? 2 : 1;
		says = true;
	} else declareBox(from, end);
}

function declareBox(from: usize, end: usize): void {
	if (name === OVERFLOW) clip(begins(from, end, 'hidden'));
	else if (!isNumber(from, end)) return;
	else if (name === LEFT || name === TOP || name === TEXT_INDENT) hideIf(readNumber(from, end) <= -50000);
	else {
		const number = readNumber(from, end);
		if (number <= 100) isDot = true;
		if (number === 0) flatten();
	}
}

/** No room, and nothing may stand over its edge: both must be said. */
function clip(isHidden: bool): void {
	isClipped = isClipped || isHidden;
	hideIf(isClipped && isFlat);
}

function flatten(): void {
	isFlat = true;
	hideIf(isClipped);
}

function hideIf(isHidden: bool): void {
	if (isHidden) hides = says = true;
}

function setColour(read: i32): void {
	if (read === NO_COLOUR) return;
	colour = read;
	says = true;
}

/** The first word of the shorthand that is a colour; a picture may be of any. */
function setBackground(from: usize, end: usize): void {
	let at = from;
	while (at < end) {
		if (begins(at, end, 'url(') || begins(at, end, 'linear-') || begins(at, end, 'radial-')) {
			pictureElement();
			return;
		}
		const read = readColour(at, end);
		if (read >= 0) {
			background = read;
			says = true;
		}
		while (at < end && load<u8>(at) !== 0x20) at++;
		at++;
	}
}

/** Nobody reads one pixel, or a tenth of what stands around it. */
function setFontSize(from: usize, end: usize): void {
	says = true;
	fontSize = isNumber(from, end) && isTiny(from, end) ? 2 : 1;
}

/** The size is the word that has a unit. */
function setFont(from: usize, end: usize): void {
	for (let at = from; at < end; at++) {
		const isStart = at === from || load<u8>(at - 1) === 0x20;
		if (isStart && isNumber(at, end) && hasUnit(at, end)) setFontSize(at, end);
	}
}

function isTiny(from: usize, end: usize): bool {
	const number = readNumber(from, end);
	const unitAt = numberEnd(from, end);
	if (begins(unitAt, end, 'em') || begins(unitAt, end, 'rem')) return number <= 10;
	if (begins(unitAt, end, '%')) return number <= 1000;
	return number <= 100;
}

function hasUnit(from: usize, end: usize): bool {
	const unitAt = numberEnd(from, end);
	return (
		begins(unitAt, end, 'px') || begins(unitAt, end, 'pt') || begins(unitAt, end, 'em') || begins(unitAt, end, '%')
	);
}

function isNumber(from: usize, end: usize): bool {
	let at = from;
	if (at < end && (load<u8>(at) === 0x2d || load<u8>(at) === 0x2b)) at++;
	if (at < end && load<u8>(at) === 0x2e) at++;
	return at < end && hexDigit(load<u8>(at)) < 10;
}

function numberEnd(from: usize, end: usize): usize {
	let at = from;
	while (at < end && (isDigit(load<u8>(at)) || load<u8>(at) === 0x2e || load<u8>(at) === 0x2d || load<u8>(at) === 0x2b))
		at++;
	return at;
}

/** In hundredths. */
function readNumber(from: usize, end: usize): i32 {
	const stop = numberEnd(from, end);
	let number = 0;
	let places = -1;
	for (let at = from; at < stop; at++) {
		const octet: u32 = load<u8>(at);
		if (octet === 0x2e) places = 0;
		else if (isDigit(octet) && places < 2) {
			number = min(number * 10 + <i32>(octet - 0x30), 10000000);
			if (places >= 0) places++;
		}
	}
	for (places = max(places, 0); places < 2; places++) number *= 10;
	return load<u8>(from) === 0x2d ? -number : number;
}
