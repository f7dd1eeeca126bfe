// The classes of files that a person can decide about, in words for those who do not know how the scanner names them. Data only.
import type { PolicyAction, PolicyMatch } from '../../../workers/domain/attachment-policy';
import type { AttachmentTrait } from '../../../workers/domain/scan-facts';

export interface FileClass {
	title: string;
	about: string;
	matches: readonly PolicyMatch[];
	/** What happens where nobody says anything. */
	standard: PolicyAction;
}

const traits = (...names: AttachmentTrait[]) => names.map((trait) => ({ trait }));

/** Malware is none of them: there is nothing to choose. */
export const FILE_CLASSES: Record<ClassName, FileClass> = {
	programs: {
		title: 'Programs and scripts',
		about: 'What runs when you open it, such as .exe, .js or a disk image. Also inside an archive.',
		matches: [{ dangerous: true }],
		standard: 'strip',
	},
	macros: {
		title: 'Documents with macros',
		about: 'Small programs inside Word, Excel and PowerPoint files.',
		matches: traits('macro', 'xlm-macro'),
		standard: 'allow',
	},
	active: {
		title: 'Documents that reach out',
		about: 'Without a macro they load parts from the web, start programs or hide other files.',
		matches: traits(
			...(['external-template', 'external-object', 'activex', 'dde', 'packaged-file', 'equation'] as const),
			'rtf-auto-update',
		),
		standard: 'allow',
	},
	scripted: {
		title: 'PDFs and pictures with scripts',
		about: 'Something in them runs while you look at them.',
		matches: traits('pdf-javascript', 'pdf-launch', 'script'),
		standard: 'allow',
	},
	locked: {
		title: 'Archives and documents with a password',
		about: 'No scanner can look into them. PDFs are not among them.',
		matches: traits('encrypted', 'encrypted-names'),
		standard: 'allow',
	},
	odd: {
		title: 'Broken or disguised archives',
		about: 'They are damaged, unpack to something huge, or hide what they hold.',
		matches: traits(
			...(['archive-bomb', 'archive-mismatch', 'archive-damaged', 'hidden-archive', 'path-traversal'] as const),
			'deep-nesting',
		),
		standard: 'allow',
	},
	pages: {
		title: 'Web pages',
		about: 'HTML files. Many are copies of a page where one signs in.',
		matches: [{ kind: 'html' }],
		standard: 'allow',
	},
};

export type ClassName = 'programs' | 'macros' | 'active' | 'scripted' | 'locked' | 'odd' | 'pages';

export const CLASS_NAMES = Object.keys(FILE_CLASSES) as ClassName[];
