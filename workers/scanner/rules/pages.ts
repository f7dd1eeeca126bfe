// Judges what a mail hides, and what stands in its pages that mail has no use for: counts of the core, each against a floor
// that honest mail stays under.
import type { PartIndex } from '../../domain/part-index';
import type { ContentCounts, ScanFacts } from '../../domain/scan-facts';
import type { Reason } from '../../domain/verdict';
import type { Authentication } from '../authentication/authentication.ts';
import { leadsElsewhere } from '../destinations.ts';
import { quote, reason } from '../evidence.ts';
import type { Rule } from '../weights.ts';

/** A rule that holds from so many on, and what was counted, in words. */
type Floor = [rule: Rule, count: keyof ContentCounts, from: number, words: string];

const BODY_FLOORS: Floor[] = [
	['hidden-text', 'hidden', 20, 'characters that the page’s styles hide'],
	['camouflaged-text', 'camouflaged', 20, 'characters in the colour of what is behind them'],
	['invisible-in-word', 'invisibleInWord', 3, 'characters inside words that nobody sees'],
	['look-alike-letters', 'lookAlikeInWord', 2, 'letters of another script among Latin ones that look like them'],
	['fancy-letters', 'fancyLetter', 5, 'letters that are mathematical signs or the like'],
	['bidi-override', 'bidiOverride', 1, 'characters that turn the words after them around'],
	['letters-as-references', 'referencedAscii', 10, 'plain letters written as numbers'],
	['comment-in-word', 'commentInWord', 3, 'comments inside words'],
	['tag-in-word', 'tagInWord', 20, 'tags inside words'],
	['form-in-mail', 'form', 1, 'forms in the mail itself'],
	['credential-field', 'password', 1, 'fields for a password'],
	['script-in-mail', 'script', 1, 'scripts in the mail'],
	['handler-in-mail', 'handler', 1, 'scripts in attributes'],
	['refresh-in-mail', 'refresh', 1, 'pages that go elsewhere by themselves'],
	['tracking-pixel', 'pixel', 1, 'pictures of a pixel'],
	['phone-lure', 'phone', 1, 'telephone numbers to call'],
];

const HEADING_FLOORS: Floor[] = [
	[
		'heading-look-alikes',
		'lookAlikeInWord',
		1,
		'letters of another script among Latin ones in the subject or the name',
	],
	['heading-fancy', 'fancyLetter', 3, 'letters that are mathematical signs or the like in the subject or the name'],
	['heading-invisible', 'invisible', 1, 'characters that nobody sees in the subject or the name'],
];

const ATTACHED_FLOORS: Floor[] = [
	['attached-form', 'form', 1, 'forms in attached pages'],
	['credential-field-attached', 'password', 1, 'fields for a password in attached pages'],
	['attached-script', 'script', 1, 'scripts in attached pages'],
	['attached-refresh', 'refresh', 1, 'attached pages that go elsewhere by themselves'],
];

/** Fewer characters than this beside a picture are its caption. */
const CAPTION = 200;
/** And fewer than this are no letter. */
const FEW = 120;
/** Fewer characters than this of plain text are none. */
const LEAST_PLAIN = 10;

export function pageReasons(index: PartIndex, facts: ScanFacts, authentication: Authentication): Reason[] {
	return [
		...floors(BODY_FLOORS, facts.content),
		...floors(HEADING_FLOORS, facts.heading),
		...floors(ATTACHED_FLOORS, facts.attached),
		...imageOnly(facts),
		...fewWords(facts),
		...smuggling(facts),
		...charsetReasons(index, facts),
		...htmlOnly(index, facts, authentication),
	];
}

function floors(list: Floor[], counts: ContentCounts): Reason[] {
	return list
		.filter(([, name, from]) => counts[name] >= from)
		.map(([rule, name, , words]) => reason(rule, `${counts[name]} ${words}`));
}

/** A picture of a letter: nothing to read for a filter. */
function imageOnly({ content, bodies, links }: ScanFacts): Reason[] {
	const hasPicture = content.image > content.pixel && bodies.some(({ html }) => html);
	if (!hasPicture || content.shown >= CAPTION || content.plain >= CAPTION) return [];
	const isLinked = links.some(({ kind, text, host }) => kind === 'anchor' && text === '' && host !== '');
	const words = `${content.image} pictures and ${content.shown} characters`;
	return [
		reason('image-only', words),
		...(isLinked ? [reason('image-only-link', `${words}; the picture is a link`)] : []),
	];
}

/** Nothing said, and somewhere to go: a stranger's "see this". */
function fewWords({ content, links, bodies }: ScanFacts): Reason[] {
	const characters = content.shown + content.plain;
	const link = links.find(({ kind, host }) => (kind === 'anchor' || kind === 'text') && host !== '');
	if (bodies.length === 0 || link === undefined || characters >= FEW || content.image > content.pixel) return [];
	return [reason('few-words-link', `${characters} characters, and a link to ${quote(link.host)}`)];
}

/** A page that builds a file where no gateway sees it (MITRE ATT&CK T1027.006). */
function smuggling({ attached, content, phrases }: ScanFacts): Reason[] {
	const scripts = attached.script + content.script + attached.handler + content.handler;
	const words = phrases.filter(({ category, place }) => category === 'script' && place !== 'heading');
	const different = words.reduce((sum, phrase) => sum + phrase.different, 0);
	if (scripts === 0 || (different < 2 && attached.longBase64 + content.longBase64 === 0)) return [];
	return [
		reason(
			'smuggling-script',
			`a script with ${different} calls that build pages or files (${words[0]?.first ?? 'base64'})`,
		),
	];
}

/** Charsets that hide ASCII from whoever does not undo them. */
const CLOAKING = /^(?:utf-?7|utf-?16|utf-?32|utf-16[bl]e)$/i;

function charsetReasons(index: PartIndex, { bodies, rawHeader }: ScanFacts): Reason[] {
	const reasons: Reason[] = [];
	const charsets = bodies.map(({ part, ...body }) => ({ ...body, ...index.parts[part] }));
	const cloaked = charsets.find(({ charset }) => CLOAKING.test(charset ?? ''));
	if (cloaked !== undefined) reasons.push(reason('odd-charset', `a body in ${cloaked.charset}`));
	if (charsets.some(({ charset, utf8 }) => /^utf-?8$/i.test(charset ?? '') && !utf8))
		reasons.push(reason('false-charset', 'a body says that it is UTF-8, and is not'));
	if (charsets.some(({ html, ascii, encoding }) => html && ascii && encoding === 'base64'))
		reasons.push(reason('needless-base64', 'an HTML body of plain ASCII is wrapped in base64'));
	if (rawHeader)
		reasons.push(reason('raw-header', 'octets beyond ASCII stand in the header as they are (RFC 5322 section 2.2)'));
	return reasons;
}

/** Mail programs send plain words beside a page; who sends by the million saves them. Most often to sell for somebody else. */
function htmlOnly(index: PartIndex, facts: ScanFacts, authentication: Authentication): Reason[] {
	const { bodies, content } = facts;
	// A plain body of a blank or a dot is there for the filter alone.
	if (!bodies.some(({ html }) => html) || content.plain >= LEAST_PLAIN) return [];
	const words = 'a page, and no plain words beside it';
	if (index.bulk || !leadsElsewhere(index, facts, authentication)) return [reason('html-only', words)];
	return [reason('html-only', words), reason('html-only-elsewhere', `${words}; no link leads to the sender`)];
}
