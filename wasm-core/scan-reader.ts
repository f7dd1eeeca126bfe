// Stands where the scanner's reader will: no facts.
import type { ScanFacts } from '../workers/domain/scan-facts';

export interface ScanExports {
	scanRecords(): number;
}

export function readScanFacts(
	_exports: ScanExports,
	_memory: WebAssembly.Memory,
): Pick<ScanFacts, 'gtube' | 'linkCount' | 'mismatches' | 'attachments'> {
	return { gtube: false, linkCount: 0, mismatches: [], attachments: [] };
}
