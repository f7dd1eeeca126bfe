// Tricks against the rules about pages: what is written so that a reader sees one thing and a filter another.
import { encoded, file, headed, page, said, type Tricks, WORDS } from '../letter';

const TALE = 'a story about boats and gulls, to look honest';
const hidden = (style: string) => page(`<div style="${style}">${TALE}</div>`);
const raw = (fields: string, body: string) => ({ raw: `${fields}\r\n\r\n${body}\r\n` });
const alone = (inside: string) => raw('Content-Type: text/html', `<p>${WORDS}${inside}</p>`);
const attached = (name: string, html: string) => file(name, html);

export const PAGES: Tricks = {
	'hidden-text': [
		['display', hidden('display:none')],
		['a comment in the style', hidden('display:/**/none')],
		['the style as references', hidden('display&#58;none')],
		['capitals, and important', hidden('DISPLAY : NONE !important')],
		['visibility', hidden('visibility:hidden')],
		['no height', hidden('height:0;overflow:hidden')],
		['letters of no size', hidden('font-size:0px')],
		['letters of hardly any size', hidden('font-size:1px')],
		['no opacity', hidden('opacity:0')],
		['far to the left', hidden('position:absolute;left:-9999px')],
		['indented out of sight', hidden('text-indent:-9999px')],
		['the attribute', page(`<div hidden>${TALE}</div>`)],
		['inherited', page(`<div style="display:none"><p><b>${TALE}</b></p></div>`)],
		['a small font of old', page(`<font size="0" style="font-size:0">${TALE}</font>`)],
	],
	'camouflaged-text': [
		['white', page(`<font color=white>${TALE}</font>`)],
		['nearly white', page(`<font color="#fefefe">${TALE}</font>`)],
		['three digits', page(`<span style="color:#fff">${TALE}</span>`)],
		['rgb()', page(`<span style="color:rgb(255, 255, 255)">${TALE}</span>`)],
		['of its table', page(`<table bgcolor=black><td><font color="#000000">${TALE}</font></table>`)],
		['of its background', page(`<div style="background:#123456;color:#123456">${TALE}</div>`)],
		['transparent', page(`<span style="color:transparent">${TALE}</span>`)],
	],
	'invisible-in-word': [
		['as references', page('p&#8203;a&#8203;s&#8203;s&#8203;word')],
		['by name', page('p&zwnj;a&zwnj;s&zwnj;sword')],
		['word joiners', page('p\u2060a\u2060s\u2060sword')],
		['in plain words', said('p\u200ba\u200bs\u200bs\u200bword')],
	],
	'look-alike-letters': [
		['as references', page('p&#1072;ssw&#x43E;rd')],
		['Greek', page('pαsswοrd')],
		['in plain words', said('pаsswоrd')],
	],
	'fancy-letters': [
		['circled', page('ⓟⓐⓢⓢⓦⓞⓡⓓ')],
		['full width', page('ｐａｓｓｗｏｒｄ')],
		['as references', page('&#119849;&#119834;&#119852;&#119852;&#119856;&#119848;')],
		['in plain words', said('𝗽𝗮𝘀𝘀𝘄𝗼𝗿𝗱')],
	],
	'bidi-override': [['a reference', page('&#x202E;drowssap')]],
	'letters-as-references': [
		['hexadecimal', page('&#x70;&#x61;&#x73;&#x73;&#x77;&#x6f;&#x72;&#x64;&#x70;&#x61;')],
		['zeros before', page('&#00112;&#00097;&#00115;&#00115;&#00119;&#00111;&#00114;&#00100;&#0097;&#0098;')],
		['without semicolons', page('&#112&#97&#115&#115&#119&#111&#114&#100&#97&#98')],
	],
	'comment-in-word': [
		['conditional', page('p<!--[if x]>y<![endif]-->a<!--a-->s<!--b-->s')],
		['closed at once', page('p<!-->a<!-->s<!-->s<!-->w')],
		['a declaration', page('p<!x>a<!y>s<!z>s')],
	],
	'tag-in-word': [
		['unknown elements', page(`${'a<x></x>'.repeat(21)}b`)],
		['attributes', page(`${'a<i class="x">b</i>'.repeat(12)}c`)],
	],
	'form-in-mail': [['capitals', page('<FORM ACTION=/x>')]],
	'credential-field': [
		['single quotes', page("<input type='password'>")],
		['a reference', page('<input type="&#112;assword">')],
		['capitals and blanks', page('<INPUT name=x TYPE = "PassWord" />')],
		['a slash for a blank', page('<input/type=password>')],
	],
	'script-in-mail': [
		['capitals', page('<SCRIPT>1</SCRIPT>')],
		['a slash', page('<script/x>1</script>')],
		['in a picture', page('<svg><script>1</script></svg>')],
	],
	'handler-in-mail': [
		['a slash for a blank', page('<img/onerror=x() src=/x>')],
		['capitals', page('<b OnClick=x()>x</b>')],
	],
	'refresh-in-mail': [['capitals', page('<META HTTP-EQUIV=REFRESH CONTENT="0;URL=/x">')]],
	'tracking-pixel': [
		['by style', page('<img src="/x" style="width:1px;height:1px">')],
		['no size at all', page('<img src="/x" width=0 height=0>')],
	],
	'phone-lure': [
		['with brackets', page('To cancel, call us: +1 (888) 555-0100')],
		['with dots', page('To cancel, call us: 1.888.555.0100')],
		['with blanks', page('To cancel, call us: 1 8 8 8 5 5 5 0 1 0 0')],
		['with characters of no width', page('To cancel, call us: +1 888\u200b 555 01\u200b00')],
		['in tags', page('To cancel, call us: <b>+1 888</b> <i>555 0100</i>')],
	],
	'heading-look-alikes': [
		['in the name', headed({ From: `${encoded('Alicе Ash')} <alice@sender.example>` })],
		['Greek', headed({ Subject: encoded('Yοur bill') })],
	],
	'heading-fancy': [
		['in the name', headed({ From: `${encoded('𝐀𝐥𝐢𝐜𝐞')} <alice@sender.example>` })],
		['circled', headed({ Subject: encoded('ⓑⓘⓛⓛ') })],
	],
	'heading-invisible': [
		['in the name', headed({ From: `${encoded('Al\u200bice Ash')} <alice@sender.example>` })],
		['a word joiner', headed({ Subject: encoded('Your bi\u2060ll') })],
		['across two encoded words', headed({ Subject: `${encoded('Your bi\u200b')} ${encoded('ll')}` })],
	],
	'attached-form': [['as octets', attached('a.bin', '<html><form action="https://evil.example">')]],
	'credential-field-attached': [
		['another ending', attached('a.shtml', '<html><input type="password">')],
		['a picture’s name', attached('a.jpg', '<!doctype html><input type=password>')],
	],
	'attached-script': [
		['another ending', attached('a.xht', '<html><script>x()</script>')],
		['a mark of order before it', attached('a.htm', '\ufeff<html><SCRIPT src=//evil.example></SCRIPT>')],
	],
	'attached-refresh': [
		['capitals', attached('a.htm', '<HTML><META HTTP-EQUIV=REFRESH CONTENT="0;URL=https://evil.example">')],
		['no name', attached('', '<html><meta http-equiv="refresh" content="0;url=//evil.example">')],
	],
	'smuggling-script': [
		['in the mail itself', page(`<script>document.write(atob("${'QUJD'.repeat(300)}"))</script>`)],
		[
			'in a picture',
			attached(
				'a.svg',
				`<svg xmlns="http://www.w3.org/2000/svg"><script>location=URL.createObjectURL(new Blob([atob("${'QUJD'.repeat(300)}")]))</script></svg>`,
			),
		],
	],
	'image-only': [
		['a word beside it', { text: '', html: '<p>Hello</p><img src="https://shop.example/1.png" width=600>' }],
		[
			'many of them',
			{ text: '', html: '<img src="//shop.example/1.png" width=9><img src="//shop.example/2.png" width=9>' },
		],
		[
			'hidden words beside it',
			{ text: '', html: `<img src="//shop.example/1.png" width=9><div style="display:none">${WORDS}</div>` },
		],
	],
	'image-only-link': [
		[
			'a map',
			{
				text: '',
				html: '<img src="//shop.example/1.png" usemap="#m"><map name=m><area href="https://shop.example/"></map>',
			},
		],
		[
			'a blank in the anchor',
			{ text: '', html: '<a href="https://shop.example/"> <img src="//shop.example/1.png"> </a>' },
		],
	],
	'few-words-link': [
		[
			'a subject instead',
			{ text: 'https://shop.example/', header: { Subject: 'Look at the long list of drawings that you asked for' } },
		],
		['a page', { text: '', html: '<a href="https://shop.example/">look</a>' }],
		[
			'hidden words beside it',
			{ text: '', html: `<a href="https://shop.example/">look</a><div style="display:none">${WORDS}</div>` },
		],
	],
	'odd-charset': [
		['capitals', raw('Content-Type: text/plain; charset="UTF-16"', 'a\0b\0')],
		['without a hyphen', raw('Content-Type: text/plain; charset=utf7', '+AGEAYg-')],
		['a page', raw('Content-Type: text/html; charset=utf-7', '+ADw-b+AD4-')],
		['continued', raw('Content-Type: text/plain;\r\n charset*0=utf;\r\n charset*1=-7', '+AGE-')],
	],
	'false-charset': [
		[
			'encoded',
			raw('Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64', btoa(`${WORDS}\xe9\xff`)),
		],
		[
			'one octet of many',
			raw('Content-Type: text/plain; charset=UTF8\r\nContent-Transfer-Encoding: quoted-printable', `${WORDS}=E9t=E9`),
		],
		[
			'too long a form',
			raw('Content-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable', `${WORDS}=C1=A1`),
		],
	],
	'needless-base64': [
		[
			'lines of one octet',
			raw(
				'Content-Type: text/html\r\nContent-Transfer-Encoding: BASE64',
				btoa(`<p>${WORDS}</p>`).replace(/./g, '$&\r\n'),
			),
		],
	],
	'raw-header': [
		['in the name', headed({ From: 'Ünal <alice@sender.example>' })],
		['in a field that nobody shows', headed({ 'X-Note': 'für' })],
	],
	'html-only': [
		[
			'in related',
			raw(
				'Content-Type: multipart/related; boundary=r',
				`--r\r\nContent-Type: text/html\r\n\r\n<p>${WORDS}</p>\r\n--r--`,
			),
		],
		[
			'a plain body of a dot',
			raw(
				'Content-Type: multipart/alternative; boundary=r',
				`--r\r\n\r\n .\r\n--r\r\nContent-Type: text/html\r\n\r\n<p>${WORDS}</p>\r\n--r--`,
			),
		],
	],
	'html-only-elsewhere': [
		['a host that begins like the sender’s', alone('<a href="https://sender.example.evil.example/">plan</a>')],
		['the sender’s host in the query', alone('<a href="https://evil.example/?sender.example">plan</a>')],
		['the sender’s host before an at sign', alone('<a href="https://sender.example@evil.example/">plan</a>')],
		[
			'the sender’s own picture beside it',
			alone('<img src="//sender.example/a.png" width=9><a href="//evil.example">x</a>'),
		],
		['a form', alone('<form action="https://evil.example/"></form>')],
	],
	'bitcoin-address': [
		['of old', said('Pay to 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2 today')],
		['in tags', page('bc1qw508d6<b></b>qejxtdg4y5r3zarvary0c5xw7kv8f3t4')],
		['in capitals', said('BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4')],
		['with characters of no width', said('bc1qw508d6\u200bqejxtdg4y5r3zarvary0c5xw7kv8f3t4')],
	],
};
