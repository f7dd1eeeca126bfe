// Which way a mail takes: a table of facts and routes.
import { describe, expect, it } from 'vitest';
import { BINDING_MAX_BYTES, chooseRoute, type RouteFacts } from '../../../workers/outbound/choose-route';

const FACTS: RouteFacts = {
	isOurs: false,
	hasRelay: false,
	hasBinding: false,
	messageBytes: 1000,
	mailFrom: 'ann@waypost.test',
};

describe('a route', () => {
	it.each([
		['local', 'of our own domains, whatever else there is', { isOurs: true, hasRelay: true, hasBinding: true }],
		['relay', 'where one is set', { hasRelay: true }],
		['relay', 'rather than the binding', { hasRelay: true, hasBinding: true }],
		['binding', 'where there is nothing else', { hasBinding: true }],
		['relay', 'for what the binding cannot take', { hasRelay: true, hasBinding: true, mailFrom: '' }],
	] as const)('is %s: %s', (route, _why, facts) => {
		expect(chooseRoute({ ...FACTS, ...facts })).toEqual({ route });
	});

	it.each([
		['550 5.7.1', 'no way out', {}],
		['552 5.3.4', 'a message too large for the binding', { hasBinding: true, messageBytes: BINDING_MAX_BYTES + 1 }],
		['550 5.7.1', 'a null sender over the binding', { hasBinding: true, mailFrom: '' }],
	])('is refused with %s: %s', (reply, _why, facts) => {
		expect(chooseRoute({ ...FACTS, ...facts })).toEqual({
			route: null,
			refusal: expect.stringContaining(`${reply} `),
		});
	});

	it('is refused in words that tell what to do', () => {
		expect(chooseRoute(FACTS)).toMatchObject({ refusal: expect.stringContaining('administrator must set up a relay') });
	});
});
