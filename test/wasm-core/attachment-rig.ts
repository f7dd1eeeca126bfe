// One attachment through the core: what it says of it.
import type { AttachmentFact } from '../../workers/domain/scan-facts.ts';
import { mailOf } from './files/samples.ts';
import { core } from './node-core.ts';

/** `cuts`: where the attachment's octets are cut into chunks. */
export function factOf(octets: Uint8Array, cuts: number[] = []): AttachmentFact {
	const mail = mailOf(octets);
	const places = cuts.map((place) => mail.length - (place % (octets.length + 1))).sort((one, other) => one - other);
	const reading = core.open();
	for (const [index, end] of [...places, mail.length].entries()) {
		reading.push(mail.subarray(places[index - 1] ?? 0, end));
	}
	const [fact] = reading.finish().facts().attachments;
	reading.close();
	if (fact === undefined) throw new Error('an attachment has a fact');
	return fact;
}

export function traitsOf(octets: Uint8Array): string[] {
	return factOf(octets).traits ?? [];
}

/** Name and kind of the files inside, in the order they are told. */
export function entriesOf(octets: Uint8Array): [string, string][] {
	return (factOf(octets).entries ?? []).map(({ name, kind }) => [name, kind]);
}
