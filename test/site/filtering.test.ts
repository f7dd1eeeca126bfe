// What a person types and moves on the page for filtering, and what each of it means.
import { describe, expect, it } from 'vitest';
import type { Answers, Call } from '../../site/src/jmap/client';
import { Fault } from '../../site/src/jmap/fault';
import { askFiltering, askRule, type SenderRule } from '../../site/src/mail/filtering';
import { readSender, senderReach } from '../../site/src/mail/sender-words';
import { destination, EXAMPLES, place, SCALE } from '../../site/src/mail/strictness';
import { WEIGHTS } from '../../workers/scanner/weights.ts';

describe('a sender that is typed', () => {
	it.each([
		['ann@example.com', 'ann@example.com'],
		[' Ann <Ann@Example.COM> ', 'ann@example.com'],
		['mailto:ann@example.com', 'ann@example.com'],
		['@example.com', 'example.com'],
		['https://example.com/a?b', 'example.com'],
		['*.example.com', '*.example.com'],
		['bücher.example', 'xn--bcher-kva.example'],
	])('%s is %s', (text, sender) => {
		expect(readSender(text)).toEqual({ ok: true, sender });
	});

	it.each([
		['', /Write an address or a domain/],
		['ann', /“ann” is no whole domain/],
		['ann@localhost', /“localhost” is no whole domain/],
		['ann example.com', /no spaces/],
		['ann@-.com', /Write ann@example.com, example.com or \*\.example\.com/],
	])('“%s” is answered with what is wrong', (text, problem) => {
		expect(readSender(text)).toEqual({ ok: false, problem: expect.stringMatching(problem) });
	});

	it('reaches one address, a domain, or all below one', () => {
		expect(['a@b.example', 'b.example', '*.b.example'].map(senderReach)).toEqual([
			'one address',
			'the whole domain',
			'every domain below b.example',
		]);
	});
});

describe('the examples beside the thresholds', () => {
	it('have the points that the rules would give them', () => {
		const weights: Record<string, number> = WEIGHTS;
		for (const { words, rules, points } of EXAMPLES) {
			expect(
				rules.reduce((sum, rule) => sum + (weights[rule] ?? Number.NaN), 0),
				words,
			).toBe(points);
		}
	});

	it('go where their points lead', () => {
		const thresholds = { junk: 5, quarantine: 12 };
		expect([4.9, 5, 11.9, 12].map((points) => destination(points, thresholds))).toEqual([
			'inbox',
			'junk',
			'junk',
			'quarantine',
		]);
		expect(destination(1000, { junk: 5, quarantine: Number.POSITIVE_INFINITY })).toBe('junk');
	});

	it('stand on the scale', () => {
		expect([0, SCALE.to / 2, SCALE.to, 99].map(place)).toEqual([0, 50, 100, 100]);
	});
});

describe('the rules of an account', () => {
	const rule = (id: number, sender = `s${id}.example`): SenderRule => {
		return { id: `R${id}`, sender, action: 'junk', note: '', createdAt: '2026-09-01T10:00:00Z' };
	};
	type Given = Record<string, unknown>;

	/** An account's rules behind the methods that are asked, by pages as a query gives them. */
	function server(rules: SenderRule[]): { call: Call; sets: Given[] } {
		const sets: Given[] = [];
		const methods: Record<string, (args: Given, done: Map<string, unknown>) => unknown> = {
			'ScanSettings/get': () => ({ list: [{ lessons: { junk: 1, good: 2 } }] }),
			'SenderRule/query': ({ position, limit }) => {
				const page = rules.slice(Number(position), Number(position) + Number(limit));
				return { ids: page.map((one) => one.id) };
			},
			'SenderRule/get': (_args, done) => {
				const { ids } = done.get('query') as { ids: string[] };
				return { list: rules.filter((one) => ids.includes(one.id)).toReversed() };
			},
			'SenderRule/set': (args) => {
				sets.push(args);
				const made = (args.create as { rule: SenderRule } | undefined)?.rule;
				const twin = rules.find((one) => one.sender === made?.sender);
				if (twin) return { notCreated: { rule: { type: 'alreadyExists', existingId: twin.id } } };
				const isFull = made?.sender === 'full.example';
				return isFull ? { notCreated: { rule: { type: 'overQuota', description: 'Full.' } } } : {};
			},
		};
		const call: Call = async (calls) => {
			const done = new Map<string, unknown>();
			for (const [name, args, id] of calls) {
				const method = methods[name];
				if (!method || args.accountId !== 'A1') throw new Error(`No server takes this: ${name}`);
				done.set(id, method(args, done));
			}
			return (<T>(id: string) => done.get(id) as T) satisfies Answers;
		};
		return { call, sets };
	}

	it('come whole and in order, however many there are', async () => {
		const rules = Array.from({ length: 1203 }, (_, id) => rule(id));
		const known = await askFiltering(server(rules).call, 'A1');
		expect(known.rules).toEqual(rules);
		expect(known.settings.lessons).toEqual({ junk: 1, good: 2 });
	});

	it('have one for each sender: a second one changes the first', async () => {
		const { call, sets } = server([rule(1, 'a.example')]);
		await askRule(call, 'A1', { sender: 'a.example', action: 'allow', note: 'x' });
		expect(sets.at(-1)).toMatchObject({ update: { R1: { action: 'allow', note: 'x' } } });
	});

	it('that the server does not take are a fault in its own words', async () => {
		const adding = askRule(server([]).call, 'A1', { sender: 'full.example', action: 'junk', note: '' });
		await expect(adding).rejects.toThrow(new Fault('method', 'overQuota', 'Full.'));
	});
});
