// One header field to its lines, in whichever form its value has (RFC 8621 section 4.1.2). Checks nothing: readCreation did.
import { addressPieces, groupPieces } from './address-list';
import { writeDate } from './date';
import type { DraftField, FieldValue } from './draft';
import { foldField } from './fold';
import { textPieces } from './phrase';

/** Its lines, each with its CRLF. */
export function writeField(field: DraftField): string {
	const { name } = field;
	switch (field.form) {
		case 'asRaw':
			return `${name}:${field.value}\r\n`;
		case 'asText':
			return foldField(name, textPieces(field.value));
		case 'asDate':
			return foldField(name, [writeDate(field.value)]);
		case 'asAddresses':
			return foldField(name, addressPieces(field.value));
		case 'asGroupedAddresses':
			return foldField(name, groupPieces(field.value));
		case 'asMessageIds':
			return foldField(name, bracketed(field.value, ''));
		case 'asURLs':
			return foldField(name, bracketed(field.value, ','));
	}
}

function bracketed(values: readonly string[], separator: string): string[] {
	return values.map((value, index) => `<${value}>${index < values.length - 1 ? separator : ''}`);
}

/** Whether there is anything to say: an empty list is no field, an empty text is an empty one. */
export function hasContent(field: FieldValue): boolean {
	if (typeof field.value === 'string') return true;
	if (field.form !== 'asGroupedAddresses') return field.value.length > 0;
	return field.value.some(({ name, addresses }) => name !== null || addresses.length > 0);
}
