// The body canonicalizer writes what RFC 6376 says, however the body is cut and however little room a call has.
import { createHash, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import nodemailer from 'nodemailer';
import { describe, expect, it } from 'vitest';
import { type Build, type Canonicalizer, KINDS, type Kind, openCanonicalizer } from './canonical-rig.ts';

const builds = { scalar: openCanonicalizer('scalar'), simd: openCanonicalizer('simd') };
const BUILDS = Object.keys(builds) as Build[];

function canonical(core: Canonicalizer, kind: Kind, chunks: Uint8Array[], room?: number): Buffer {
	const pieces: Buffer[] = [];
	const stream = core.open(kind, (octets) => pieces.push(Buffer.from(octets)), room);
	for (const chunk of chunks) stream.push(chunk);
	stream.finish();
	return Buffer.concat(pieces);
}

const octetsOf = (body: string) => Buffer.from(body, 'latin1');
const textOf = (build: Build, kind: Kind, body: string) =>
	canonical(builds[build], kind, [octetsOf(body)]).toString('latin1');
const sha256 = (octets: Uint8Array) => createHash('sha256').update(octets).digest('base64');

/** The RFC's sentences in their order, over a whole body in which a bare LF is a line end. One char is one octet. */
function byTheRfc(kind: Kind, body: string): string {
	let lines = body.replace(/\r?\n/g, '\n').split('\n');
	if (kind === 'relaxed') lines = lines.map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''));
	while (lines.length > 0 && lines.at(-1) === '') lines.pop();
	const canonicalLines = lines.map((line) => `${line}\r\n`).join('');
	return canonicalLines === '' && kind === 'simple' ? '\r\n' : canonicalLines;
}

describe.each(BUILDS)('the %s build', (build) => {
	const simple = (body: string) => textOf(build, 'simple', body);
	const relaxed = (body: string) => textOf(build, 'relaxed', body);

	it('does the example of section 3.4.5', () => {
		const body = ' C \r\nD \t E\r\n\r\n\r\n';
		expect(simple(body)).toBe(' C \r\nD \t E\r\n');
		expect(relaxed(body)).toBe(' C\r\nD E\r\n');
	});

	it('hashes an empty body as sections 3.4.3 and 3.4.4 state', () => {
		expect(sha256(octetsOf(simple('')))).toBe('frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=');
		expect(sha256(octetsOf(relaxed('')))).toBe('47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=');
	});

	it.each([
		['nothing', '', '\r\n', ''],
		['an empty line', '\r\n', '\r\n', ''],
		['empty lines only', '\r\n\r\n\r\n', '\r\n', ''],
		['blanks only', ' \t ', ' \t \r\n', ''],
		['lines of blanks only', ' \r\n\t\r\n', ' \r\n\t\r\n', ''],
		['empty lines at the end', 'a\r\n\r\n\r\n', 'a\r\n', 'a\r\n'],
		['lines of blanks at the end', 'a\r\n \r\n\t\r\n', 'a\r\n \r\n\t\r\n', 'a\r\n'],
		[
			'empty lines at the start and inside',
			'\r\n\r\na\r\n\r\nb\r\n',
			'\r\n\r\na\r\n\r\nb\r\n',
			'\r\n\r\na\r\n\r\nb\r\n',
		],
		['no line end at the end', 'a\r\nb', 'a\r\nb\r\n', 'a\r\nb\r\n'],
		['a blank at the end without a line end', 'a \t', 'a \t\r\n', 'a\r\n'],
		['blanks at line ends', 'a \t \r\nb\t\r\n', 'a \t \r\nb\t\r\n', 'a\r\nb\r\n'],
		['blanks at a line start', '  \ta\r\n', '  \ta\r\n', ' a\r\n'],
		['a tab alone between words', 'a\tb\r\n', 'a\tb\r\n', 'a b\r\n'],
		['other white space is content', 'a\v\f\u00a0\r\n', 'a\v\f\u00a0\r\n', 'a\v\f\u00a0\r\n'],
		['NUL and octets over 0x7F', 'a\0\u00e4\u00ff \r\n', 'a\0\u00e4\u00ff \r\n', 'a\0\u00e4\u00ff\r\n'],
	])('%s', (_what, body, asSimple, asRelaxed) => {
		expect(simple(body)).toBe(asSimple);
		expect(relaxed(body)).toBe(asRelaxed);
	});

	it.each([
		['a bare LF is a line end', 'a \nb\n\n', 'a \r\nb\r\n', 'a\r\nb\r\n'],
		['LF after CRLF is an empty line', 'a\r\n\nb', 'a\r\n\r\nb\r\n', 'a\r\n\r\nb\r\n'],
		['a bare CR is content', 'a\rb\r\n', 'a\rb\r\n', 'a\rb\r\n'],
		['and so is one before CRLF', 'a\r\r\n', 'a\r\r\n', 'a\r\r\n'],
		['a line of it is not empty', 'a\r\n\r\n\r', 'a\r\n\r\n\r\r\n', 'a\r\n\r\n\r\r\n'],
		['blanks before it stand inside the line', 'a \t\r\r\n', 'a \t\r\r\n', 'a \r\r\n'],
		['blanks after it do not shield it', '\r \r\n', '\r \r\n', '\r\r\n'],
	])('%s', (_what, body, asSimple, asRelaxed) => {
		expect(simple(body)).toBe(asSimple);
		expect(relaxed(body)).toBe(asRelaxed);
	});

	it.each([15, 16, 17, 31, 32, 33, 48, 1000])('runs of %i octets', (length) => {
		const a = 'a'.repeat(length);
		for (const body of [
			`${a} \r\n${a}\r\n${' '.repeat(length)}\r\n`,
			`${a}\r\n${'\r\n'.repeat(length)}${a}${'\r\n'.repeat(length)}`,
			`${a}\n${' '.repeat(length)}${a}${'\t'.repeat(length)}\r\n`,
			`${'a '.repeat(length)}\r\n${'\r'.repeat(length)}${'\n'.repeat(length)}a`,
		])
			for (const kind of KINDS) expect(textOf(build, kind, body)).toBe(byTheRfc(kind, body));
	});

	it('pays ten megabytes of empty lines in pieces, before one letter and before a last CR', () => {
		const lines = Buffer.alloc(10_000_000, '\r\n');
		for (const [kind, last] of KINDS.flatMap((kind) => [[kind, 'a'] as const, [kind, '\r'] as const])) {
			const hash = createHash('sha256');
			let longest = 0;
			const hand = (octets: Uint8Array) => {
				hash.update(octets);
				longest = Math.max(longest, octets.length);
			};
			const stream = builds[build].open(kind, hand, 4096);
			stream.push(lines);
			expect(longest).toBe(0);
			stream.push(octetsOf(last));
			stream.finish();
			expect(longest).toBe(4096);
			expect(hash.digest('base64')).toBe(sha256(Buffer.concat([lines, octetsOf(`${last}\r\n`)])));
		}
	});

	it('takes time in step with the octets, whatever they are', () => {
		const time = (kind: Kind, octets: Buffer) => {
			const startedAt = performance.now();
			canonical(builds[build], kind, [octets], 65536);
			return performance.now() - startedAt;
		};
		for (const piece of ['\r', '\n', '\r\n', ' ', 'a  ', 'a\r', '\r ', 'a\r\n\r\n', ' \r\n', `a${'\r\n'.repeat(40)}\n`])
			for (const kind of KINDS) expect(time(kind, Buffer.alloc(4_000_000, piece)), piece).toBeLessThan(1000);
	});

	it('keeps the two kinds apart when both run over one message', () => {
		const body = octetsOf('a \t b \r\n\r\r\n\r\n c\r\n\r\n');
		const pieces: Record<Kind, string> = { simple: '', relaxed: '' };
		const streams = KINDS.map((kind) =>
			builds[build].open(kind, (octets) => {
				pieces[kind] += Buffer.from(octets).toString('latin1');
			}),
		);
		for (const octet of body) for (const stream of streams) stream.push(Uint8Array.of(octet));
		for (const stream of streams) stream.finish();
		for (const kind of KINDS) expect(pieces[kind]).toBe(byTheRfc(kind, body.toString('latin1')));
	});
});

/** White space in every order, long enough for several vectors, between content. */
const piece = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom('\r\n', '\r\n\r\n', '\r', '\n', ' ', '  ', '\t', ' \r\n', '\0', '\u00e4') },
	{ weight: 3, arbitrary: fc.constantFrom('word', 'the tide turns at noon', 'a', 'x y', '.') },
	{ weight: 1, arbitrary: fc.integer({ min: 1, max: 40 }).map((length) => 'x'.repeat(length)) },
	{ weight: 1, arbitrary: fc.integer({ min: 1, max: 40 }).map((length) => ' '.repeat(length)) },
	{ weight: 1, arbitrary: fc.integer({ min: 1, max: 40 }).map((length) => '\r\n'.repeat(length)) },
);
const bodies = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
const cuts = fc.array(fc.nat(1000), { maxLength: 6 });

function cut(octets: Buffer, places: number[]): Buffer[] {
	const ends = [...places.map((place) => place % (octets.length + 1)).sort((a, b) => a - b), octets.length];
	return ends.map((end, index) => octets.subarray(ends[index - 1] ?? 0, end));
}

describe('whatever the body', () => {
	it('it comes out as the RFC says: whole, octet by octet, cut anywhere, with any room, with vectors and without', () => {
		const property = fc.property(bodies, cuts, fc.integer({ min: 2, max: 60 }), (body, places, room) => {
			const octets = octetsOf(body);
			const single = Array.from(octets, (octet) => Buffer.of(octet));
			for (const kind of KINDS) {
				const expected = byTheRfc(kind, body);
				for (const core of Object.values(builds)) {
					expect(canonical(core, kind, [octets]).toString('latin1')).toBe(expected);
					expect(canonical(core, kind, single, 2).toString('latin1')).toBe(expected);
					expect(canonical(core, kind, cut(octets, places), room).toString('latin1')).toBe(expected);
				}
			}
		});
		fc.assert(property, { numRuns: 3000 });
	});

	it('a second pass over what is canonical changes nothing', () => {
		fc.assert(
			fc.property(bodies, fc.constantFrom(...KINDS), (body, kind) => {
				const once = canonical(builds.simd, kind, [octetsOf(body)]);
				expect(canonical(builds.simd, kind, [once])).toEqual(once);
			}),
		);
	});
});

describe('beside nodemailer', () => {
	const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const transport = nodemailer.createTransport({
		streamTransport: true,
		buffer: true,
		dkim: {
			domainName: 'harbour.example',
			keySelector: 'crane',
			privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		},
	});

	/** The bh= tag under which nodemailer signs a message of this body (c=relaxed/relaxed). */
	async function signedBodyHash(body: string): Promise<string | undefined> {
		const raw = Buffer.concat([Buffer.from('From: mia@harbour.example\r\nSubject: The crane\r\n\r\n'), octetsOf(body)]);
		const envelope = { from: 'mia@harbour.example', to: ['otto@harbour.example'] };
		const { message } = await transport.sendMail({ envelope, raw });
		expect(message.toString('latin1')).toContain('c=relaxed/relaxed');
		return /\bbh=([^;]+);/.exec(message.toString('latin1'))?.[1]?.replace(/\s+/g, '');
	}

	it('the relaxed body has the hash that it signs', async () => {
		const withCrlf = bodies.map((body) => body.replace(/\r(?!\n)/g, '').replace(/(?<!\r)\n/g, '\r\n'));
		const property = fc.asyncProperty(withCrlf, async (body) => {
			expect(sha256(canonical(builds.simd, 'relaxed', [octetsOf(body)]))).toBe(await signedBodyHash(body));
		});
		await fc.assert(property, { numRuns: 150 });
	});
});
