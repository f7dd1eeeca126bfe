// Every rule of the scanner in words for people: one table. Pure. Evidence is the sender's data: components show it as text only.
import type { Reason } from '../../../workers/domain/verdict';

/** Rule (workers/scanner/weights.ts) → what it found. A test holds that none is missing. */
export const REASONS: Readonly<Record<string, string>> = {
	// What is certain.
	gtube: 'It carries the test mark for junk mail (GTUBE)',
	eicar: 'It carries the test mark for viruses (EICAR)',
	'threat-hash': 'An attachment is on a list of malware',
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
	'link-userinfo': 'A link puts a false name in front of the host that it goes to',
	'link-odd-port': 'A link goes to a port that web sites do not use',
	'link-ip-host': 'A link goes to a machine by its number, not by a name',
	'link-obscured-host': 'A link hides where it goes',
	'link-odd-slashes': 'A link is written in a way that only deceives',
	'link-punycode': 'A link goes to a name with letters beyond the alphabet',
	'link-mixed-script': 'A link’s name mixes letters that look alike',
	'link-shortener': 'A link hides its target behind a shortener',
	'link-abused-ending': 'A link goes to a domain of a kind that is mostly abused',
	'link-free-hosting': 'A link goes to a free page that anybody can make',
	'link-brand-host': 'A link bears the name of a brand and is not the brand’s',
	'link-to-program': 'A link goes to a program',
	'link-script-scheme': 'A link runs a script in place of going anywhere',
	'link-redirect': 'A link sends you on to another site',
	'link-carries-recipient': 'A link carries your address',
	'image-abused-host': 'A picture comes from a place that is mostly abused',
	'base-elsewhere': 'All its links are bent to another site',

	// What a page hides, and what it wants.
	'hidden-text': 'It holds text that you cannot see',
	'camouflaged-text': 'It holds text in the colour of its background',
	'invisible-in-word': 'Invisible characters stand inside its words',
	'look-alike-letters': 'Its words are written with letters that only look right',
	'fancy-letters': 'Its words are written with ornamental letters, which filters cannot read',
	'bidi-override': 'Characters turn parts of its text around',
	'letters-as-references': 'Its letters are written as codes',
	'comment-in-word': 'Its words are cut apart where you cannot see it',
	'tag-in-word': 'Its words are cut apart by markup',
	'form-in-mail': 'It holds a form',
	'credential-field': 'It asks for a password inside the mail',
	'script-in-mail': 'It holds a script',
	'handler-in-mail': 'It wants to run something when it is touched',
	'refresh-in-mail': 'It wants to lead you to another page by itself',
	'tracking-pixel': 'It tells its sender when it is opened',
	'phone-lure': 'It wants you to call a number',
	'heading-look-alikes': 'Its subject or sender is written with letters that only look right',
	'heading-fancy': 'Its subject or sender is written with ornamental letters',
	'heading-invisible': 'Invisible characters stand in its subject or sender',
	'attached-form': 'An attached page holds a form',
	'credential-field-attached': 'An attached page asks for a password',
	'attached-script': 'An attached page runs a script',
	'attached-refresh': 'An attached page leads elsewhere by itself',
	'smuggling-script': 'An attached page puts a file together that no filter has seen',
	'image-only': 'It is a picture without words',
	'image-only-link': 'It is one picture that is a link',
	'few-words-link': 'It has hardly a word beside a link',
	'odd-charset': 'Its text is in a charset that hardly anyone uses for mail',
	'false-charset': 'Its text is not in the charset that it names',
	'needless-base64': 'Its plain text is packed as if it were a file',
	'raw-header': 'Its header is written in a way that no mail program writes it',
	'html-only': 'It is a page without a plain text beside it',

	// What it says.
	'credential-words': 'It speaks of passwords and signing in',
	'suspension-words': 'It says that an account is locked or will be',
	'urgency-words': 'It is in a hurry',
	'payment-words': 'It speaks of invoices and payments',
	'gift-card-words': 'It speaks of gift cards',
	'advance-fee-words': 'It speaks of a fortune that waits for you',
	'advance-fee-story': 'It tells the story of a fortune that waits for you',
	'crypto-words': 'It speaks of wallets and coins',
	'job-words': 'It offers work that sounds too easy',
	'loan-words': 'It offers money to lend',
	'pharma-words': 'It sells medicine',
	'extortion-words': 'It threatens and wants money',
	'parcel-words': 'It speaks of a parcel',
	'offer-words': 'It praises an offer',
	'click-words': 'It wants you to click',
	'greeting-words': 'It greets you as nobody who knows you would',
	'impostor-words': 'It asks for a quiet favour, as impostors do',
	'heading-words': 'Its subject sounds like many junk mails',
	'unlisted-bulk': 'It is a mailing that mail programs cannot unsubscribe from',
	'bitcoin-address': 'It holds an address for coins',
	'credential-elsewhere': 'It wants an account looked after at a place that is not the sender’s',

	// How it is made.
	'to-missing': 'It is addressed to nobody',
	'message-id-missing': 'It bears no number, as mail programs give it',
	'date-missing': 'It bears no date',
	'date-in-future': 'Its date lies in the future',
	'date-in-past': 'Its date lies far in the past',
	'subject-capitals': 'Its subject shouts',
	'subject-recipient': 'Its subject holds your address or what stands before the at sign',
	'reply-to-nothing': 'Answers would go nowhere',
	'envelope-differs': 'It came in another name than the sender’s',
	'sender-abused-ending': 'The sender’s domain is of a kind that is mostly abused',
	'reply-to-free-mail': 'Answers would go to a free mailbox',
	'sender-machine-name': 'The sender’s address looks made by a machine',
	'picture-in-name': 'The sender’s name holds little pictures',
	'picture-in-subject': 'The subject holds little pictures',
	'brand-name-spoof': 'The sender uses the name of a brand from an address that is not the brand’s',
	'brand-subject': 'The subject names a brand that the sender is not',
	'brand-subject-private': 'The subject names a brand, and the sender writes from a private mailbox',
	'brand-subject-linked': 'The subject names a brand that its links lead to',

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
	'display-name-domain': 'The sender’s name shows another domain than the sender’s own',
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
