// Tricks against the rules about words: whatever a phrase is dressed up in, a reader still reads it.
import { encoded, headed, link, page, said, type Tricks } from '../letter';

const LOOKS: Record<string, string> = { a: 'а', c: 'с', e: 'е', o: 'о', p: 'р', x: 'х', y: 'у' };
const MARKED: Record<string, string> = { a: 'á', e: 'ë', i: 'ï', o: 'ö', u: 'û' };
const dressed = (words: string, letters: Record<string, string>) =>
	words.replace(/[a-z]/g, (letter) => letters[letter] ?? letter);
const between = (words: string, what: string) => words.split('').join(what);

const disguises = (words: string): Tricks[string] => [
	['capitals, and signs between the words', said(words.toUpperCase().replaceAll(' ', '... '))],
	['line ends between the words', said(words.replaceAll(' ', '\r\n'))],
	['Cyrillic letters', said(dressed(words, LOOKS))],
	['accents', said(dressed(words, MARKED))],
	['full width', said(words.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)))],
	['characters of no width', said(between(words, '\u200b'))],
	['soft hyphens', page(between(words, '&shy;'))],
	['references', page(words.replace(/[a-z]/g, (letter) => `&#${letter.charCodeAt(0)};`))],
	['tags inside the words', page(between(words, '<i></i>'))],
	['comments inside the words', page(between(words, '<!---->'))],
	['blanks that do not break', page(words.replaceAll(' ', '&nbsp;'))],
];

const PHRASES: Record<string, string> = {
	'credential-words': 'please verify your account',
	'suspension-words': 'your account has been suspended',
	'urgency-words': 'immediate action',
	'payment-words': 'the overdue invoice',
	'gift-card-words': 'claim your reward',
	'advance-fee-words': 'the next of kin of my late husband',
	'advance-fee-story': 'the next of kin of my late husband, two million dollars, god bless',
	'crypto-words': 'connect your wallet',
	'job-words': 'work from home and earn money',
	'loan-words': 'a personal loan with bad credit',
	'pharma-words': 'cialis and levitra',
	'extortion-words': 'i have hacked it and recorded you',
	'parcel-words': 'your parcel waits for the shipping fee',
	'offer-words': 'buy now at the best price',
	'click-words': 'click here',
	'greeting-words': 'dear customer',
	'impostor-words': 'are you available for a quick favor',
	'unlisted-bulk': 'unsubscribe',
};

export const WORDINGS: Tricks = {
	...Object.fromEntries(Object.entries(PHRASES).map(([rule, words]) => [rule, disguises(words)])),
	'heading-words': [
		['Cyrillic letters', headed({ Subject: encoded(dressed('your account has been suspended', LOOKS)) })],
		['characters of no width', headed({ Subject: encoded(between('account suspended', '\u200b')) })],
		['in the name', headed({ From: '"Account suspended" <alice@sender.example>' })],
		['across encoded words', headed({ Subject: `${encoded('account sus')}\r\n ${encoded('pended')}` })],
	],
	'credential-elsewhere': [
		['Cyrillic letters', link('https://evil.example/', dressed('verify your account', LOOKS))],
		['a form', page('Verify your account <form action="https://evil.example/"></form>')],
		['a host that begins like the sender’s', link('https://sender.example.evil.example/', 'verify your account')],
	],
	'click-words-elsewhere': [
		['Cyrillic letters', link('https://evil.example/', dressed('click here', LOOKS))],
		['a host that begins like the sender’s', link('https://sender.example.evil.example/', 'click here')],
		['in plain words', said('click here: https://evil.example/')],
		['a form', page('Click here <form action="https://evil.example/"></form>')],
	],
	'subject-capitals': [
		['digits and signs between', headed({ Subject: '!!! G-E-T  Y-O-U-R  M-O-N-E-Y 4 U !!!' })],
		['Cyrillic', headed({ Subject: encoded('СРОЧНО НУЖНЫ ДЕНЬГИ') })],
	],
	'subject-recipient': [
		['encoded', headed({ Subject: encoded('parcel for demo') })],
		['capitals', headed({ Subject: 'DEMO: parcel' })],
		['in brackets', headed({ Subject: '[demo] parcel' })],
	],
	'brand-subject': [
		['digits for letters', headed({ Subject: 'Your P4YPA1 bill' })],
		['Cyrillic letters', headed({ Subject: encoded('Your Раураl bill') })],
		['signs between', headed({ Subject: '*PayPal* bill' })],
	],
	'brand-subject-private': [
		['a mailbox in another country', headed({ From: 'x@yahoo.co.uk', Subject: 'Your PayPal bill' })],
	],
	'brand-subject-linked': [
		[
			'a link to the brand beside the other',
			{ ...link('https://www.paypal.com/'), header: { Subject: 'Your PayPal bill' } },
		],
	],
	'picture-in-subject': [
		['among letters', headed({ Subject: encoded('a🎁b') })],
		['a sign made a picture', headed({ Subject: encoded('Your bill \u2709\ufe0f') })],
		['several joined', headed({ Subject: encoded('👩‍💻') })],
	],
};
