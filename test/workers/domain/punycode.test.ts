// Punycode undone: as the platform's own URL parser makes it, and harmless where it is broken.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readableLabel } from '../../../workers/domain/punycode';

/** What of `label` an IDNA name may hold stays as it is: letters without case. */
function ascii(label: string): string {
	return new URL(`http://${label}.example`).hostname.split('.')[0] ?? '';
}

it.each(['bücher', 'münchen-ost', 'раураl', 'почта', '日本語', 'ελλάδα', 'a日b本c語', '𠮷野家', 'é'])('%s', (label) => {
	expect(ascii(label)).toMatch(/^xn--/);
	expect(readableLabel(ascii(label))).toBe(label);
});

it('undoes whatever the URL parser makes of letters', () => {
	const letter = fc.constantFrom(...'abcxyz0189ñöüłđжщяκλμ日月中文한글ابجد');
	fc.assert(
		fc.property(fc.array(letter, { minLength: 1, maxLength: 20 }), (letters) => {
			const label = letters.join('').normalize('NFC');
			let made: string;
			try {
				made = ascii(label);
			} catch {
				return; // no host name: scripts of both directions do not mix
			}
			expect(readableLabel(made)).toBe(label);
		}),
	);
});

it.each(['xn--', 'xn---', 'xn--99999999', 'xn--a-ecp.', `xn--${'z'.repeat(59)}`, `xn--${'9'.repeat(200)}`, 'plain'])(
	'%j stays as it is, or is at least text',
	(label) => {
		expect(typeof readableLabel(label)).toBe('string');
	},
);

it('takes any label', () => {
	fc.assert(fc.property(fc.string({ maxLength: 80 }), (text) => readableLabel(`xn--${text}`).length <= 80 + 4));
});
