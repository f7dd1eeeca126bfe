// Inflates what a layer holds into the layer inside it, within the message's budget. What is fed on, and when the budget is
// asked, depends on the stream alone, not on how it is cut.
import { feedEntry, wantsEntry } from './entries';
import { noteTruncated } from './facts';
import { INFLATED, Inflater, inflate, inflatedAt, inflatedEnd, inflaterAt, isReady, takeInflated } from './inflate';
import { Layer } from './layer';
import { INFLATE_BUDGET } from './layout';

let budget: u32 = 0;

export function resetUnpacking(): void {
	budget = INFLATE_BUDGET;
}

/** Whether there is budget left to inflate with; says so in the facts where there is none. */
export function mayInflate(): bool {
	if (budget > 0) return true;
	noteTruncated();
	return false;
}

/**
 * Inflates [from, end) into the entry at hand until the stream or the budget ends, or nothing more is wanted of an entry whose
 * end is known; gives the place after what it took.
 */
export function inflateEntry(layer: Layer, from: usize, end: usize): usize {
	const inflater = inflaterAt(layer.depth);
	while (inflater.state < INFLATED && mayInflate()) {
		from = inflate(inflater, from, end);
		if (!isReady(inflater)) break;
		finishInflating(layer);
		if (layer.isSized && !wantsEntry(layer)) break;
	}
	return from;
}

/** Feeds on what the inflater still holds. */
export function finishInflating(layer: Layer): void {
	const inflater = inflaterAt(layer.depth);
	feedEntry(layer, inflatedAt(inflater), inflatedEnd(inflater));
	pay(inflater);
}

/** The cost of what was inflated comes out of the budget. */
export function pay(inflater: Inflater): void {
	takeInflated(inflater);
	budget -= min(budget, inflater.cost);
	inflater.cost = 0;
}
