// What is written after DATA: only CRLF ends a line, and no line of the message ends the message.
import { describe, expect, it } from 'vitest';
import { WireText } from '../../../../workers/outbound/smtp/wire-text';

function wire(text: string, chunkBytes = 1024): string {
	const octets = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
	const out = new WireText();
	let said = '';
	const say = (more: Uint8Array) => {
		said += String.fromCharCode(...more);
	};
	for (let at = 0; at < octets.length; at += chunkBytes) say(out.push(octets.subarray(at, at + chunkBytes)));
	say(out.end());
	return said;
}

describe('the text on the wire', () => {
	it.each([
		['a\r\nb\r\n', 'a\r\nb\r\n.\r\n', 'keeps what is right'],
		['a', 'a\r\n.\r\n', 'ends the last line'],
		['', '.\r\n', 'takes nothing at all'],
		['.\r\n..\r\na.b\r\n', '..\r\n...\r\na.b\r\n.\r\n', 'doubles a dot that begins a line'],
		['a\nb\rc\r', 'a\r\nb\r\nc\r\n.\r\n', 'makes a line of what ends in a bare LF or CR'],
		['a\n.\nMAIL FROM:<x@y>\r.\r\n', 'a\r\n..\r\nMAIL FROM:<x@y>\r\n..\r\n.\r\n', 'lets no message be smuggled in'],
		['\u00e9\u0000\u00ff', '\u00e9\u0000\u00ff\r\n.\r\n', 'passes octets of every value'],
	])('%j becomes %j: it %s', (text, expected) => {
		for (const chunkBytes of [1, 2, 3, 1024]) expect(wire(text, chunkBytes)).toBe(expected);
	});
});
