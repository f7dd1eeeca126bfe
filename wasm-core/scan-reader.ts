// Reads the scanner's records (assembly/scan/layout.ts) out of WASM memory as facts. No judgement here.
// Hosts become what a browser would look up: percent signs and case are undone by the core, Unicode and odd numbers here.
import { areRelated } from '../workers/domain/host-name.ts';
import type { LinkMismatch, ScanFacts } from '../workers/domain/scan-facts';
import { RECORDS_BYTES } from './assembly/scan/attachment/layout.ts';
import * as at from './assembly/scan/layout.ts';
import { readAttachments } from './attachment-reader.ts';

/** What the reader needs of the core's exports. */
export interface ScanExports {
	/** Address of the records. */
	scanRecords(): number;
	/** Address of the attachments' records. */
	attachmentRecords(): number;
}

/**
 * The facts of the message scanned last: copies, so the core may be reset at once. A pair of hosts is left out where
 * either is no host that a browser would open, or where both turn out to be one owner's (an internationalised name).
 */
export function readScanFacts(
	exports: ScanExports,
	memory: WebAssembly.Memory,
): Pick<ScanFacts, 'gtube' | 'linkCount' | 'mismatches' | 'attachments'> {
	const view = new DataView(memory.buffer, exports.scanRecords(), at.RECORDS_BYTES);
	return {
		gtube: (view.getUint32(at.OFFSET_FLAGS, true) & at.FLAG_GTUBE) !== 0,
		linkCount: view.getUint32(at.OFFSET_LINKS, true),
		mismatches: readMismatches(view),
		attachments: readAttachments(new DataView(memory.buffer, exports.attachmentRecords(), RECORDS_BYTES)),
	};
}

function readMismatches(view: DataView): LinkMismatch[] {
	const found: LinkMismatch[] = [];
	for (let index = 0; index < view.getUint32(at.OFFSET_MISMATCHES, true); index++) {
		const record = at.MISMATCH_RECORDS + index * at.MISMATCH_BYTES;
		const shownBytes = view.getUint16(record + at.MISMATCH_SHOWN_BYTES, true);
		const targetBytes = view.getUint16(record + at.MISMATCH_TARGET_BYTES, true);
		const shownHost = readHost(view, record + at.MISMATCH_SHOWN, shownBytes);
		const targetHost = readHost(view, record + at.MISMATCH_TARGET, targetBytes);
		if (shownHost === null || targetHost === null || areRelated(shownHost, targetHost)) continue;
		found.push({ shownHost, targetHost });
	}
	return found;
}

/** null where a browser would refuse the host: such a link leads nowhere. */
function readHost(view: DataView, offset: number, bytes: number): string | null {
	const octets = new Uint8Array(view.buffer, view.byteOffset + offset, bytes);
	const url = URL.parse(`https://${new TextDecoder().decode(octets)}/`);
	return url === null || url.hostname === '' ? null : url.hostname;
}
