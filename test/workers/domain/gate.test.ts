// Who is let in: so many of each person, and what was lost is not counted for ever.
import { expect, test } from 'vitest';
import { Gate } from '../../../workers/domain/gate';

test('as many of each person as may be, and one more when one has left', () => {
	const gate = new Gate(2);
	const [first, second] = [gate.enter('a', 0), gate.enter('a', 0)];
	expect([first, second]).not.toContain(null);
	expect(gate.enter('a', 0)).toBeNull();
	expect(gate.enter('b', 0)).not.toBeNull();
	if (first) gate.leave(first);
	expect(gate.enter('a', 0)).not.toBeNull();
	expect(gate.enter('a', 0)).toBeNull();
});

test('leaving twice makes no more room than leaving once', () => {
	const gate = new Gate(1);
	const first = gate.enter('a', 0);
	if (first) gate.leave(first);
	expect(gate.enter('a', 0)).not.toBeNull();
	if (first) gate.leave(first);
	expect(gate.enter('a', 0)).toBeNull();
});

test('who never left is forgotten after two minutes, and its late leaving harms nobody', () => {
	const gate = new Gate(1);
	const lost = gate.enter('a', 0);
	expect(gate.enter('a', 119_999)).toBeNull();
	expect(gate.enter('a', 120_000)).not.toBeNull();
	if (lost) gate.leave(lost);
	expect(gate.enter('a', 120_001)).toBeNull();
});
