// RFC 8621 section 4.1.4: what a reader shows and what it lists.
import { describe, expect, it } from 'vitest';
import { bodyLists, hasAttachment } from '../../../workers/domain/body-lists';
import type { Part } from '../../../workers/domain/part-index';
import { partOf } from '../../part-index';

function tree(...parts: [parent: number, type: string, more?: Partial<Part>][]): Part[] {
	return parts.map(([parent, type, more]) => partOf({ parent, type, ...more }));
}

describe('bodyLists', () => {
	it('shows a single text in both bodies', () => {
		expect(bodyLists(tree([-1, 'text/plain']))).toEqual({ textBody: [0], htmlBody: [0], attachments: [] });
	});

	it('chooses by kind in an alternative, and fills in for a kind that is missing', () => {
		const both = tree([-1, 'multipart/alternative'], [0, 'text/plain'], [0, 'text/html']);
		expect(bodyLists(both)).toEqual({ textBody: [1], htmlBody: [2], attachments: [] });
		const htmlOnly = tree([-1, 'multipart/alternative'], [0, 'text/html']);
		expect(bodyLists(htmlOnly)).toEqual({ textBody: [1], htmlBody: [1], attachments: [] });
	});

	// the worked example of the RFC: A to K
	it("sorts the RFC's own example as the RFC does", () => {
		const parts = tree(
			[-1, 'multipart/mixed'],
			[0, 'text/plain', { disposition: 'inline' }],
			[0, 'multipart/mixed'],
			[2, 'multipart/alternative'],
			[3, 'multipart/mixed'],
			[4, 'text/plain', { disposition: 'inline' }],
			[4, 'image/jpeg', { disposition: 'inline' }],
			[4, 'text/plain', { disposition: 'inline' }],
			[3, 'multipart/related'],
			[8, 'text/html'],
			[8, 'image/jpeg'],
			[2, 'image/jpeg', { disposition: 'attachment' }],
			[2, 'application/x-excel'],
			[2, 'message/rfc822'],
			[0, 'text/plain', { disposition: 'inline' }],
		);
		const [a, b, c, d, e, f, g, h, j, k] = [1, 5, 6, 7, 9, 10, 11, 12, 13, 14];
		expect(bodyLists(parts)).toEqual({
			textBody: [a, b, c, d, k],
			htmlBody: [a, e, k],
			attachments: [c, f, g, h, j],
		});
	});

	it('lists named and related parts, and leaves what is inside a message to that message', () => {
		const parts = tree(
			[-1, 'multipart/mixed'],
			[0, 'text/plain'],
			[0, 'text/plain', { fileName: 'notes.txt' }],
			[0, 'message/rfc822'],
			[3, 'text/plain'],
		);
		expect(bodyLists(parts)).toEqual({ textBody: [1], htmlBody: [1], attachments: [2, 3] });
	});

	it('lists a multipart that could not be taken apart', () => {
		expect(bodyLists(tree([-1, 'multipart/mixed'])).attachments).toEqual([0]);
	});
});

describe('hasAttachment', () => {
	it('does not count what is shown in its place', () => {
		const image = (disposition: string) =>
			tree([-1, 'multipart/related'], [0, 'text/html'], [0, 'image/png', { disposition }]);
		expect(hasAttachment(image('inline'))).toBe(false);
		expect(hasAttachment(image('attachment'))).toBe(true);
		expect(hasAttachment(tree([-1, 'text/plain']))).toBe(false);
	});
});
