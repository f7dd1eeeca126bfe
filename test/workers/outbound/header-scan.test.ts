// Where header fields stand in a raw message, whatever the chunks and however the lines end.
import { describe, expect, it } from 'vitest';
import { HeaderScan } from '../../../workers/outbound/header-scan';

function scan(text: string, chunkBytes = 1024): HeaderScan {
	const octets = new TextEncoder().encode(text);
	const found = new HeaderScan();
	for (let at = 0; at < octets.length; at += chunkBytes) found.push(octets.subarray(at, at + chunkBytes));
	found.finish();
	return found;
}

function pieces(text: string, chunkBytes?: number): [string, string][] {
	return scan(text, chunkBytes).fields.map(({ name, start, end }) => [name, text.slice(start, end)]);
}

const LETTER = 'From: a@b.example\r\nBCC :\r\n\tx@y.example,\r\n z@y.example\r\nSubject: Bcc: no\r\n\r\nBcc: body\r\n';

describe('the header scan', () => {
	it.each([1, 2, 3, 7, 1024])('finds fields with their folded lines in chunks of %i', (chunkBytes) => {
		expect(pieces(LETTER, chunkBytes)).toEqual([
			['from', 'From: a@b.example\r\n'],
			['bcc', 'BCC :\r\n\tx@y.example,\r\n z@y.example\r\n'],
			['subject', 'Subject: Bcc: no\r\n'],
		]);
	});

	it('ends the header at the first empty line, with or without CR', () => {
		expect(scan(LETTER).headerEnd).toBe(LETTER.indexOf('\r\n\r\n') + 2);
		expect(pieces('A: 1\nBcc: 2\n\nBcc: 3\n')).toEqual([
			['a', 'A: 1\n'],
			['bcc', 'Bcc: 2\n'],
		]);
	});

	it('takes a message without a body, and one whose last line does not end', () => {
		expect(pieces('A: 1\r\nBcc: 2')).toEqual([
			['a', 'A: 1\r\n'],
			['bcc', 'Bcc: 2'],
		]);
		expect(scan('').headerEnd).toBe(0);
	});

	it('gives lines that are no field a place without a name', () => {
		expect(pieces('no field here\r\nA: 1\r\n\r\n').map(([name]) => name)).toEqual(['', 'a']);
	});

	it('takes a line of blanks for a fold, not for the end', () => {
		expect(pieces('A: 1\r\n \r\nBcc: 2\r\n\r\n').map(([name]) => name)).toEqual(['a', 'bcc']);
	});
});
