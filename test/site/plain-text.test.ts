// Plain text bodies: what was written stands, what is quoted folds, nothing is lost.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textBlocks } from '../../site/src/mail/plain-text';

const kinds = (text: string) => textBlocks(text).map((block) => block.kind);

describe('a reply', () => {
	const reply = 'Yes, gladly.\n\nOn Monday, Ada wrote:\n> Lunch?\n>\n> At noon.\n\nUntil then\n\n-- \nGrace\n';

	it('is written text, a quotation with its introduction, and a signature', () => {
		expect(textBlocks(reply).map(({ kind, text }) => [kind, text.trim()])).toEqual([
			['written', 'Yes, gladly.'],
			['quoted', 'On Monday, Ada wrote:\n> Lunch?\n>\n> At noon.'],
			['written', 'Until then'],
			['signature', '-- \nGrace'],
		]);
	});

	it('answered between the lines keeps its order', () => {
		expect(kinds('> one?\nyes\n> two?\nno')).toEqual(['quoted', 'written', 'quoted', 'written']);
	});

	it('reads the same with CRLF', () => {
		expect(textBlocks(reply.replaceAll('\n', '\r\n'))).toEqual(textBlocks(reply));
	});
});

it('a colon above a quotation is an introduction only where it says who wrote', () => {
	expect(textBlocks('My points:\n> first').map((block) => block.kind)).toEqual(['written', 'quoted']);
});

it('two dashes far above the end are no signature', () => {
	expect(kinds(`-- \n${'line\n'.repeat(40)}`)).toEqual(['written']);
});

it('an empty body has no blocks', () => {
	expect(textBlocks(' \n\n')).toEqual([]);
});

it('keeps every line that says something', () => {
	const line = fc.constantFrom('> q', '>> qq', 'text', '', '-- ', 'Ada wrote:', '   > indented', 'é');
	fc.assert(
		fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
			const said = (text: string) => text.split('\n').filter((one) => one.trim() !== '');
			const kept = textBlocks(lines.join('\n')).flatMap((block) => said(block.text));
			expect(kept).toEqual(said(lines.join('\n')));
		}),
	);
});
