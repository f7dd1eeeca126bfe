// The host: forms of header values, header blocks, bounded memory, and what a trap does.
import { createHash, generateKeyPairSync } from 'node:crypto';
import asc from 'assemblyscript/asc';
import nodemailer from 'nodemailer';
import { describe, expect, it } from 'vitest';
import { bodyHash } from '../../wasm-core/digests.ts';
import { CoreTrap, createCore, type Reading } from '../../wasm-core/host.ts';
import { Instance } from '../../wasm-core/instance.ts';
import { core, coreModule } from './node-core.ts';
import { read } from './reading.ts';

const octets = (text: string) => new TextEncoder().encode(text);

it('a long message without a header is handed out whole: what was held for a header is its body', () => {
	const raw = octets(`${'words without a colon\r\n'.repeat(3000)}\r\n${'and more\r\n'.repeat(6000)}`);
	const reading = core.open({ digests: true });
	for (let at = 0; at < raw.length; at += 50_000) reading.push(raw.subarray(at, at + 50_000));
	const [part] = reading.finish().index().parts;
	reading.close();
	expect(part?.sha256).toBe(createHash('sha256').update(raw).digest('hex'));
});

describe('a reading that is given up', () => {
	// The host's stream may break anywhere; the instance goes back to its pool as it is.
	it.each(['<a href="https://bank.example/', '<a href="https://bank.example/">here', '<p title="&am', '<!-- -'])(
		'in %j leaves nothing behind',
		(left) => {
			const page = (text: string) => octets(`Content-Type: text/html\r\n\r\n${text}`);
			const url = 'https://a.example/one';
			for (const next of [page(`<p>See ${url}</p>`), octets(`\r\nSee ${url} and more`)]) {
				const alone = read(createCore(coreModule), next).facts;
				expect(alone.links.map((link) => link.url)).toEqual([url]);
				const used = createCore(coreModule);
				const reading = used.open();
				reading.push(page(left));
				reading.close();
				expect(read(used, next).facts).toEqual(alone);
			}
		},
	);
});

describe('parsed forms (RFC 8621 section 4.1.2)', () => {
	it('groups: an address that begins like an encoded word ends with its group', () => {
		const address = { name: null, email: '=?.a@a.example' };
		expect(core.asGroupedAddresses(' Few: =?.a@a.example;')).toEqual([{ name: 'Few', addresses: [address] }]);
	});

	it('text: unfolded, encoded words undone, NFC', () => {
		expect(core.asText(' =?utf-8?Q?Cafe=CC=81?=\r\n =?utf-8?Q?s?= today\r\n')).toBe('Cafés today');
		expect(core.asText('   ')).toBe('');
	});

	it('addresses, flat and in groups', () => {
		const raw = ' Team: a@x.example, B <b@x.example>;, c@x.example, Nobody:;';
		const [a, b, c] = [
			{ name: null, email: 'a@x.example' },
			{ name: 'B', email: 'b@x.example' },
			{ name: null, email: 'c@x.example' },
		];
		expect(core.asAddresses(raw)).toEqual([a, b, c]);
		expect(core.asGroupedAddresses(raw)).toEqual([
			{ name: 'Team', addresses: [a, b] },
			{ name: null, addresses: [c] },
			{ name: 'Nobody', addresses: [] },
		]);
	});

	it.each([
		['"boss@bank.example" x@reef.example', 'boss@bank.example', 'x@reef.example'],
		['Ask x@reef.example about it', 'Ask about it', 'x@reef.example'],
		['=?utf-8?Q?boss=40bank.example?=', 'boss@bank.example', ''],
		['=?ISO_8859-1:1987?Q?Ren=E9;?= <x@reef.example>', 'René;', 'x@reef.example'],
		['x@reef.example (Rene', 'Rene', 'x@reef.example'],
		['x @ reef . example', null, 'x@reef.example'],
		['<(x@reef.example>', null, 'x@reef.example'],
	])('address %j', (raw, name, email) => {
		expect(core.asAddresses(raw)).toEqual([{ name, email }]);
	});

	it('message ids, dates and URLs, null where there is none', () => {
		expect(core.asMessageIds(' <a@x>\r\n <b@y>')).toEqual(['a@x', 'b@y']);
		expect(core.asMessageIds(' ')).toBeNull();
		expect(core.asURLs(' <https://x.example/u>, <mailto:u@x.example> (comment)')).toEqual([
			'https://x.example/u',
			'mailto:u@x.example',
		]);
		expect(core.asURLs('https://x.example/')).toBeNull();
	});

	it.each([
		['Tue, 1 Sep 2026 10:00:00 +0200', '2026-09-01T10:00:00+02:00'],
		['1 Sep 2026 10:00 GMT', '2026-09-01T10:00:00Z'],
		['Tue, 01 Sep 99 10:00:00 PDT', '1999-09-01T10:00:00-07:00'],
		['Tue, 1 Sep 126 10:00:00 -0000', '2026-09-01T10:00:00Z'],
		['Tue (comment), 1 Sep 2026 10 : 00 (a (b)) : 07 +0530 (IST)', '2026-09-01T10:00:07+05:30'],
		['Tue Sep  1 10:00:00 2026', '2026-09-01T10:00:00Z'],
		['Sat, 29 Feb 2028 23:59:60 -1200', '2028-02-29T23:59:59-12:00'],
		['Mon, 29 Feb 2027 10:00:00 +0000', null],
		['Tue, 1 Sep 2026 25:00:00 +0000', null],
		['yesterday', null],
		['', null],
	])('date %j is %j', (raw, expected) => {
		expect(core.asDate(raw)).toBe(expected);
	});
});

describe('the fields of a message', () => {
	it('are its own in order: unfolded, encoded words undone, whatever the chunks; not those of its parts', () => {
		const raw = octets(
			'X-One: a\r\nSUBJECT: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\r\nX-Folded: b\r\n\tc\r\nX-One: d\r\n' +
				'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nX-Part: e\r\n\r\nX-Body: f\r\n--b--\r\n',
		);
		for (const chunkBytes of [1, 7, raw.length]) {
			expect(read(core, raw, chunkBytes, { header: true }).index.fields).toEqual([
				{ name: 'x-one', text: 'a' },
				{ name: 'subject', text: 'Grüße' },
				{ name: 'x-folded', text: 'b\tc' },
				{ name: 'x-one', text: 'd' },
				{ name: 'content-type', text: 'multipart/mixed; boundary=b' },
			]);
		}
		expect(read(core, octets('X-Only: header'), 1, { header: true }).index.fields).toEqual([
			{ name: 'x-only', text: 'header' },
		]);
	});

	it('of a header beyond 64 KiB are the first ones', () => {
		const many = Array.from({ length: 9000 }, (_, at) => `X-${at}: y\r\n`).join('');
		const { fields } = read(core, octets(`${many}\r\nbody`), 1000, { header: true }).index;
		expect(fields[0]).toEqual({ name: 'x-0', text: 'y' });
		expect(fields.length).toBeGreaterThan(5000);
		expect(fields.length).toBeLessThan(9000);
	});
});

describe('names that begin like others', () => {
	it('are others: Received-SPF is no Received, Reply-To-List no Reply-To', () => {
		const reading = core.open();
		reading.push(
			octets(
				'Received: from a by b\r\nReceived-SPF: pass\r\nReceivedX: from c by d\r\nReply-To-List: list@reef.example\r\n' +
					'Authentication-Results: mx.reef.example; dmarc=pass\r\n\r\n',
			),
		);
		const message = reading.finish();
		expect(message.replyTo).toEqual([]);
		expect(message.facts().authenticationResults).toEqual([{ value: 'mx.reef.example; dmarc=pass', receivedAbove: 1 }]);
	});
});

describe('header blocks', () => {
	it('are split into fields as they stand, folds and octets kept', () => {
		const block = octets('Subject: a\r\n  b\r\nnot a field\r\nX-Empty:\r\nx-ü: Grüße\r\n');
		expect(core.headerFields(block)).toEqual([
			{ name: 'Subject', raw: ' a\r\n  b' },
			{ name: 'X-Empty', raw: '' },
			{ name: 'x-ü', raw: ' Grüße' },
		]);
		expect(core.headerFields(Uint8Array.of(0x58, 0x3a, 0xe9, 0x0a))).toEqual([{ name: 'X', raw: 'é' }]);
	});

	it.each(['\ufeff', '\u00a0', '\v', '\u3000'])('take no %j before a name for nothing', (white) => {
		expect(core.headerFields(octets(`${white}From: x@x.example\r\nTo: y\r\n`))).toEqual([{ name: 'To', raw: ' y' }]);
	});
});

describe('reading', () => {
	it('says where the body begins as soon as that is known', () => {
		const reading = core.open();
		expect(reading.bodyStart).toBe(-1);
		reading.push(octets('Subject: x\r\n\r'));
		expect(reading.bodyStart).toBe(-1);
		reading.push(octets('\nbody'));
		expect(reading.bodyStart).toBe(14);
		reading.finish();
		expect(() => reading.push(octets('more'))).toThrow('over');
	});

	it('says nothing of a message whose reading is closed: the instance may hold the next one', () => {
		const reading = core.open();
		reading.push(octets('Subject: mine\r\n\r\nbody'));
		const message = reading.finish();
		expect(message.subject).toBe('mine');
		reading.close();
		const next = core.open();
		next.push(octets('Subject: of somebody else\r\n\r\nsecret'));
		next.finish();
		for (const ask of [() => message.subject, () => message.body(0), () => message.index(), () => message.facts()]) {
			expect(ask).toThrow('closed');
		}
	});

	it('keeps messages that are read at the same time apart', () => {
		const readings = ['one', 'two', 'three'].map((subject) => ({ subject, reading: core.open() }));
		for (const { subject, reading } of readings) reading.push(octets(`Subject: ${subject}\r\n`));
		for (const { reading } of readings) reading.push(octets('\r\nbody'));
		expect(readings.map(({ reading }) => reading.finish().subject)).toEqual(['one', 'two', 'three']);
	});

	it('takes 25 MiB in 64 KiB chunks without growing', () => {
		const instance = new Instance(coreModule);
		const before = instance.exports.memory.buffer.byteLength;
		const line = octets(`${'QUJD'.repeat(19)}\r\n`);
		const chunk = new Uint8Array(64 * 1024).map((_, index) => line[index % line.length] ?? 0);
		instance.run(({ open }) => open(0));
		const { push } = instance.exports;
		instance.feed(octets('Content-Transfer-Encoding: base64\r\nContent-Type: image/png\r\n\r\n'), push);
		for (let sent = 0; sent < 25 * 1024 * 1024; sent += chunk.length) instance.feed(chunk, push);
		instance.run(({ finish }) => finish());
		expect(instance.exports.memory.buffer.byteLength).toBe(before);
		expect(before).toBeLessThanOrEqual((4 + 1) * 1024 * 1024);
	});

	it('keeps the text of large bodies up to its cap, and says so', () => {
		const body = 'x'.repeat(300_000);
		const { index } = read(core, octets(`Subject: long\r\n\r\n${body}`), 65_536);
		expect(index.text).toHaveLength(262_144);
		expect(index.parts[0]?.decodedBytes).toBe(300_000);
		expect(index.defects.map(({ kind }) => kind)).toEqual(['text-limit']);
	});
});

describe('handing out', () => {
	const mixed = octets(
		[
			'Content-Type: multipart/mixed; boundary=b\r\n',
			'--b\r\nContent-Type: text/plain\r\n\r\nHello  there \r\n\r\n',
			'--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJDREVG\r\n',
			'--b\r\nContent-Type: text/html\r\n\r\n--b--\r\n',
		].join('\r\n'),
	);

	it.each([1, 7, 1000])('gives each leaf its decoded octets, the empty one too, in chunks of %i', (chunkBytes) => {
		const parts = new Map<number, string>();
		const reading = core.open({
			onPart: (part, view) => parts.set(part, (parts.get(part) ?? '') + new TextDecoder().decode(view)),
		});
		pushAll(reading, mixed, chunkBytes);
		reading.finish();
		expect([...parts]).toEqual([
			[1, 'Hello  there \r\n\r\n'],
			[2, 'ABCDEF'],
			[3, ''],
		]);
	});

	it.each([1, 7, 1000])('gives the body as DKIM hashes it, in chunks of %i', (chunkBytes) => {
		const raw = octets('DKIM-Signature: v=1\r\n\r\nHello  there \r\n\tyou\r\n\r\n\r\n');
		const forms = { simple: '', relaxed: '' };
		const reading = core.open({
			onBody: {
				simple: (view) => (forms.simple += new TextDecoder().decode(view)),
				relaxed: (view) => (forms.relaxed += new TextDecoder().decode(view)),
			},
		});
		pushAll(reading, raw, chunkBytes);
		reading.finish();
		expect(forms).toEqual({ simple: 'Hello  there \r\n\tyou\r\n', relaxed: 'Hello there\r\n you\r\n' });
	});

	it.each([1, 7, 1000])('asks for the body’s forms once the header is known, in chunks of %i', (chunkBytes) => {
		const asked: [string, boolean][] = [];
		let relaxed = '';
		const reading = core.open({
			onHeader(block, isWhole) {
				asked.push([new TextDecoder().decode(block), isWhole]);
				return { relaxed: (view) => (relaxed += new TextDecoder().decode(view)) };
			},
		});
		pushAll(reading, octets('DKIM-Signature: v=1\r\nFrom: a@reef.example\r\n\r\nHello  there \r\n\r\n'), chunkBytes);
		expect(reading.finish().fields).toEqual([]);
		expect(asked).toEqual([['DKIM-Signature: v=1\r\nFrom: a@reef.example\r\n\r\n', true]]);
		expect(relaxed).toBe('Hello there\r\n');
	});

	it('asks at the end of a mail that is header alone, never for one without a header, and says where one was cut', () => {
		const asked = (raw: string) => {
			const wholes: boolean[] = [];
			const reading = core.open({
				onHeader: (_, isWhole) => {
					wholes.push(isWhole);
					return {};
				},
			});
			pushAll(reading, octets(raw), 5000);
			reading.finish();
			reading.close();
			return wholes;
		};
		expect(asked('From: a@reef.example')).toEqual([true]);
		expect(asked('no header at all\r\n\r\ntext')).toEqual([]);
		expect(asked(`From: a@reef.example\r\n${'X: y\r\n'.repeat(11_000)}\r\ntext`)).toEqual([false]);
	});

	it('gives the body hash that a signer has written, in the same read as digests and verdict', async () => {
		const raw = await signedByNodemailer();
		const hash = bodyHash('sha256');
		const reading = core.open({ digests: true, onBody: { relaxed: hash.onBody } });
		pushAll(reading, raw, 100);
		const { parts } = reading.finish();
		const signed = /bh=([^;]+);/.exec(new TextDecoder().decode(raw))?.[1]?.replace(/\s/g, '');
		expect(hash.finish()).toEqual({ ok: true, base64: signed, unsignedBytes: 0 });
		expect(parts.map(({ sha256 }) => sha256?.length)).toEqual([undefined, 64, 64]);
	});
});

function pushAll(reading: Reading, raw: Uint8Array, chunkBytes: number): void {
	for (let at = 0; at < raw.length; at += chunkBytes) reading.push(raw.subarray(at, at + chunkBytes));
}

async function signedByNodemailer(): Promise<Uint8Array> {
	const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
	const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
	const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
	const { message } = await transport.sendMail({
		from: 'anna@reef.example',
		to: 'bob@reef.example',
		text: 'The tide  is out. \n\n',
		attachments: [{ filename: 'chart.bin', content: Buffer.alloc(5000, 7) }],
		dkim: { domainName: 'reef.example', keySelector: 's', privateKey: key },
	});
	return new Uint8Array(message as Buffer);
}

describe('limits', () => {
	it.each([
		[`Content-Type: multipart/mixed; boundary=${'b'.repeat(1001)}\r\n\r\n--${'b'.repeat(1001)}\r\n`, 'boundary-limit'],
		[`${'X: y\r\n'.repeat(4097)}\r\n`, 'field-limit'],
		[`X: ${'y'.repeat(300_000)}\r\n\r\n`, 'header-limit'],
		[`To: ${'a@b,'.repeat(9000)}\r\n\r\n`, 'entry-limit'],
		[`Subject: ${'y'.repeat(70_000)}\r\n\r\n`, 'string-limit'],
		[`Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(1100)}`, 'part-limit'],
		['Content-Type: message/rfc822\r\n\r\n'.repeat(200), 'depth-limit'],
		[`\r\n${'x'.repeat(300_000)}`, 'text-limit'],
	])('that are hit are said: message %#', (text, defect) => {
		expect(read(core, octets(text), 65_536).index.defects.map(({ kind }) => kind)).toContain(defect);
		expect(read(core, octets(text), 1000).index.defects.map(({ kind }) => kind)).toContain(defect);
	});
});

describe('a trap', () => {
	it('becomes a CoreTrap with its cause, and the next message is read by a fresh instance', async () => {
		const trapping = createCore(await compile(TRAPS_ON_BANG));
		const reading = trapping.open();
		expect(trapOf(() => reading.push(octets('!')))).toBeInstanceOf(WebAssembly.RuntimeError);
		reading.close();
		expect(() => trapping.open().push(octets('?'))).not.toThrow();
	});
});

function trapOf(call: () => void): unknown {
	try {
		call();
	} catch (error) {
		expect(error).toBeInstanceOf(CoreTrap);
		return (error as CoreTrap).cause;
	}
	throw new Error('nothing was thrown');
}

/** A core that traps on "!", and from then on always: as a broken instance might. */
const TRAPS_ON_BANG = `
	const MEMORY: usize = memory.data(65536);
	let broken: bool = false;
	export function input(): usize { return MEMORY; }
	export function record(): usize { return MEMORY; }
	export function decoded(): usize { return MEMORY; }
	export function open(flags: i32): void { if (broken) unreachable(); }
	export function push(bytes: i32): void {
		if (load<u8>(MEMORY) == 0x21) broken = true;
		if (broken) unreachable();
	}
`;

async function compile(source: string): Promise<WebAssembly.Module> {
	const { binary } = await asc.compileString(source, { runtime: 'stub', use: ['abort='] });
	if (!binary) throw new Error('the source does not compile');
	return new WebAssembly.Module(binary as BufferSource);
}
