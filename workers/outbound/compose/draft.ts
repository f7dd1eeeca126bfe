// A message that is to be written, as typed data: what readCreation gives and composeMessage takes. Types only, and the walk
// over a draft's parts.
import type { Address } from '../../domain/address';

/** RFC 8621 section 4.1.2.4. `name` null: mailboxes outside any group. */
export interface AddressGroup {
	name: string | null;
	addresses: Address[];
}

/** A header field's value in one of the forms of RFC 8621 section 4.1.2. Ids and URLs are without angle brackets. */
export type FieldValue =
	/** asRaw: what stands after the colon, written as it is. asDate: RFC 3339. */
	| { form: 'asRaw' | 'asText' | 'asDate'; value: string }
	| { form: 'asAddresses'; value: Address[] }
	| { form: 'asGroupedAddresses'; value: AddressGroup[] }
	| { form: 'asMessageIds' | 'asURLs'; value: string[] };

/** `name` is written as it is given. */
export type DraftField = FieldValue & { name: string };

/** What stands in a part's header. A Content- field in `fields` takes the place of what the properties would say. */
export interface PartHead {
	/** Media type without parameters. null: the blob's own. */
	type: string | null;
	charset: string | null;
	disposition: string | null;
	/** File name. */
	name: string | null;
	/** Without angle brackets. */
	cid: string | null;
	location: string | null;
	language: string[];
	fields: DraftField[];
}

export type PartContent =
	/** `boundary`: what the part's own Content-Type field says; null: one is made. */
	| { kind: 'multipart'; boundary: string | null; subParts: DraftPart[] }
	/** Line ends may be LF or CRLF. */
	| { kind: 'text'; value: string }
	| { kind: 'blob'; blobId: string };

export type DraftPart = PartHead & PartContent;

export interface Draft {
	/** Of the message itself, in the order in which they are written. Their values have been checked. */
	fields: DraftField[];
	body: DraftPart;
}

const EMPTY_HEAD: PartHead = {
	type: null,
	charset: null,
	disposition: null,
	name: null,
	cid: null,
	location: null,
	language: [],
	fields: [],
};

/** A part with nothing said about it but what is given. */
export function partOf(content: PartContent, head: Partial<PartHead> = {}): DraftPart {
	return { ...EMPTY_HEAD, ...head, ...content };
}

/** Every part, a multipart before its own. */
export function* partsOf(part: DraftPart): Generator<DraftPart> {
	yield part;
	if (part.kind === 'multipart') for (const child of part.subParts) yield* partsOf(child);
}

/** The blobs that the draft needs, each once, in order. */
export function blobIdsOf(draft: Draft): string[] {
	const ids = [...partsOf(draft.body)].flatMap((part) => (part.kind === 'blob' ? part.blobId : []));
	return [...new Set(ids)];
}
