// Reads the scanner's records (assembly/scan/layout.ts) out of WASM memory as facts. No judgement here.
// Hosts become what a browser would look up: percent signs and case are undone by the core, Unicode and odd numbers here.
import { areRelated } from '../workers/domain/host-name.ts';
import type { BodyFact, ContentCounts, LinkMismatch, PhraseFact, ScanFacts } from '../workers/domain/scan-facts.ts';
import { RECORDS_BYTES } from './assembly/scan/attachment/layout.ts';
import * as at from './assembly/scan/layout.ts';
import { readAttachments } from './attachment-reader.ts';
import { hostReader, type ReadHost } from './link-hosts.ts';
import { readLinks } from './link-reader.ts';
import { PHRASE_LIST, PHRASES } from './phrases.ts';

/** What the reader needs of the core's exports. */
export interface ScanExports {
	/** Address of the records. */
	scanRecords(): number;
	/** Address of the attachments' records. */
	attachmentRecords(): number;
}

const CATEGORIES = Object.keys(PHRASES);
/** In the order of layout.ts's SET_ numbers. */
const PLACES = ['body', 'attached', 'heading'] as const;

/** The facts that stand in the scanner's records. */
export type SeenFacts = Omit<ScanFacts, 'scanned' | 'authenticationResults' | 'rawHeader'>;

/**
 * The facts of the message scanned last: copies, so the core may be reset at once. A pair of hosts is left out where
 * either is no host that a browser would open, or where both turn out to be one owner's (an internationalised name).
 */
export function readScanFacts(exports: ScanExports, memory: WebAssembly.Memory): SeenFacts {
	const view = new DataView(memory.buffer, exports.scanRecords(), at.RECORDS_BYTES);
	const flags = view.getUint32(at.OFFSET_FLAGS, true);
	const readHost = hostReader();
	const mismatches = readMismatches(view, readHost);
	return {
		gtube: (flags & at.FLAG_GTUBE) !== 0,
		linkCount: view.getUint32(at.OFFSET_LINKS, true),
		mismatches,
		attachments: readAttachments(new DataView(memory.buffer, exports.attachmentRecords(), RECORDS_BYTES)),
		links: readLinks(view, readHost, mismatches),
		linksCut: (flags & at.FLAG_LINK_CAP) !== 0,
		bodies: readBodies(view),
		content: readCounts(view, at.SET_BODY),
		attached: readCounts(view, at.SET_ATTACHED),
		heading: readCounts(view, at.SET_HEADING),
		phrases: readPhrases(view),
		coinAddress: readCoin(view),
	};
}

function readMismatches(view: DataView, readHost: ReadHost): LinkMismatch[] {
	const found: LinkMismatch[] = [];
	for (let index = 0; index < view.getUint32(at.OFFSET_MISMATCHES, true); index++) {
		const record = at.MISMATCH_RECORDS + index * at.MISMATCH_BYTES;
		const shownBytes = view.getUint16(record + at.MISMATCH_SHOWN_BYTES, true);
		const targetBytes = view.getUint16(record + at.MISMATCH_TARGET_BYTES, true);
		const shownHost = readHost(textAt(view, record + at.MISMATCH_SHOWN, shownBytes));
		const targetHost = readHost(textAt(view, record + at.MISMATCH_TARGET, targetBytes));
		if (shownHost === null || targetHost === null || areRelated(shownHost, targetHost)) continue;
		found.push({ shownHost, targetHost });
	}
	return found;
}

function textAt(view: DataView, offset: number, bytes: number): string {
	return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + offset, bytes));
}

function readCounts(view: DataView, set: number): ContentCounts {
	const start = at.MARK_RECORDS + set * 4 * at.MARK_COUNT;
	const count = (mark: number) => view.getUint32(start + 4 * mark, true);
	return {
		shown: count(at.MARK_SHOWN),
		hidden: count(at.MARK_HIDDEN),
		preheader: count(at.MARK_PREHEADER),
		camouflaged: count(at.MARK_CAMOUFLAGED),
		plain: count(at.MARK_PLAIN),
		invisible: count(at.MARK_INVISIBLE),
		invisibleInWord: count(at.MARK_INVISIBLE_IN_WORD),
		bidiOverride: count(at.MARK_BIDI),
		lookAlikeInWord: count(at.MARK_LOOK_ALIKE_IN_WORD),
		fancyLetter: count(at.MARK_FANCY_LETTER),
		referencedAscii: count(at.MARK_REFERENCED_ASCII),
		commentInWord: count(at.MARK_COMMENT_IN_WORD),
		tagInWord: count(at.MARK_TAG_IN_WORD),
		tag: count(at.MARK_TAG),
		form: count(at.MARK_FORM),
		input: count(at.MARK_INPUT),
		password: count(at.MARK_PASSWORD),
		credential: count(at.MARK_CREDENTIAL),
		image: count(at.MARK_IMAGE),
		pixel: count(at.MARK_PIXEL),
		script: count(at.MARK_SCRIPT),
		handler: count(at.MARK_HANDLER),
		frame: count(at.MARK_FRAME),
		refresh: count(at.MARK_REFRESH),
		download: count(at.MARK_DOWNLOAD),
		longBase64: count(at.MARK_LONG_BASE64),
		latin: count(at.MARK_LATIN),
		cyrillic: count(at.MARK_CYRILLIC),
		greek: count(at.MARK_GREEK),
		eastAsian: count(at.MARK_EAST_ASIAN),
		otherScript: count(at.MARK_OTHER_SCRIPT),
		phone: count(at.MARK_PHONE),
	};
}

function readPhrases(view: DataView): PhraseFact[] {
	const facts: PhraseFact[] = [];
	for (const [set, place] of PLACES.entries()) {
		for (let category = 0; category < CATEGORIES.length; category++) {
			const record = at.PHRASE_RECORDS + (set * at.PHRASE_CATEGORY_CAP + category) * at.PHRASE_BYTES;
			const different = view.getUint16(record + at.PHRASE_DIFFERENT, true);
			const entry = different > 0 ? PHRASE_LIST[view.getUint16(record + at.PHRASE_FIRST, true) - 1] : undefined;
			if (entry !== undefined) facts.push({ category: entry.category, place, different, first: entry.phrase });
		}
	}
	return facts;
}

function readCoin(view: DataView): string | null {
	const bytes = view.getUint32(at.OFFSET_COIN, true);
	return bytes === 0 ? null : textAt(view, at.COIN, bytes);
}

function readBodies(view: DataView): BodyFact[] {
	const facts: BodyFact[] = [];
	for (let index = 0; index < view.getUint32(at.OFFSET_BODIES, true); index++) {
		const record = at.BODY_RECORDS + index * at.BODY_BYTES;
		const marks = view.getUint32(record + at.BODY_MARKS, true);
		facts.push({
			part: view.getUint32(record + at.BODY_PART, true),
			html: (marks & at.BODY_HTML) !== 0,
			ascii: (marks & at.BODY_ASCII) !== 0,
			utf8: (marks & at.BODY_UTF8) !== 0,
		});
	}
	return facts;
}
