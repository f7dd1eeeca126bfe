// A message that was read, as a view over the core's records: each string is made when it is asked for, and bodies stay
// octets until they are read. Decides nothing about mail.
import type { Address } from '../workers/domain/address';
import { bodyLists } from '../workers/domain/body-lists.ts';
import type { BodyLists, Defect, FieldText, Part, PartIndex } from '../workers/domain/part-index';
import { type ScanFacts, UNSCANNED } from '../workers/domain/scan-facts.ts';
import * as layout from './assembly/layout.ts';
import { readBody, readPreviewSource, readReadable } from './bodies.ts';
import type { PartDigests } from './digests.ts';
import type { Instance } from './instance.ts';
import { previewOf } from './preview.ts';
import { readAddresses, readAuthenticationResults, readDefects, readIds, readParts } from './records.ts';
import { readScanFacts } from './scan-reader.ts';
import { StringHeap } from './strings.ts';

/** The fields of the message's header as words, made when they are asked for. */
export interface HeaderWords {
	fields(): FieldText[];
}

/** Valid until its reading is closed, and throws from then on: what must outlive that is what `index` and `facts` give. */
export class Message {
	/** null once the reading is closed: the core may then hold another person's mail. */
	#core: Instance | null;
	readonly #strings: StringHeap;
	readonly #scanned: boolean;
	readonly #digests: PartDigests | null;
	readonly #header: HeaderWords;
	#parts: Part[] | null = null;
	#lists: BodyLists | null = null;

	/** `digests`: null where none were asked for. */
	constructor(core: Instance, scanned: boolean, digests: PartDigests | null, header: HeaderWords) {
		this.#core = core;
		this.#strings = new StringHeap(core);
		this.#scanned = scanned;
		this.#digests = digests;
		this.#header = header;
	}

	get rawBytes(): number {
		return this.#int(layout.MESSAGE_RAW_BYTES);
	}

	get from(): Address[] {
		return readAddresses(this.#opened(), this.#strings, layout.ENTRY_FROM);
	}

	get sender(): Address[] {
		return readAddresses(this.#opened(), this.#strings, layout.ENTRY_SENDER);
	}

	get replyTo(): Address[] {
		return readAddresses(this.#opened(), this.#strings, layout.ENTRY_REPLY_TO);
	}

	get to(): Address[] {
		return readAddresses(this.#opened(), this.#strings, layout.ENTRY_TO);
	}

	get cc(): Address[] {
		return readAddresses(this.#opened(), this.#strings, layout.ENTRY_CC);
	}

	get bcc(): Address[] {
		return readAddresses(this.#opened(), this.#strings, layout.ENTRY_BCC);
	}

	get messageId(): string[] {
		return readIds(this.#opened(), this.#strings, layout.ENTRY_MESSAGE_ID);
	}

	get inReplyTo(): string[] {
		return readIds(this.#opened(), this.#strings, layout.ENTRY_IN_REPLY_TO);
	}

	get references(): string[] {
		return readIds(this.#opened(), this.#strings, layout.ENTRY_REFERENCES);
	}

	get subject(): string | null {
		return this.#strings.at(this.#opened().record + layout.MESSAGE_SUBJECT);
	}

	/** RFC 3339, see PartIndex. */
	get sentAt(): string | null {
		return this.#strings.at(this.#opened().record + layout.MESSAGE_SENT_AT);
	}

	/** Every field of the header, in order; none where they were not asked for. */
	get fields(): FieldText[] {
		this.#opened();
		return this.#header.fields();
	}

	get bulk(): boolean {
		return (this.#int(layout.MESSAGE_FLAGS) & layout.FLAG_BULK) !== 0;
	}

	get autoSubmitted(): boolean {
		return (this.#int(layout.MESSAGE_FLAGS) & layout.FLAG_AUTO_SUBMITTED) !== 0;
	}

	/** Never empty; parts[0] is the message itself. */
	get parts(): Part[] {
		this.#parts ??= readParts(this.#opened(), this.#strings, this.#digests);
		return this.#parts;
	}

	/** RFC 8621 section 4.1.4. */
	get bodyLists(): BodyLists {
		this.#lists ??= bodyLists(this.parts);
		return this.#lists;
	}

	get defects(): Defect[] {
		return readDefects(this.#opened());
	}

	/** The text of an inline text part, up to the core's cap: HTML as HTML. '' where none was kept. */
	body(part: number): string {
		return readBody(this.#opened(), part, this.parts[part]);
	}

	/** Readable text of the inline bodies, HTML reduced to text. */
	get text(): string {
		let all = '';
		for (const part of this.bodyLists.textBody) {
			const text = readReadable(this.#opened(), part, this.parts[part]);
			if (text !== '') all = all === '' ? text : `${all}\n${text}`;
		}
		return all;
	}

	/** What a list shows of it, without reading more of the text than that takes. */
	get preview(): string {
		return previewOf(readPreviewSource(this.#opened(), this.bodyLists.textBody, this.parts));
	}

	/** All of it as plain data, the core's memory no longer needed. */
	index(): PartIndex {
		const text = this.text;
		return {
			rawBytes: this.rawBytes,
			parts: this.parts,
			defects: this.defects,
			from: this.from,
			sender: this.sender,
			replyTo: this.replyTo,
			to: this.to,
			cc: this.cc,
			bcc: this.bcc,
			subject: this.subject,
			sentAt: this.sentAt,
			messageId: this.messageId,
			inReplyTo: this.inReplyTo,
			references: this.references,
			fields: this.fields,
			bulk: this.bulk,
			autoSubmitted: this.autoSubmitted,
			text,
			preview: previewOf(text),
		};
	}

	/** What the scanner saw, as plain data. */
	facts(): ScanFacts {
		const core = this.#opened();
		const authenticationResults = readAuthenticationResults(core, this.#strings);
		if (!this.#scanned) return { ...UNSCANNED, authenticationResults };
		const seen = readScanFacts(core.exports, core.exports.memory);
		const rawHeader = (this.#int(layout.MESSAGE_FLAGS) & layout.FLAG_RAW_HEADER) !== 0;
		return { ...UNSCANNED, scanned: true, ...seen, rawHeader, authenticationResults };
	}

	#int(field: number): number {
		const core = this.#opened();
		return core.int(core.record + field);
	}

	/** For the reading that ends: nothing can be asked any more. */
	release(): void {
		this.#core = null;
	}

	#opened(): Instance {
		if (!this.#core) throw new Error('this reading is closed, and its message with it');
		return this.#core;
	}
}
