// What Email/set create refuses (RFC 8621 section 4.6), and with which properties; and what only looks refusable.
import { describe, expect, it } from 'vitest';
import { blobIdsOf, type DraftPart, partsOf } from '../../../../workers/outbound/compose/draft';
import { readCreation } from '../../../../workers/outbound/compose/read-creation';
import { accepted, type Creation, refused } from './rig';

const ALICE = [{ name: 'Alice', email: 'alice@example.com' }];
const TEXT = { partId: 't', type: 'text/plain' };
const HTML = { partId: 'h', type: 'text/html' };
const VALUES = { t: { value: 'text' }, h: { value: '<p>html' } };

/** A body of one part. */
const structure = (part: Creation, values: Creation = VALUES): Creation => ({
	bodyStructure: part,
	bodyValues: values,
});
const mixed = (...subParts: Creation[]): Creation => structure({ type: 'multipart/mixed', subParts });

type Refusal = [promise: string, creation: Creation, properties: string[]];

function refuses(cases: Refusal[]): void {
	it.each(cases)('%s', (_, creation, properties) => {
		const error = refused({ from: ALICE, ...creation });
		expect(error.type).toBe('invalidProperties');
		const places = new Set(error.properties.map((path) => path.split('/')[0]));
		expect([...places].sort()).toEqual([...properties].sort());
		expect(error.description).not.toBe('');
	});
}

describe('properties of the Email', () => {
	refuses([
		['headers must not be given (RFC 8621 4.6)', { headers: [{ name: 'X-A', value: ' a' }] }, ['headers']],
		['id is set by the server (RFC 8621 4.1.1)', { id: 'E1' }, ['id']],
		['blobId is set by the server (RFC 8621 4.1.1)', { blobId: 'B1' }, ['blobId']],
		['threadId is set by the server (RFC 8621 4.1.1)', { threadId: 'T1' }, ['threadId']],
		['size is set by the server (RFC 8621 4.1.1)', { size: 1 }, ['size']],
		['hasAttachment is set by the server (RFC 8621 4.1.4)', { hasAttachment: false }, ['hasAttachment']],
		['preview is set by the server (RFC 8621 4.1.4)', { preview: '' }, ['preview']],
		['an unknown property is refused (RFC 8620 5.3)', { colour: 'red' }, ['colour']],
		['the prototype is no property (RFC 8620 5.3)', JSON.parse('{"__proto__":{"subject":"x"}}'), ['__proto__']],
		[
			'everything that is wrong is named at once (RFC 8620 5.3)',
			{ id: 'E1', subject: 1, textBody: [] },
			['id', 'subject', 'textBody'],
		],
	]);

	it('what belongs to the stored email is left to the caller (RFC 8621 4.1.1)', () => {
		const creation = { mailboxIds: { M1: true }, keywords: { $draft: true }, receivedAt: '2026-09-01T10:00:00Z' };
		expect(accepted({ from: ALICE, ...creation }).fields.map(({ name }) => name)).toEqual(['From']);
	});
});

describe('header fields', () => {
	const LONG = { name: 'x'.repeat(20), email: 'someone@example.com' };
	const both = ['header:From:asAddresses'];
	refuses([
		['one field by two names (RFC 8621 4.6)', { 'header:From:asAddresses': ALICE }, both],
		['one field by two names, one of them null (RFC 8621 4.6)', { 'header:From:asAddresses': null }, both],
		[
			'one field raw and parsed (RFC 8621 4.6)',
			{ 'header:X-A': ' a', 'header:x-a:asText': 'a' },
			['header:x-a:asText'],
		],
		[
			'one field once and as a list (RFC 8621 4.6)',
			{ 'header:X-A': ' a', 'header:X-A:all': [' a'] },
			['header:X-A:all'],
		],
		[
			'sentAt beside a Date (RFC 8621 4.6)',
			{ sentAt: '2026-09-01T10:00:00Z', 'header:Date': ' Tue, 1 Sep 2026 10:00:00 +0000' },
			['header:Date'],
		],
		['addresses as text (RFC 8621 4.1.2.2)', { 'header:To:asText': 'a@b.example' }, ['header:To:asText']],
		['a subject as addresses (RFC 8621 4.1.2.3)', { 'header:Subject:asAddresses': [] }, ['header:Subject:asAddresses']],
		['a subject as ids (RFC 8621 4.1.2.5)', { 'header:Subject:asMessageIds': [] }, ['header:Subject:asMessageIds']],
		['a subject as a date (RFC 8621 4.1.2.6)', { 'header:Subject:asDate': null }, ['header:Subject:asDate']],
		['a subject as URLs (RFC 8621 4.1.2.7)', { 'header:Subject:asURLs': [] }, ['header:Subject:asURLs']],
		['a form that does not exist (RFC 8621 4.1.3)', { 'header:X-A:asJson': {} }, ['header:X-A:asJson']],
		['suffixes in the wrong order (RFC 8621 4.1.3)', { 'header:X-A:all:asText': [] }, ['header:X-A:all:asText']],
		['a name with a space (RFC 8621 4.1.3)', { 'header:X A': ' a' }, ['header:X A']],
		['a name with a line end (RFC 8621 4.1.3)', { 'header:X\r\nBcc': ' a' }, ['header:X\r\nBcc']],
		['a name that is not ASCII (RFC 8621 4.1.3)', { 'header:X-Ä': ' a' }, ['header:X-Ä']],
		['no name at all (RFC 8621 4.1.3)', { 'header:': ' a' }, ['header:']],
		[':all without a list (RFC 8621 4.1.3)', { 'header:X-A:all': ' a' }, ['header:X-A:all']],
		[':all with null (RFC 8621 4.1.3)', { 'header:X-A:all': null }, ['header:X-A:all']],
		[':all with null in it (RFC 8621 4.1.3)', { 'header:X-A:asText:all': ['a', null] }, ['header:X-A:asText:all']],
		[
			'a header that readers would cut (local limit)',
			{ 'header:X-A:asText': 'x'.repeat(200), 'header:X-B:all': Array(1001).fill(' b') },
			['from', 'header:X-A:asText', 'header:X-B:all'],
		],
		['a header of over 250 000 octets (local limit)', { to: Array(9000).fill(LONG) }, ['from', 'to']],
		['two subjects (RFC 5322 3.6)', { 'header:Subject:all': [' a', ' b'] }, ['header:Subject:all']],
		['Content-Type on the Email (RFC 8621 4.6)', { 'header:Content-Type': ' text/html' }, ['header:Content-Type']],
		['any Content- field on the Email (RFC 8621 4.6)', { 'header:content-foo:all': [] }, ['header:content-foo:all']],
		[
			'Content-Transfer-Encoding on the Email (RFC 8621 4.6)',
			{ 'header:Content-Transfer-Encoding': ' 8bit' },
			['header:Content-Transfer-Encoding'],
		],
	]);

	it('fields keep the order and the spelling in which they were given (RFC 8621 4.1.3)', () => {
		const creation = { subject: 'S', 'header:x-ONE': ' 1', from: ALICE, 'header:X-Two:asText:all': ['2', '3'] };
		expect(accepted(creation).fields.map(({ name }) => name)).toEqual(['Subject', 'x-ONE', 'From', 'X-Two', 'X-Two']);
	});

	it('null and an empty list are no field (RFC 8621 4.1.3)', () => {
		const creation = { subject: null, to: [], 'header:Cc:asGroupedAddresses': [{ name: null, addresses: [] }] };
		expect(accepted({ ...creation, 'header:X-A:all': [], messageId: null, references: [] }).fields).toEqual([]);
	});
});

describe('values of header fields', () => {
	const subject = (value: unknown): [Creation, string[]] => [{ subject: value }, ['subject']];
	const raw = (value: unknown): [Creation, string[]] => [{ 'header:X-A': value }, ['header:X-A']];
	const to = (value: unknown): [Creation, string[]] => [{ to: value }, ['to']];
	const email = (value: unknown): [Creation, string[]] => to([{ email: value }]);
	const sentAt = (value: unknown): [Creation, string[]] => [{ sentAt: value }, ['sentAt']];
	const ids = (value: unknown): [Creation, string[]] => [{ references: value }, ['references']];
	const own = (value: unknown): [Creation, string[]] => [{ messageId: value }, ['messageId']];
	const urls = (value: unknown): [Creation, string[]] => [
		{ 'header:List-Post:asURLs': value },
		['header:List-Post:asURLs'],
	];
	const groups = (value: unknown): [Creation, string[]] => [
		{ 'header:Cc:asGroupedAddresses': value },
		['header:Cc:asGroupedAddresses'],
	];
	refuses([
		['a raw value that is no string (RFC 8621 4.1.2.1)', ...raw([' a'])],
		['a raw value with a bare LF (RFC 5322 2.2)', ...raw(' a\n b')],
		['a raw value with a bare CR (RFC 5322 2.2)', ...raw(' a\rBcc: b')],
		['a raw value with NUL (RFC 5322 2.2)', ...raw(' a\0b')],
		['a raw value with a header field behind it (RFC 5322 2.2)', ...raw(' a\r\nBcc: eve@example.com')],
		['a raw value that ends the header (RFC 5322 2.2)', ...raw(' a\r\n\r\nbody')],
		['a raw value that ends with CRLF (RFC 5322 2.2)', ...raw(' a\r\n')],
		['a raw value with a line of blanks (RFC 5322 3.2.2)', ...raw(' a\r\n \r\n b')],
		['a raw line of over 998 octets (RFC 5322 2.1.1)', ...raw(` ${'a'.repeat(994)}`)],
		['a raw line of over 998 octets in UTF-8 (RFC 5322 2.1.1)', ...raw(` ${'ä'.repeat(500)}`)],
		['a raw value with half a surrogate pair (RFC 8620 1.5)', ...raw(' \ud800')],
		['a text that is no string (RFC 8621 4.1.2.2)', ...subject(7)],
		['a text with a line end (RFC 8621 4.1.2.2)', ...subject('a\r\nBcc: eve@example.com')],
		['a text with a control character (RFC 8621 4.1.2.2)', ...subject('a\u0085b')],
		['a text of over 20 000 octets (local limit)', ...subject('ä'.repeat(10_001))],
		['a text with half a surrogate pair (RFC 8620 1.5)', ...subject('\udc00')],
		['addresses that are no list (RFC 8621 4.1.2.3)', ...to({ email: 'a@example.com' })],
		['an address that is no object (RFC 8621 4.1.2.3)', ...to(['a@example.com'])],
		['an address without email (RFC 8621 4.1.2.3)', ...to([{ name: 'A' }])],
		['an address with another property (RFC 8621 4.1.2.3)', ...to([{ email: 'a@example.com', display: 'A' }])],
		['a name that is no string (RFC 8621 4.1.2.3)', ...to([{ name: 1, email: 'a@example.com' }])],
		['a name with a line end (RFC 5322 3.2.4)', ...to([{ name: 'A\r\n B', email: 'a@example.com' }])],
		['a name of over 2000 octets (local limit)', ...to([{ name: 'x'.repeat(2001), email: 'a@example.com' }])],
		['an empty email (RFC 5322 3.4.1)', ...email('')],
		['an email that ends its brackets (RFC 5322 3.4)', ...email('a@example.com>, <eve@example.com')],
		['an email that is two (RFC 5322 3.4)', ...email('a@example.com,eve@example.com')],
		['an email with a line end (RFC 5322 3.4.1)', ...email('a@example.com\r\nBcc: eve@example.com')],
		['an email with a space (RFC 5322 3.4.1)', ...email('a b@example.com')],
		['an email with a group in it (RFC 5322 3.4)', ...email('a:b@example.com;')],
		['an email with a comment (RFC 5322 3.4.1)', ...email('a(b)@example.com')],
		['a quoted local part with brackets (RFC 5322 3.4.1)', ...email('"a>b"@example.com')],
		['a quoted local part left open (RFC 5322 3.2.4)', ...email('"a@example.com')],
		['an email of over 900 octets (RFC 5322 2.1.1)', ...email(`${'a'.repeat(890)}@example.com`)],
		['groups that are no list (RFC 8621 4.1.2.4)', ...groups({ name: 'G', addresses: [] })],
		['a group without addresses (RFC 8621 4.1.2.4)', ...groups([{ name: 'G' }])],
		['a group with a bad address (RFC 8621 4.1.2.4)', ...groups([{ name: 'G', addresses: [{ email: 'a b' }] }])],
		['a group with a line end in its name (RFC 5322 3.4)', ...groups([{ name: 'G\n', addresses: [] }])],
		['a group with another property (RFC 8621 4.1.2.4)', ...groups([{ name: 'G', addresses: [], x: 1 }])],
		['ids that are no list (RFC 8621 4.1.2.5)', ...ids('a@b')],
		['an id with brackets (RFC 5322 3.6.4)', ...ids(['<a@b>'])],
		['an id with a space (RFC 5322 3.6.4)', ...ids(['a b@c'])],
		['an id with a line end (RFC 5322 3.6.4)', ...ids(['a\r\n@b'])],
		['an id of over 900 octets (RFC 5322 2.1.1)', ...ids([`${'a'.repeat(900)}@b`])],
		['two ids of the message itself (RFC 5322 3.6.4)', ...own(['a@b', 'c@d'])],
		['an id of its own without @ (RFC 5322 3.6.4)', ...own(['a'])],
		['an id of its own that is not ASCII (RFC 5322 3.6.4)', ...own(['ä@b'])],
		['a URL without a scheme (RFC 2369 2)', ...urls(['example.com'])],
		['a URL with a bracket (RFC 2369 2)', ...urls(['https://example.com/>'])],
		['a URL with a space (RFC 2369 2)', ...urls(['https://example.com/a b'])],
		['a date that is a number (RFC 8621 4.1.2.6)', ...sentAt(0)],
		['a date of RFC 5322 (RFC 8620 1.4)', ...sentAt('Tue, 1 Sep 2026 10:00:00 +0000')],
		['a date without its zone (RFC 8620 1.4)', ...sentAt('2026-09-01T10:00:00')],
		['a date in lower case (RFC 8620 1.4)', ...sentAt('2026-09-01t10:00:00z')],
		['a day that never was (RFC 3339 5.7)', ...sentAt('2026-02-29T10:00:00Z')],
		['an hour that never was (RFC 3339 5.7)', ...sentAt('2026-02-28T24:00:00Z')],
		['a zone that never was (RFC 3339 5.7)', ...sentAt('2026-02-28T10:00:00+24:00')],
		['a date before 1900 (RFC 5322 3.3)', ...sentAt('1899-12-31T10:00:00Z')],
	]);

	it('what a half-finished draft has as an address so far is kept (RFC 8621 4.1.2.3)', () => {
		for (const draft of [
			'b',
			'bob@',
			'@example',
			'a@b@c',
			'.a..b@example.com',
			'ä@bücher.example',
			'"a b"@x',
			'a@[::1]',
		])
			expect(accepted({ to: [{ name: null, email: draft }] }).fields).toHaveLength(1);
	});

	it('the odd id of another message can be answered (RFC 8621 4.6)', () => {
		expect(accepted({ inReplyTo: ['no-at-sign'], references: ['ä@b', 'c,d'] }).fields).toHaveLength(2);
	});

	it('a raw value may be folded, and may be UTF-8 (RFC 8621 4.1.2.1)', () => {
		expect(accepted({ 'header:X-A': ' a\r\n\tä b' }).fields).toEqual([
			{ name: 'X-A', form: 'asRaw', value: ' a\r\n\tä b' },
		]);
	});
});

describe('the body', () => {
	function amplified(): Creation {
		const values = { t: { value: 'x'.repeat(2_500_000) } };
		return structure({ type: 'multipart/mixed', subParts: Array(5).fill(TEXT) }, values);
	}

	refuses([
		[
			'bodyStructure beside the lists (RFC 8621 4.6)',
			{ bodyStructure: TEXT, textBody: [TEXT], htmlBody: [HTML], attachments: [], bodyValues: VALUES },
			['textBody', 'htmlBody', 'attachments'],
		],
		['textBody of no part (RFC 8621 4.6)', { textBody: [] }, ['textBody']],
		['textBody of two parts (RFC 8621 4.6)', { textBody: [TEXT, TEXT], bodyValues: VALUES }, ['textBody']],
		['textBody of HTML (RFC 8621 4.6)', { textBody: [HTML], bodyValues: VALUES }, ['textBody']],
		['textBody that is no list (RFC 8621 4.1.4)', { textBody: TEXT, bodyValues: VALUES }, ['textBody']],
		['textBody that is null (RFC 8621 4.1.4)', { textBody: null }, ['textBody']],
		['htmlBody of no part (RFC 8621 4.6)', { htmlBody: [] }, ['htmlBody']],
		['htmlBody of two parts (RFC 8621 4.6)', { htmlBody: [HTML, HTML], bodyValues: VALUES }, ['htmlBody']],
		['htmlBody of plain text (RFC 8621 4.6)', { htmlBody: [TEXT], bodyValues: VALUES }, ['htmlBody']],
		[
			'htmlBody without a type, which is plain text (RFC 2045 5.2)',
			{ htmlBody: [{ partId: 'h' }], bodyValues: VALUES },
			['htmlBody'],
		],
		['attachments that are no list (RFC 8621 4.1.4)', { attachments: {} }, ['attachments']],
		[
			'a multipart among the attachments (RFC 8621 4.1.4)',
			{ attachments: [{ type: 'multipart/mixed', subParts: [{ blobId: 'B' }] }] },
			['attachments'],
		],
		['a part that is no object (RFC 8621 4.1.4)', structure(['x'] as unknown as Creation), ['bodyStructure']],
		['bodyStructure that is null (RFC 8621 4.1.4)', { bodyStructure: null }, ['bodyStructure']],
		[
			'a header field in bodyStructure and on the Email (RFC 8621 4.6)',
			{ subject: 'a', ...structure({ ...TEXT, 'header:Subject:asText': 'b' }) },
			['bodyStructure', 'subject'],
		],
		[
			'a header field in the only part and on the Email (RFC 5322 3.6)',
			{ textBody: [{ ...TEXT, 'header:From': ' eve@example.com' }], bodyValues: VALUES },
			['textBody', 'from'],
		],
		['more than 10 million letters, one value in many parts (local limit)', amplified(), ['bodyStructure']],
		['more than 500 parts (local limit)', mixed(...Array(501).fill(TEXT)), ['bodyStructure']],
		[
			'multiparts more than 50 deep (local limit)',
			structure(
				Array(51)
					.fill(0)
					.reduce<Creation>((part) => ({ type: 'multipart/mixed', subParts: [part] }), TEXT),
			),
			['bodyStructure'],
		],
	]);

	it('an Email without any body has an empty text (RFC 8621 4.6 asks for none)', () => {
		expect(accepted({ from: ALICE }).body).toMatchObject({ kind: 'text', type: 'text/plain', value: '' });
	});

	it('bodyValues that no part names may be there (RFC 8621 4.1.4)', () => {
		expect(readCreation({ textBody: [TEXT], bodyValues: VALUES }).ok).toBe(true);
	});
});

describe('body parts', () => {
	const part = (over: Creation): [Creation, string[]] => [structure({ ...TEXT, ...over }), ['bodyStructure']];
	const blob = (over: Creation): [Creation, string[]] => [
		{ attachments: [{ blobId: 'B', type: 'image/png', ...over }] },
		['attachments'],
	];
	const multi = (over: Creation): [Creation, string[]] => [
		structure({ type: 'multipart/mixed', subParts: [TEXT], ...over }),
		['bodyStructure'],
	];
	refuses([
		['headers on a part (RFC 8621 4.6)', ...part({ headers: [] })],
		['an unknown property of a part (RFC 8620 5.3)', ...part({ colour: 'red' })],
		['partId and blobId (RFC 8621 4.6)', ...part({ blobId: 'B' })],
		['neither partId nor blobId (RFC 8621 4.6)', ...part({ partId: null })],
		['a partId that is no string (RFC 8621 4.1.4)', ...part({ partId: 1 })],
		['a blobId that is no string (RFC 8621 4.1.4)', ...blob({ blobId: 1 })],
		['a charset with a partId (RFC 8621 4.6)', ...part({ charset: 'utf-8' })],
		['a size with a partId (RFC 8621 4.6)', ...part({ size: 4 })],
		['a size that is no number (RFC 8621 4.1.4)', ...blob({ size: '4' })],
		['a size that is null (RFC 8621 4.1.4)', ...blob({ size: null })],
		['subParts of a leaf (RFC 8621 4.1.4)', ...part({ subParts: [TEXT] })],
		['subParts of a blob (RFC 8621 4.1.4)', ...blob({ subParts: [TEXT] })],
		['a multipart with a partId (RFC 8621 4.1.4)', ...multi({ partId: 't' })],
		['a multipart with a blobId (RFC 8621 4.1.4)', ...multi({ blobId: 'B' })],
		['a multipart with a charset (RFC 8621 4.1.4)', ...multi({ charset: 'utf-8' })],
		['a multipart without parts (RFC 2046 5.1.1)', ...multi({ subParts: [] })],
		['a multipart without subParts (RFC 2046 5.1.1)', ...multi({ subParts: null })],
		['a multipart with a bad part (RFC 8621 4.6)', ...multi({ subParts: [TEXT, { type: 'image/png' }] })],
		['a type with parameters (RFC 8621 4.1.4)', ...part({ type: 'text/plain; charset=utf-8' })],
		['a type without subtype (RFC 2045 5.1)', ...part({ type: 'text' })],
		['a type with a line end (RFC 2045 5.1)', ...part({ type: 'text/plain\r\nX: y' })],
		['a type that is null (RFC 8621 4.1.4)', ...part({ type: null })],
		['a charset that is no token (RFC 2045 5.1)', ...blob({ charset: 'utf-8; x=y' })],
		['a disposition that is no token (RFC 2183 2)', ...blob({ disposition: 'attachment; x=y' })],
		['a disposition that is no string (RFC 8621 4.1.4)', ...blob({ disposition: true })],
		['a name that is no string (RFC 8621 4.1.4)', ...blob({ name: 1 })],
		['an empty name (RFC 2183 2.3)', ...blob({ name: '' })],
		['a name with a line end (RFC 2183 2.3)', ...blob({ name: 'a\r\nb' })],
		['a name of over 900 octets (local limit)', ...blob({ name: 'a'.repeat(901) })],
		['a cid that is no string (RFC 8621 4.1.4)', ...blob({ cid: 1 })],
		['a cid with brackets (RFC 8621 4.1.4)', ...blob({ cid: '<a@b>' })],
		['a cid with a line end (RFC 2045 7)', ...blob({ cid: 'a\r\nb' })],
		['a cid with a space (RFC 2045 7)', ...blob({ cid: 'a b' })],
		['a language that is no list (RFC 8621 4.1.4)', ...part({ language: 'en' })],
		['an empty list of languages (RFC 3282 2)', ...part({ language: [] })],
		['a language that is no tag (RFC 3282 2)', ...part({ language: ['en\r\nX: y'] })],
		['a location that is no string (RFC 8621 4.1.4)', ...part({ location: [] })],
		['a location with a space (RFC 2557 4.3)', ...part({ location: 'https://example.com/a b' })],
		['a location that is not ASCII (RFC 2557 4.3)', ...part({ location: 'https://example.com/ä' })],
		['Content-Transfer-Encoding on a part (RFC 8621 4.6)', ...part({ 'header:Content-Transfer-Encoding': ' 8bit' })],
		[
			'Content-Transfer-Encoding deep inside (RFC 8621 4.6)',
			...multi({ subParts: [{ ...TEXT, 'header:content-transfer-encoding:asText': '8bit' }] }),
		],
		['type and Content-Type (RFC 8621 4.6)', ...part({ 'header:Content-Type': ' text/plain' })],
		['charset and Content-Type (RFC 8621 4.6)', ...blobOf({ charset: 'utf-8', 'header:Content-Type': ' text/plain' })],
		['disposition and Content-Disposition (RFC 8621 4.6)', ...both('disposition', 'attachment', 'Content-Disposition')],
		['name and Content-Disposition (RFC 8621 4.6)', ...both('name', 'a.txt', 'Content-Disposition')],
		['cid and Content-ID (RFC 8621 4.6)', ...both('cid', 'a@b', 'Content-ID')],
		['language and Content-Language (RFC 8621 4.6)', ...both('language', ['en'], 'Content-Language')],
		['location and Content-Location (RFC 8621 4.6)', ...both('location', 'a', 'Content-Location')],
		['one field of a part twice (RFC 8621 4.6)', ...part({ 'header:X-A': ' a', 'header:X-A:asText': 'a' })],
		['a part field in a form that it has not (RFC 8621 4.6)', ...part({ 'header:Subject:asDate': null })],
		['a name that has no place (RFC 8621 4.1.4)', ...blobOf({ name: 'a', 'header:Content-Type': ' text/plain' })],
		['a Content-Type that is not understood (RFC 2045 5.1)', ...blobOf({ 'header:Content-Type': ' text; x' })],
		['a Content-Type as a date (RFC 2045 5.1)', ...blobOf({ 'header:Content-Type:asDate': '2026-09-01T10:00:00Z' })],
		[
			'a multipart whose Content-Type has no boundary (RFC 2046 5.1.1)',
			structure({ 'header:Content-Type': ' multipart/signed', subParts: [TEXT] }),
			['bodyStructure'],
		],
		[
			'a boundary that cannot be one (RFC 2046 5.1.1)',
			structure({ 'header:Content-Type': ' multipart/signed; boundary="a "', subParts: [TEXT] }),
			['bodyStructure'],
		],
		[
			'boundaries that begin alike (RFC 2046 5.1.2)',
			structure({
				'header:Content-Type': ' multipart/mixed; boundary=ab',
				subParts: [{ 'header:Content-Type': ' multipart/mixed; boundary=abc', subParts: [TEXT] }],
			}),
			['bodyStructure'],
		],
		[
			'a boundary that stands in a message inside (RFC 2046 5.1.1)',
			structure(
				{ 'header:Content-Type': ' multipart/mixed; boundary=b', subParts: [{ partId: 'm', type: 'message/rfc822' }] },
				{ m: { value: 'Subject: x\n\n--b--\n' } },
			),
			['bodyStructure'],
		],
		[
			'a charset that bodyValues are not in (RFC 8621 4.6)',
			structure({ partId: 't', 'header:Content-Type': ' text/plain; charset=iso-8859-1' }),
			['bodyStructure'],
		],
		[
			'text beyond ASCII without a charset (RFC 2045 5.2)',
			structure({ partId: 't', 'header:Content-Type': ' text/plain' }, { t: { value: 'ä' } }),
			['bodyStructure'],
		],
		[
			'a message inside with lines that must be encoded (RFC 2046 5.2.1)',
			structure({ partId: 'm', type: 'message/rfc822' }, { m: { value: 'x'.repeat(999) } }),
			['bodyStructure'],
		],
	]);

	function blobOf(over: Creation): [Creation, string[]] {
		return [{ attachments: [{ blobId: 'B', ...over }] }, ['attachments']];
	}

	function both(property: string, value: unknown, field: string): [Creation, string[]] {
		return blob({ [property]: value, [`header:${field}`]: ' x' });
	}

	it.each<[Creation, string[]]>([
		[structure({ ...TEXT, size: 4, headers: [] }), ['bodyStructure/headers']],
		[structure({ ...TEXT, size: 4 }), ['bodyStructure/size']],
		[structure({ partId: 'x' }), ['bodyStructure/partId']],
		[structure({ ...TEXT, blobId: 'B' }), ['bodyStructure/partId', 'bodyStructure/blobId']],
		[structure({ ...TEXT, 'header:X~a/b:asDate': 1 }), ['bodyStructure/header:X~0a~1b:asDate']],
		[mixed(TEXT, {}, { ...HTML, charset: 'utf-8' }), ['bodyStructure/subParts/1', 'bodyStructure/subParts/2/charset']],
		[{ attachments: [{ blobId: 'B' }, { blobId: 'B', cid: 1 }] }, ['attachments/1/cid']],
	])('%j is refused with the paths %j (RFC 8620 5.3)', (creation, paths) => {
		expect(refused(creation).properties).toEqual(paths);
	});

	it('null says nothing about a part, nor does an empty list of subParts (RFC 8621 4.1.4)', () => {
		const nothing = { partId: null, name: null, charset: null, disposition: null, cid: null, language: null };
		const creation = { attachments: [{ ...nothing, blobId: 'B', location: null, subParts: null, type: 'image/png' }] };
		expect(readCreation(creation).ok).toBe(true);
		expect(readCreation(structure({ ...TEXT, subParts: [] })).ok).toBe(true);
	});

	it('the size of a blob may be given, and is not looked at (RFC 8621 4.6)', () => {
		expect(readCreation({ attachments: [{ blobId: 'B', type: 'image/png', size: 7 }] }).ok).toBe(true);
	});

	it('a part without a type is plain text, and in a digest a message (RFC 2046 5.1.5)', () => {
		const types = (creation: Creation): unknown[] =>
			[...partsOf(accepted(creation).body)].map((one: DraftPart) => one.type);
		expect(types(mixed({ partId: 't' }))).toEqual(['multipart/mixed', 'text/plain']);
		expect(types(structure({ type: 'multipart/digest', subParts: [{ blobId: 'B' }] }))).toEqual([
			'multipart/digest',
			'message/rfc822',
		]);
	});

	it('every blob that is needed is named once, in order, so that the caller can look them up (RFC 8621 4.6)', () => {
		const attachments = ['C', 'A', 'C'].map((blobId) => ({ blobId, type: 'image/png' }));
		expect(blobIdsOf(accepted({ attachments }))).toEqual(['C', 'A']);
	});
});

describe('body values', () => {
	const value = (given: unknown): [Creation, string[]] => [structure(TEXT, { t: given }), ['bodyValues']];
	refuses([
		['a partId that is missing (RFC 8621 4.6)', structure(TEXT, {}), ['bodyStructure']],
		['a partId that only a prototype has (RFC 8621 4.6)', structure({ partId: 'toString' }), ['bodyStructure']],
		['bodyValues that are no object (RFC 8621 4.1.4)', { bodyValues: [] }, ['bodyValues']],
		['a value that was cut (RFC 8621 4.6)', ...value({ value: 'x', isTruncated: true })],
		['a value that was read wrongly (RFC 8621 4.6)', ...value({ value: 'x', isEncodingProblem: true })],
		['a mark that is no boolean (RFC 8621 4.1.4)', ...value({ value: 'x', isTruncated: 'no' })],
		['a value that is no string (RFC 8621 4.1.4)', ...value({ value: null })],
		['a value that is no object (RFC 8621 4.1.4)', ...value('x')],
		['a value with another property (RFC 8621 4.1.4)', ...value({ value: 'x', charset: 'utf-8' })],
		['half a surrogate pair (RFC 8620 1.5)', ...value({ value: '\ud800' })],
	]);

	it('everything that is wrong with one is named, with the path to it (RFC 8620 5.3)', () => {
		const values = { t: { value: 1, isTruncated: true, isEncodingProblem: null, x: 1 }, 'a/b': 'text' };
		expect(refused(structure(TEXT, values)).properties.sort()).toEqual([
			'bodyValues/a~1b',
			...['isEncodingProblem', 'isTruncated', 'value', 'x'].map((name) => `bodyValues/t/${name}`),
		]);
	});

	it('the marks may be false (RFC 8621 4.6)', () => {
		const t = { value: 'x', isTruncated: false, isEncodingProblem: false };
		expect(readCreation(structure(TEXT, { t })).ok).toBe(true);
	});
});

describe('hostile creations', () => {
	it('are refused without keeping a machine busy', () => {
		const spaces = ' '.repeat(1_000_000);
		const started = Date.now();
		const part = { partId: 't', 'header:Content-Type:asText': `text/plain${spaces}x` };
		expect(readCreation({ bodyStructure: part, bodyValues: VALUES }).ok).toBe(false);
		expect(readCreation({ to: [{ email: '@['.repeat(1_000_000) }] }).ok).toBe(false);
		expect(readCreation({ subject: 'ä'.repeat(1_000_000) }).ok).toBe(false);
		expect(readCreation({ references: Array(100_000).fill('a@b'), 'header:X-A': spaces }).ok).toBe(false);
		const deep = Array(3000)
			.fill(0)
			.reduce<Creation>((one) => ({ type: 'multipart/mixed', subParts: [one] }), TEXT);
		expect(readCreation(structure(deep)).ok).toBe(false);
		expect(Date.now() - started).toBeLessThan(5000);
	});
});
