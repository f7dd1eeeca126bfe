// Mail of today, as the shipped scanner judges it: what the sets that it learnt from do not have. All of it is invented.
import { describe, expect, it } from 'vitest';
import { scan } from '../../../workers/scanner/scan';
import { words } from '../../../workers/scanner/words/workerd';
import { encoded, readLetter, SETTINGS } from './letter';

interface Mail {
	from: string;
	subject: string;
	/** One of the two. */
	text?: string;
	html?: string;
	header?: Record<string, string>;
}

/** From a sender whose domain is proven, who has a server with a name. */
function actionOf({ from, subject, text, html, header = {} }: Mail): string {
	const domain = /@([^>]+)/.exec(from)?.[1] ?? '';
	const { index, facts } = readLetter({
		header: {
			'Authentication-Results': `mx.waypost.test; spf=pass smtp.mailfrom=${domain}; dmarc=pass header.from=${domain}`,
			Received: `from out.${domain} (192.0.2.1) by mx.waypost.test; Tue, 1 Sep 2026 10:00:05 +0000`,
			From: from,
			Subject: encoded(subject),
			'Message-ID': `<1@${domain}>`,
			...header,
		},
		raw: `Content-Type: text/${html === undefined ? 'plain' : 'html'}; charset=utf-8\r\n\r\n${html ?? text}\r\n`,
	});
	return scan(index, facts, SETTINGS, words).verdict.action;
}

const LIST = {
	'List-Unsubscribe': '<https://news.list-manage.com/u>',
	'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
};

const WANTED: [what: string, mail: Mail][] = [
	[
		'a letter of an office program, HTML alone',
		{
			from: 'Tom Berg <tom.berg@roofs.example>',
			subject: 'Angebot Dachsanierung',
			html:
				'<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=DE><p class=MsoNormal>Guten Tag Frau Koch,<o:p></o:p></p>' +
				'<p class=MsoNormal>anbei wie besprochen unser Angebot für die Sanierung des Dachs. Bei Fragen rufen Sie mich gern an.</p>' +
				'<p>Mit freundlichen Grüßen<br>Tom Berg<br>Tel. 030 1234567</p></body></html>',
		},
	],
	[
		'a password’s reset, HTML alone, its clicks counted by a mailing service',
		{
			from: 'Acme Tools <no-reply@acmetools.example>',
			subject: 'Reset your password',
			html:
				'<table><tr><td><h1>Reset your password</h1><p>Hi Alex, we received a request to reset the password of your account. Click ' +
				'the button below to choose a new one. This link expires in 24 hours.</p><a href="https://u1.ct.sendgrid.net/ls/click?upn=a">' +
				'Reset password</a><p>If you did not request this, you can safely ignore this email.</p></td></tr></table>' +
				'<img src="https://u1.ct.sendgrid.net/wf/open" width=1 height=1>',
		},
	],
	[
		'a newsletter with an offer',
		{
			from: 'Garden Club <news@gardenclub.example>',
			subject: '🌱 5 tips for spring planting — save 20% today!',
			header: LIST,
			html:
				'<div style="display:none;max-height:0">Five tips inside</div><table width=600><tr><td><img src="https://img.example/1.png">' +
				'</td></tr><tr><td><h1>Spring is here!</h1><p>Click here to read our five tips and save 20% on all seeds this week only. ' +
				'Limited offer!</p><a href="https://news.list-manage.com/c">Shop now</a></td></tr></table>',
		},
	],
	[
		'a bill, HTML alone, with a link home',
		{
			from: 'Nimbus <billing@nimbus.example>',
			subject: 'Invoice INV-2231 is due',
			html:
				'<p>Hello,</p><p>Your invoice INV-2231 for $49.00 is now due. Please update your payment method if your card has expired.</p>' +
				'<a href="https://app.nimbus.example/billing">Pay invoice</a>',
		},
	],
	[
		'a photo from a telephone',
		{ from: 'Mum <mum1957@gmail.com>', subject: '', html: '<div dir="auto"><img src="cid:1" width="300"></div>' },
	],
	[
		'a friend’s link',
		{
			from: 'Anna Lind <anna.lind@gmail.com>',
			subject: 'photos',
			text: 'Here are the photos from Sunday: https://photos.app.goo.gl/abc\nLove, Anna',
		},
	],
	[
		'an invitation to people who do not see one another',
		{
			from: 'Paul Martin <paul@martin.example>',
			subject: 'Party on Saturday!',
			header: { To: 'undisclosed-recipients:;' },
			text: 'Hi all, we are turning forty and you are invited. Saturday, eight o’clock, bring a salad. Paul',
		},
	],
	[
		'a shop’s order, sent by the service that runs the shop, HTML alone',
		{
			from: 'Olive Shop <store+6612@shopifyemail.com>',
			subject: 'Order #1042 confirmed',
			header: { 'Reply-To': 'hello@oliveshop.example' },
			html:
				'<h1>Thank you for your purchase!</h1><p>Hi Alex, we are getting your order ready to be shipped. We will notify you when it ' +
				'has been sent.</p><a href="https://oliveshop.example/orders/1">View your order</a><p>Total $38.00</p>',
		},
	],
	[
		'a small business that reads its answers elsewhere',
		{
			from: 'Praxis Ruiz <kontakt@praxis-ruiz.example>',
			subject: 'Terminbestätigung',
			header: { 'Reply-To': 'praxis.ruiz@gmail.com' },
			text: 'Guten Tag, Ihr Termin ist am Dienstag um 9 Uhr. Wenn Sie nicht kommen können, antworten Sie bitte auf diese Mail.',
		},
	],
];

const UNWANTED: [what: string, mail: Mail][] = [
	[
		'a lure in a brand’s name',
		{
			from: 'PayPal Service <service@account-verify.example>',
			subject: 'Your account has been limited',
			html:
				'<p>Dear customer, your PayPal account has been limited. Click here to verify your account within 24 hours or it will be ' +
				'suspended.</p><a href="https://paypal-secure.evil.top/login">Verify now</a>',
		},
	],
	[
		'an inheritance',
		{
			from: 'Barrister Cole <cole@chambers.example>',
			subject: 'CONFIDENTIAL',
			header: { 'Reply-To': 'barr.cole77@gmail.com' },
			text:
				'Dear friend, I am a barrister to a late client who died without next of kin and left the sum of 9.5 million dollars in a bank. ' +
				'I seek your consent to present you as the beneficiary. Kindly reply with your full name, address and phone number.',
		},
	],
	[
		'a full mailbox',
		{
			from: 'Mail Administrator <admin@helpdesk-notice.example>',
			subject: 'Your mailbox is almost full',
			html:
				'<p>Your mailbox storage is 99% full. Incoming messages will be rejected. Upgrade your mailbox now to keep receiving mail.</p>' +
				'<a href="https://mail-upgrade.pages.dev/">Upgrade mailbox</a><p>IT help desk</p>',
		},
	],
];

describe('mail that is wanted', () => {
	it.each(WANTED)('stays in the inbox: %s', (_what, mail) => {
		expect(actionOf(mail)).toBe('inbox');
	});
});

describe('mail that is not', () => {
	it.each(UNWANTED)('is junk, however well its sender is proven: %s', (_what, mail) => {
		expect(actionOf(mail)).not.toBe('inbox');
	});
});
