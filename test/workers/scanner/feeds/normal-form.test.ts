// Promises of the one form in which things are listed and looked up.
import { describe, expect, it } from 'vitest';
import { hostExpressions, urlExpressions } from '../../../../workers/scanner/feeds/expressions';
import { compareIp, ipWords, parseRange } from '../../../../workers/scanner/feeds/ip-range';
import {
	normalAddress,
	normalDigest,
	normalHost,
	normalUrl,
	urlText,
} from '../../../../workers/scanner/feeds/normal-form';

const textOf = (url: string) => {
	const normal = normalUrl(url);
	return normal && urlText(normal);
};

describe('a URL', () => {
	it.each([
		'http://evil.example/login',
		'https://evil.example/login',
		'HTTPS://EVIL.EXAMPLE/login',
		'http://evil.example./login',
		'http://evil.example:80/login',
		'https://evil.example:8443/login',
		'https://user:word@evil.example/login',
		'https://paypal.example@evil.example/login',
		'http://evil.example/login#part',
		'http://evil.example//login',
		'http://evil.example/a/../login',
		'http://evil.example/%6Cogin',
		'http://evil.example/%256cogin',
		'http://evil.example/%25256cogin',
		'http:\\\\evil.example\\login',
		' http://evil.example/login ',
		'http://evil.exa\tmple/lo\ngin',
		'evil.example/login',
		'evil.example:8080/login',
		'http:evil.example/login',
		'http://ｅvil.example/login',
	])('is one URL as %j', (url) => {
		expect(textOf(url)).toBe('evil.example/login');
	});

	it('keeps what makes it another one', () => {
		expect(textOf('http://evil.example/Login?a=1&b=%20#x')).toBe('evil.example/Login?a=1&b=%20');
		expect(textOf('http://evil.example/a%23b')).toBe('evil.example/a%23b');
		expect(textOf('http://evil.example/100%')).toBe('evil.example/100%25');
		expect(textOf('http://bücher.example/ü')).toBe('xn--bcher-kva.example/%C3%BC');
	});

	it('knows an IP address in every spelling', () => {
		for (const host of ['8.8.8.8', '134744072', '0x08080808', '010.8.8.8', '8.8.2056'])
			expect(textOf(`http://${host}/`)).toBe('8.8.8.8/');
		expect(textOf('http://[2600:0:0::0001]/')).toBe('[2600::1]/');
	});

	it.each([
		'',
		'mailto:a@evil.example',
		'javascript:alert(1)',
		'tel:123',
		'ftp://evil.example/',
		'http://',
		'http://localhost/',
		'/path',
		'http://a..example/',
	])('is none in %j', (text) => {
		expect(normalUrl(text)).toBeNull();
	});

	it('is read by its beginning when it is endless, and its normal form is its own', () => {
		expect(textOf(`http://evil.example/a?${'x'.repeat(100_000)}`)?.length).toBeLessThan(4200);
		const odd = textOf('http://evil.example/%%41%%%25zz?%E2%28') ?? '';
		expect(textOf(`http://${odd}`)).toBe(odd);
	});
});

describe('a host, an address, a digest', () => {
	it('are normal in one way', () => {
		for (const host of ['Evil.Example', 'evil.example.', '*.evil.example', '.evil.example', 'evil.example:8080'])
			expect(normalHost(host)).toBe('evil.example');
		expect(normalHost('bücher.example')).toBe('xn--bcher-kva.example');
		expect(normalHost('xn--bcher-kva.example')).toBe('xn--bcher-kva.example');
		for (const none of ['', 'com', 'a b.example', 'evil.example/x', 'a@evil.example', `${'a.'.repeat(200)}example`])
			expect(normalHost(none)).toBeNull();
		expect(normalAddress('Mallory+X@Evil.Example')).toBe('mallory%2Bx@evil.example');
		expect(normalAddress('jörg@evil.example')).toBe('j%C3%B6rg@evil.example');
		for (const none of ['@evil.example', 'a@', 'a b@evil.example', 'plain', `${'a'.repeat(300)}@evil.example`])
			expect(normalAddress(none)).toBeNull();
		expect(normalDigest('AB'.repeat(32))).toBe('ab'.repeat(32));
		expect(normalDigest('ab'.repeat(20))).toBeNull();
	});
});

describe('what is looked up for a URL', () => {
	const expressions = (url: string) => urlExpressions(normalUrl(url) ?? { host: '', path: '', query: '' });

	it('is itself, what stands above it, and the same on the hosts above, down to the owner’s', () => {
		expect(expressions('http://a.b.evil.co.uk/1/2.php?q=1')).toEqual(
			['a.b.evil.co.uk', 'b.evil.co.uk', 'evil.co.uk'].flatMap((host) =>
				['/1/2.php?q=1', '/1/2.php', '/', '/1/'].map((path) => host + path),
			),
		);
	});

	it('is a small number, whatever the URL', () => {
		const long = `http://${'a.'.repeat(100)}evil.example/${'b/'.repeat(1000)}?q`;
		expect(expressions(long)).toHaveLength(30);
		expect(hostExpressions('8.8.8.8')).toEqual(['8.8.8.8']);
		expect(hostExpressions('[2600::1]')).toEqual(['[2600::1]']);
	});

	it('is nothing but itself where everybody publishes', () => {
		expect(expressions('https://docs.google.com/forms/d/1/view?x')).toEqual([
			'docs.google.com/forms/d/1/view?x',
			'docs.google.com/forms/d/1/view',
		]);
		expect(expressions('https://lure.pages.dev/')).toEqual(['lure.pages.dev/', 'pages.dev/']);
	});
});

describe('IP ranges', () => {
	const holds = (range: string, ip: string) => {
		const [found, words] = [parseRange(range), ipWords(ip)];
		if (found === null || words === null) throw new Error('not an address');
		return compareIp(found.first, words) <= 0 && compareIp(words, found.last) <= 0;
	};

	it('hold what they say, IPv4 and IPv6, mapped or not', () => {
		expect(holds('1.10.16.0/20', '1.10.31.255')).toBe(true);
		expect(holds('1.10.16.0/20', '1.10.32.0')).toBe(false);
		expect(holds('1.10.16.7/20', '1.10.16.0')).toBe(true);
		expect(holds('1.10.16.7', '1.10.16.7')).toBe(true);
		expect(holds('1.10.16.0/20', '::ffff:1.10.17.1')).toBe(true);
		expect(holds('2600:1000::/33', '[2600:1000:7fff::1]')).toBe(true);
		expect(holds('2600:1000::/33', '2600:1000:8000::')).toBe(false);
	});

	it.each([
		'',
		'1.2.3',
		'1.2.3.256',
		'1.2.3.4/33',
		'1.2.3.4/',
		'0.0.0.0/0',
		'1.0.0.0/7',
		'::/0',
		'2600::/15',
		'1:2:3',
		'1::2::3',
		'2600::g',
		'1.2.3.4::',
		'1:2:3:4:5:6:7:8:9',
		'1:2:3:4:5:6:7::8',
		'12345::',
	])('are none in %j', (text) => {
		expect(parseRange(text)).toBeNull();
	});
});
