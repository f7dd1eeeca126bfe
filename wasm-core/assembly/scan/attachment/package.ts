// Tells from the names inside a ZIP what it is a package of, and what an office document among them carries.
import { begins } from '../octet';
import { raise } from './facts';
import {
	KIND_APK,
	KIND_JAR,
	KIND_MSIX,
	KIND_ODF,
	KIND_OOXML,
	KIND_ZIP,
	TRAIT_ACTIVEX,
	TRAIT_EMBEDDED_OBJECT,
	TRAIT_MACRO,
	TRAIT_XLM_MACRO,
} from './layout';

const MARK_CONTENT_TYPES: i32 = 1;
const MARK_OFFICE: i32 = 2;
const MARK_JAVA: i32 = 4;
const MARK_ANDROID: i32 = 8;
const MARK_APPX: i32 = 16;
const MARK_MIME_TYPE: i32 = 32;
const MARK_CONTENT: i32 = 64;
const MARK_BASIC: i32 = 128;

/** What the name [from, end) of one entry says of the package. Raises what it says of a document. */
export function markName(from: usize, end: usize): i32 {
	if (isName(from, end, '[content_types].xml')) return MARK_CONTENT_TYPES;
	if (isName(from, end, 'meta-inf/manifest.mf')) return MARK_JAVA;
	if (isName(from, end, 'androidmanifest.xml')) return MARK_ANDROID;
	if (isName(from, end, 'appxmanifest.xml') || isName(from, end, 'appxmetadata/appxbundlemanifest.xml'))
		return MARK_APPX;
	if (isName(from, end, 'mimetype')) return MARK_MIME_TYPE;
	if (isName(from, end, 'content.xml')) return MARK_CONTENT;
	if (begins(from, end, 'basic/') || begins(from, end, 'scripts/')) return MARK_BASIC;
	return isOffice(from, end) ? MARK_OFFICE | officePart(from, end) : 0;
}

function isName(from: usize, end: usize, name: string): bool {
	return end - from === <usize>name.length && begins(from, end, name);
}

function endsWith(from: usize, end: usize, word: string): bool {
	return end - from >= <usize>word.length && begins(end - word.length, end, word);
}

function isOffice(from: usize, end: usize): bool {
	return (
		begins(from, end, 'word/') || begins(from, end, 'xl/') || begins(from, end, 'ppt/') || begins(from, end, 'visio/')
	);
}

function officePart(from: usize, end: usize): i32 {
	if (endsWith(from, end, '/vbaproject.bin')) raise(TRAIT_MACRO);
	if (begins(from, end, 'xl/macrosheets/')) raise(TRAIT_XLM_MACRO);
	const folder = pastSlash(from, end);
	if (begins(folder, end, 'activex/')) raise(TRAIT_ACTIVEX);
	if (begins(folder, end, 'embeddings/oleobject')) raise(TRAIT_EMBEDDED_OBJECT);
	return 0;
}

function pastSlash(from: usize, end: usize): usize {
	while (from < end && load<u8>(from) !== 0x2f) from++;
	return from < end ? from + 1 : end;
}

/** What all the marks make of it. */
export function packageKind(marks: i32): i32 {
	if (marks & MARK_ANDROID) return KIND_APK;
	if (marks & MARK_APPX) return KIND_MSIX;
	if (marks & MARK_CONTENT_TYPES && marks & MARK_OFFICE) return KIND_OOXML;
	if (marks & MARK_MIME_TYPE && marks & MARK_CONTENT) {
		if (marks & MARK_BASIC) raise(TRAIT_MACRO);
		return KIND_ODF;
	}
	return marks & MARK_JAVA ? KIND_JAR : KIND_ZIP;
}
