// Promises of every format, and of what is no list at all.
import { describe, expect, it } from 'vitest';
import { checkList } from '../../../../workers/scanner/feeds/check-list';
import { FORMATS, type FormatName } from '../../../../workers/scanner/feeds/formats/formats';
import { readFeedSettings } from '../../../../workers/scanner/feeds/settings';
import { filterOf, read } from './lists';

const entries = (format: FormatName, line: string) => FORMATS[format].entries(line);
const DIGEST = 'ab'.repeat(32);

describe('the formats', () => {
	it('plain lists: the first word of a line, comments and remarks left out', () => {
		expect(entries('urls', 'http://evil.example/a;b#c remark')).toEqual(['http://evil.example/a;b#c']);
		expect(entries('domains', '  evil.example # seen in May')).toEqual(['evil.example']);
		expect(entries('hashes', `"${DIGEST}"`)).toEqual([DIGEST]);
		expect(entries('addresses', 'a@evil.example;b@evil.example')).toEqual(['a@evil.example']);
		for (const none of ['', '   ', '# x', '; x', '// x']) expect(entries('domains', none)).toEqual([]);
	});

	it('URLhaus CSV: the third column, whatever stands in quotes', () => {
		const row = (url: string) =>
			`"1","2026-11-01 00:00:00","${url}","online","2026-11-01","malware","a,b","https://x.example/","me"`;
		expect(entries('urlhaus-csv', row('http://evil.example/a,b'))).toEqual(['http://evil.example/a,b']);
		expect(entries('urlhaus-csv', row('http://evil.example/""x'))).toEqual(['http://evil.example/"x']);
		expect(entries('urlhaus-csv', '1,2026,http://evil.example/,online,,malware')).toEqual(['http://evil.example/']);
		expect(entries('urlhaus-csv', '# id,dateadded,url')).toEqual([]);
		for (const bad of ['"1","2","http://evil.example/', '"1"x,"2"', 'a,b', '"', '","'])
			expect(entries('urlhaus-csv', bad)).toBeNull();
	});

	it('hosts files: names that lead nowhere, but for this machine’s own', () => {
		expect(entries('hosts-file', '127.0.0.1\tevil.example worse.example # both')).toEqual([
			'evil.example',
			'worse.example',
		]);
		expect(entries('hosts-file', '127.0.0.1 localhost')).toEqual([]);
		expect(entries('hosts-file', 'fe80::1%lo0 localhost')).toEqual([]);
		expect(entries('hosts-file', '::1 ip6-loopback')).toEqual([]);
		expect(entries('hosts-file', '# x')).toEqual([]);
		for (const bad of ['evil.example', '0.0.0.0', '<html>']) expect(entries('hosts-file', bad)).toBeNull();
	});

	it('Spamhaus DROP: as text and as JSON lines, which say how many they are', () => {
		expect(entries('drop', '1.10.16.0/20 ; SBL256894')).toEqual(['1.10.16.0/20']);
		expect(entries('drop', '2600:1000::/32 ; SBL1')).toEqual(['2600:1000::/32']);
		expect(entries('drop', '; Spamhaus DROP List')).toEqual([]);
		expect(entries('drop-json', '{"cidr":"1.10.16.0/20","sblid":"SBL1","rir":"apnic"}')).toEqual(['1.10.16.0/20']);
		const last = '{"type":"metadata","timestamp":1,"size":2,"records":3}';
		expect(entries('drop-json', last)).toEqual([]);
		expect(FORMATS['drop-json'].announced?.(last)).toBe(3);
		for (const bad of ['{', 'null', '[]', '{"cidr":1}', '"x"', '<html>']) expect(entries('drop-json', bad)).toBeNull();
	});
});

describe('a list that is read', () => {
	it('is found in the filter, entry by entry, in every format', async () => {
		const filter = await filterOf({
			u: ['urls', 'http://evil.example/login\r\nhttp://gone.example/\n'],
			c: ['urlhaus-csv', '"1","d","http://csv.example/x.exe","online","","malware"'],
			h: ['hosts-file', '0.0.0.0 host.example'],
			d: ['domains', 'Domain.example.'],
			s: ['hashes', DIGEST.toUpperCase()],
			a: ['addresses', 'Mallory@evil.example'],
			n: ['drop', '1.10.16.0/20 ; SBL1\n1.10.0.0/16 ; SBL2\n1.10.18.0/24 ; SBL3\n2600:1000::/32 ; SBL4\n'],
		});
		expect(filter.hasUrl('https://EVIL.example/login#now')).toEqual({ feed: 'u', listed: 'evil.example/login' });
		expect(filter.hasUrl('https://evil.example/')).toBeNull();
		expect(filter.hasUrl('https://www.gone.example/any/where')).toEqual({ feed: 'u', listed: 'gone.example/' });
		expect(filter.hasUrl('http://csv.example/x.exe')?.feed).toBe('c');
		expect(filter.hasHost('a.host.example')).toEqual({ feed: 'h', listed: 'host.example' });
		expect(filter.hasHost('domain.example')?.feed).toBe('d');
		expect(filter.hasHost('other.example')).toBeNull();
		expect(filter.hasHash(DIGEST)).toEqual({ feed: 's', listed: DIGEST });
		expect(filter.hasHash(`${DIGEST.slice(0, 31)}0${DIGEST.slice(32)}`)).toBeNull();
		expect(filter.hasAddress('mallory+tag@EVIL.example')).toEqual({ feed: 'a', listed: 'mallory@evil.example' });
		expect(filter.hasAddress('alice@evil.example')).toBeNull();
		for (const ip of ['1.10.0.0', '1.10.17.1', '1.10.18.9', '1.10.255.255', '2600:1000:ffff::1', '::ffff:1.10.17.1'])
			expect(filter.hasIp(ip)?.feed).toBe('n');
		for (const ip of ['1.9.255.255', '1.11.0.0', '2600:1001::', 'evil.example', ''])
			expect(filter.hasIp(ip)).toBeNull();
	});

	it('may have some bad lines, which are counted, and hosts of everybody’s, which are left out', async () => {
		const good = Array.from({ length: 100 }, (_, at) => `h${at}.example`);
		const found = await read(
			'domains',
			['google.com', 'localhost', 'x'.repeat(9000), ...good, 'docs.google.com', 'h0.example'].join('\n'),
			977,
		);
		expect(found).toMatchObject({ ok: true, bad: 2, shared: 2, built: { entries: 100 } });
		const urls = await filterOf({
			u: ['urls', 'https://docs.google.com/\nhttps://docs.google.com/forms/d/1\nhttps://bit.ly/x1'],
		});
		expect(urls.hasUrl('https://docs.google.com/forms/d/2')).toBeNull();
		expect(urls.hasUrl('https://docs.google.com/forms/d/1?usp=x')).not.toBeNull();
		expect(urls.hasUrl('https://bit.ly/x1')).not.toBeNull();
		expect(urls.hasUrl('https://bit.ly/x2')).toBeNull();
	});

	it.each<[string, FormatName, string, string]>([
		['an empty file', 'domains', '', 'empty'],
		['comments alone', 'domains', '# nothing today\n\n', 'empty'],
		['a page of HTML', 'domains', '<!doctype html>\n<title>503</title>\n<p>Sorry, try again.</p>', 'badLines'],
		['a page of HTML in one line', 'urls', `<html>${'<b>sorry</b>'.repeat(2000)}`, 'badLines'],
		['another format', 'drop-json', '1.10.16.0/20 ; SBL1\n', 'badLines'],
		[
			'one bad line in ten',
			'drop',
			Array.from({ length: 18 }, (_, at) => `1.${at}.0.0/16`)
				.concat('x', 'y')
				.join('\n'),
			'badLines',
		],
		[
			'what was cut short by its own word',
			'drop-json',
			'{"cidr":"1.10.16.0/20"}\n{"type":"metadata","records":1500}',
			'cutShort',
		],
		['hosts of everybody’s alone', 'domains', 'google.com\ngithub.com\n', 'empty'],
	])('is none: %s', async (_, format, text, reason) => {
		expect(await read(format, text)).toMatchObject({ ok: false, reason });
	});

	it('is none: octets of another kind, whatever their chunks', async () => {
		const noise = new Uint8Array(50_000).map((_, at) => Math.imul(at, 0x9e3779b1) >>> 24);
		for (const format of Object.keys(FORMATS) as FormatName[])
			expect(await read(format, noise, 1013)).toMatchObject({ ok: false });
	});

	it('is the same however the stream is cut, with LF or CRLF, and without an end to its last line', async () => {
		const text = 'bücher.example\nevil.example\n\n# x\nworse.example';
		const [one, other, third] = await Promise.all([
			read('domains', text, 1),
			read('domains', text, 1000),
			read('domains', text.replaceAll('\n', '\r\n'), 3),
		]);
		expect(one).toMatchObject({ ok: true, built: { entries: 3 } });
		expect(other).toEqual(one);
		expect(third).toEqual(one);
	});

	it('goes on to its caller when the stream breaks', async () => {
		async function* broken() {
			yield new TextEncoder().encode('evil.example\n');
			throw new Error('reset by peer');
		}
		const { readFeed } = await import('../../../../workers/scanner/feeds/read-feed');
		await expect(readFeed(broken(), FORMATS.domains, [1, 2])).rejects.toThrow('reset by peer');
	});
});

describe('the check before a list is used', () => {
	const random = (words: Uint32Array<ArrayBuffer>) => void crypto.getRandomValues(words);

	it.each<[FormatName, string]>([
		['domains', Array.from({ length: 2000 }, (_, at) => `h${at}.example`).join('\n')],
		['hashes', Array.from({ length: 50 }, (_, at) => String(at).padStart(64, '0')).join('\n')],
		['drop', '1.10.16.0/20\n1.10.0.0/16\n1.12.0.0/16\n1.10.18.0/24'],
	])('passes %s', async (format, text) => {
		const found = await read(format, text, 500);
		if (!found.ok) throw new Error(found.detail);
		expect(checkList(found.built, random)).toEqual({ ok: true, hits: 0 });
	});

	it('finds a lost entry, and a filter that says yes too often', async () => {
		const found = await read('domains', 'a.example\nb.example\nc.example', 500);
		if (!found.ok) throw new Error(found.detail);
		const { built } = found;
		expect(checkList({ ...built, words: built.words.map(() => 0) }, random)).toMatchObject({ ok: false });
		const lost = await read('hashes', `${'1'.repeat(64)}\n${'2'.repeat(64)}`);
		if (!lost.ok) throw new Error(lost.detail);
		expect(checkList({ ...lost.built, words: lost.built.words.subarray(0, 4) }, random)).toMatchObject({ ok: false });
		// A probe that always draws what is in the list stands for a filter that takes everything.
		const same = (words: Uint32Array) => words.set(words.map((_, at) => built.keys[at % built.keys.length] as number));
		expect(checkList(built, same)).toMatchObject({ ok: false, detail: expect.stringContaining('random probes') });
	});
});

describe('the setting', () => {
	it('is a feed a line, and says what it cannot read', () => {
		const { feeds, problems } = readFeedSettings(`
			# urlhaus urls 1 https://feeds.example/off
			one   urls 6	https://feeds.example/urls?k={key}
			two   drop-json 24 https://feeds.example/drop
			two   urls 1 https://feeds.example/
			Three urls 1 https://feeds.example/
			four  rss 1 https://feeds.example/
			five  urls 0 https://feeds.example/
			six   urls 1 feeds.example
			seven urls 1`);
		expect(feeds).toEqual([
			{ name: 'one', format: 'urls', hours: 6, url: 'https://feeds.example/urls?k={key}' },
			{ name: 'two', format: 'drop-json', hours: 24, url: 'https://feeds.example/drop' },
		]);
		expect(problems.map((problem) => problem.split(':')[0])).toEqual([5, 6, 7, 8, 9, 10].map((line) => `Line ${line}`));
		expect(readFeedSettings('')).toEqual({ feeds: [], problems: [] });
		expect(readFeedSettings(undefined)).toEqual({ feeds: [], problems: [] });
	});

	it('takes no more than sixteen', () => {
		const lines = Array.from({ length: 20 }, (_, at) => `f${at} urls 1 https://feeds.example/${at}`);
		const { feeds, problems } = readFeedSettings(lines.join('\n'));
		expect([feeds.length, problems.length]).toEqual([16, 4]);
	});
});
