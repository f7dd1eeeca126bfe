// What the core sees in archives: names, kinds, locks, and the ways in which archives lie. Every archive is built here.
import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { entriesOf, factOf, traitsOf } from './attachment-rig.ts';
import { AES_CODER, cabinet, diskImage, rar4, rar5, sevenZip, tar } from './files/archives.ts';
import { join, latin1, PROGRAM, u32 } from './files/octets.ts';
import { endOf, zip } from './files/zip.ts';

const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const TEXT = 'Dear all, here it is. '.repeat(400);

describe('a ZIP', () => {
	it.each([
		['deflated', {}],
		['stored', { stored: true }],
		['streamed', { streamed: true }],
		['with sizes of 64 bits', { wide: true }],
	])('tells what its %s entries are', (_, how) => {
		const octets = zip([
			{ name: 'notes.txt', data: TEXT, ...how },
			{ name: 'scan.pdf', data: PROGRAM, ...how },
		]);
		expect(factOf(octets)).toEqual({
			part: 0,
			kind: 'zip',
			entryCount: 2,
			entries: [
				{ name: 'scan.pdf', kind: 'windows-executable', bytes: PROGRAM.length, encrypted: false, depth: 1 },
				{ name: 'notes.txt', kind: 'text', bytes: TEXT.length, encrypted: false, depth: 1 },
			],
		});
	});

	it('shows names in UTF-8 and in the code page of old', () => {
		const octets = zip([
			{ name: 'Übersicht.txt', data: 'x', utf8: true },
			{ name: latin1('Gr\x81\xe1e.txt'), data: 'x' },
			{ name: '报告.txt', data: 'x' },
		]);
		expect(entriesOf(octets).map(([name]) => name)).toEqual(['Übersicht.txt', 'Grüße.txt', '报告.txt']);
	});

	it('keeps names that lie as they are: whoever shows them makes them safe', () => {
		const names = ['a\u202egpj.exe', 'a\0.txt', '../../x.txt'];
		expect(entriesOf(zip(names.map((name) => ({ name, data: 'x' })))).map(([name]) => name)).toEqual([
			'a\u202egpj.exe',
			'a\0.txt',
			'../../x.txt',
		]);
	});

	it.each(['../x', 'a/../../x', '/etc/x', '..\\x', '\\\\server\\x'])('%s leads out of where it is unpacked', (name) => {
		expect(traitsOf(zip([{ name, data: 'x' }]))).toEqual(['path-traversal']);
	});

	it.each(['a..b/x', 'x...', './x', 'a/b/c.txt', '...'])('%s does not', (name) => {
		expect(traitsOf(zip([{ name, data: 'x' }]))).toEqual([]);
	});

	it('says which entries are encrypted, and shows nothing of them', () => {
		const octets = zip([{ name: 'a.exe', data: PROGRAM, encrypted: true }]);
		expect(factOf(octets)).toMatchObject({ traits: ['encrypted'], entries: [{ encrypted: true, kind: 'unknown' }] });
	});

	it('is opened three files deep, and says where it goes deeper', () => {
		const inner = zip([{ name: 'x.exe', data: PROGRAM }]);
		const second = zip([{ name: '1.zip', data: inner }]);
		const third = zip([{ name: '2.zip', data: second }]);
		expect(entriesOf(third)[0]).toEqual(['x.exe', 'windows-executable']);
		expect(traitsOf(third)).toEqual(['nested-archive']);
		expect(traitsOf(zip([{ name: '3.zip', data: third }]))).toEqual(['nested-archive', 'deep-nesting']);
	});

	it('shows EICAR inside it, however deep', () => {
		const octets = zip([{ name: 'a.zip', data: zip([{ name: 'eicar.com', data: EICAR }]) }]);
		expect(factOf(octets)).toMatchObject({ kind: 'zip', traits: ['nested-archive', 'eicar'] });
		expect(entriesOf(octets)[0]).toEqual(['eicar.com', 'eicar']);
	});

	it('puts the dangerous entries of hundreds first, and counts them all', () => {
		const many = Array.from({ length: 300 }, (_, index) => ({ name: `${index}.txt`, data: 'x' }));
		const fact = factOf(zip([...many, { name: 'last.exe', data: PROGRAM }, { name: 'Doc.JS .', data: 'x' }]));
		expect(fact.entries?.map(({ name }) => name).slice(0, 2)).toEqual(['last.exe', 'Doc.JS .']);
		expect(fact.entries).toHaveLength(24);
		expect(fact.entryCount).toBe(302);
	});

	it('is found behind a picture and behind unknown octets', () => {
		const archive = zip([{ name: 'a.exe', data: PROGRAM }]);
		const picture = join(latin1('\x89PNG\r\n\x1a\n'), Buffer.alloc(3000, 7), archive);
		expect(factOf(picture)).toMatchObject({ kind: 'png', traits: ['hidden-archive'], entryCount: 1 });
		expect(traitsOf(join(Buffer.alloc(700, 1), archive))).toEqual(['hidden-archive']);
	});

	it('is no news behind a program, which then unpacks itself', () => {
		const fact = factOf(join(PROGRAM, zip([{ name: 'a.exe', data: PROGRAM }])));
		expect(fact).toMatchObject({ kind: 'windows-executable', entryCount: 1 });
		expect(fact.traits).toBeUndefined();
	});

	it('is not taken for one where its signature stands by chance', () => {
		const noise = Buffer.concat(
			Array.from({ length: 50 }, (_, n) => Buffer.from(`${n}PPK\x03\x04\xff\xff\x00PK\x05\x06\x01\x02`, 'latin1')),
		);
		expect(factOf(join(latin1('\x00\x01'), noise))).toEqual({ part: 0, kind: 'unknown' });
	});

	it.each([
		['jar', 'META-INF/MANIFEST.MF'],
		['apk', 'AndroidManifest.xml'],
		['msix', 'AppxManifest.xml'],
	])('is a %s by what is in it', (kind, name) => {
		expect(
			factOf(
				zip([
					{ name, data: 'x' },
					{ name: 'a.bin', data: 'x' },
				]),
			).kind,
		).toBe(kind);
	});
});

describe('a ZIP that lies', () => {
	it.each([
		['lists what it does not hold', { only: 'directory' as const }],
		['holds what it does not list', { only: 'local' as const }],
		['lists it under another name', { listedAs: 'holiday.txt' }],
	])('%s', (_, lie) => {
		const octets = zip([
			{ name: 'a.txt', data: 'x' },
			{ name: 'evil.exe', data: PROGRAM, ...lie },
		]);
		expect(traitsOf(octets)).toEqual(['archive-mismatch']);
		expect(entriesOf(octets).map(([name]) => name)).toContain('evil.exe');
	});

	it('tells another count than it has', () => {
		expect(traitsOf(zip([{ name: 'a', data: 'x' }], { told: 7 }))).toEqual(['archive-mismatch']);
	});

	it('is two archives in a row: some open the first, some the last', () => {
		const octets = join(zip([{ name: 'a.txt', data: 'x' }]), zip([{ name: 'b.exe', data: PROGRAM }]));
		expect(traitsOf(octets)).toEqual(['archive-mismatch']);
		expect(entriesOf(octets)[0]?.[0]).toBe('b.exe');
	});

	it('hides no header in a comment', () => {
		expect(traitsOf(zip([{ name: 'a', data: 'x' }], { comment: 'nothing here' }))).toEqual([]);
	});

	it('is damaged where it is cut off or its data are no deflate', () => {
		const whole = zip([{ name: 'a.txt', data: TEXT }]);
		expect(traitsOf(whole.subarray(0, whole.length - 40))).toEqual(['archive-damaged']);
		expect(traitsOf(zip([{ name: 'a.txt', data: Buffer.alloc(100, 0xff), method: 8, stored: false }]))).toEqual([]);
		const broken = zip([{ name: 'a.txt', data: latin1('\xff'.repeat(100)), method: 9 }]);
		broken.writeUInt16LE(8, 8);
		expect(traitsOf(broken)).toEqual(['archive-damaged']);
	});
});

describe('a bomb', () => {
	it('declares far more than it has room for', () => {
		expect(traitsOf(zip([{ name: 'a', data: 'x', size: 400_000_000 }]))).toContain('archive-bomb');
		expect(traitsOf(zip([{ name: 'a', data: TEXT, size: 200_000_000 }]))).not.toContain('archive-bomb');
	});

	it('lists the same octets again and again', () => {
		const data = Buffer.alloc(20_000, 'x');
		const packed = deflateRawSync(data);
		const one = zip([{ name: 'a', data: packed, method: 8 }]);
		const directoryAt = one.lastIndexOf(latin1('PK\x01\x02'));
		const listing = one.subarray(directoryAt, one.length - 22);
		listing.writeUInt32LE(one.length, 20);
		const again = join(...Array.from({ length: 400 }, () => listing));
		const octets = join(one.subarray(0, directoryAt), again, endOf(400, again.length, directoryAt));
		expect(traitsOf(octets)).toEqual(['archive-bomb', 'archive-mismatch']);
	});

	it('of empty entries is one by their number', () => {
		const many = Array.from({ length: 20_500 }, (_, index) => ({ name: `${index}`, stored: true }));
		expect(traitsOf(zip(many))).toContain('archive-bomb');
	});

	it('of a thousand to one ends with the budget, and says so', () => {
		const octets = zip([{ name: 'a.zip', data: zip([{ name: 'zeros.txt', data: Buffer.alloc(30_000_000, 0x20) }]) }]);
		const started = performance.now();
		expect(factOf(octets).entryCount).toBe(2);
		expect(factOf(zip([{ name: 'a.txt', data: Buffer.alloc(30_000_000, 0x20), streamed: true }])).truncated).toBe(true);
		expect(performance.now() - started).toBeLessThan(2000);
	});
});

describe('other archives', () => {
	const files = [
		{ name: 'notes.txt', data: Buffer.from(TEXT) },
		{ name: 'run.exe', data: PROGRAM },
	];
	const told = [
		['run.exe', 'windows-executable'],
		['notes.txt', 'text'],
	];

	it('GZIP tells its name and what is in it', () => {
		const named = join(
			latin1('\x1f\x8b\x08\x08'),
			u32(0),
			latin1('\x00\x03run.exe\x00'),
			gzipSync(PROGRAM).subarray(10),
		);
		expect(factOf(named)).toMatchObject({ kind: 'gzip', entryCount: 1 });
		expect(entriesOf(named)).toEqual([['run.exe', 'windows-executable']]);
		expect(entriesOf(gzipSync(TEXT))).toEqual([['', 'text']]);
	});

	it('TAR tells its files, long names too', () => {
		const long = `${'folder/'.repeat(20)}run.exe`;
		expect(entriesOf(tar(files))).toEqual(told);
		expect(entriesOf(tar([{ name: long, data: PROGRAM, long: true }]))).toEqual([[long, 'windows-executable']]);
	});

	it('a compressed TAR is one archive, and an archive in it another', () => {
		expect(factOf(gzipSync(tar(files)))).toMatchObject({ kind: 'gzip', entryCount: 3 });
		expect(traitsOf(gzipSync(tar(files)))).toEqual([]);
		expect(traitsOf(tar([{ name: 'a.zip', data: zip([{ name: 'a.txt', data: 'x' }]) }]))).toEqual(['nested-archive']);
	});

	it.each([
		['RAR 4', rar4],
		['RAR 5', rar5],
	])('%s tells its files, and what stored ones are', (_, write) => {
		expect(factOf(write(files)).kind).toBe('rar');
		expect(entriesOf(write(files))).toEqual(told);
		expect(factOf(write([{ name: 'a.exe', encrypted: true, data: PROGRAM }]))).toMatchObject({
			traits: ['encrypted'],
			entries: [{ name: 'a.exe', encrypted: true, kind: 'unknown' }],
		});
		expect(traitsOf(write([], { encryptedHeaders: true }))).toEqual(['encrypted', 'encrypted-names']);
	});

	it('7z tells its names where they are not packed, and its locks', () => {
		const names = Array.from({ length: 20 }, (_, index) => `file-${index}.txt`);
		expect(entriesOf(sevenZip([...names, 'run.exe']))[0]).toEqual(['run.exe', 'unknown']);
		expect(factOf(sevenZip(names)).entryCount).toBe(20);
		expect(traitsOf(sevenZip(names, { coders: AES_CODER }))).toEqual(['encrypted']);
		const locked = sevenZip([], { coders: AES_CODER, packedHeader: true });
		expect(traitsOf(locked)).toEqual(['encrypted', 'encrypted-names']);
	});

	it('a cabinet and a disk image tell their names', () => {
		expect(factOf(cabinet(files))).toMatchObject({ kind: 'cab', entryCount: 2 });
		expect(entriesOf(cabinet(files))).toContainEqual(['run.exe', 'unknown']);
		const image = diskImage(['README.TXT;1', 'RUN.LNK;1']);
		expect(factOf(image)).toMatchObject({ kind: 'iso', entryCount: 2 });
		expect(entriesOf(image)[0]?.[0]).toBe('RUN.LNK');
		expect(entriesOf(zip([{ name: 'a.img', data: image }]))).toContainEqual(['a.img', 'iso']);
	});
});
