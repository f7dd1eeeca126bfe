// Tricks against the rules about the header: who a mail says that it is from, to whom, and when.
import { encoded, headed, type Tricks } from '../letter';

const from = (name: string, address = 'x@evil.example') => headed({ From: `${name} <${address}>` });
const reply = (value: string) => headed({ 'Reply-To': value });

export const SENDERS: Tricks = {
	'from-missing': [
		['an empty field', headed({ From: '' })],
		['a group of nobody', headed({ From: 'Alice:;' })],
		['a comment alone', headed({ From: '(alice@sender.example)' })],
	],
	'from-malformed': [
		['a name alone', headed({ From: 'Alice' })],
		['no dot', headed({ From: 'alice@sender' })],
		['nothing before the sign', headed({ From: '<@sender.example>' })],
	],
	'display-name-spoof': [
		['encoded', from(encoded('service@paypal.com'))],
		['in two encoded words', from(`${encoded('service@pay')} ${encoded('pal.com')}`)],
		['quoted', from('"service@paypal\\.com"')],
		['full width', from(encoded('ｓｅｒｖｉｃｅ＠ｐａｙｐａｌ．ｃｏｍ'))],
		['in brackets', from('"(service@paypal.com)"')],
		['capitals', from('"SERVICE@PAYPAL.COM"')],
		['an address before the address', headed({ From: '"service@paypal.com" <x@evil.example>' })],
		['in a comment, as the name', headed({ From: 'x@evil.example (service@paypal.com)' })],
	],
	'display-name-domain': [
		['capitals and an exclamation', from('"OAKWOOD.COM!"')],
		['full width', from(encoded('ｏａｋｗｏｏｄ．ｃｏｍ'))],
		['in two encoded words', from(`${encoded('oakwood')} ${encoded('.com')}`)],
		['with slashes', from('"https://oakwood.com/"')],
	],
	'recipient-spoof': [
		['capitals', from('"WAYPOST-HELPDESK"')],
		['full width', from(encoded('Ｗａｙｐｏｓｔ Support'))],
		['its address', from('"demo@WAYPOST.test"')],
		['its domain, encoded', from(encoded('IT (waypost.test)'))],
	],
	'recipient-name': [
		['capitals', from('DEMO')],
		['encoded', from(encoded('Demo '))],
	],
	'reply-to-differs': [
		['second of two', reply('alice@sender.example, x@other.example')],
		['in a group', reply('Desk: x@other.example;')],
		['a host that begins like the sender’s', reply('x@sender.example.other.example')],
		['a name that is the sender’s', reply('"alice@sender.example" <x@other.example>')],
	],
	'reply-to-free-mail': [
		['capitals', reply('x@GMAIL.COM')],
		['its other name', reply('x@googlemail.com')],
		['in another country', reply('x@yahoo.co.in')],
		['second of two', reply('alice@sender.example, x@gmail.com')],
		['a name that is the sender’s', reply('"alice@sender.example" <x@outlook.com>')],
	],
	'sender-abused-ending': [
		['capitals', from('Alice', 'alice@evil.TOP')],
		['below it', from('Alice', 'alice@mail.post.evil.xyz')],
		['for answers alone', reply('alice@evil.shop')],
		['second for answers', reply('alice@sender.example, x@evil.click')],
		['of two labels', from('Alice', 'alice@evil.za.com')],
	],
	'sender-machine-name': [
		['digits with signs between', from('Alice', 'al1-2.3_4+5ce@sender.example')],
		['letters and digits in turn', from('Alice', 'a1b2c3@sender.example')],
	],
	'picture-in-name': [
		['encoded', from(encoded('Alice 🎁'), 'alice@sender.example')],
		['at the end of a long name', from(encoded(`${'Alice '.repeat(40)}🎁`), 'alice@sender.example')],
		['a sign made a picture', from(encoded('\u2709\ufe0f Alice'), 'alice@sender.example')],
	],
	'brand-name-spoof': [
		['digits for letters', from('"P4yPa1 Service"')],
		['Cyrillic letters', from(encoded('Раураl'))],
		['letters apart', from('"P a y p a l, PayPal!"')],
		['letters set apart', from('"P a y P a l"')],
		['dots inside', from('"P.a.y.P.a.l"')],
		['a hyphen inside', from('"Pay-Pal Service"')],
		['a character of no width inside', from(encoded('Pay\u200bPal'))],
		['grown onto another word', from('"PayPalSecurity"')],
		['after another word', from('"mypaypal"')],
		['letters that close up', from('"Arnazon"')],
		['full width', from(encoded('ＰａｙＰａｌ'))],
		['mathematical letters', from(encoded('𝐏𝐚𝐲𝐏𝐚𝐥'))],
		['an address with the brand in it', from('PayPal', 'paypal.com@evil.example')],
		['a domain with the brand in it', from('PayPal', 'x@paypal.com.evil.example')],
		['the brand’s word under a cheap ending', from('PayPal', 'service@paypal.top')],
	],
	'to-missing': [
		['an empty field', headed({ To: '' })],
		['a group of nobody', headed({ To: 'Friends:;' })],
		['a name alone', headed({ To: 'demo' })],
		['Bcc of nobody', headed({ To: null, Bcc: 'undisclosed-recipients:;' })],
	],
	'message-id-missing': [
		['an empty field', headed({ 'Message-ID': '' })],
		['empty brackets', headed({ 'Message-ID': '<>' })],
	],
	'date-missing': [
		['no date', headed({ Date: 'soon' })],
		['an empty field', headed({ Date: '' })],
	],
	'date-in-future': [['by its zone', headed({ Date: 'Wed, 2 Sep 2026 09:00:00 -1200' })]],
	'date-in-past': [
		['of two digits', headed({ Date: 'Tue, 1 Sep 98 10:00:00 +0000' })],
		['long ago', headed({ Date: 'Thu, 1 Jan 1970 00:00:00 +0000' })],
	],
	'envelope-differs': [
		['a host that begins like the sender’s', { sender: 'x@sender.example.evil.example' }],
		['capitals', { sender: 'X@EVIL.EXAMPLE' }],
	],
};
