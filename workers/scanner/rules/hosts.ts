// What is known of hosts by their names alone: who only forwards, where anyone may publish, and which endings cost little and
// ask nothing. Public knowledge that ages slowly; what is bad today stands in the threat feeds.
import { ownedName } from '../../domain/host-name.ts';

const words = (text: string) => new Set(text.trim().split(/\s+/));

/** Services that make long links short, and so hide where they lead. */
const SHORTENERS = words(`
	adf.ly b.link bit.do bit.ly bitly.com bl.ink buff.ly clck.ru cli.re cutt.ly cutt.us dub.sh encurtador.com.br fb.me fw.tc
	goo.gl goo.su gg.gg grabify.link is.gd iplogger.org j.mp kutt.it linklick.com linkr.it lnkd.in lnk.bio n9.cl ow.ly q-r.to
	qr.ae qrco.de qr1.be rb.gy rebrand.ly reurl.cc s.id s.yam.com short.gy short.io shorte.st shorturl.at shrtco.de soo.gd
	surl.li t.co t.ly tiny.cc tiny.one tinyurl.com t2m.io tr.ee u.to urlz.fr urlzs.com v.gd v.ht vo.la wa.link x.gd y.hn zpr.io
	zws.im 2u.pw l.ead.me me-qr.com tny.im`);

/** Clouds and builders whose free pages come and go; each with all that stands below it. */
const FREE_HOSTING = words(`
	000webhostapp.com 4everland.app amplifyapp.com appspot.com backblazeb2.com bitbucket.io blogspot.com canva.site carrd.co
	clickfunnels.com cloudfront.net codesandbox.io csb.app ddns.net duckdns.org dweb.link dynv6.net editmysite.com firebaseapp.com
	fleek.co fly.dev framer.app framer.website free.fr ghost.io github.io gitbook.io glitch.me godaddysites.com gotdns.ch
	herokuapp.com hopto.org infinityfreeapp.com infura-ipfs.io ipfs.io jimdosite.com jotform.com linodeobjects.com lovable.app
	mybluehost.me myftp.org mystrikingly.com netlify.app ngrok-free.app ngrok.io no-ip.org notion.site onrender.com oraclecloud.com
	pages.dev plesk.page pythonanywhere.com r2.dev railway.app replit.app repl.co rf.gd serveo.net serveusers.com servehttp.com
	site123.me sites.google.com square.site start.page storage.googleapis.com surge.sh sviluppo.host translate.goog tripod.com
	trycloudflare.com typedream.app ucoz.net vercel.app w3s.link wasabisys.com web.app web.core.windows.net azurewebsites.net
	azurefd.net blob.core.windows.net cloudapp.net trafficmanager.net weebly.com weeblysite.com wixsite.com wixstudio.com
	wordpress.com workers.dev yolasite.com zapto.org zohosites.com digitaloceanspaces.com ondigitalocean.app s3.amazonaws.com
	elasticbeanstalk.com bubbleapps.io softr.app webflow.io myshopify.com sendgrid.net hubspotpagebuilder.com hsforms.com forms.gle`);

/** Endings that are given away or sold for next to nothing. */
const ABUSED_ENDINGS = words(`
	accountant autos bar beauty bid boats bond buzz cam cf cfd christmas click club country cricket cyou date download faith fit
	fun ga gdn gq hair help homes icu lat link live loan lol makeup mom men ml monster motorcycles mov ninja one online party pics
	pw quest racing rest review rocks sa.com sbs science shop site skin solutions space stream su support surf tattoo tk today top
	trade uno us.com vip wang webcam website win work world xin xyz yachts za.com zip zone digital life agency email center`);

/** Where services that mail for others count clicks before they send readers on to the sender's own pages. */
const CLICK_COUNTERS = words(`
	sendgrid.net list-manage.com mandrillapp.com awstrack.me mailgun.org mailgun.net pstmrk.it sparkpostmail.com mjt.lu mailjet.com
	klclick.com klclick1.com klclick2.com klclick3.com klaviyomail.com sendibt2.com sendibt3.com sendibm1.com sendibm3.com r.mailin.fr
	hubspotlinks.com hubspotemail.net hs-sales-engage.com exacttarget.com rs6.net cmail19.com cmail20.com createsend.com createsend1.com
	customeriomail.com intercom-mail.com intercom-clicks.com mailerlite.com mlsend.com convertkit-mail.com convertkit-mail2.com
	beehiiv.com substack.com mktomail.com mkt.com acemlna.com activehosted.com getresponse.com gr8.com icptrack.com omnisend.com
	braze.com iterable.com drip.com aweber.com cleverreach.com rapidmail.de newsletter2go.com emarsys.net smtp2go.com elasticemail.com
	postmarkapp.com zendesk.com freshdesk.com zohocampaigns.com`);

/** Domains of such services from which shops and clubs write that have none of their own, or none that is signed. */
const SHARED_MAILERS = words(
	'shopifyemail.com mailchimpapp.com mailchimpapp.net ccsend.com brevosend.com klaviyomail.com',
);

/** The longest of `names` that the host is, or stands below; null where there is none. */
function below(host: string, names: ReadonlySet<string>): string | null {
	const labels = host.split('.').slice(-6);
	for (let from = 0; from < labels.length; from++) {
		const name = labels.slice(from).join('.');
		if (names.has(name)) return name;
	}
	return null;
}

export function isShortener(host: string): boolean {
	return SHORTENERS.has(host.startsWith('www.') ? host.slice(4) : host);
}

export function isClickCounter(host: string): boolean {
	return below(host, CLICK_COUNTERS) !== null;
}

export function isSharedMailer(domain: string): boolean {
	return below(domain, SHARED_MAILERS) !== null;
}

/** The service, where the host is somebody's page there and not the service's own. */
export function freeHosting(host: string): string | null {
	return below(host, FREE_HOSTING);
}

/** The ending, with the dot. */
export function abusedEnding(host: string): string | null {
	const ending = below(host.slice(host.indexOf('.') + 1), ABUSED_ENDINGS);
	return ending === null ? null : `.${ending}`;
}

/** Mail and web services where anyone has a name: their domain says nothing of who writes. */
const PROVIDERS = words(`
	gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com aol.com icloud.com me.com mac.com gmx.de
	gmx.net gmx.com web.de t-online.de proton.me protonmail.com mail.com zoho.com yandex.ru yandex.com mail.ru qq.com 163.com 126.com
	naver.com orange.fr free.fr laposte.net libero.it wp.pl o2.pl seznam.cz`);

/** Discussion groups of such a provider are no mailboxes: groups.msn.com. */
export function isMailProvider(domain: string): boolean {
	if (domain.startsWith('groups.')) return false;
	return PROVIDERS.has(domain) || PROVIDERS.has(ownedName(domain)) || /^(yahoo|hotmail|outlook|live)\./.test(domain);
}
