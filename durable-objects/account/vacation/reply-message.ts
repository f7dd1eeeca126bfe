// The answer while away as a message (RFC 3834 section 3): short, recognisable as automatic, and in the thread of what it answers.
import { htmlToText } from '../../../wasm-core/html-text';
import type { Address } from '../../../workers/domain/address';
import { domainOf } from '../../../workers/domain/address';
import { composeMessage } from '../../../workers/outbound/compose/compose-message';
import { type DraftField, type DraftPart, partOf } from '../../../workers/outbound/compose/draft';
import type { Vacation } from '../store/vacation';

/** What is answered. */
export interface Question {
	subject: string | null;
	/** Without angle brackets, as are the next. */
	messageId: readonly string[];
	references: readonly string[];
	inReplyTo: readonly string[];
}

export interface Reply {
	from: Address;
	/** The envelope's sender of what is answered (RFC 3834 section 4). */
	to: string;
	question: Question;
	settings: Pick<Vacation, 'subject' | 'textBody' | 'htmlBody'>;
}

/** RFC 5322 section 3.6.4 lets References grow without end; readers need its ends. */
const MAX_REFERENCES = 20;
const MAX_SUBJECT_CHARS = 200;
const NOTHING_SAID = 'I am away at the moment and will answer your message when I am back.';

/** `random`: so many random octets. */
export function replyMessage(reply: Reply, now: number, random: (bytes: number) => Uint8Array): Uint8Array {
	const draft = { fields: fieldsOf(reply), body: bodyOf(reply.settings) };
	const messageIdDomain = domainOf(reply.from.email) || 'localhost';
	const { segments } = composeMessage(draft, { now, messageIdDomain, random, blobs: new Map() });
	const octets = segments.flatMap((segment) => (segment.kind === 'octets' ? [segment.octets] : []));
	return joined(octets);
}

function fieldsOf({ from, to, question, settings }: Reply): DraftField[] {
	const fields: DraftField[] = [
		{ name: 'From', form: 'asAddresses', value: [from] },
		{ name: 'To', form: 'asAddresses', value: [{ name: null, email: to }] },
		{ name: 'Subject', form: 'asText', value: settings.subject ?? subjectOf(question) },
		{ name: 'Auto-Submitted', form: 'asText', value: 'auto-replied' },
		{ name: 'X-Auto-Response-Suppress', form: 'asText', value: 'All' },
	];
	const [answered] = question.messageId;
	if (answered === undefined) return fields;
	const before = question.references.length > 0 ? question.references : question.inReplyTo;
	const references = [...before.slice(-MAX_REFERENCES), answered];
	return [
		...fields,
		{ name: 'In-Reply-To', form: 'asMessageIds', value: [answered] },
		{ name: 'References', form: 'asMessageIds', value: references },
	];
}

function subjectOf({ subject }: Question): string {
	const asked = (subject ?? '').slice(0, MAX_SUBJECT_CHARS).trim();
	return asked === '' ? 'Automatic reply' : `Automatic reply: ${asked}`;
}

function bodyOf({ textBody, htmlBody }: Reply['settings']): DraftPart {
	const words = textBody ?? (htmlBody === null ? NOTHING_SAID : htmlToText(htmlBody));
	const text = partOf({ kind: 'text', value: words }, { type: 'text/plain', charset: 'utf-8' });
	if (htmlBody === null) return text;
	const html = partOf({ kind: 'text', value: htmlBody }, { type: 'text/html', charset: 'utf-8' });
	return partOf({ kind: 'multipart', boundary: null, subParts: [text, html] }, { type: 'multipart/alternative' });
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(pieces.reduce((bytes, piece) => bytes + piece.byteLength, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.byteLength;
	}
	return whole;
}
