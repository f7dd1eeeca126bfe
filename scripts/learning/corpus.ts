// A folder of labelled mail: index.csv beside the messages. Reads each as the platform does when mail comes in.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Core } from '../../wasm-core/host.ts';
import type { PartIndex } from '../../workers/domain/part-index.ts';
import type { ScanFacts } from '../../workers/domain/scan-facts.ts';
import { ownMails } from './own/mail.ts';
import { readWhole } from './reading.ts';

export interface Labelled {
	/** Path below the folder: the id of its row. */
	id: string;
	bad: boolean;
	/** 'ham', 'spam' or 'phish'. */
	label: string;
	source: string;
	/** '' where unknown. */
	year: string;
	/** Mails of one campaign must not be learnt from and judged at once. */
	campaign: string;
	index: PartIndex;
	facts: ScanFacts;
	/** Of reading it: parsing and scanning. */
	ms: number;
}

const NEEDED = ['file', 'label', 'source', 'year', 'campaign'] as const;

/** Source of the mails that were written for training. Rates are never measured on them. */
export const OWN_SOURCE = 'own';
/** To whom the mails of a set were addressed anew. */
export const SET_RECIPIENT = 'user@example.net';

/** Throws an Error in words where the folder holds no such set. */
export function* readCorpus(folder: string, core: Core): Generator<Labelled> {
	const lines = readFileSync(path.join(folder, 'index.csv'), 'utf8').trimEnd().split(/\r?\n/);
	const names = (lines.shift() ?? '').split(',');
	const missing = NEEDED.filter((name) => !names.includes(name));
	if (missing.length > 0) throw new Error(`index.csv has no column ${missing.join(', ')}`);
	for (const line of lines) {
		const cells = line.split(',');
		const cell = (name: (typeof NEEDED)[number]) => cells[names.indexOf(name)] ?? '';
		const raw = readFileSync(path.join(folder, cell('file')));
		yield {
			id: cell('file'),
			bad: cell('label') !== 'ham',
			label: cell('label'),
			source: cell('source'),
			year: cell('year'),
			campaign: cell('campaign'),
			...readWhole(core, raw),
		};
	}
}

/** The mails that were written for training, as a source of its own. */
export function* readOwnMails(core: Core): Generator<Labelled> {
	for (const { campaign, raw } of ownMails()) {
		const source = OWN_SOURCE;
		yield { id: campaign, bad: false, label: 'ham', source, year: '', campaign, ...readWhole(core, Buffer.from(raw)) };
	}
}
