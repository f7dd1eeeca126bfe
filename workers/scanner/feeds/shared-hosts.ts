// Hosts that serve everybody: no list may condemn one of them as a whole, only single URLs below it. Lists are fed by
// strangers and machines, and one line "google.com" would take away half of all mail.

import { ownedName } from '../../domain/host-name.ts';

/** Companies and services whose every host is meant, by the name they registered. */
const OWNED = new Set(
	(
		'adobe.com amazon.com apple.com bing.com cloudflare.com docusign.com docusign.net facebook.com github.com gitlab.com ' +
		'gmail.com google.com icloud.com instagram.com linkedin.com live.com microsoft.com mozilla.org office.com outlook.com ' +
		'paypal.com reddit.com slack.com telegram.org twitter.com whatsapp.com wikipedia.org x.com yahoo.com youtube.com zoom.us'
	).split(' '),
);

/** Where anyone publishes: the names themselves; what a customer has below them may be listed. */
const SHARED = new Set(
	(
		'amazonaws.com appspot.com archive.org azurewebsites.net backblazeb2.com bit.ly bitbucket.org blogger.com blogspot.com box.com ' +
		'canva.com cdn.discordapp.com cloudfront.net discord.com discord.gg discordapp.com dropbox.com dropboxusercontent.com ' +
		'firebaseapp.com fly.dev forms.gle github.io githubusercontent.com gitlab.io glitch.me goo.gl godaddysites.com ' +
		'googleapis.com googleusercontent.com herokuapp.com hubspot.com imgur.com ipfs.io is.gd jotform.com lnkd.in mailchimp.com ' +
		'mediafire.com medium.com mega.nz myshopify.com netlify.app ngrok.io notion.site notion.so onrender.com ow.ly ' +
		'pages.dev pastebin.com r2.dev raw.githubusercontent.com rb.gy rebrand.ly replit.app s.id s3.amazonaws.com sendgrid.net ' +
		'sharepoint.com shorturl.at squarespace.com storage.googleapis.com surveymonkey.com t.co t.me tinyurl.com transfer.sh ' +
		'trello.com tumblr.com typeform.com vercel.app vimeo.com web.app web.core.windows.net webflow.io wetransfer.com windows.net ' +
		'wixsite.com wordpress.com workers.dev www.dropbox.com youtu.be zendesk.com'
	).split(' '),
);

export function isSharedHost(host: string): boolean {
	return SHARED.has(host) || OWNED.has(ownedName(host));
}
