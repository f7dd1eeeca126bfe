// What people write, for properties: text, names and addresses that have tripped composers, and any others.
import fc from 'fast-check';

/** How often a property is tried, and how long that may take where the machine has other things to do. */
export const RUNS = { numRuns: 100 };
export const TIMEOUT_MS = 60_000;

/** Where readers differ or take away: blanks at the ends, controls, a byte order mark, forms that are not composed. */
function readable(text: string): string {
	return text
		.toWellFormed()
		.replace(/[\p{Cc}\ufeff\u2028\u2029]/gu, '')
		.normalize('NFC')
		.trim();
}

const PIECES = fc.constantFrom(
	...[
		'a',
		'Re:',
		'=?utf-8?Q?x?=',
		'=?',
		'?=',
		'=',
		'_',
		'?',
		'"',
		'\\',
		',',
		';',
		':',
		'<',
		'>',
		'@',
		'.',
		'(',
		')',
		'[',
		']',
	],
	...[
		'ä',
		'ß',
		'日本語',
		'🎉',
		'👩‍👩‍👧‍👦',
		'é',
		'Ω',
		'\u202e',
		'\u00a0',
		' ',
		'  ',
		"'",
		'%',
		'*',
		'a@b.example',
		'x'.repeat(80),
	],
	...['ä'.repeat(40), '字'.repeat(30), 'Hello', 'World', '-', '--', 'From ', '%41', "utf-8''"],
);

/** One line of it. */
export const line: fc.Arbitrary<string> = fc
	.oneof(
		fc.array(PIECES, { maxLength: 30 }).map((pieces) => pieces.join('')),
		fc.array(PIECES, { maxLength: 30 }).map((pieces) => pieces.join(' ')),
		fc.string({ unit: 'binary', maxLength: 200 }),
		fc.string({ unit: 'grapheme', maxLength: 200 }),
		fc.string({ maxLength: 300 }),
	)
	.map(readable);

/** Never empty. */
export const fileName: fc.Arbitrary<string> = line.map((name) => [...name].slice(0, 200).join('').trim() || 'file');

/** With line ends, blanks at their ends, controls, long lines, and what looks like something else. */
export const body: fc.Arbitrary<string> = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				...[
					'\n',
					'\n\n',
					' \n',
					'\t\n',
					'From me\n',
					'--\n',
					'-- \n',
					'.\n',
					'=\n',
					'=3D',
					'\0',
					'\u000c',
					'\x7f',
					'ä\n',
				],
				...['x'.repeat(998), 'x'.repeat(999), 'y'.repeat(3000), '字'.repeat(500), '\nFrom ', '. ', '>From ', '=_'],
			),
			line,
		),
		{ maxLength: 12 },
	)
	.map((pieces) => pieces.join(''));
