// The scanner says what octets are: test strings and file kinds, however the octets arrive.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContentKind } from '../../workers/domain/scan-facts.ts';
import { SAMPLES } from './files/samples.ts';
import { openScanner } from './scan-rig.ts';

const scan = await openScanner();

// Written in halves, so that this file is not itself what scanners look for.
const GTUBE = ['XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-', 'ANTI-UBE-TEST-EMAIL*C.34X'].join('');
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');

const latin1 = (text: string) => Buffer.from(text, 'latin1');

function kindOf(octets: Uint8Array | string): ContentKind | undefined {
	return scan([{ as: 'attachment', octets }]).attachments[0]?.kind;
}

describe('GTUBE', () => {
	it.each(['text', 'html'] as const)('is found in a %s body', (as) => {
		expect(scan([{ as, octets: `Hello\r\n${GTUBE}\r\nbye` }]).gtube).toBe(true);
	});

	it('is found across chunks, one octet each', () => {
		const cuts = Array.from({ length: 200 }, (_, place) => place);
		expect(scan([{ as: 'text', octets: `XXJS*${GTUBE}`, cuts }]).gtube).toBe(true);
	});

	it.each(['attachment', 'other'] as const)('is no matter in a part that is no body (%s)', (as) => {
		expect(scan([{ as, octets: GTUBE }]).gtube).toBe(false);
	});

	it('needs every octet, in one part', () => {
		expect(scan([{ as: 'text', octets: GTUBE.slice(0, -1) }]).gtube).toBe(false);
		expect(
			scan([
				{ as: 'text', octets: GTUBE.slice(0, 30) },
				{ as: 'text', octets: GTUBE.slice(30) },
			]).gtube,
		).toBe(false);
	});

	it('is forgotten by the next message', () => {
		scan([{ as: 'text', octets: GTUBE }]);
		expect(scan([{ as: 'text', octets: 'Hello' }]).gtube).toBe(false);
	});
});

describe('EICAR', () => {
	it.each(['text', 'html', 'attachment', 'other'] as const)('is found in any part (%s)', (as) => {
		expect(
			scan([
				{ as: 'text', octets: 'Hello' },
				{ as, octets: EICAR },
			]).attachments,
		).toEqual([{ part: 1, kind: 'eicar' }]);
	});

	it('is found after false starts that share its letters', () => {
		expect(kindOf(`X5O!P%@AP[4\\PZX5O!P%@AP[4\\PZXX${EICAR}`)).toBe('eicar');
		expect(kindOf(`X5O!P%@AP[4\\PZ${EICAR}`)).toBe('eicar');
	});

	it('is found wherever it starts and is cut', () => {
		const near = fc.string({ unit: fc.constantFrom('X', '5', 'O', '!', 'J', 'S', 'a'), maxLength: 40 });
		fc.assert(
			fc.property(near, fc.boolean(), fc.array(fc.nat(200)), (before, isThere, cuts) => {
				const octets = before + (isThere ? EICAR : EICAR.slice(1));
				const found = scan([{ as: 'attachment', octets, cuts }]).attachments[0]?.kind === 'eicar';
				expect(found).toBe(octets.includes(EICAR));
			}),
		);
	});
});

const ole2 = (root: Buffer) => {
	const file = Buffer.alloc(2048);
	latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1').copy(file);
	file.writeUInt16LE(9, 30);
	file.writeUInt32LE(1, 48); // directory in sector 1: octet 1024
	root.copy(file, 1024 + 80);
	return file;
};

const iso = (bytes: number) => {
	const image = Buffer.alloc(40000);
	image.write('CD001', 32769);
	return image.subarray(0, bytes);
};

const MSI_CLASS = Buffer.from('84100c0000000000c000000000000046', 'hex');
const KINDS: [ContentKind, string, Uint8Array | string][] = [
	['windows-executable', 'a PE file', latin1(`MZ\x90\x00\x03\x00\x00\x00\x04${'\x00'.repeat(60)}PE\x00\x00`)],
	['windows-executable', 'a cut PE file', latin1('MZ\x90\x00')],
	['text', 'a letter that begins with MZ', 'MZ is short for Mark Zbikowski'],
	['elf', 'a Linux program', latin1('\x7fELF\x02\x01\x01')],
	['mach-o', 'a 64-bit Mach-O', latin1('\xcf\xfa\xed\xfe\x07\x00\x00\x01')],
	['mach-o', 'a universal binary of two', latin1('\xca\xfe\xba\xbe\x00\x00\x00\x02\x01\x00\x00\x07')],
	['java-class', 'a Java 8 class', latin1('\xca\xfe\xba\xbe\x00\x00\x00\x34\x00\x10')],
	['script', 'a shell script', '#!/bin/sh\nrm -rf ~\n'],
	['script', 'a batch file', '@ECHO OFF\r\nformat c:\r\n'],
	['lnk', 'a shortcut', Buffer.from('4c0000000114020000000000c000000000000046', 'hex')],
	['ole2', 'an old Word file', ole2(Buffer.alloc(16))],
	['msi', 'an installer', ole2(MSI_CLASS)],
	['iso', 'a disk image', iso(40000)],
	['unknown', 'a disk image cut before its descriptor', iso(32770)],
	['iso', 'a virtual disk', latin1(`conectix${'\x00'.repeat(60)}`)],
	['pdf', 'a PDF', '%PDF-1.7\n%âãÏÓ\n'],
	['pdf', 'a PDF after a byte order mark', '\ufeff\r\n%PDF-1.4'],
	['zip', 'a ZIP', latin1('PK\x03\x04\x14\x00')],
	['zip', 'an empty ZIP', latin1('PK\x05\x06\x00\x00')],
	['rar', 'a RAR', latin1('Rar!\x1a\x07\x01\x00')],
	['7z', 'a 7z', latin1('7z\xbc\xaf\x27\x1c')],
	['gzip', 'a gzip', latin1('\x1f\x8b\x08\x00')],
	['png', 'a PNG', latin1('\x89PNG\r\n\x1a\n')],
	['jpeg', 'a JPEG', latin1('\xff\xd8\xff\xe0')],
	['gif', 'a GIF', 'GIF89a'],
	['webp', 'a WebP', 'RIFF\u0001\u0002\u0003\u0004WEBPVP8 '],
	['html', 'a page', '\ufeff\r\n <!DOCTYPE HTML><p>'],
	['html', 'a page that is a script', '<script>location="https://evil.example"</script>'],
	['text', 'plain text', 'Dear all,\r\n\tGrüße — 你好\r\n'],
	['text', 'UTF-16 text', latin1('\xff\xfeH\x00i\x00')],
	['text', 'UTF-8 cut inside a character', Buffer.from('é'.repeat(400)).subarray(0, 511)],
	['unknown', 'binary', latin1('\x00\x01\x02\x03')],
	['unknown', 'nothing', ''],
];

describe('content kinds', () => {
	it.each(KINDS)('%s: %s', (kind, _what, octets) => {
		expect(kindOf(octets)).toBe(kind);
	});

	it('do not depend on how the octets are cut', () => {
		const one = fc.constantFrom(...KINDS);
		fc.assert(
			fc.property(one, fc.array(fc.nat(40000), { maxLength: 12 }), ([kind, , octets], cuts) => {
				expect(scan([{ as: 'attachment', octets, cuts }]).attachments[0]?.kind).toBe(kind);
			}),
		);
	});

	it('are told for attachments only', () => {
		expect(
			scan([
				{ as: 'text', octets: '#!/bin/sh' },
				{ as: 'other', octets: 'MZ\0' },
			]).attachments,
		).toEqual([]);
	});

	it('still tell of the program behind hundreds of empty files', () => {
		const parts = Array.from({ length: 300 }, () => ({ as: 'attachment' as const, octets: 'x' }));
		const found = scan([...parts, { as: 'attachment', octets: latin1('MZ\x90\x00') }]).attachments;
		expect(found).toHaveLength(256);
		expect(found).toContainEqual({ part: 300, kind: 'windows-executable' });
	});
});

it('no octets trap, whatever the part claims to be', () => {
	const as = fc.constantFrom('html', 'text', 'attachment', 'other');
	const part = fc.record({ as, octets: fc.uint8Array({ maxLength: 3000 }), cuts: fc.array(fc.nat(3000)) });
	fc.assert(
		fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
			scan(parts);
		}),
	);
});

it('no file is read past its end, wherever it is cut', () => {
	const sample = fc.constantFrom(...SAMPLES);
	fc.assert(
		fc.property(sample, fc.nat(60_000), fc.array(fc.nat(60_000), { maxLength: 8 }), (file, length, cuts) => {
			scan([{ as: 'attachment', octets: file.subarray(0, length), cuts }]);
		}),
		{ numRuns: 400 },
	);
});
