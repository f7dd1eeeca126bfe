// Judges what a file carries or does when it is opened: macros, actions, links out of a document, locks, archives that lie.
import type { AttachmentFact, AttachmentTrait } from '../../domain/scan-facts';
import type { Reason } from '../../domain/verdict';
import { quote, reason } from '../evidence.ts';
import type { Rule } from '../weights.ts';

/** Characters of the mail's text in which a password is looked for. */
const TEXT_CAP = 20_000;

/** Traits that are a reason each by themselves, with the words after the file's name. */
const PLAIN: [AttachmentTrait, Rule, string][] = [
	['macro', 'macro', 'holds macros'],
	['auto-run', 'macro-auto-run', 'holds macros that run when it is opened'],
	['macro-commands', 'macro-commands', 'holds macros that start programs or fetch files'],
	['xlm-macro', 'xlm-macro', 'holds Excel 4.0 macros, which only malware still uses'],
	['external-template', 'external-template', 'fetches a template from elsewhere when it is opened'],
	['external-object', 'external-object', 'fetches an object from elsewhere when it is opened'],
	['activex', 'activex', 'holds ActiveX controls'],
	['dde', 'dde', 'starts a program through a DDE field'],
	['packaged-file', 'packaged-file', 'holds a file behind a picture (OLE package)'],
	['equation', 'equation', 'holds an object of the old equation editor, known for its holes'],
	['rtf-auto-update', 'rtf-auto-update', 'holds an object that loads itself'],
	['pdf-launch', 'pdf-launch', 'starts a program (PDF launch action)'],
	['pdf-submit-form', 'pdf-submit-form', 'sends what is filled in elsewhere'],
	['script', 'script-in-picture', 'is a picture that runs a script'],
	['archive-bomb', 'archive-bomb', 'would unpack to far more than it can hold'],
	['archive-mismatch', 'archive-mismatch', 'lists other files than it holds: programs open different ones'],
	['hidden-archive', 'hidden-archive', 'has an archive hidden behind its first octets'],
	['deep-nesting', 'deep-nesting', 'holds archives inside archives, deeper than is opened'],
	['path-traversal', 'path-traversal', 'would unpack outside the folder it is unpacked to'],
];

/** "Password: abc", "Kennwort lautet abc": the word, and soon after it something that gives it. */
const PASSWORD =
	/(?:passwor[dt]|passcode|passphrase|pwd|kennwort|mot de passe|contraseña|clave|senha|wachtwoord|hasło|lösenord|parola|пароль|密码|密碼|パスワード)[^\n:=：]{0,20}(?:[:=：]|\bis\b|\bist\b|lautet|\best\b|\bes\b)\s{0,8}\S{2}/iu;

export function traitReasons(shown: string, fact: AttachmentFact, text: string): Reason[] {
	const traits = new Set(fact.traits ?? []);
	if (traits.size === 0) return [];
	return [
		...PLAIN.filter(([trait]) => traits.has(trait)).map(([, rule, words]) => reason(rule, `${shown} ${words}`)),
		...embeddedReasons(shown, fact, traits),
		...scriptedPdfReasons(shown, traits),
		...lockReasons(shown, traits, text),
	];
}

/** Pages with files in them are how OneNote is abused; invoices as PDF have them by law (ZUGFeRD). */
function embeddedReasons(shown: string, { kind }: AttachmentFact, traits: Set<AttachmentTrait>): Reason[] {
	const reasons: Reason[] = [];
	if (kind === 'onenote' && traits.has('embedded-file')) {
		reasons.push(reason('onenote-file', `${shown} is a OneNote page with a file in it`));
	}
	if (kind === 'rtf' && traits.has('embedded-object')) reasons.push(reason('rtf-object', `${shown} holds an object`));
	return reasons;
}

/** Forms check what is filled in with scripts; one that runs by itself is another thing. */
function scriptedPdfReasons(shown: string, traits: Set<AttachmentTrait>): Reason[] {
	if (!traits.has('pdf-javascript')) return [];
	const runsItself = traits.has('pdf-open-action') || traits.has('pdf-auto-action');
	return [
		reason('pdf-javascript', `${shown} holds JavaScript`),
		...(runsItself ? [reason('pdf-auto-run', `${shown} does something when it is opened, and holds JavaScript`)] : []),
	];
}

/** Locked so that no scanner can look, with the key beside it for the reader. */
function lockReasons(shown: string, traits: Set<AttachmentTrait>, text: string): Reason[] {
	if (!traits.has('encrypted')) return [];
	const words = `${shown} is locked with a password`;
	const told = PASSWORD.exec(text.slice(0, TEXT_CAP));
	if (told === null) return [reason('encrypted-attachment', words)];
	return [reason('encrypted-with-password', `${words}, and the mail tells it (“${quote(told[0])}…”)`)];
}
