// Promises of the rule that asks the feeds' lists: it names the feed and what is listed, and only what is certain refuses.
import { describe, expect, it } from 'vitest';
import type { PartIndex } from '../../../workers/domain/part-index';
import { type LinkFact, type ScanFacts, UNSCANNED } from '../../../workers/domain/scan-facts';
import { suspectsOf } from '../../../workers/scanner/feeds/suspects';
import { judge } from '../../../workers/scanner/judge';
import { filterOf } from './feeds/lists';

const DIGEST = 'ab'.repeat(32);
const PART: PartIndex['parts'][number] = {
	...{ parent: -1, type: 'application/pdf', charset: null, encoding: '7bit', disposition: null, fileName: 'bill.pdf' },
	...{ contentId: null, location: null, language: [], headerStart: 0, bodyStart: 0, bodyEnd: 0, decodedBytes: 0 },
};

function indexOf(changes: Partial<PartIndex> = {}): PartIndex {
	return {
		...{ rawBytes: 1, parts: [PART], defects: [], from: [{ name: null, email: 'bob@sender.example' }], sender: [] },
		...{
			to: [{ name: null, email: 'ann@waypost.test' }],
			sentAt: '2026-09-01T10:00:00Z',
			messageId: ['1@sender.example'],
		},
		...{ replyTo: [], cc: [], bcc: [], subject: null, inReplyTo: [] },
		...{ references: [], fields: [], bulk: false, autoSubmitted: false, text: '', preview: '' },
		...changes,
	};
}

const link = (url: string, changes: Partial<LinkFact> = {}): LinkFact => ({
	...{ url, kind: 'anchor', scheme: 'http', host: URL.parse(url)?.hostname ?? '', innerHost: null, text: '', times: 1 },
	...{ marks: [], ...changes },
});
const linked = (...links: LinkFact[]): ScanFacts => ({ ...UNSCANNED, scanned: true, links });
const linksTo = (...hosts: string[]): ScanFacts => linked(...hosts.map((host) => link(`http://${host}/`)));
const SETTINGS = { authservId: 'mx.example', recipient: 'ann@waypost.test' };

async function verdict(index: PartIndex, facts: ScanFacts, sender = '') {
	const threats = await filterOf({
		u: ['urls', 'http://evil.example/\nhttp://other.example/one'],
		d: ['domains', 'listed.example'],
		a: ['addresses', 'mallory@sender.example'],
		h: ['hashes', DIGEST],
		n: ['drop', '1.10.16.0/20'],
	});
	const found = judge(index, facts, { ...SETTINGS, sender, threats });
	const threat = found.reasons.filter(({ rule }) => rule.startsWith('threat-'));
	return { action: found.action, reasons: threat.map(({ rule, evidence }) => [rule, evidence]) };
}

describe('what feeds list', () => {
	it('quarantines a mail with a link to it, and says which feed', async () => {
		expect(await verdict(indexOf(), linksTo('www.evil.example', 'fine.example'))).toEqual({
			action: 'quarantine',
			reasons: [['threat-url', 'a link to http://www.evil.example/ is listed by u (evil.example/)']],
		});
		expect(await verdict(indexOf(), linksTo('a.listed.example'))).toEqual({
			action: 'quarantine',
			reasons: [['threat-domain', 'a.listed.example is listed by d (listed.example)']],
		});
	});

	it('counts for the sender’s addresses: From, Sender, Reply-To and the envelope', async () => {
		const reason = ['threat-address', 'the address mallory+x@sender.example is listed by a'];
		const mallory = [{ name: null, email: 'mallory+x@sender.example' }];
		for (const index of [indexOf({ from: mallory }), indexOf({ sender: mallory }), indexOf({ replyTo: mallory })])
			expect(await verdict(index, linksTo())).toEqual({ action: 'quarantine', reasons: [reason] });
		expect((await verdict(indexOf(), linksTo(), 'mallory+x@sender.example')).reasons).toEqual([reason]);
		expect((await verdict(indexOf(), linksTo(), 'bounce@mail.listed.example')).reasons).toEqual([
			['threat-domain', 'mail.listed.example is listed by d (listed.example)'],
		]);
	});

	it('counts in whatever way a link leads there: exactly, through another, from plain words, by mail', async () => {
		const found = async (one: LinkFact) => (await verdict(indexOf(), linked(one))).reasons;
		expect(await found(link('HTTPS://other.example:443/one?x=1#y', { scheme: 'https' }))).toEqual([
			['threat-url', 'a link to HTTPS://other.example:443/one?x=1#y is listed by u (other.example/one)'],
		]);
		expect(await found(link('http://other.example/two'))).toEqual([]);
		expect(await found(link('http://fine.example/?to=x', { innerHost: 'evil.example' }))).toEqual([
			['threat-url', 'a link to http://evil.example/ is listed by u (evil.example/)'],
		]);
		expect(await found(link('//evil.example/x', { scheme: 'none', host: 'evil.example' }))).toHaveLength(1);
		expect(await found(link('evil.example/x', { kind: 'text', scheme: 'none', host: 'evil.example' }))).toHaveLength(1);
		expect(await found(link('mailto:mallory%40sender.example?subject=x', { scheme: 'mailto', host: '' }))).toEqual([
			['threat-address', 'the address mallory@sender.example is listed by a'],
		]);
		expect(await found(link('javascript:evil.example', { scheme: 'javascript', host: '' }))).toEqual([]);
	});

	it('refuses a mail that brings malware known by all its octets', async () => {
		const index = indexOf({ parts: [{ ...PART, sha256: DIGEST }] });
		expect(await verdict(index, linksTo())).toEqual({
			action: 'refuse',
			reasons: [['threat-hash', `“bill.pdf” is listed as malware by h (SHA-256 ${DIGEST})`]],
		});
		const other = indexOf({ parts: [{ ...PART, sha256: DIGEST.replace('ab', 'aa') }] });
		expect(await verdict(other, linksTo())).toEqual({ action: 'inbox', reasons: [] });
	});

	it('is no more than suspicious in a link to a bad network, or in a server there', async () => {
		const reasons = [['threat-ip', 'the IP address 1.10.17.1 is in a network listed by n']];
		expect(await verdict(indexOf(), linksTo('1.10.17.1'))).toEqual({ action: 'inbox', reasons });
		const fields = [
			{ name: 'received-spf', text: 'pass (x) receiver=mx.example; client-ip=1.10.17.1; helo=h.example' },
		];
		expect(await verdict(indexOf({ fields }), linksTo())).toEqual({ action: 'inbox', reasons });
	});

	it('is told some times and no more, and nothing is told without a filter', async () => {
		const hosts = Array.from({ length: 40 }, (_, at) => `h${at}.evil.example`);
		expect((await verdict(indexOf(), linksTo(...hosts))).reasons).toHaveLength(4);
		expect(judge(indexOf(), linksTo('evil.example'), { ...SETTINGS, threats: null }).action).toBe('inbox');
		expect(judge(indexOf(), linksTo('evil.example'), SETTINGS).action).toBe('inbox');
	});

	it('is looked up a bounded number of times', () => {
		const many = Array.from({ length: 5000 }, (_, at) => `h${at}.evil.example`);
		const people = many.map((host) => ({ name: null, email: `a@${host}` }));
		const found = suspectsOf(indexOf({ from: people, replyTo: people }), linksTo(...many), {
			...SETTINGS,
			sender: 'x@y.example',
		});
		expect([found.urls.length, found.hosts.length, found.addresses.length]).toEqual([256, 257, 32]);
	});
});
