// Part indexes for tests: a plain part and an empty message, to be changed where a test cares.
import type { Part, PartIndex } from '../workers/domain/part-index';

export function partOf(over: Partial<Part> = {}): Part {
	return {
		parent: -1,
		type: 'text/plain',
		charset: null,
		encoding: '7bit',
		disposition: null,
		fileName: null,
		contentId: null,
		location: null,
		language: [],
		headerStart: 0,
		bodyStart: 0,
		bodyEnd: 0,
		decodedBytes: 0,
		...over,
	};
}

export function indexOf(over: Partial<PartIndex> = {}): PartIndex {
	return {
		rawBytes: 100,
		parts: [partOf()],
		defects: [],
		from: [],
		sender: [],
		replyTo: [],
		to: [],
		cc: [],
		bcc: [],
		subject: null,
		sentAt: null,
		messageId: [],
		inReplyTo: [],
		references: [],
		fields: [],
		bulk: false,
		autoSubmitted: false,
		text: '',
		preview: '',
		...over,
	};
}
