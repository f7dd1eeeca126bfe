// Every rule of the scanner in words for people: one table. Pure. Evidence is the sender's data: components show it as text only.
import type { Reason } from '../../../workers/domain/verdict';

/** Rule (workers/scanner/weights.ts) → what it found. A test holds that none is missing. */
export const REASONS: Readonly<Record<string, string>> = {
	// What is certain.
	gtube: 'It carries the test mark for junk mail (GTUBE)',
	eicar: 'It carries the test mark for viruses (EICAR)',
	'threat-hash': 'An attachment is on a list of malware',
	'known-malware': 'An attachment is known malware',
	'threat-url': 'A link is on a list of dangerous addresses',
	'threat-domain': 'It names a host that is on a list of dangerous ones',
	'threat-address': 'Its sender’s address is on a list of dangerous ones',
	'threat-ip': 'A link goes into a network that criminals own',

	// Whom this account and its domain know.
	'sender-allowed': 'You allow this sender',
	'sender-allowed-untested': 'You allow this sender, but nobody tested who sent this',
	'sender-blocked': 'This sender is blocked',
	'known-correspondent': 'You have written to this sender',
	'known-correspondent-untested': 'You have written to this sender, but nobody tested who sent this',
	'first-time-sender': 'This sender has never written to you before',
	'first-time-sender-asks': 'A sender who never wrote to you before asks for something',
	'own-domain-look-alike': 'The sender’s domain is made to look like your own',
	'contact-look-alike': 'The sender’s domain is made to look like one that you write to',
	'contact-name-spoof': 'The sender uses the name of somebody you know, from another address',
	'own-words': 'It reads like mail that you have moved before',

	// How it reads.
	'words-junk': 'It reads like junk',
	'words-good': 'It reads like good mail',

	// Links.
	'link-mismatch': 'A link shows one address and goes to another',
	'link-mismatch-more': 'More links show one address and go to another',
	'link-mismatch-tracker': 'A link goes through a tracker first',

	// Attachments.
	'dangerous-attachment': 'An attachment could run a program on your device',
	'script-attachment': 'An attachment is a script',
	'dangerous-file-name': 'An attachment’s name would make your device run it',
	'disguised-file-name': 'An attachment’s name is made to be misread',
	'content-contradicts-name': 'An attachment is another kind of file than its name says',
	'archived-program': 'An archive holds a program',
	'archived-script': 'An archive holds a script',
	'archived-alone': 'An archive holds hardly anything else',
	'rare-archive': 'An archive has a format that hardly anyone uses',
	'encrypted-attachment': 'An attachment is locked, so that nobody could look inside',
	'encrypted-with-password': 'An attachment is locked, and the mail tells its password',
	'archive-bomb': 'An archive would unpack to far more than it can hold',
	'archive-mismatch': 'An archive shows other files than it holds',
	'hidden-archive': 'An archive hides in another file',
	'deep-nesting': 'Archives stand in archives, deeper than anyone needs',
	'path-traversal': 'An archive would put files where they do not belong',
	macro: 'A document holds macros',
	'macro-auto-run': 'Its macros run when the document is opened',
	'macro-commands': 'Its macros start programs or fetch files',
	'xlm-macro': 'A spreadsheet holds macros of a kind that only malware still uses',
	'external-template': 'A document fetches its template from elsewhere when it is opened',
	'external-object': 'A document fetches something from elsewhere when it is opened',
	activex: 'A document holds ActiveX controls',
	dde: 'A document starts a program when it is opened',
	'packaged-file': 'A document holds another file behind a picture',
	equation: 'A document holds an object that is known for its holes',
	'rtf-object': 'A text document holds a foreign object',
	'rtf-auto-update': 'A text document holds an object that loads itself',
	'onenote-file': 'A OneNote page holds a file',
	'pdf-launch': 'A PDF starts a program',
	'pdf-javascript': 'A PDF holds JavaScript',
	'pdf-auto-run': 'A PDF runs something when it is opened',
	'pdf-submit-form': 'A PDF sends what is filled in elsewhere',
	'script-in-picture': 'A picture runs a script',
	'attachment-withheld': 'An attachment is withheld by policy',
	'attachment-refused': 'An attachment is of a kind that is not let in',

	// Who says that they wrote it.
	'display-name-spoof': 'The sender’s name shows another address than the sender’s own',
	'display-name-list': 'A mailing list wrote under somebody’s name',
	'recipient-spoof': 'The sender’s name pretends to be from your own organisation',
	'recipient-name': 'The sender uses your own name',
	'own-domain-forged': 'It claims to come from your own domain, and does not',
	'from-missing': 'It does not say who sent it',
	'from-malformed': 'Its sender has no address that an answer could reach',
	'from-repeated': 'It names two senders, so that readers and checks see different ones',
	'reply-to-differs': 'Answers would go to somebody else than the sender',

	// Who proved to have sent it.
	'dmarc-pass': 'The sender’s domain is the real one (DMARC)',
	'dmarc-fail': 'The sender’s domain disowns this mail (DMARC)',
	'dmarc-fail-reject': 'The sender’s domain disowns this mail and asks to refuse it (DMARC)',
	'dmarc-fail-none': 'The sender’s domain does not know this mail, and only watches so far (DMARC)',
	'dmarc-fail-excused': 'It was changed on its way by a list that had checked it before (ARC)',
	'sender-unproven': 'Nothing proves who sent it',
	'spf-fail': 'It was sent by a server that the sender’s domain does not know (SPF)',
	'spf-softfail': 'It was sent by a server that the sender’s domain probably does not know (SPF)',
	'spf-broken': 'The sender’s domain has a broken list of its servers (SPF)',
	'dkim-fail': 'Its signature is wrong: it was changed on its way, or forged (DKIM)',
	'dkim-body-appended': 'Text was added below what its signature covers (DKIM)',
	'dkim-field-added': 'A second subject or content type was added to a signed mail (DKIM)',
	'iprev-none': 'The server that sent it has no name',
	'iprev-fail': 'The name of the server that sent it does not lead back to it',
	'helo-no-name': 'The server that sent it did not say a proper name',
	'helo-own-domain': 'The server that sent it claimed to be one of yours',
	'forged-authentication-results': 'It carries a forged proof of its sender',
};

/** A rule in words; a rule this page does not know yet keeps its name, made readable. */
export function reasonWords({ rule }: Pick<Reason, 'rule'>): string {
	const words = rule.replaceAll('-', ' ');
	return Object.hasOwn(REASONS, rule) ? (REASONS[rule] ?? '') : words.charAt(0).toUpperCase() + words.slice(1);
}

/** What speaks most against the mail first, then what speaks for it. */
export function byWeight(reasons: readonly Reason[]): Reason[] {
	return reasons.toSorted((a, b) => b.weight - a.weight);
}

/** '+3.5', '−0.5' (with a true minus), '0': as many digits as the weight has, at most two. */
export function pointWords(weight: number): string {
	if (weight === 0) return '0';
	const points = Math.round(Math.abs(weight) * 100) / 100;
	return `${weight < 0 ? '−' : '+'}${points}`;
}
