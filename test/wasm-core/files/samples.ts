// One file of each format that the core reads on in, for properties and the fuzzer: what must hold of any octets is tried on
// these and on what mutations make of them.
import { gzipSync } from 'node:zlib';
import { AES_CODER, cabinet, diskImage, rar4, rar5, sevenZip, tar } from './archives.ts';
import { macroDocument, officeDocument, oneNote, pdf, relationship } from './documents.ts';
import { join, latin1, PROGRAM } from './octets.ts';
import { zip } from './zip.ts';

const TEXT = 'Dear all, here it is. '.repeat(400);
const COMMENT = "' A comment that says nothing much, so that the module is a long one.\r\n".repeat(80);
const MACRO = macroDocument(`${COMMENT}Sub AutoOpen()\r\nCreateObject("WScript.Shell")`);

export const SAMPLES: Buffer[] = [
	zip([
		{ name: 'a.txt', data: TEXT },
		{ name: 'b.exe', data: PROGRAM, streamed: true },
		{ name: 'c', data: 'x', stored: true },
	]),
	zip([
		{ name: 'in.zip', data: zip([{ name: 'x.js', data: TEXT, streamed: true }]), streamed: true },
		{ name: 'd.txt', data: TEXT, wide: true },
		{ name: 'e.txt', data: TEXT, encrypted: true },
	]),
	join(latin1('GIF89a'), Buffer.alloc(800, 3), zip([{ name: 'a.exe', data: PROGRAM, wide: true }])),
	gzipSync(tar([{ name: 'a.exe', data: PROGRAM }])),
	tar([
		{ name: `${'folder/'.repeat(20)}a.zip`, data: zip([{ name: 'a.pdf', data: pdf([], ['/Launch']) }]), long: true },
	]),
	rar4([{ name: 'a.exe', data: PROGRAM }]),
	rar5([
		{ name: 'a.exe', data: PROGRAM, encrypted: true },
		{ name: 'b.txt', data: Buffer.from(TEXT) },
	]),
	sevenZip(['a.exe', 'b.txt'], { coders: AES_CODER }),
	cabinet([{ name: 'a.exe' }]),
	diskImage(['README.TXT;1', 'RUN.LNK;1']),
	MACRO,
	officeDocument([
		relationship('attachedTemplate', 'https://evil.example/a.dotm'),
		{ name: 'word/vbaProject.bin', data: MACRO },
	]),
	pdf(['<< /OpenAction 1 0 R >>'], ['<< /S /JavaScript >>', '<< /S /Launch'], '/Encrypt 7 0 R'),
	oneNote([PROGRAM]),
	latin1('{\\rtf1{\\object\\objautlink\\objupdate{\\*\\objdata 01}}}'),
];

/** A mail whose only part is that file, its octets as they stand. */
export function mailOf(file: Uint8Array): Buffer {
	return join(
		latin1('Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: binary\r\n'),
		latin1('Content-Disposition: attachment; filename=file\r\n\r\n'),
		file,
	);
}
