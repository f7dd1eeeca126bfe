// A creation object becomes a message that two parsers, which know nothing of the composer, read back as it was meant.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { core } from '../../../../wasm-core/workerd';
import { composeMessage } from '../../../../workers/outbound/compose/compose-message';
import {
	accepted,
	asText,
	byCore,
	byPostalMime,
	type Creation,
	composed,
	headerOf,
	linesAgainst,
	optionsFor,
	rawField,
	textOf,
	written,
} from './rig';
import { body, line, RUNS, TIMEOUT_MS } from './words';

const ALICE = { name: 'Alice', email: 'alice@example.com' };
const text = (value: string): Creation => ({ textBody: [{ partId: 't' }], bodyValues: { t: { value } } });

/** The raw value of the one field that the creation gives. */
async function fieldOf(name: string, creation: Creation): Promise<string> {
	return rawField(byCore(await composed({ ...text('x'), ...creation })), name) ?? 'absent';
}

/** Every line of the message's header (and of its parts') keeps to RFC 5322 section 2.1.1. */
function expectLines(header: string): void {
	expect(linesAgainst(/^(?=.*\S)[\t\x20-\x7e]{1,998}$/, header)).toEqual([]);
}

describe('a header field reads back as it was given', () => {
	it(
		'a subject',
		async () => {
			await fc.assert(
				fc.asyncProperty(line, async (subject) => {
					const raw = await composed({ from: [ALICE], subject, ...text('x') });
					expect(byCore(raw).subject ?? '').toBe(subject);
					expect((await byPostalMime(raw)).subject ?? '').toBe(subject);
					expectLines(headerOf(raw));
				}),
				RUNS,
			);
		},
		TIMEOUT_MS,
	);

	it(
		'names and addresses',
		async () => {
			const email = fc.oneof(
				fc.emailAddress(),
				fc.constantFrom(
					'a.b+c@example.com',
					"o'hara@example.com",
					'{x}=y@sub.example.co',
					'x'.repeat(64).concat('@a.example'),
				),
			);
			const address = fc.record({
				name: fc.option(
					line.filter((name) => name !== ''),
					{ nil: null },
				),
				email,
			});
			await fc.assert(
				fc.asyncProperty(fc.array(address, { minLength: 1, maxLength: 8 }), async (to) => {
					const raw = await composed({ from: [ALICE], to, ...text('x') });
					expect(byCore(raw).to).toEqual(to.map(({ name, email }) => ({ name, email })));
					const read = (await byPostalMime(raw)).to ?? [];
					expect(read.map(({ name, address }) => ({ name, email: address }))).toEqual(
						to.map(({ name, email }) => ({ name: name ?? '', email })),
					);
					expectLines(headerOf(raw));
				}),
				RUNS,
			);
		},
		TIMEOUT_MS,
	);

	it(
		'groups (RFC 8621 4.1.2.4)',
		async () => {
			const address = fc.record({ name: fc.constantFrom(null, 'Bob', 'Ä, B'), email: fc.emailAddress() });
			const group = fc.record({ name: line, addresses: fc.array(address, { maxLength: 3 }) });
			await fc.assert(
				fc.asyncProperty(fc.array(group, { minLength: 1, maxLength: 4 }), async (groups) => {
					const raw = await fieldOf('Cc', { 'header:Cc:asGroupedAddresses': groups });
					expect(core.asGroupedAddresses(raw)).toEqual(groups);
				}),
				RUNS,
			);
		},
		TIMEOUT_MS,
	);

	it('mailboxes before, between and after groups (RFC 5322 3.4)', async () => {
		const groups = [
			{ name: null, addresses: [ALICE] },
			{ name: 'No one', addresses: [] },
			{ name: null, addresses: [{ name: null, email: 'bob@example.com' }] },
			{ name: 'Friends', addresses: [ALICE, { name: null, email: 'bob@example.com' }] },
			{ name: null, addresses: [ALICE] },
		];
		const raw = await fieldOf('To', { 'header:To:asGroupedAddresses': groups });
		expect(raw.replace(/\r\n/g, '')).toBe(
			' Alice <alice@example.com>, No one:;, bob@example.com, Friends: Alice <alice@example.com>, bob@example.com;,' +
				' Alice <alice@example.com>',
		);
		expect(core.asGroupedAddresses(raw)).toEqual(groups);
	});

	it('half-finished addresses (RFC 8621 4.1.2.3)', async () => {
		const drafts = ['b', 'bob@', '@example', 'a@b@c', '.a..b@example.com', '"a, b"@example.com', 'a@[IPv6:::1]'];
		const to = drafts.map((email) => ({ name: null, email }));
		expect(byCore(await composed({ to, ...text('x') })).to).toEqual(to);
	});

	it('raw values, to the octet (RFC 8621 4.1.2.1)', async () => {
		for (const raw of [' a', 'a', '', '  a\r\n\tb\r\n  ä', ' =?x?='])
			expect(await fieldOf('X-Raw', { 'header:X-Raw': raw })).toBe(raw);
	});

	it('each instance of a list, in order (RFC 8621 4.1.3)', async () => {
		const reading = byCore(await composed({ ...text('x'), 'header:X-Note:asText:all': ['1', 'zwei ä', '3'] }));
		const found = reading.fields.filter(({ name }) => name === 'X-Note');
		expect(found.map(({ raw }) => core.asText(raw))).toEqual(['1', 'zwei ä', '3']);
	});

	it(
		'message ids (RFC 8621 4.1.2.5)',
		async () => {
			const id = fc.stringMatching(/^[!#-;=?-~]{1,80}$/).filter((one) => !one.includes('=?'));
			await fc.assert(
				fc.asyncProperty(fc.array(id, { minLength: 1, maxLength: 20 }), async (references) => {
					const raw = await composed({
						references,
						inReplyTo: references.slice(0, 1),
						messageId: ['a@b'],
						...text('x'),
					});
					expect(byCore(raw)).toMatchObject({ references, inReplyTo: references.slice(0, 1), messageId: ['a@b'] });
					expectLines(headerOf(raw));
				}),
				RUNS,
			);
		},
		TIMEOUT_MS,
	);

	it(
		'dates with their offset, whatever the day (RFC 8621 4.1.2.6)',
		async () => {
			const date = fc.date({ min: new Date('1900-01-02'), max: new Date('9999-12-30'), noInvalidDate: true });
			const offset = fc.integer({ min: -14 * 60, max: 14 * 60 }).filter((minutes) => minutes !== 0);
			await fc.assert(
				fc.asyncProperty(date, offset, async (moment, minutes) => {
					const sentAt = `${moment.toISOString().slice(0, 19)}${zone(minutes)}`;
					const raw = await composed({ sentAt, ...text('x') });
					expect(byCore(raw).sentAt).toBe(sentAt);
					const read = (await byPostalMime(raw)).date ?? '';
					expect(Date.parse(read)).toBe(Date.parse(sentAt));
				}),
				RUNS,
			);
		},
		TIMEOUT_MS,
	);

	it('a date, with the day of its week (RFC 5322 3.3)', async () => {
		expect(await fieldOf('Date', { sentAt: '2026-09-01T23:30:00.5-05:00' })).toBe(' Tue, 01 Sep 2026 23:30:00 -0500');
		expect(await fieldOf('Resent-Date', { 'header:Resent-Date:asDate': '2024-02-29T00:00:00Z' })).toBe(
			' Thu, 29 Feb 2024 00:00:00 +0000',
		);
	});

	it('URLs (RFC 8621 4.1.2.7)', async () => {
		const urls = ['https://example.com/a?b=c,d;e', `mailto:list@example.com?subject=${'x'.repeat(100)}`];
		const raw = await fieldOf('List-Unsubscribe', { 'header:List-Unsubscribe:asURLs': urls });
		expect(core.asURLs(raw)).toEqual(urls);
		expect(raw).toContain('>,');
	});

	it('an empty subject is there, and empty (RFC 5322 3.6.5)', async () => {
		expect(await fieldOf('Subject', { subject: '' })).toBe('');
	});
});

const zone = (minutes: number) => {
	const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
	return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
};

describe('how fields are written', () => {
	it('lines end at 76 where words allow it, and words are readable as they are (RFC 5322 2.1.1)', async () => {
		const subject = 'Minutes of our meeting of the 1st, and all that was said and decided there by those who came';
		const raw = await fieldOf('Subject', { subject });
		expect(raw.replace('\r\n', '')).toBe(` ${subject}`);
		for (const one of `Subject:${raw}`.split('\r\n')) expect(one.length).toBeLessThanOrEqual(76);
	});

	it('only the words that need it are encoded (RFC 2047 5)', async () => {
		expect(await fieldOf('Subject', { subject: 'Re: [list] Ärger im Büro today' })).toBe(
			' Re: [list] =?utf-8?Q?=C3=84rger?= im =?utf-8?Q?B=C3=BCro?= today',
		);
	});

	it(
		'an encoded word is at most 75 letters and ends with a character (RFC 2047 2 and 5)',
		async () => {
			await fc.assert(
				fc.asyncProperty(line, async (subject) => {
					const words = (await fieldOf('Subject', { subject })).match(/=\?utf-8\?[QB]\?[^?]*\?=/g) ?? [];
					for (const word of words) {
						expect(word.length).toBeLessThanOrEqual(75);
						expect(core.asText(` ${word}`)).not.toContain('\ufffd');
					}
				}),
				RUNS,
			);
		},
		TIMEOUT_MS,
	);

	it('a display name is atoms, a quoted string or encoded words (RFC 5322 3.2.5)', async () => {
		const written = async (name: string) => (await fieldOf('To', { to: [{ name, email: 'a@b.example' }] })).slice(1);
		expect(await written('Alice Doe')).toBe('Alice Doe <a@b.example>');
		expect(await written('Doe, A. "Al" \\')).toBe('"Doe, A. \\"Al\\" \\\\" <a@b.example>');
		expect(await written('Zoë')).toBe('=?utf-8?Q?Zo=C3=AB?= <a@b.example>');
		expect(await written('')).toBe('a@b.example');
	});

	it('a name cannot bring an address of its own (RFC 5322 3.4)', async () => {
		for (const name of [
			'Eve <eve@example.com>',
			'"',
			'\\',
			'a" <eve@example.com>, "b',
			'=?utf-8?Q?=22?= <eve@e.example>,',
		]) {
			const raw = await composed({ to: [{ name, email: 'bob@example.com' }], ...text('x') });
			expect(byCore(raw).to).toEqual([{ name, email: 'bob@example.com' }]);
			expect(await byPostalMime(raw)).toMatchObject({ to: [{ name, address: 'bob@example.com' }] });
		}
	});

	it('an international address is UTF-8, and the message says so to who sends it (RFC 6532 3.2)', async () => {
		const to = [{ name: 'Zoë', email: 'zoë@bücher.example' }];
		const message = composeMessage(accepted({ to, ...text('x') }), optionsFor());
		expect(message.utf8Header).toBe(true);
		const raw = await written(message);
		expect(byCore(raw).to).toEqual(to);
		expect(await byPostalMime(raw)).toMatchObject({ to: [{ address: 'zoë@bücher.example' }] });
		expect(composeMessage(accepted({ subject: 'ä', ...text('ä') }), optionsFor()).utf8Header).toBe(false);
	});

	it('a raw UTF-8 field of a part within makes it a UTF-8 message too (RFC 6532 3.1)', () => {
		const part = { partId: 't', 'header:X-Note': ' ä' };
		const creation = {
			bodyStructure: { type: 'multipart/mixed', subParts: [part] },
			bodyValues: { t: { value: 'x' } },
		};
		expect(composeMessage(accepted(creation), optionsFor()).utf8Header).toBe(true);
	});
});

describe('fields that are made', () => {
	it('Date, Message-ID and MIME-Version, where they are not given (RFC 8621 4.6)', async () => {
		const reading = byCore(await composed({ from: [ALICE], ...text('x') }));
		expect(reading.sentAt).toBe('2026-09-01T10:00:00Z');
		expect(rawField(reading, 'Date')).toBe(' Tue, 01 Sep 2026 10:00:00 +0000');
		expect(reading.messageId).toEqual([expect.stringMatching(/^[0-9a-f]{32}@waypost\.test$/)]);
		expect(rawField(reading, 'MIME-Version')).toBe(' 1.0');
	});

	it('none that is given in any form, on the Email or on its root part (RFC 8621 4.6)', async () => {
		const part = { partId: 't', 'header:Message-ID': ' <own@example.com>' };
		const reading = byCore(
			await composed({
				'header:Date': ' yesterday',
				'header:mime-version': ' 1.0 (mine)',
				bodyStructure: part,
				bodyValues: { t: { value: 'x' } },
			}),
		);
		const names = reading.fields.map(({ name }) => name.toLowerCase());
		expect(names.filter((name) => /^(date|message-id|mime-version)$/.test(name)).sort()).toEqual([
			...['date', 'message-id', 'mime-version'],
		]);
		expect(rawField(reading, 'Date')).toBe(' yesterday');
		expect(reading.messageId).toEqual(['own@example.com']);
	});

	it('none that the caller does not want (RFC 8621 4.6)', async () => {
		const generate = { date: false, messageId: false, mimeVersion: false };
		const reading = byCore(await written(composeMessage(accepted(text('x')), optionsFor({}, generate))));
		expect(reading.fields.map(({ name }) => name)).toEqual(['Content-Type', 'Content-Transfer-Encoding']);
	});

	it('Bcc is written: it is removed when the message is sent (RFC 8621 7.5)', async () => {
		expect(byCore(await composed({ bcc: [ALICE], ...text('x') })).bcc).toEqual([ALICE]);
	});
});

describe('a text reads back as it was given', () => {
	it(
		'alone',
		async () => {
			await fc.assert(
				fc.asyncProperty(body, async (value) => {
					const raw = await composed({ from: [ALICE], ...text(value) });
					expect(textOf(byCore(raw))).toBe(value);
					expect(trimmed((await byPostalMime(raw)).text)).toBe(trimmed(value));
					expectSafe(raw);
				}),
				RUNS,
			);
		},
		TIMEOUT_MS,
	);

	it(
		'beside HTML',
		async () => {
			await fc.assert(
				fc.asyncProperty(body, body, async (plain, html) => {
					const raw = await composed({
						textBody: [{ partId: 't' }],
						htmlBody: [{ partId: 'h', type: 'text/html' }],
						bodyValues: { t: { value: plain }, h: { value: html } },
					});
					const reading = byCore(raw);
					expect(reading.parts.map(({ type }) => type)).toEqual(['multipart/alternative', 'text/plain', 'text/html']);
					expect([textOf(reading, 1), textOf(reading, 2)]).toEqual([plain, html]);
					const read = await byPostalMime(raw);
					expect([trimmed(read.text), trimmed(read.html)]).toEqual([trimmed(plain), trimmed(html)]);
					expectSafe(raw);
				}),
				RUNS,
			);
		},
		TIMEOUT_MS,
	);

	it('in the smallest encoding that is safe (RFC 2045 6)', async () => {
		const encoding = async (value: string) => byCore(await composed(text(value))).parts[0]?.encoding;
		expect(await encoding('Hello\n\nBye\n')).toBe('7bit');
		expect(await encoding('x'.repeat(998))).toBe('7bit');
		expect(await encoding('x'.repeat(999))).toBe('quoted-printable');
		expect(await encoding('Grüße aus Köln, wo es heute regnet\n')).toBe('quoted-printable');
		expect(await encoding('日本語の本文です')).toBe('base64');
		expect(await encoding('blank at the end \nof a line')).toBe('quoted-printable');
		expect(await encoding('blank at the end\t')).toBe('quoted-printable');
		expect(await encoding('a\nFrom the beginning')).toBe('quoted-printable');
		expect(await encoding('a lone \r of a Macintosh')).toBe('quoted-printable');
	});

	it('and as often as it is saved: nothing grows (RFC 8621 4.1.4)', async () => {
		for (const value of ['x', 'x\n', 'ä', 'ä\n', '', '\n'])
			expect(textOf(byCore(await composed(text(value))))).toBe(value);
	});

	it('CRLF and LF are the same (RFC 8621 4.1.4)', async () => {
		expect(asText(await composed(text('a\r\nb\nc')))).toMatch(/\r\n\r\na\r\nb\r\nc$/);
	});
});

/** postal-mime decides by itself how a text ends. */
const trimmed = (value: string | undefined) => (value ?? '').replace(/\r\n/g, '\n').replace(/\n+$/, '');

/** RFC 5321 section 4.5.3.1.6, and what mail does to lines on its way. */
function expectSafe(raw: Uint8Array): void {
	expect(linesAgainst(/^(?!From )(?!.*[\t ]$)[\t\x20-\x7e]{0,998}$/, asText(raw))).toEqual([]);
}
