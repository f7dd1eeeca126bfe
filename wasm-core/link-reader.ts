// Reads the core's table of links (assembly/scan/layout.ts) as facts: URLs as text, hosts as a browser would look them up.
import type { LinkFact, LinkKind, LinkMark, LinkMismatch, LinkScheme } from '../workers/domain/scan-facts';
import * as at from './assembly/scan/layout.ts';
import { innerHost, isAddress, type ReadHost } from './link-hosts.ts';

const KINDS = at.LINK_KIND_NAMES.split(' ') as LinkKind[];
const SCHEMES = at.SCHEME_NAMES.split(' ') as LinkScheme[];
const NO_MARKS: LinkMark[] = [];
const WEB_PORTS = [0, 80, 443];

/** A string of the link heap. */
type TextAt = (offset: number, bytes: number) => string;

/** Links that lead nowhere are left out. `mismatches`: those that hold for hosts as they are read here. */
export function readLinks(view: DataView, readHost: ReadHost, mismatches: LinkMismatch[]): LinkFact[] {
	const textAt = heapText(view);
	const links: LinkFact[] = [];
	const misled = new Set(mismatches.map(({ targetHost }) => targetHost));
	for (let index = 0; index < view.getUint32(at.OFFSET_LINK_RECORDS, true); index++) {
		const link = readLink(view, at.LINK_RECORDS + index * at.LINK_BYTES, textAt, readHost, misled);
		if (link !== null) links.push(link);
	}
	return links;
}

/** Of a heap of ASCII alone, which is most mail's, all strings are slices of one. */
function heapText(view: DataView): TextAt {
	const bytes = view.getUint32(at.OFFSET_LINK_HEAP, true);
	const heap = new Uint8Array(view.buffer, view.byteOffset + at.LINK_HEAP, bytes);
	const whole = new TextDecoder().decode(heap);
	if (whole.length === bytes) return (offset, length) => whole.slice(offset, offset + length);
	return (offset, length) => new TextDecoder().decode(heap.subarray(offset, offset + length));
}

function readLink(
	view: DataView,
	record: number,
	textAt: TextAt,
	readHost: ReadHost,
	misled: Set<string>,
): LinkFact | null {
	const urlAt = view.getUint32(record + at.LINK_URL_AT, true);
	const urlBytes = view.getUint16(record + at.LINK_URL_BYTES, true);
	const rawHost = textAt(urlAt + urlBytes, view.getUint16(record + at.LINK_HOST_BYTES, true));
	const scheme = view.getUint8(record + at.LINK_SCHEME);
	const isWeb = scheme <= at.SCHEME_FTP;
	const host = isWeb ? readHost(rawHost) : '';
	const kind = KINDS[view.getUint8(record + at.LINK_KIND)] ?? 'anchor';
	if (host === null || (kind === 'text' && isWeb && !/[.:]/.test(host))) return null; // "www." alone is a word
	const url = textAt(urlAt, urlBytes);
	const marks = view.getUint16(record + at.LINK_MARKS, true);
	return {
		url,
		kind,
		scheme: SCHEMES[scheme] ?? 'none',
		host,
		innerHost: isWeb ? innerHost(url, readHost) : null,
		text: textAt(view.getUint32(record + at.LINK_TEXT_AT, true), view.getUint16(record + at.LINK_TEXT_BYTES, true)),
		times: view.getUint32(record + at.LINK_TIMES, true),
		marks: writtenMarks(misled.has(host) ? marks : marks & ~at.LINK_MARK_MISMATCH).concat(
			isWeb ? hostMarks(host, rawHost, marks, view.getUint16(record + at.LINK_PORT, true)) : NO_MARKS,
		),
	};
}

function writtenMarks(marks: number): LinkMark[] {
	if ((marks & ~at.LINK_MARK_PERCENT_HOST) === 0) return NO_MARKS;
	const list: LinkMark[] = [];
	if (marks & at.LINK_MARK_MISMATCH) list.push('mismatch');
	if (marks & at.LINK_MARK_USERINFO) list.push('userinfo');
	if (marks & at.LINK_MARK_ODD_SLASHES) list.push('odd-slashes');
	if (marks & at.LINK_MARK_CUT) list.push('cut');
	if (marks & at.LINK_MARK_ATTACHED) list.push('attached');
	return list;
}

function hostMarks(host: string, rawHost: string, marks: number, port: number): LinkMark[] {
	const list: LinkMark[] = [];
	if (!WEB_PORTS.includes(port)) list.push('odd-port');
	if (!isAddress(host)) return marks & at.LINK_MARK_PERCENT_HOST ? [...list, 'obscured-host'] : list;
	list.push('ip-host');
	if (rawHost !== host && !host.startsWith('[')) list.push('obscured-host');
	return list;
}
