// What holds of any attachment, however it is cut, broken or made to cost: the core never traps, and never takes its time.
import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as layout from '../../wasm-core/assembly/scan/attachment/layout.ts';
import { KIND_LIST, TRAIT_LIST } from '../../workers/domain/scan-facts.ts';
import { DANGEROUS_ENDINGS } from '../../workers/scanner/rules/file-names.ts';
import { factOf } from './attachment-rig.ts';
import { rar5, tar } from './files/archives.ts';
import { compound } from './files/documents.ts';
import { join, latin1, u16, u32 } from './files/octets.ts';
import { mailOf, SAMPLES } from './files/samples.ts';
import { zip } from './files/zip.ts';
import { core } from './node-core.ts';
import { read } from './reading.ts';

describe('the core and its readers', () => {
	const named = (prefix: string) =>
		Object.entries(layout)
			.filter(([name]) => name.startsWith(prefix) && name !== 'KIND_DANGEROUS')
			.map(([name, value]) => [Number(value), name.slice(prefix.length).toLowerCase().replaceAll('_', '-')]);

	it('count kinds and traits alike', () => {
		expect(named('KIND_')).toEqual(KIND_LIST.map((name, index) => [index, name]));
		expect(named('TRAIT_')).toEqual(TRAIT_LIST.map((name, index) => [index, name]));
	});

	it('know the same dangerous endings', () => {
		expect(layout.DANGEROUS_ENDINGS.split(' ')).toEqual([...DANGEROUS_ENDINGS]);
	});
});

describe('digests of attachments', () => {
	const MAX = 8 * 1024 * 1024;
	const digestOf = (file: Buffer, chunkBytes: number) => {
		const { index } = read(core, mailOf(file), chunkBytes, { digests: 'attachments' });
		return index.parts[0]?.sha256;
	};

	it.each([1000, 65_536])('are there up to 8 MiB, and never of a piece (in chunks of %i)', (chunkBytes) => {
		const file = Buffer.alloc(MAX + 1, 'x');
		const whole = createHash('sha256').update(file.subarray(0, MAX)).digest('hex');
		expect(digestOf(file.subarray(0, MAX), chunkBytes)).toBe(whole);
		expect(digestOf(file, chunkBytes)).toBeUndefined();
	});

	it('are not taken of bodies that are shown as text', () => {
		const mail = latin1(
			'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHello\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--',
		);
		const { parts } = read(core, mail, mail.length, { digests: 'attachments' }).index;
		expect(parts.map(({ sha256 }) => sha256 !== undefined)).toEqual([false, false, true]);
		expect(parts[2]?.sha256).toBe(createHash('sha256').update('x').digest('hex'));
	});
});

describe('an attachment of no format', () => {
	it('is looked through as far as the cap goes, and says so', () => {
		const archive = zip([{ name: 'a.exe', data: 'x' }]);
		const near = join(latin1('GIF89a'), Buffer.alloc(4_000_000, 1), archive);
		const far = join(latin1('GIF89a'), Buffer.alloc(4_300_000, 1), archive);
		for (const chunkBytes of [999, 65_536]) {
			expect(read(core, mailOf(near), chunkBytes).facts.attachments[0]?.traits).toEqual(['hidden-archive']);
			expect(read(core, mailOf(far), chunkBytes).facts.attachments[0]).toEqual({
				part: 0,
				kind: 'gif',
				truncated: true,
			});
		}
	});

	it('counts alike whether it is looked at to its end or not', () => {
		const file = join(latin1('GIF89a'), Buffer.alloc(5_000_000, 1));
		const encoded = latin1(
			`Content-Transfer-Encoding: base64\r\nContent-Type: image/gif\r\n\r\n${file.toString('base64')}`,
		);
		for (const chunkBytes of [999, 65_536]) {
			expect(read(core, encoded, chunkBytes).index.parts[0]?.decodedBytes).toBe(file.length);
		}
	});
});

describe('any attachment', () => {
	it('is seen alike however its octets are cut', () => {
		const cuts = fc.array(fc.nat(100_000), { maxLength: 40 });
		fc.assert(
			fc.property(fc.constantFrom(...SAMPLES), cuts, (octets, places) => {
				expect(factOf(octets, places)).toEqual(factOf(octets));
			}),
		);
		for (const octets of SAMPLES) {
			const everywhere = Array.from({ length: octets.length }, (_, place) => place);
			expect(factOf(octets, everywhere)).toEqual(factOf(octets));
		}
	});

	it('may be cut off anywhere', () => {
		for (const octets of SAMPLES) {
			for (let length = 0; length < octets.length; length += 1 + (length >> 4)) factOf(octets.subarray(0, length));
		}
	});

	it('leaves nothing behind for the next', () => {
		const [first, second] = SAMPLES.map((octets) => factOf(octets));
		expect([factOf(SAMPLES[0] ?? Buffer.alloc(0)), factOf(SAMPLES[1] ?? Buffer.alloc(0))]).toEqual([first, second]);
	});
});

/** A stored block, or an empty one with codes of its own: the most work for the fewest octets. */
const EMPTY_BLOCK = deflateRawSync(Buffer.alloc(0), { level: 9 });

const repeated = (unit: Uint8Array, bytes: number) =>
	Buffer.concat(Array.from({ length: Math.ceil(bytes / unit.length) }, () => unit)).subarray(0, bytes);
const entryHead = zip([{ name: 'a', data: 'x', stored: true }]).subarray(0, 32);
const dynamicBlock = (bytes: number) => {
	// 0b100: not the last, codes of its own; then all ones, which no code can be
	const head = Buffer.from('04c081081000ffffff'.padEnd(18, '0'), 'hex');
	return zip([{ name: 'a', data: repeated(head, bytes), method: 8 }]);
};

const HOSTILE: [string, (bytes: number) => Buffer][] = [
	['local headers', (bytes) => repeated(entryHead, bytes)],
	['signatures', (bytes) => join(latin1('PK\x03\x04'), repeated(latin1('PK\x01\x02'), bytes))],
	['PPPP', (bytes) => join(latin1('\x00\x01'), repeated(latin1('P'), bytes))],
	['empty deflate blocks', (bytes) => zip([{ name: 'a', data: repeated(EMPTY_BLOCK, bytes), streamed: true }])],
	['deflate headers', dynamicBlock],
	['slashes of PDF', (bytes) => join(latin1('%PDF-1.4\n'), repeated(latin1('/AA '), bytes))],
	[
		'object streams',
		(bytes) => join(latin1('%PDF-1.4\n'), repeated(latin1('/ObjStm/FlateDecode stream\n\x78\x9c\x03\x00'), bytes)),
	],
	['modules of VBA', (bytes) => join(compound([]), repeated(latin1('\x01\x00\xb0\x00Attribut\x00e VB_'), bytes))],
	['sheets', (bytes) => join(compound([]), repeated(latin1('\x85\x00\x0e\x00'), bytes))],
	[
		'relationships',
		(bytes) =>
			zip([
				{ name: 'word/_rels/a.rels', data: join(latin1('<?xml ?>'), repeated(latin1('<a>'), bytes)), stored: true },
			]),
	],
	['words that begin', (bytes) => repeated(latin1('wscript.shel '), bytes)],
	['blocks of RAR', (bytes) => join(rar5([]).subarray(0, 8), repeated(Buffer.from('0000000002030000', 'hex'), bytes))],
	['headers of TAR', (bytes) => repeated(tar([{ name: 'a' }]).subarray(0, 512), bytes)],
	[
		'names of a cabinet',
		(bytes) =>
			join(
				latin1('MSCF\0\0\0\0'),
				Buffer.alloc(8),
				u32(36),
				Buffer.alloc(8),
				u16(65_535),
				Buffer.alloc(6),
				repeated(latin1('a'), bytes),
			),
	],
];

function milliseconds(octets: Buffer): number {
	let best = Number.POSITIVE_INFINITY;
	for (let turn = 0; turn < 3; turn++) {
		const started = performance.now();
		factOf(octets);
		best = Math.min(best, performance.now() - started);
	}
	return best;
}

describe('what is made to cost', () => {
	it.each(HOSTILE)('%s cost in proportion to their octets, and little', (_, make) => {
		const [small, large] = [make(500_000), make(4_000_000)];
		factOf(small);
		const [one, eight] = [milliseconds(small), milliseconds(large)];
		// on a busy machine; what grows with the square takes minutes
		expect(eight).toBeLessThan(8 * one * 4 + 200);
		expect(eight).toBeLessThan(1000);
	});
});
