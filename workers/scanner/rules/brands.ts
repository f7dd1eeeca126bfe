// Names that are put on like a coat: brands that phishers write as, with the domains that are truly theirs. A line each: words
// that name it, separated by "|", then its own domains; one with the brand's very word before a sound ending is its own as well.
// A word marked "~" is also a word of every day: it names the brand only where it begins the sender's name.
import { ownedName, ownerWord } from '../../domain/host-name.ts';
import { skeleton } from '../look-alike.ts';
import { abusedEnding } from './hosts.ts';

const TABLE = `
	paypal: paypal.com paypal.me paypalobjects.com
	amazon|amazon prime|prime video: amazon.com amazonses.com amazonaws.com amazon.co.jp primevideo.com media-amazon.com aws.com
	apple id|app store|icloud|itunes|~apple: apple.com icloud.com itunes.com me.com
	microsoft|microsoft 365|office 365|office365|outlook team|onedrive|sharepoint|microsoft teams: microsoft.com office.com office365.com outlook.com live.com hotmail.com microsoftonline.com sharepoint.com windows.com azure.com onmicrosoft.com skype.com linkedin.com
	google account|google drive|google workspace|gmail team|~google: google.com gmail.com googlemail.com youtube.com googleapis.com withgoogle.com
	facebook|meta business|facebook security: facebook.com facebookmail.com fb.com meta.com metamail.com
	instagram: instagram.com facebookmail.com meta.com
	whatsapp: whatsapp.com facebookmail.com meta.com
	netflix: netflix.com netflix.net
	spotify: spotify.com
	disney plus|disney+: disneyplus.com disney.com disneyonline.com
	linkedin: linkedin.com
	twitter: twitter.com x.com
	tiktok: tiktok.com bytedance.com
	ebay: ebay.com ebayimg.com
	aliexpress|alibaba: aliexpress.com alibaba.com
	walmart: walmart.com
	costco: costco.com
	home depot|homedepot: homedepot.com
	lowe's|~lowes: lowes.com
	best buy geek|geek squad: bestbuy.com geeksquad.com
	norton|nortonlifelock|lifelock: norton.com nortonlifelock.com gendigital.com
	mcafee: mcafee.com
	kaspersky: kaspersky.com
	adobe|adobe sign|acrobat sign: adobe.com adobesign.com echosign.com
	docusign: docusign.com docusign.net
	dropbox: dropbox.com dropboxmail.com dropboxsign.com
	wetransfer: wetransfer.com
	zoom video|~zoom: zoom.us zoom.com
	coinbase: coinbase.com
	binance: binance.com
	metamask: metamask.io consensys.net
	trust wallet|trustwallet: trustwallet.com
	ledger live|ledger wallet|~ledger: ledger.com
	trezor: trezor.io satoshilabs.com
	kraken exchange|~kraken: kraken.com
	crypto.com: crypto.com
	blockchain.com: blockchain.com
	exodus wallet|~exodus: exodus.com exodus.io
	opensea: opensea.io
	dhl|dhl express: dhl.com dhl.de deutschepost.de
	fedex|fed ex: fedex.com
	ups delivery|united parcel service|~ups: ups.com
	usps|us postal service: usps.com usps.gov
	royal mail: royalmail.com
	la poste|colissimo|chronopost: laposte.fr laposte.net chronopost.fr
	correos: correos.es correos.com
	poste italiane: poste.it posteitaliane.it
	australia post|auspost: auspost.com.au
	canada post|postes canada: canadapost.ca canadapost-postescanada.ca
	swiss post|die post: post.ch
	hermes paket|~hermes: myhermes.de hermesworld.com
	evri: evri.com
	gls paket|gls delivery: gls-group.eu gls-group.com
	chase bank|jpmorgan|~chase: chase.com jpmorgan.com jpmchase.com
	wells fargo|wellsfargo: wellsfargo.com
	bank of america|bankofamerica: bankofamerica.com bofa.com
	citibank|~citi: citi.com citibank.com
	capital one|capitalone: capitalone.com
	american express|amex|americanexpress: americanexpress.com aexp.com
	mastercard: mastercard.com
	visa card|~visa: visa.com
	western union: westernunion.com
	moneygram: moneygram.com
	venmo: venmo.com paypal.com
	cash app|cashapp: cash.app square.com squareup.com
	zelle: zellepay.com
	stripe payments|~stripe: stripe.com
	revolut: revolut.com
	wise transfer|transferwise: wise.com transferwise.com
	hsbc: hsbc.com hsbc.co.uk
	barclays|barclaycard: barclays.com barclays.co.uk barclaycard.co.uk
	lloyds bank: lloydsbank.co.uk lloydsbank.com lloydsbanking.com
	natwest: natwest.com
	santander: santander.com santander.co.uk santander.es santanderbank.com
	halifax bank: halifax.co.uk
	nationwide building: nationwide.co.uk
	metro bank: metrobankonline.co.uk
	sparkasse: sparkasse.de
	volksbank|raiffeisen: volksbank.de vr.de raiffeisen.ch raiffeisen.at
	commerzbank: commerzbank.de commerzbank.com
	deutsche bank: deutsche-bank.de db.com
	postbank: postbank.de
	comdirect: comdirect.de
	ing diba|~ing: ing.de ing.com ing.nl
	dkb: dkb.de
	n26: n26.com
	klarna: klarna.com klarna.de
	rabobank: rabobank.nl rabobank.com
	abn amro: abnamro.nl abnamro.com
	credit agricole: credit-agricole.fr ca-cib.com
	bnp paribas: bnpparibas.com bnpparibas.net bnpparibas
	societe generale: societegenerale.fr societegenerale.com
	la banque postale: labanquepostale.fr
	caixabank: caixabank.com caixabank.es
	bbva: bbva.com bbva.es
	sabadell: bancsabadell.com
	intesa sanpaolo: intesasanpaolo.com
	unicredit: unicredit.it unicredit.eu
	nubank: nubank.com.br
	itau: itau.com.br
	bradesco: bradesco.com.br
	banco do brasil: bb.com.br
	mercado livre|mercado pago: mercadolivre.com mercadopago.com mercadolibre.com
	scotiabank: scotiabank.com
	rbc royal bank: rbc.com royalbank.com
	td bank: td.com tdbank.com
	bmo: bmo.com
	commonwealth bank|commbank: commbank.com.au cba.com.au
	westpac: westpac.com.au
	anz bank: anz.com
	sbi card|state bank of india: sbi.co.in sbicard.com
	icici: icicibank.com
	hdfc: hdfcbank.com hdfcbank.net
	standard bank: standardbank.co.za
	absa: absa.co.za absa.africa
	fnb: fnb.co.za
	rakuten: rakuten.co.jp rakuten.com rakuten.ne.jp
	mercari: mercari.jp mercari.com
	jcb card: jcb.co.jp
	smbc|mitsui sumitomo: smbc.co.jp vpass.ne.jp smbc-card.com
	mufg: mufg.jp mufg.co.jp
	docomo: docomo.ne.jp nttdocomo.co.jp
	etc meisai: etc-meisai.jp
	irs gov|internal revenue service|~irs: irs.gov
	hmrc|hm revenue: hmrc.gov.uk gov.uk
	social security administration: ssa.gov
	canada revenue: cra-arc.gc.ca canada.ca
	elster: elster.de
	impots gouv|ameli|assurance maladie: impots.gouv.fr ameli.fr assurance-maladie.fr
	agenzia delle entrate|inps: agenziaentrate.gov.it inps.it
	agencia tributaria: agenciatributaria.gob.es correo.aeat.es
	mygov|service nsw: my.gov.au service.nsw.gov.au
	at&t|att yahoo: att.com att.net att-mail.com
	verizon: verizon.com verizonwireless.com
	t-mobile|tmobile: t-mobile.com
	comcast|xfinity: comcast.com comcast.net xfinity.com
	cox communications: cox.com cox.net
	spectrum mail|charter communications: spectrum.com spectrum.net charter.com
	vodafone: vodafone.com vodafone.de vodafone.co.uk vodafone.it
	telekom|t-online: telekom.de t-online.de telekom.com
	o2 online: o2online.de o2.co.uk
	ionos|1und1: ionos.com ionos.de ionos.co.uk 1und1.de
	strato: strato.de
	godaddy: godaddy.com
	namecheap: namecheap.com
	ovh|ovhcloud: ovh.com ovh.net ovhcloud.com
	cpanel: cpanel.net
	roundcube: roundcube.net
	zimbra: zimbra.com synacor.com
	yahoo mail|~yahoo: yahoo.com yahooinc.com yahoo-inc.com
	aol mail: aol.com
	protonmail|proton mail: proton.me protonmail.com
	steam support|~steam: steampowered.com valvesoftware.com
	roblox: roblox.com
	epic games: epicgames.com
	playstation: playstation.com sony.com playstationemail.com
	xbox: xbox.com microsoft.com
	airbnb: airbnb.com
	booking.com: booking.com
	expedia: expedia.com expediamail.com
	uber rides|~uber: uber.com
	shopify: shopify.com
	robinhood: robinhood.com
	e-zpass|ezpass|sunpass: e-zpassny.com ezpassnj.com sunpass.com
	quickbooks|intuit: intuit.com quickbooks.com
	turbotax: intuit.com turbotax.com
	bitwarden: bitwarden.com
	lastpass: lastpass.com
	geico: geico.com
	state farm|statefarm: statefarm.com
	cvs pharmacy: cvs.com
	walgreens: walgreens.com
	tractor supply: tractorsupply.com
	harbor freight: harborfreight.com
	marriott: marriott.com
	delta airlines|delta air lines: delta.com
	southwest airlines: southwest.com iluv.southwest.com
`;

export interface Brand {
	/** As people write it. */
	name: string;
	domains: ReadonlySet<string>;
	/** The words of its names, in one piece each. */
	words: ReadonlySet<string>;
}

interface Naming {
	brand: Brand;
	/** The name's words as the eye takes them, with a blank before and after. */
	seen: string;
	isEveryday: boolean;
}

const NAMINGS: readonly Naming[] = TABLE.trim()
	.split('\n')
	.flatMap((line) => {
		const [names = '', domains = ''] = line.trim().split(/: /);
		const list = names.split('|');
		const brand = {
			name: (list[0] ?? '').replace('~', ''),
			domains: new Set(domains.split(' ')),
			words: new Set(list.map((name) => name.replace(/[^a-z0-9]/g, ''))),
		};
		return list.map((name) => ({ brand, seen: seenWords(name), isEveryday: name.startsWith('~') }));
	});

/** Each first word of a name, for a look at few namings instead of all. */
const BY_FIRST_WORD = Map.groupBy(NAMINGS, ({ seen }) => seen.slice(1, seen.indexOf(' ', 1)));

function seenWords(text: string): string {
	const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
	return ` ${words.map(skeleton).join(' ')} `;
}

/** The brand that a text names, however its letters are dressed up. `isName`: the text is a sender's name. */
export function brandIn(text: string, isName: boolean): Brand | null {
	const visible = text.replace(/\p{Cf}/gu, '');
	return namedIn(seenWords(visible), isName) ?? namedIn(seenWords(closedUp(visible)), isName);
}

/** "Pay-Pal", "P.a.y.P.a.l" and "P a y P a l" as they are read. */
function closedUp(text: string): string {
	const joined = text.replace(/(?<=\p{L})[-._·'’*](?=\p{L})/gu, '');
	return joined.replace(/(?<!\p{L})\p{L}(?: \p{L}){3,}(?!\p{L})/gu, (letters) => letters.replaceAll(' ', ''));
}

function namedIn(seen: string, isName: boolean): Brand | null {
	let at = 0;
	for (const word of seen.trim().split(' ')) {
		const found = (BY_FIRST_WORD.get(word) ?? []).find(
			(naming) => seen.startsWith(naming.seen, at) && (!naming.isEveryday || (isName && at === 0)),
		);
		const brand = found?.brand ?? grownFrom(word);
		if (brand !== null) return brand;
		at += word.length + 1;
	}
	return null;
}

/** What is grown onto a brand's name to look like a branch of it: "PayPalSecurity", `mypaypal`, `paypal-login` in one. */
const GROWN = (
	'account accounts alert alerts billing care center centre customer email help helpdesk info login mail my official online ' +
	'pay payment payments safe secure security service services signin support team update verify web'
)
	.split(' ')
	.map(skeleton);

function grownFrom(word: string): Brand | null {
	for (const part of GROWN) {
		const rests = [
			...(word.endsWith(part) ? [word.slice(0, -part.length)] : []),
			...(word.startsWith(part) ? [word.slice(part.length)] : []),
		];
		const brand = rests.map(brandOfWord).find((found) => found !== null);
		if (brand !== undefined) return brand;
	}
	return null;
}

/** Shorter names, and words of every day, are parts of too many others. */
const LEAST_WORD = 5;

/** `word`: as skeleton() makes it. */
function brandOfWord(word: string): Brand | null {
	if (word.length < LEAST_WORD) return null;
	return BY_FIRST_WORD.get(word)?.find(({ seen, isEveryday }) => !isEveryday && seen.trim() === word)?.brand ?? null;
}

/** Whether the host is the brand's own. */
export function isBrandOwn(brand: Brand, host: string): boolean {
	const owned = ownedName(host);
	if (brand.domains.has(owned) || [...brand.domains].some((domain) => host === domain || host.endsWith(`.${domain}`)))
		return true;
	return brand.words.has(ownerWord(host)) && abusedEnding(host) === null;
}

/** The brand whose word a label of the host is, or plays: `paypal.com.evil.example`, `paypa1.example`; null where none is. */
export function brandInHost(host: string, readable: (label: string) => string): Brand | null {
	for (const label of host.split('.').slice(0, 8)) {
		for (const part of readable(label).split('-')) {
			const word = skeleton(part);
			const brand = part.length < LEAST_WORD ? null : (brandOfWord(word) ?? grownFrom(word));
			if (brand !== null) return brand;
		}
	}
	return null;
}
