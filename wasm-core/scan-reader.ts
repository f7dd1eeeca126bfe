// Reads the scanner's records (assembly/scan/layout.ts) out of WASM memory as facts. No judgement here.
// Hosts become what a browser would look up: percent signs and case are undone by the core, Unicode and odd numbers here.
import { areRelated } from '../workers/domain/host-name.ts';
import {
	type BodyFact,
	type ContentCounts,
	type LinkMismatch,
	NO_COUNTS,
	type PhraseFact,
	type ScanFacts,
} from '../workers/domain/scan-facts.ts';
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

/** What is counted, in the order of layout.ts's MARK_ numbers. */
const COUNTS: readonly (keyof ContentCounts)[] = [
	'shown',
	'hidden',
	'preheader',
	'camouflaged',
	'plain',
	'invisible',
	'invisibleInWord',
	'bidiOverride',
	'lookAlikeInWord',
	'fancyLetter',
	'referencedAscii',
	'commentInWord',
	'tagInWord',
	'tag',
	'form',
	'input',
	'password',
	'credential',
	'image',
	'pixel',
	'script',
	'handler',
	'frame',
	'refresh',
	'download',
	'longBase64',
	'latin',
	'cyrillic',
	'greek',
	'eastAsian',
	'otherScript',
	'phone',
];

/** The facts that stand in the scanner's records. */
export type SeenFacts = Omit<ScanFacts, 'scanned' | 'authenticationResults'>;

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
		content: readCounts(view, at.MARK_RECORDS),
		attached: readCounts(view, at.MARK_RECORDS + at.SET_ATTACHED * 4 * at.MARK_COUNT),
		heading: readCounts(view, at.MARK_RECORDS + at.SET_HEADING * 4 * at.MARK_COUNT),
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

function readCounts(view: DataView, offset: number): ContentCounts {
	const counts = { ...NO_COUNTS };
	for (const [index, name] of COUNTS.entries()) counts[name] = view.getUint32(offset + 4 * index, true);
	return counts;
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
