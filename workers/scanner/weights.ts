// What each reason weighs: the one table that a person reads to know why mail is junk. Rules stand in their own files.
// JUNK_SCORE is 5. A rule of 5 or more decides alone; the others need company, since honest mail trips each of them.

/** Rule name → weight. */
export const WEIGHTS = {
	/** The agreed test string for junk filters: nothing else in a mail can outweigh it. */
	gtube: 100,
	/** The agreed test string for malware scanners. */
	eicar: 100,
	/** A program, shortcut, installer or disk image by its own octets: hardly anyone mails these, malware does. */
	'dangerous-attachment': 5,
	/** A script by its content: developers mail them too. */
	'script-attachment': 2.5,
	/** A name that the reader's system would run (`.exe`, `.js`, `.lnk`), whatever the octets are. */
	'dangerous-file-name': 5,
	/** `invoice.pdf.exe`, or characters that turn the name around: made to be misread. */
	'disguised-file-name': 3,
	/** A program inside an archive: mail servers refuse the program itself, so malware comes wrapped. */
	'archived-program': 4.5,
	/** A script inside an archive: source code has them too. */
	'archived-script': 2.5,
	/** Beside the two above: an archive of one file or two was made for it. */
	'archived-alone': 1.5,
	/** ACE, ARJ, LZH: formats that are left to those who hope that a scanner cannot open them. */
	'rare-archive': 3,
	/** Locked with a password: people do so, and nobody can look inside. */
	'encrypted-attachment': 1,
	/** The same, and the password in the text: only the scanner is kept out. */
	'encrypted-with-password': 3.5,
	/** Declares to unpack to a hundred times its size and more than 256 MiB, or to more than it has room for. */
	'archive-bomb': 5,
	/** Directory and contents differ, or two archives in a row: made to show each program something else. */
	'archive-mismatch': 3,
	/** A picture or unknown file with an archive behind it. */
	'hidden-archive': 3,
	'deep-nesting': 2,
	/** "../" in a name inside an archive. */
	'path-traversal': 3,
	/** Macros in a document. Offices still mail them. */
	macro: 2,
	/** Beside `macro`: they name what runs when the document is opened. */
	'macro-auto-run': 2,
	/** Beside `macro`: shells, downloads, PowerShell. */
	'macro-commands': 2,
	'xlm-macro': 4,
	/** A document whose template lies on another server: macros come with it. */
	'external-template': 4.5,
	'external-object': 3.5,
	activex: 1.5,
	dde: 3.5,
	'packaged-file': 2.5,
	equation: 2,
	'rtf-object': 1.5,
	'rtf-auto-update': 3,
	'onenote-file': 3.5,
	'pdf-launch': 4.5,
	/** Forms use it too. */
	'pdf-javascript': 1,
	'pdf-auto-run': 1.5,
	'pdf-submit-form': 1,
	/** An SVG that runs a script: no drawing program writes one into mail. */
	'script-in-picture': 4,
	/** Policy, not judgement: what it decides is told beside the score. */
	'attachment-withheld': 0,
	'attachment-refused': 0,
	/** The octets are not what the name says, without being dangerous in themselves: an HTML page named `.pdf`. */
	'content-contradicts-name': 2,
	/** The text shows one host, the link goes to another. Click trackers of honest senders do this too. */
	'link-mismatch': 2,
	/** Each further pair of hosts, up to three. */
	'link-mismatch-more': 0.5,
	/** The same in bulk mail whose sender's domain is proven, or towards the sender's own proven domain: a tracker. */
	'link-mismatch-tracker': 1,
	/** "service@paypal.com" <x@evil.example>: many readers see the name alone. */
	'display-name-spoof': 3.5,
	/** The name shows a domain that is not the address's, and no brand's. */
	'display-name-domain': 0.3,
	/** The same in list mail with dmarc=pass: lists rewrite From to get there ("alice@example.com via List"). */
	'display-name-list': 0.5,
	/** The name shows the recipient's own domain or organisation, the address is someone else's: "Waypost Support". */
	'recipient-spoof': 2.5,
	/** The name is the recipient's own. People also write to themselves from another address. */
	'recipient-name': 1,
	/** From is the recipient's own domain, and the platform found it forged. */
	'own-domain-forged': 3,
	/** RFC 5322 demands one From; old machines forget it. */
	'from-missing': 1.5,
	/** No address that an answer could reach. */
	'from-malformed': 1.5,
	/** Answers go to another owner: common for help desks, and for fraud. */
	'reply-to-differs': 2.5,
	/** The domain's owner disowns this mail, and asks for quarantine, or nobody says for what. Lists break it innocently. */
	'dmarc-fail': 3,
	/** The owner asks to refuse it: banks do, and those whom everybody impersonates. */
	'dmarc-fail-reject': 4.5,
	/** The owner only watches, or is still trying out: half of such failures are its own. */
	'dmarc-fail-none': 1,
	/** A trusted server saw it pass before a list changed it, and sealed that (ARC). */
	'dmarc-fail-excused': 0.5,
	/** No policy, no signature, no authorized host. Small old senders are like that, and throwaway domains. */
	'sender-unproven': 0.5,
	/** The sending host is not one of the domain's. Every plain forwarder breaks it. */
	'spf-fail': 1.5,
	/** The same, said with doubt. */
	'spf-softfail': 0.5,
	/** The domain's record cannot be read, or takes too many queries. */
	'spf-broken': 0.3,
	/** No signature is right, and one is wrong. Lists and gateways break them. */
	'dkim-fail': 0.5,
	/** Text follows what a signature with l= covers: a list's footer, or a stranger's page over an honest one. */
	'dkim-body-appended': 1.5,
	/** A second Subject or Content-Type beside the signed one: a signed mail sent again under another face. */
	'dkim-field-added': 2,
	/** The client's address has no name in the DNS: servers have one, hijacked machines seldom. */
	'iprev-none': 3.5,
	/** It has one, which does not lead back to it. */
	'iprev-fail': 1.5,
	/** Its name is that of a subscriber's line. People who run a server at home pay for it. */
	'client-line': 2.5,
	/** HELO is no host name: one word, an address. */
	'helo-no-name': 1.5,
	/** HELO is a name of the recipient's own domain, and nothing proves it: no stranger's server has it. */
	'helo-own-domain': 1.5,
	/** Two From fields show one sender to the check and another to the reader. */
	'from-repeated': 3,
	/** `https://paypal.com@evil.example`: hardly anyone honest has written that for twenty years. */
	'link-userinfo': 2,
	/** Development servers, in mail among developers. */
	'link-odd-port': 0.3,
	/** Numbers instead of a name: routers at home, and hijacked machines. */
	'link-ip-host': 3.8,
	/** Percent signs in a host, or an address in hex: nobody writes so who wants to be read. */
	'link-obscured-host': 3,
	'link-odd-slashes': 1.5,
	/** Names beyond ASCII are honest in much of the world; shown in their readable form. */
	'link-punycode': 0.5,
	/** Letters of two scripts that look alike in one name. */
	'link-mixed-script': 3.5,
	'link-shortener': 1.8,
	/** `.top`, `.xyz` and their kind: cheap for everyone. */
	'link-abused-ending': 3.3,
	/** Free pages: the poor's, and the thief's. */
	'link-free-hosting': 1,
	/** A brand's name in a host that is not the brand's. */
	'link-brand-host': 2,
	'link-to-program': 1.5,
	/** javascript:, data: pages, blob:, file: in something to click. */
	'link-script-scheme': 3,
	/** One site sends its visitors to another: trackers, and open redirectors. */
	'link-redirect': 0.3,
	/** The reader's address in the link; personal links of honest senders have it too. */
	'link-carries-recipient': 0.1,
	'image-abused-host': 3.2,
	/** `<base>` moves every relative link of the mail. */
	'base-elsewhere': 1,
	/** Beyond a preheader. Pages for two widths of screen hide half of themselves. */
	'hidden-text': 2,
	'camouflaged-text': 3.2,
	'invisible-in-word': 1,
	'look-alike-letters': 3.4,
	'fancy-letters': 1.5,
	'bidi-override': 1.5,
	'letters-as-references': 1,
	'comment-in-word': 2.5,
	'tag-in-word': 1,
	/** Mail programs do not send forms; old newsletters have them. */
	'form-in-mail': 0.2,
	'credential-field': 3,
	'script-in-mail': 1.4,
	'handler-in-mail': 0.6,
	'refresh-in-mail': 2,
	/** Every newsletter counts its readers. */
	'tracking-pixel': 0.1,
	/** A number, and a word to call it: every business letter has both. */
	'phone-lure': 1.2,
	'heading-look-alikes': 2.5,
	'heading-fancy': 2.5,
	'heading-invisible': 1.5,
	'attached-form': 2,
	'credential-field-attached': 3,
	'attached-script': 1.5,
	'attached-refresh': 3,
	'smuggling-script': 2.5,
	'image-only': 0.3,
	/** Nothing to read, and all of it a link. */
	'image-only-link': 0.5,
	/** A link and hardly a word beside it. Friends write so too. */
	'few-words-link': 3,
	'odd-charset': 1.5,
	'false-charset': 0.5,
	'needless-base64': 0.1,
	'raw-header': 3.8,
	'html-only': 0.8,
	/** Beside it: no link leads to the sender's own domain. Mailing services' links do not either; their lists say so. */
	'html-only-elsewhere': 2.2,
	'credential-words': 0.9,
	'suspension-words': 0.3,
	'urgency-words': 1.3,
	'payment-words': 0.2,
	'gift-card-words': 0.3,
	/** Each of these words is honest; two of them together seldom. */
	'advance-fee-words': 2.4,
	'advance-fee-story': 2.9,
	'crypto-words': 1.6,
	'job-words': 2.5,
	'loan-words': 2,
	'pharma-words': 1.4,
	'extortion-words': 1.5,
	'parcel-words': 0.2,
	'offer-words': 0.2,
	'click-words': 0.4,
	/** Beside it: no link leads to the sender's own domain. */
	'click-words-elsewhere': 1.8,
	'greeting-words': 2.8,
	'impostor-words': 0.8,
	'heading-words': 2.2,
	/** An unsubscribe notice that mail programs cannot act on. */
	'unlisted-bulk': 0.1,
	'bitcoin-address': 1.5,
	/** Wants an account looked after, at a place that is not the sender's. */
	'credential-elsewhere': 0.3,
	'to-missing': 3.8,
	'message-id-missing': 0.5,
	'date-missing': 0.5,
	'date-in-future': 2.5,
	'date-in-past': 3.5,
	'subject-capitals': 3.2,
	/** Mailing machines fill in what stands before the at sign. */
	'subject-recipient': 3.8,
	'reply-to-nothing': 0.8,
	/** Mailing services for others; forwarders too. */
	'envelope-differs': 0.2,
	/** `.top`, `.shop` and their kind, to write from: cheap for everyone, and thrown away after a day. */
	'sender-abused-ending': 4.2,
	/** Beside `reply-to-differs`: to a mailbox that anyone opens in a minute. */
	'reply-to-free-mail': 3.8,
	/** Five digits, or letters and digits in turn. Students have such addresses too. */
	'sender-machine-name': 0.2,
	'picture-in-name': 0.8,
	/** Newsletters love them. */
	'picture-in-subject': 0.8,
	/** A brand's name over a stranger's address. */
	'brand-name-spoof': 4.2,
	/** A brand in the subject: people write about brands as well. */
	'brand-subject': 1.5,
	'brand-subject-private': 0.5,
	/** The same where links lead to the brand itself. */
	'brand-subject-linked': 0.3,
	/** Proves who sends, not that they mean well: takes off little, and nothing beside a danger. */
	'dmarc-pass': -0.5,
	/** An attachment whose very octets a feed lists as malware. Certain, so it is refused at the door. */
	'threat-hash': 100,
	/** A link that a feed lists, itself or with all that stands below it. */
	'threat-url': 10,
	/** A host in a link or in the sender's address that a feed lists. */
	'threat-domain': 8,
	'threat-address': 8,
	/** A link to an IP address in a network that criminals own. Rare in honest mail, and not yet proof. */
	'threat-ip': 4,
	/** A result in the platform's name from below its place. A mail that passed the platform twice has one too. */
	'forged-authentication-results': 1,
	/** The account or its domain allows the sender, who is proven. Outweighs all but malware and the test strings. */
	'sender-allowed': -50,
	/** The same where nobody tested who sent it: anyone can write that From. */
	'sender-allowed-untested': -2,
	/** The account or its domain blocks the sender. What the rule asks for happens, whatever the score is. */
	'sender-blocked': 10,
	/** The account has written to them, and they are proven. Accounts are stolen: nothing beside a danger. */
	'known-correspondent': -2,
	'known-correspondent-untested': -1,
	/** Nothing from there was ever kept in a mailbox that people read. Every acquaintance begins so. */
	'first-time-sender': 0.5,
	/** The same, and the mail wants credentials or money. */
	'first-time-sender-asks': 1.5,
	/** The sender's domain would be taken for the account's own. */
	'own-domain-look-alike': 4,
	/** The sender's domain would be taken for that of somebody whom the account writes to. */
	'contact-look-alike': 3,
	/** The name of somebody whom the account writes to, from another address. People do have several. */
	'contact-name-spoof': 2.5,
} as const satisfies Record<string, number>;

export type Rule = keyof typeof WEIGHTS;
