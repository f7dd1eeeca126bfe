// Header fields of an Email or an EmailBodyPart, from the properties that name them (RFC 8621 sections 4.1.3 and 4.6).
import { type HeaderForm, parseHeaderProperty } from '../../domain/header-property';
import type { DraftField } from './draft';
import { checkValue } from './field-value';
import type { Problems } from './problems';
import { octetsOf } from './text-rules';
import { hasContent, writeField } from './write-field';

/** Of a message or a part. Two of them, as a message and its root part have, are within what the core reads of one header. */
const MAX_FIELDS = 1000;
const MAX_HEADER_OCTETS = 250_000;

interface NamedField {
	/** As it is written. */
	name: string;
	form: HeaderForm;
	all: boolean;
}

/** RFC 8621 section 4.1.3. */
const CONVENIENT = new Map<string, NamedField>([
	['messageId', { name: 'Message-ID', form: 'asMessageIds', all: false }],
	['inReplyTo', { name: 'In-Reply-To', form: 'asMessageIds', all: false }],
	['references', { name: 'References', form: 'asMessageIds', all: false }],
	['sender', { name: 'Sender', form: 'asAddresses', all: false }],
	['from', { name: 'From', form: 'asAddresses', all: false }],
	['to', { name: 'To', form: 'asAddresses', all: false }],
	['cc', { name: 'Cc', form: 'asAddresses', all: false }],
	['bcc', { name: 'Bcc', form: 'asAddresses', all: false }],
	['replyTo', { name: 'Reply-To', form: 'asAddresses', all: false }],
	['subject', { name: 'Subject', form: 'asText', all: false }],
	['sentAt', { name: 'Date', form: 'asDate', all: false }],
]);

/** At most one in a message (RFC 5322 section 3.6) or in a part (RFC 2045 section 3, RFC 2183, RFC 2557, RFC 3282). */
const SINGLE = new Set([
	...['date', 'from', 'sender', 'reply-to', 'to', 'cc', 'bcc', 'message-id', 'in-reply-to', 'references', 'subject'],
	...['mime-version', 'content-type', 'content-id', 'content-description', 'content-disposition'],
	...['content-location', 'content-language'],
]);

export function isConvenientField(property: string): boolean {
	return CONVENIENT.has(property);
}

export interface FieldReading {
	fields: DraftField[];
	/** Field name in lower case → the property that gave it, with null and with empty lists too. */
	givenBy: Map<string, string>;
}

/**
 * `given`: header properties and their values. `report` is told of each problem with the names of the properties that have it.
 */
export function readFields(given: readonly [property: string, value: unknown][], report: Report): FieldReading {
	const reading: FieldReading = { fields: [], givenBy: new Map() };
	for (const [property, value] of given) {
		const field = CONVENIENT.get(property) ?? parseField(property);
		if (field) readField(property, field, value, reading, report);
		else report([property], 'is no header field, or one that does not have this form (RFC 8621 section 4.1.2).');
	}
	if (isTooLarge(reading.fields))
		report(
			given.map(([property]) => property),
			`are more than ${MAX_FIELDS} header fields, or over ${MAX_HEADER_OCTETS} octets together.`,
		);
	return reading;
}

function isTooLarge(fields: readonly DraftField[]): boolean {
	if (fields.length > MAX_FIELDS) return true;
	return fields.reduce((octets, field) => octets + octetsOf(writeField(field)), 0) > MAX_HEADER_OCTETS;
}

/** `sentence` goes on after the properties' names. */
export type Report = (properties: string[], sentence: string) => void;

/** Reports `property: sentence` to `problems`. */
export function reportTo(problems: Problems): Report {
	return (properties, sentence) => problems.add(properties, `${properties.join(', ')}: ${sentence}`);
}

function parseField(property: string): NamedField | null {
	const parsed = parseHeaderProperty(property);
	return parsed && { ...parsed, name: property.split(':')[1] ?? '' };
}

function readField(property: string, field: NamedField, value: unknown, reading: FieldReading, report: Report): void {
	const name = field.name.toLowerCase();
	const other = reading.givenBy.get(name);
	reading.givenBy.set(name, property);
	if (other !== undefined) report([property], `stands for the same header field as ${other} (RFC 8621 section 4.6).`);
	if (name === 'content-transfer-encoding')
		report([property], 'must not be given: the server encodes (RFC 8621 section 4.6).');
	const values = valuesOf(field, value);
	if (values === null) report([property], 'must be a list, as :all says (RFC 8621 section 4.1.3).');
	if (values && values.length > 1 && SINGLE.has(name)) report([property], 'can stand once only.');
	for (const one of values ?? []) {
		const checked = checkValue(field.name, field.form, one);
		if (!checked.ok) report([property], checked.why);
		else if (hasContent(checked.value)) reading.fields.push({ ...checked.value, name: field.name });
	}
}

/** One for each instance; null: no list where there should be one. */
function valuesOf(field: NamedField, value: unknown): unknown[] | null {
	if (field.all) return Array.isArray(value) ? value : null;
	return value === null ? [] : [value];
}
