// The formats by the names that the settings use.
import { dropText } from './drop.ts';
import { dropJson } from './drop-json.ts';
import type { FeedFormat } from './format';
import { hostsFile } from './hosts-file.ts';
import { plainList } from './plain.ts';
import { urlhausCsv } from './urlhaus-csv.ts';

export const FORMATS = {
	urls: plainList('url'),
	domains: plainList('domain'),
	addresses: plainList('address'),
	hashes: plainList('hash'),
	'urlhaus-csv': urlhausCsv,
	'hosts-file': hostsFile,
	drop: dropText,
	'drop-json': dropJson,
} as const satisfies Record<string, FeedFormat>;

export type FormatName = keyof typeof FORMATS;

export function isFormat(name: string): name is FormatName {
	return Object.hasOwn(FORMATS, name);
}
