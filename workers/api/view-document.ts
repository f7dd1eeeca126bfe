// Mail HTML made into a quiet document. The CSP is the wall; this is the second one, and puts pictures and links right.
// It runs no mail content and fetches nothing.
import { cleanAttributes, type Surroundings } from './view-attributes';

export type { Links, Pictures } from './view-attributes';

/**
 * Elements that go with all that is in them. noscript too: the rewriter reads its content as text, a browser without
 * scripts reads it as elements. link, meta, base: would refresh, load, or move every address.
 */
const DROPPED = [
	...['script', 'noscript', 'template', 'iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'portal'],
	...['base', 'meta', 'link', 'svg', 'math', 'audio', 'video', 'source', 'track', 'dialog'],
];

const BASE_STYLE = `:root{color-scheme:light;background:#fff;color:#1c1c1e}
body{margin:0;padding:16px;font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
img{max-width:100%;object-fit:contain}pre{white-space:pre-wrap}a{color:#0b57d0}
blockquote{margin:0 0 0 8px;padding-left:12px;border-left:2px solid #d5d7db}`;

/** The rewriter's time grows faster than their number: this many are a second or two, ten times as many are minutes. */
const MAX_ELEMENTS = 50_000;

const CUT = '<p style="color:#666">This message is too long to be shown whole. Download it to read the rest.</p>';

/** `cut`: the HTML was longer and ends early. Never throws on any HTML: what cannot be rewritten is shown as its text. */
export async function viewDocument(html: string, around: Surroundings, cut: boolean): Promise<string> {
	const head = `<!doctype html><meta charset="utf-8"><style>${BASE_STYLE}</style>`;
	return head + (await quieten(html, around)) + (cut ? CUT : '');
}

async function quieten(html: string, around: Surroundings): Promise<string> {
	let elements = 0;
	let rewriter = new HTMLRewriter().onDocument({
		comments: (comment) => void comment.remove(),
	});
	for (const name of DROPPED) rewriter = rewriter.on(name, { element: (element) => void element.remove() });
	rewriter = rewriter.on('form', { element: (element) => void element.removeAndKeepContent() }).on('*', {
		element: (element) => {
			elements += 1;
			if (elements > MAX_ELEMENTS) throw new Error(`more than ${MAX_ELEMENTS} elements`);
			cleanAttributes(element, around);
		},
	});
	try {
		return await rewriter.transform(new Response(html)).text();
	} catch (cause) {
		// Too many elements; or lol-html gives up: it cannot tell how a browser would read on, or a tag has many megabytes.
		console.warn(JSON.stringify({ event: 'view-as-text', cause: String(cause) }));
		return `<pre>${escaped(html.replace(/<[^<>]*>?/g, ' '))}</pre>`;
	}
}

function escaped(text: string): string {
	return text
		.replace(/&(?!#?\w+;)/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;');
}
