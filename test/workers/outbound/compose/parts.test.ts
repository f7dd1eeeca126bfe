// Parts of a composed message: how they are arranged, named and encoded, and what two parsers find in them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeMessage } from '../../../../workers/outbound/compose/compose-message';
import {
	accepted,
	asText,
	type Blobs,
	byCore,
	byPostalMime,
	type CoreReading,
	type Creation,
	composed,
	countingRandom,
	linesAgainst,
	optionsFor,
	rawField,
	textOf,
	written,
} from './rig';
import { fileName, RUNS, TIMEOUT_MS } from './words';

const octets = (text: string) => new TextEncoder().encode(text);
const PNG = Uint8Array.from({ length: 300 }, (_, index) => (index * 7) & 255);
const PDF = octets('%PDF-1.4\n');
const MAIL = octets('From: bob@example.com\r\nSubject: inner\r\n\r\nGr\u00fc\u00dfe\r\n');
const BLOBS: Blobs = {
	png: { octets: PNG, type: 'image/png' },
	pdf: { octets: PDF, type: 'application/pdf; x=y' },
	mail: { octets: MAIL, type: 'message/rfc822' },
	none: { octets: new Uint8Array() },
	form: { octets: PDF, type: 'multipart/form-data' },
};
const VALUES = { t: { value: 'text' }, h: { value: '<img src="cid:pic@x">' } };
const TEXT = { partId: 't', type: 'text/plain' };
const HTML = { partId: 'h', type: 'text/html' };

async function read(creation: Creation, blobs: Blobs = BLOBS): Promise<CoreReading> {
	return byCore(await composed({ bodyValues: VALUES, ...creation }, blobs));
}

/** `type` of each part, indented by its depth, with its disposition. */
function outline({ parts }: CoreReading): string[] {
	const depth = (part: number): number => (part <= 0 ? 0 : 1 + depth(parts[part]?.parent ?? 0));
	return parts.map(({ type, disposition }, index) =>
		[' '.repeat(depth(index)), type, disposition ? ` ${disposition}` : ''].join(''),
	);
}

describe('the lists become a tree (RFC 8621 4.6)', () => {
	const picture = { blobId: 'png', type: 'image/png', disposition: 'inline', cid: 'pic@x' };
	const attachment = { blobId: 'pdf', type: 'application/pdf', name: 'a.pdf' };

	it('a text alone', async () => {
		expect(outline(await read({ textBody: [TEXT] }))).toEqual(['text/plain']);
	});

	it('HTML alone', async () => {
		expect(outline(await read({ htmlBody: [HTML] }))).toEqual(['text/html']);
	});

	it('both are alternatives, the plainest first (RFC 2046 5.1.4)', async () => {
		const reading = await read({ textBody: [TEXT], htmlBody: [HTML] });
		expect(outline(reading)).toEqual(['multipart/alternative', ' text/plain', ' text/html']);
	});

	it('an attachment is one, though it does not say so (RFC 2183 2)', async () => {
		const reading = await read({ textBody: [TEXT], attachments: [attachment] });
		expect(outline(reading)).toEqual(['multipart/mixed', ' text/plain', ' application/pdf attachment']);
	});

	it('a picture that the HTML shows stands beside it (RFC 2387)', async () => {
		const reading = await read({ textBody: [TEXT], htmlBody: [HTML], attachments: [attachment, picture] });
		expect(outline(reading)).toEqual([
			'multipart/mixed',
			' multipart/alternative',
			'  text/plain',
			'  multipart/related',
			'   text/html',
			'   image/png inline',
			' application/pdf attachment',
		]);
		expect(reading.parts[5]).toMatchObject({ contentId: 'pic@x', disposition: 'inline' });
	});

	it('without HTML, or without a cid, it is attached', async () => {
		const alone = await read({ textBody: [TEXT], attachments: [picture] });
		expect(outline(alone)).toEqual(['multipart/mixed', ' text/plain', ' image/png inline']);
		const nameless = await read({ htmlBody: [HTML], attachments: [{ ...picture, cid: null }] });
		expect(outline(nameless)).toEqual(['multipart/mixed', ' text/html', ' image/png inline']);
	});

	it('attachments alone', async () => {
		expect(outline(await read({ attachments: [attachment] }))).toEqual([
			'multipart/mixed',
			' application/pdf attachment',
		]);
	});

	it('nothing is an empty text', async () => {
		const reading = await read({});
		expect(outline(reading)).toEqual(['text/plain']);
		expect(textOf(reading)).toBe('');
	});

	it('multipart/related says what it begins with (RFC 2387 3.1)', async () => {
		const raw = asText(await composed({ htmlBody: [HTML], attachments: [picture], bodyValues: VALUES }, BLOBS));
		expect(raw).toMatch(/Content-Type: multipart\/related; type="text\/html";/);
	});
});

describe('bodyStructure is written as it is (RFC 8621 4.6)', () => {
	const leaf = fc.constantFrom<Creation>(TEXT, HTML, { blobId: 'png', type: 'image/png' }, { blobId: 'mail' });
	const tree = fc.letrec<{ part: Creation; multi: Creation }>((tie) => ({
		part: fc.oneof({ maxDepth: 4 }, leaf, tie('multi')),
		multi: fc.record({
			type: fc.constantFrom('multipart/mixed', 'multipart/alternative', 'multipart/related', 'multipart/x-own'),
			subParts: fc.array(tie('part'), { minLength: 1, maxLength: 4 }),
		}),
	})).multi;

	it(
		'any tree, whose leaves read back to the octet',
		async () => {
			await fc.assert(
				fc.asyncProperty(tree, async (bodyStructure) => {
					const reading = await read({ bodyStructure });
					const wanted = flat(bodyStructure, 0);
					expect(outline(reading)).toEqual(wanted.map(({ depth, type }) => ' '.repeat(depth) + type));
					expect(reading.octets.map((found, part) => wanted[part]?.content && found)).toEqual(
						wanted.map(({ content }) => content),
					);
					expect(reading.defects).toEqual([]);
				}),
				RUNS,
			);
		},
		TIMEOUT_MS,
	);

	function flat(part: Creation, depth: number): { depth: number; type: unknown; content: Uint8Array | null }[] {
		const blob = BLOBS[String(part.blobId)];
		if (Array.isArray(part.subParts))
			return [{ depth, type: part.type, content: null }, ...part.subParts.flatMap((one) => flat(one, depth + 1))];
		const value = octets(part.partId === 'h' ? VALUES.h.value : 'text');
		return [{ depth, type: part.type ?? blob?.type, content: blob?.octets ?? value }];
	}

	it('a blob can be all of it', async () => {
		const reading = await read({ bodyStructure: { blobId: 'png', type: 'image/png', name: 'a.png' } });
		expect(outline(reading)).toEqual(['image/png']);
		expect(reading.octets[0]).toEqual(PNG);
		expect(reading.parts[0]?.fileName).toBe('a.png');
	});

	it('header fields of a part stand in that part, in the root part on the message (RFC 8621 4.1.4)', async () => {
		const part = { ...TEXT, 'header:X-Part:asText': 'pärt', 'header:Content-Description': ' raw ' };
		const bodyStructure = { type: 'multipart/mixed', subParts: [part], 'header:X-Root': ' r' };
		const raw = await composed({ bodyStructure, bodyValues: VALUES });
		expect(rawField(byCore(raw), 'X-Root')).toBe(' r');
		expect(asText(raw)).toContain(
			'\r\nX-Part: =?utf-8?Q?p=C3=A4rt?=\r\nContent-Description: raw \r\nContent-Type: text/plain',
		);
	});

	it('language, location and disposition (RFC 3282, RFC 2557, RFC 2183)', async () => {
		const part = { ...TEXT, language: ['en-GB', 'de'], location: 'https://example.com/a', disposition: 'inline' };
		expect((await read({ bodyStructure: part })).parts[0]).toMatchObject({
			language: ['en-GB', 'de'],
			location: 'https://example.com/a',
			disposition: 'inline',
		});
	});

	it('a Content-Type in full, as signed mail needs it (RFC 1847 2.1)', async () => {
		const type = ' multipart/signed; protocol="application/pgp-signature"; micalg=pgp-sha256; boundary="=-b:1"';
		const signature = { partId: 's', type: 'application/pgp-signature', name: 's.asc' };
		const reading = await read({
			bodyStructure: { 'header:Content-Type': type, subParts: [TEXT, signature] },
			bodyValues: { t: { value: 'text\n--=-b:1--\n' }, s: { value: 'signature' } },
		});
		expect(rawField(reading, 'Content-Type')).toBe(type);
		expect(outline(reading)).toEqual(['multipart/signed', ' text/plain', ' application/pgp-signature']);
		expect(textOf(reading, 1)).toBe('text\n--=-b:1--\n');
	});

	it.each([
		['text/plain', 'only ASCII\n', 'us-ascii'],
		['text/html', '<p>&auml;', 'us-ascii'],
		['text/plain', 'ä', 'utf-8'],
		['text/plain', '', 'us-ascii'],
	])('a %s %j is in %s, the least charset that holds it (RFC 2046 4.1.2)', async (type, value, charset) => {
		const reading = await read({ bodyStructure: { partId: 't', type }, bodyValues: { t: { value } } });
		expect(rawField(reading, 'Content-Type')).toBe(` ${type}; charset=${charset}`);
		expect(textOf(reading)).toBe(value);
	});

	it('a text whose author says more of its type (RFC 3676 4)', async () => {
		const part = { partId: 't', 'header:Content-Type': ' text/plain; format=flowed; charset="UTF-8"' };
		const reading = await read({ bodyStructure: part, bodyValues: { t: { value: 'ä \nb' } } });
		expect(rawField(reading, 'Content-Type')).toBe(' text/plain; format=flowed; charset="UTF-8"');
		expect(textOf(reading)).toBe('ä \nb');
	});
});

describe('attachments', () => {
	it(
		'any file name reads back',
		async () => {
			await fc.assert(
				fc.asyncProperty(fileName, fc.constantFrom('attachment', 'inline', null), async (name, disposition) => {
					const part = { blobId: 'png', type: 'image/png', name, disposition };
					const raw = await composed({ bodyStructure: { type: 'multipart/mixed', subParts: [part] } }, BLOBS);
					expect(byCore(raw).parts[1]).toMatchObject({ fileName: name, disposition });
					// It decodes once more what RFC 2231 has decoded.
					const readsWords = !name.includes('=?');
					const { attachments } = await byPostalMime(raw);
					expect(attachments).toMatchObject([{ disposition, ...(readsWords ? { filename: name } : {}) }]);
					expect(linesAgainst(/^[\t\x20-\x7e]{0,78}$/, asText(raw))).toEqual([]);
				}),
				RUNS,
			);
		},
		TIMEOUT_MS,
	);

	it('a name with blanks at its ends is not trimmed in the message (RFC 2231 4)', async () => {
		const raw = await composed({ attachments: [{ blobId: 'png', type: 'image/png', name: ' a ' }] }, BLOBS);
		expect((await byPostalMime(raw)).attachments[0]?.filename).toBe(' a ');
	});

	it('a long name, as far as one is allowed', async () => {
		for (const name of ['字'.repeat(300), 'a'.repeat(900), 'é'.repeat(450)]) {
			const raw = await composed({ attachments: [{ blobId: 'png', type: 'image/png', name }] }, BLOBS);
			expect(byCore(raw).parts[1]?.fileName).toBe(name);
			expect((await byPostalMime(raw)).attachments[0]?.filename).toBe(name);
		}
	});

	it('a name is said the new way, and the old way where that is short (RFC 2231 4, RFC 8621 4.1.4)', async () => {
		const attachments = [{ blobId: 'png', type: 'image/png', name: 'Zoë.png' }];
		const raw = asText(await composed({ attachments }, BLOBS));
		expect(raw).toContain('Content-Type: image/png; name="=?utf-8?Q?Zo=C3=AB=2Epng?="\r\n');
		expect(raw).toContain("Content-Disposition: attachment; filename*=utf-8''Zo%C3%AB.png\r\n");
	});

	it(
		'any octets read back, in whatever chunks they come',
		async () => {
			await fc.assert(
				fc.asyncProperty(fc.uint8Array({ maxLength: 1000, size: 'max' }), async (file) => {
					const creation = {
						textBody: [TEXT],
						attachments: [{ blobId: 'f', type: 'application/x-own' }],
						bodyValues: VALUES,
					};
					const raw = await composed(creation, { f: { octets: file } });
					expect(byCore(raw).octets[2]).toEqual(file);
					expect(new Uint8Array((await byPostalMime(raw)).attachments[0]?.content as ArrayBuffer)).toEqual(file);
				}),
				RUNS,
			);
		},
		TIMEOUT_MS,
	);

	it("a part without a type has the blob's, without parameters, and never a multipart's", async () => {
		const attachments = ['pdf', 'none', 'form'].map((blobId) => ({ blobId }));
		expect((await read({ attachments })).parts.map(({ type }) => type)).toEqual([
			...['multipart/mixed', 'application/pdf', 'application/octet-stream', 'application/octet-stream'],
		]);
	});

	it('the charset of a text file is what is said of it, and its octets are kept (RFC 8621 4.1.4)', async () => {
		const latin = Uint8Array.of(0xe4, 0x0a, 0x0d);
		const attachments = [{ blobId: 'f', type: 'text/csv', charset: 'iso-8859-1' }];
		const reading = await read({ attachments }, { f: { octets: latin } });
		expect(reading.parts[1]).toMatchObject({ charset: 'iso-8859-1', encoding: 'base64' });
		expect(reading.octets[1]).toEqual(latin);
	});

	it('a message is not encoded, and what is around it says so (RFC 2046 5.2.1, RFC 2045 6.4)', async () => {
		const attachments = [{ blobId: 'mail', type: 'message/rfc822' }];
		const creation = { textBody: [TEXT], htmlBody: [HTML], attachments, bodyValues: VALUES };
		const raw = await composed(creation, BLOBS);
		const reading = byCore(raw);
		expect(reading.parts.map(({ type, encoding }) => [type, encoding])).toEqual([
			['multipart/mixed', '8bit'],
			['multipart/alternative', '7bit'],
			['text/plain', '7bit'],
			['text/html', '7bit'],
			['message/rfc822', '8bit'],
		]);
		expect(reading.octets[4]).toEqual(MAIL);
		expect(await byPostalMime(raw)).toMatchObject({ attachments: [{ mimeType: 'message/rfc822' }] });
	});

	it('a message is what its caller has found its octets to be (RFC 2045 2.7 to 2.9)', async () => {
		for (const transfer of ['7bit', '8bit', 'binary'] as const) {
			const blobs: Blobs = { m: { octets: octets('Subject: x\r\n\r\ny'), type: 'message/rfc822', transfer } };
			const reading = await read({ attachments: [{ blobId: 'm' }] }, blobs);
			expect(reading.parts.map(({ encoding }) => encoding)).toEqual([transfer, transfer]);
		}
	});

	it('a message that is written as text stays one (RFC 2046 5.2.1)', async () => {
		const part = { partId: 'm', type: 'message/disposition-notification' };
		const values = { m: { value: 'Final-Recipient: rfc822; a@b.example \n\nFrom me\n' } };
		const reading = await read({ bodyStructure: { type: 'multipart/report', subParts: [part] }, bodyValues: values });
		expect(reading.parts[1]?.encoding).toBe('7bit');
		expect(textOf(reading, 1)).toBe(values.m.value);
		const wide = await read({ bodyStructure: part, bodyValues: { m: { value: 'Subject: ä\n' } } });
		expect(wide.parts[0]?.encoding).toBe('8bit');
	});
});

describe('what cannot be composed is a fault', () => {
	const creation = { attachments: [{ blobId: 'f', type: 'image/png' }] };

	it('a blob that nobody looked up', () => {
		expect(() => composeMessage(accepted(creation), optionsFor())).toThrow('f');
	});

	it.each([
		['less', 299],
		['more', 301],
	])('a blob that gives %s than was said', async (_, size) => {
		const message = composeMessage(accepted(creation), optionsFor({ f: { octets: new Uint8Array(size) } }));
		await expect(written(message, { f: { octets: PNG } })).rejects.toThrow();
	});
});

describe('boundaries (RFC 2046 5.1.1)', () => {
	it('are unlike anything in a text, be the dice ever so bad', async () => {
		const dice = [1, 1, 2].map((value) => new Uint8Array(15).fill(value));
		const stem = `=_${'01'.repeat(15)}`;
		const value = `--${stem}_1_\n--${stem}_1_--\n`;
		const draft = accepted({ textBody: [TEXT], attachments: [{ blobId: 'png' }], bodyValues: { t: { value } } });
		const random = (bytes: number) => (bytes === 15 ? dice.shift() : undefined) ?? countingRandom(bytes);
		const reading = byCore(await written(composeMessage(draft, { ...optionsFor(BLOBS), random }), BLOBS));
		expect(rawField(reading, 'Content-Type')).toContain('02'.repeat(15));
		expect(textOf(reading, 1)).toBe(value);
	});

	it('differ in each multipart, and none begins like another', async () => {
		const deep = Array.from({ length: 12 }).reduce<Creation>(
			(subPart) => ({ type: 'multipart/mixed', subParts: [subPart, TEXT] }),
			TEXT,
		);
		const raw = asText(await composed({ bodyStructure: deep, bodyValues: VALUES }));
		const all = [...raw.matchAll(/boundary="([^"]*)"/g)].map(([, boundary = '']) => boundary);
		expect(new Set(all).size).toBe(12);
		for (const one of all) expect(all.filter((other) => other.startsWith(one))).toEqual([one]);
	});
});
