// What the account needs of a mail to weigh and to learn it: hashes of who says what. Pure; bounded whatever the mail.
import { domainOf } from '../domain/address.ts';
import type { PartIndex } from '../domain/part-index';
import type { ScanFacts } from '../domain/scan-facts';
import type { Evidence } from '../domain/verdict';

const TEXT_UNITS = 16_384;
const FEATURE_CAP = 384;
const HASH_START = 0x811c9dc5 | 0;

export function evidenceFrom(index: PartIndex, facts: ScanFacts): Evidence {
	if (!facts.scanned) return { features: new Uint32Array(0) };
	const features = new Set<number>();
	const add = (kind: string, text: string) => {
		for (const word of words(text)) if (features.size < FEATURE_CAP) features.add(hashOf(`${kind} ${word}`));
	};
	for (const { email, name } of index.from.slice(0, 1)) {
		features.add(hashOf(`from ${email.toLowerCase()}`));
		features.add(hashOf(`domain ${domainOf(email)}`));
		add('name', name ?? '');
	}
	add('subject', index.subject ?? '');
	add('word', index.text);
	return { features: Uint32Array.from(features) };
}

function words(text: string): string[] {
	return (
		text
			.slice(0, TEXT_UNITS)
			.toLowerCase()
			.match(/[\p{L}\p{N}]{3,32}/gu) ?? []
	);
}

/** FNV-1a over code units. */
function hashOf(text: string): number {
	let hash = HASH_START;
	for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return hash >>> 0;
}
