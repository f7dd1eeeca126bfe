// The streaming MIME parser (RFC 2045, 2046): header blocks, bodies and boundaries of one message, over chunks cut
// anywhere. Decides only where parts begin and end; what is in them is the concern of header/ and mime/leaf.ts.

import { noteDefect, resetDefects } from '../defects';
import { skipAscii } from '../encoding/utf8';
import {
	addToLine,
	beginsBlock,
	blockEnd,
	dropLine,
	endLine,
	isEmptyLine,
	isWholeBlock,
	lineStart,
	resetBlock,
	takeBlock,
} from '../header/block';
import {
	boundaryBlanks,
	boundaryLength,
	boundaryStart,
	finishContent,
	isAttachment,
	isDigest,
	isHtml,
	isText,
	longBoundary,
	MESSAGE_RFC822,
	MULTIPART,
	readContentField,
	resetContent,
	structure,
	unknownEncoding,
} from '../header/content';
import { FIELD_CONTENT, fieldNumber, OTHER_FIELD } from '../header/field-names';
import { fieldCount } from '../header/field-table';
import { findField, nameEnd, nameStart } from '../header/fields';
import { readMessageField, resetMessageFields } from '../header/message-fields';
import {
	DEFECT_BAD_FIELD,
	DEFECT_BOUNDARY_LIMIT,
	DEFECT_DEPTH_LIMIT,
	DEFECT_ENCODED_MULTIPART,
	DEFECT_NO_BOUNDARY,
	DEFECT_PART_LIMIT,
	DEFECT_UNKNOWN_ENCODING,
	ENCODING_7BIT,
	ENCODING_BASE64,
	FLAG_RAW_HEADER,
	INPUT_BYTES,
	MESSAGE_ENTRY_COUNT,
	MESSAGE_FLAGS,
	MESSAGE_PART_COUNT,
	MESSAGE_RAW_BYTES,
	MESSAGE_ROOT_BODY_START,
	MESSAGE_SENT_AT,
	MESSAGE_STRINGS_LENGTH,
	MESSAGE_SUBJECT,
	OPEN_SCAN,
	PART_BODY_START,
	PART_ENCODING,
	PART_FILE_NAME,
	PART_PARENT,
	REF_ABSENT,
} from '../layout';
import { HEADER, INPUT, MESSAGE } from '../memory';
import { DASH } from '../octets';
import { scanHeading } from '../scan/heading';
import { scanPartOpen, scanReset } from '../scan/index';
import { expectPlain, resetStrings, storeAbsent } from '../strings';
import {
	endsInDashLine,
	heldCount,
	heldEnd,
	heldLine,
	lineComplete,
	releaseAll,
	releaseLine,
	spanBytes,
	spanStart,
	spanTaken,
	startBody,
	stepBody,
} from './body-lines';
import {
	dropBoundaries,
	matchBoundary,
	matchedClose,
	matchedDepth,
	openBoundaries,
	pushBoundary,
	resetBoundaries,
} from './boundaries';
import { resetHandOut } from './hand-out';
import { leafOctets, openLeaf, resetLeaves } from './leaf';
import { findLf } from './line-scan';
import {
	closeAbove,
	discardTop,
	hasDepthLeft,
	isInsideMessage,
	kindBelowTop,
	OPEN_DIGEST,
	OPEN_EPILOGUE,
	OPEN_LEAF,
	OPEN_MESSAGE,
	OPEN_MULTIPART,
	openDepth,
	openPart,
	resetOpenParts,
	setTopKind,
	topKind,
	topPart,
} from './open-parts';
import { addPart, partAt } from './parts';

/** Octets of the message before INPUT's first. */
let base: i32 = 0;
let inHeader: bool = true;
let scans: bool = true;
/** Where the header line at hand begins. */
let lineOffset: i32 = 0;

export function open(flags: i32): void {
	base = 0;
	resetMessage();
	resetBoundaries();
	resetOpenParts();
	resetMessageFields();
	resetLeaves(flags);
	scans = (flags & OPEN_SCAN) !== 0;
	if (scans) scanReset();
	resetHandOut();
	beginPart(0);
}

/** Takes the next `bytes` octets, at most INPUT_BYTES, from INPUT. */
export function push(bytes: i32): void {
	resetHandOut();
	let p = INPUT;
	const end = INPUT + <usize>min(bytes, INPUT_BYTES);
	while (p < end) p = inHeader ? readHeader(p, end) : readBody(p, end);
	base += <i32>(end - INPUT);
}

/** The message has ended: closes what is open. */
export function finish(): void {
	resetHandOut();
	if (inHeader) finishHeader();
	else finishBody();
	closeAbove(0, base);
	store<i32>(MESSAGE, base, MESSAGE_RAW_BYTES);
	if (scans) scanHeading();
}

/** An empty message record. Forms (forms.ts) begin with it too. */
export function resetMessage(): void {
	store<i32>(MESSAGE, 0, MESSAGE_RAW_BYTES);
	store<i32>(MESSAGE, 0, MESSAGE_PART_COUNT);
	store<i32>(MESSAGE, 0, MESSAGE_ENTRY_COUNT);
	store<i32>(MESSAGE, 0, MESSAGE_FLAGS);
	store<i32>(MESSAGE, -1, MESSAGE_ROOT_BODY_START);
	store<i32>(MESSAGE, 0, MESSAGE_STRINGS_LENGTH);
	storeAbsent(MESSAGE + MESSAGE_SUBJECT);
	storeAbsent(MESSAGE + MESSAGE_SENT_AT);
	resetDefects();
	resetStrings();
	expectPlain(false);
}

function offsetOf(p: usize): i32 {
	return base + <i32>(p - INPUT);
}

/** Opens a part whose header begins at `offset`. Where the table is full, what follows goes to nobody. */
function beginPart(offset: i32): void {
	const part = addPart(topPart(), offset);
	if (part < 0) {
		noteDefect(DEFECT_PART_LIMIT, offset);
		beginBody();
		return;
	}
	openPart(part);
	resetBlock();
	lineOffset = offset;
	inHeader = true;
}

function beginBody(): void {
	inHeader = false;
	startBody();
}

function readHeader(p: usize, end: usize): usize {
	if (beginsBlock()) {
		const bytes = takeBlock(p, end, openBoundaries() > 0);
		if (bytes > 0) {
			lineOffset = offsetOf(p + bytes);
			return p + bytes;
		}
	}
	const lf = findLf(p, end);
	const stop = lf < end ? lf + 1 : end;
	addToLine(p, stop - p, lineOffset);
	if (lf < end) headerLine(offsetOf(stop));
	return stop;
}

/** A header line is complete; the one after it begins at `next`. */
function headerLine(next: i32): void {
	if (isEmptyLine()) {
		dropLine();
		endHeader(next);
	} else if (lineIsBoundary()) cutHeader(next);
	else endLine(lineOffset);
	lineOffset = next;
}

/** A boundary stands where a header should go on: the part has no body. */
function cutHeader(next: i32): void {
	dropLine();
	if (isNothing()) discardTop();
	else while (inHeader) endHeader(lineOffset);
	delimiter(lineOffset, next);
}

/** Two delimiters with nothing between them, not even a line end, delimit nothing. */
function isNothing(): bool {
	return blockEnd() === HEADER && kindBelowTop() >= OPEN_MULTIPART;
}

function lineIsBoundary(): bool {
	const line = lineStart();
	if (openBoundaries() === 0 || blockEnd() - line < 3) return false;
	if (<i32>load<u8>(line) !== DASH || <i32>load<u8>(line, 1) !== DASH) return false;
	return matchBoundary(line, blockEnd());
}

/** The top part's header has ended; its body begins at `bodyStart`. */
function endHeader(bodyStart: i32): void {
	const index = topPart();
	const part = partAt(index);
	const fields = readFields(part, index === 0);
	if (index === 0 && fields === 0 && blockEnd() > HEADER && isWholeBlock(bodyStart)) {
		readWithoutHeader(part, bodyStart);
		return;
	}
	store<i32>(part, bodyStart, PART_BODY_START);
	if (index === 0) endRootHeader(bodyStart);
	if (unknownEncoding) noteDefect(DEFECT_UNKNOWN_ENCODING, bodyStart);
	beginBody();
	if (structure === MULTIPART) beginMultipart(part, bodyStart);
	else if (structure === MESSAGE_RFC822) beginMessage(part, bodyStart);
	else beginLeaf(part);
}

function endRootHeader(bodyStart: i32): void {
	store<i32>(MESSAGE, bodyStart, MESSAGE_ROOT_BODY_START);
	if (skipAscii(HEADER, blockEnd()) === blockEnd()) return;
	store<i32>(MESSAGE, load<i32>(MESSAGE, MESSAGE_FLAGS) | FLAG_RAW_HEADER, MESSAGE_FLAGS);
}

/** A message that has no header field at all: what looked like its header is the body. */
function readWithoutHeader(part: usize, bodyStart: i32): void {
	store<i32>(MESSAGE, 0, MESSAGE_ROOT_BODY_START);
	beginBody();
	beginLeaf(part);
	handOn(HEADER, bodyStart);
}

/** Reads every field of the block; gives how many there were. */
function readFields(part: usize, isRoot: bool): i32 {
	const end = blockEnd();
	let fields = 0;
	const inDigest = kindBelowTop() === OPEN_DIGEST;
	resetContent(part);
	for (let index = 0, count = fieldCount(); index < count; index++) {
		findField(index, HEADER, end);
		if (nameEnd === nameStart) {
			noteDefect(DEFECT_BAD_FIELD, 0);
			continue;
		}
		fields++;
		const field = fieldNumber(nameStart, nameEnd);
		if (field === FIELD_CONTENT) readContentField(part);
		else if (isRoot && field !== OTHER_FIELD) readMessageField(field);
	}
	finishContent(part, inDigest);
	return fields;
}

function beginMultipart(part: usize, bodyStart: i32): void {
	if (load<i32>(part, PART_ENCODING) >= ENCODING_BASE64) {
		noteDefect(DEFECT_ENCODED_MULTIPART, bodyStart);
		store<i32>(part, ENCODING_7BIT, PART_ENCODING);
	}
	if (boundaryLength() === 0) noteDefect(longBoundary ? DEFECT_BOUNDARY_LIMIT : DEFECT_NO_BOUNDARY, bodyStart);
	else if (!hasDepthLeft()) noteDefect(DEFECT_DEPTH_LIMIT, bodyStart);
	else {
		setTopKind(isDigest ? OPEN_DIGEST : OPEN_MULTIPART);
		pushBoundary(boundaryStart(), boundaryLength(), boundaryBlanks, openDepth() - 1);
		return;
	}
	beginLeaf(part);
}

function beginMessage(part: usize, bodyStart: i32): void {
	if (hasDepthLeft()) {
		setTopKind(OPEN_MESSAGE);
		beginPart(bodyStart);
		return;
	}
	noteDefect(DEFECT_DEPTH_LIMIT, bodyStart);
	beginLeaf(part);
}

function beginLeaf(part: usize): void {
	setTopKind(OPEN_LEAF);
	const isInlineText = isText && !isAttachment;
	const isBody = isInlineText && (load<i32>(part, PART_FILE_NAME) === REF_ABSENT || isFirstChild(part));
	openLeaf(topPart(), isInlineText && !isInsideMessage(), isBody);
	if (scans) scanPartOpen(topPart(), isHtml, isText, !isBody);
}

/** A named text that stands first is shown as a body all the same (RFC 8621 section 4.1.4). */
function isFirstChild(part: usize): bool {
	return topPart() === load<i32>(part, PART_PARENT) + 1;
}

function readBody(p: usize, end: usize): usize {
	if (openBoundaries() === 0) {
		handOn(p, end - p);
		return end;
	}
	const next = stepBody(p, end);
	handOn(spanStart, spanBytes);
	if (lineComplete) dashLine(offsetOf(next));
	return next;
}

function handOn(p: usize, bytes: usize): void {
	if (bytes > 0 && topKind() === OPEN_LEAF) leafOctets(p, bytes);
}

/** A whole line that begins with "--" is held; the one after it begins at `next`. */
function dashLine(next: i32): void {
	if (matchBoundary(heldLine(), heldEnd())) {
		delimiter(next - heldCount(), next);
		return;
	}
	releaseLine();
	handOn(spanStart, spanBytes);
	spanTaken();
}

/** The boundary that was matched: parts within its multipart end at `bodyEnd`, and the next one begins at `next`. */
function delimiter(bodyEnd: i32, next: i32): void {
	const multipart = matchedDepth;
	closeAbove(multipart + 1, bodyEnd);
	if (!matchedClose) {
		beginPart(next);
		return;
	}
	setTopKind(OPEN_EPILOGUE);
	dropBoundaries(multipart - 1);
	beginBody();
}

/** The message ends inside a header block, which then is all there is. */
function finishHeader(): void {
	if (blockEnd() > lineStart()) {
		if (lineIsBoundary()) cutHeader(base);
		else endLine(lineOffset);
	}
	while (inHeader) endHeader(base);
}

function finishBody(): void {
	if (endsInDashLine() && matchBoundary(heldLine(), heldEnd())) {
		delimiter(base - heldCount(), base);
		while (inHeader) endHeader(base);
	} else {
		releaseAll();
		handOn(spanStart, spanBytes);
	}
}
