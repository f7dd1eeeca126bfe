// Tricks against the rules about links: addresses that a browser reads otherwise than a filter might.
import { headed, type Letter, link, page, said, type Tricks, WORDS } from '../letter';

/** A page in UTF-16: a filter that looks for ASCII sees none. */
const wide = (html: string): Letter => ({
	raw:
		'Content-Type: text/html; charset=utf-16le\r\nContent-Transfer-Encoding: base64\r\n\r\n' +
		`${Buffer.from(`<p>${WORDS}${html}</p>`, 'utf16le').toString('base64')}\r\n`,
});
const mismatch = (text: string, href = 'https://evil.example/') => page(`<a href="${href}">${text}</a>`);

export const LINKS: Tricks = {
	'link-mismatch': [
		['the host in bold, letter by letter', mismatch('<b>p</b>ay<i>pal</i>.com')],
		['a character without width in it', mismatch('pay&#8203;pal.com')],
		['the shown host in the target’s query', mismatch('https://paypal.com', 'https://evil.example/?paypal.com')],
		['the shown host before an at sign', mismatch('https://paypal.com', 'https://paypal.com@evil.example/')],
		['an anchor in a picture’s caption', mismatch('<img src="/x.png" alt=""> www.paypal.com')],
		['capitals', page('<A HREF=HTTPS://EVIL.EXAMPLE/>WWW.PAYPAL.COM</A>')],
		['UTF-16', wide('<a href="https://evil.example/">www.paypal.com</a>')],
	],
	'link-mismatch-more': [
		['two lies, the second in another case', page('<a href="//e.example">a.com</a> <A HREF="//e.example">B.COM</A>')],
	],
	'link-userinfo': [
		['a name and a password', link('https://paypal.com:x@evil.example/')],
		['the at sign as a reference', link('https://paypal.com&#64;evil.example/')],
		['tabs that a browser drops', link('https://paypal.com\t@evil.exa\tmple/')],
	],
	'link-odd-port': [['zeros before it', link('https://evil.example:08443/x')]],
	'link-ip-host': [
		['hexadecimal', link('http://0xC0000207/')],
		['one number', link('http://3221225991/')],
		['octal', link('http://0300.0.2.7/')],
		['short', link('http://192.519/')],
		['IPv6', link('http://[2001:db8::7]/')],
		['IPv4 in IPv6', link('http://[::ffff:192.0.2.7]/')],
		['full-width digits', link('http://１９２.0.2.7/')],
		['a final dot', link('http://192.0.2.7./')],
		['in plain words', said('http://192.0.2.7/x')],
	],
	'link-obscured-host': [
		['percent signs', link('https://%65%76il.example/')],
		['percent signs of percent signs', link('https://%2565vil.example/')],
	],
	'link-odd-slashes': [
		['backslashes', link('https:\\\\evil.example')],
		['three', link('https:///evil.example')],
		['one of each', link('https:/\\evil.example')],
	],
	'link-punycode': [['capitals', link('https://XN--BCHER-KVA.example/')]],
	'link-mixed-script': [
		['in Punycode', link('https://xn--pypal-4ve.example/')],
		['as references', link('https://p&#x430;ypal.example/')],
		['percent-encoded', link('https://p%D0%B0ypal.example/')],
		['all of it foreign', link('https://рауре.example/')],
	],
	'link-shortener': [
		['capitals', link('https://BIT.LY/x')],
		['a port', link('https://bit.ly:443/x')],
		['a name before it', link('https://news@bit.ly/x')],
		['a final dot', link('https://bit.ly./x')],
	],
	'link-abused-ending': [
		['capitals', link('https://evil.TOP/')],
		['a final dot', link('https://evil.top./')],
		['an ideographic dot', link('https://evil。top/')],
		['a form', page('<form action="https://evil.top/"></form>')],
		['a page that goes there by itself', page('<meta http-equiv="refresh" content="0; URL=https://evil.top/">')],
		['UTF-16', wide('<a href="https://evil.top/">plan</a>')],
		['a map over a picture', page('<map><area href="https://evil.top/"></map>')],
	],
	'link-free-hosting': [['deep below it', link('https://a.b.c.login.pages.dev/')]],
	'link-brand-host': [
		['digits for letters', link('https://paypa1-login.evil.example/')],
		['letters that close up', link('https://arnazon.evil.example/')],
		['a Cyrillic letter, in Punycode', link('https://xn--pypal-4ve.evil.example/')],
		['another ending', link('https://paypal.top/')],
		['a word behind it', link('https://paypallogin.example/')],
		['a word before it', link('https://www.securepaypal.example/')],
	],
	'link-to-program': [
		['behind a fragment', link('https://shop.example/a.exe#x.pdf')],
		['capitals', link('https://shop.example/A.EXE')],
		['packed', link('https://shop.example/a.7z?dl=1')],
	],
	'link-script-scheme': [
		['a line end within', link('java\r\nscript:alert(1)')],
		['capitals', link('JAVASCRIPT:alert(1)')],
		['a control before it', link('\u0001javascript:alert(1)')],
		['references', link('&#106;avascript&colon;alert(1)')],
		['data that is no picture', link('data:application/xhtml+xml,x')],
		['data in capitals', link('DATA:text/html,x')],
	],
	'link-redirect': [
		['the target encoded twice', link('https://shop.example/?u=https%253A%252F%252Fevil.example')],
		['in the path', link('https://shop.example/go/https://evil.example/')],
	],
	'link-carries-recipient': [
		['capitals', link('https://shop.example/?e=DEMO@WAYPOST.TEST')],
		['base64', link('https://shop.example/?e=ZGVtb0B3YXlwb3N0LnRlc3Q=')],
		['in the fragment', link('https://shop.example/#demo@waypost.test')],
	],
	'image-abused-host': [
		['in an attribute of old', { html: `<table background="https://evil.top/a.png"><td>${WORDS}</table>` }],
		['capitals', page('<IMG SRC=HTTPS://EVIL.TOP/A.PNG WIDTH=90>')],
	],
	'base-elsewhere': [['capitals, without quotes', page('<BASE HREF=https://evil.example/>')]],
	'reply-to-nothing': [['capitals, and a blank', headed({ Subject: 'RE : Lunch' })]],
};
