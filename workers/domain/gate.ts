// How many of each person's requests are under way, so that none is beyond what the session allows. Pure; counts where it stands:
// one isolate of the Worker, or one account's object, knows nothing of another's.

/** Who was let in, and when: to be shown on leaving. */
export interface Entry {
	personId: string;
	/** Milliseconds since the epoch. */
	at: number;
}

/** A handler whose client went away may be ended without a word. It is not counted for ever. */
const FORGOTTEN_MS = 2 * 60_000;

export class Gate {
	readonly #inside = new Map<string, Set<Entry>>();

	constructor(private readonly most: number) {}

	/** null: as many as may be are inside, and nobody was let in. */
	enter(personId: string, now: number): Entry | null {
		const inside = this.#inside.get(personId) ?? new Set();
		for (const entry of inside) if (entry.at <= now - FORGOTTEN_MS) inside.delete(entry);
		if (inside.size >= this.most) return null;
		const entry = { personId, at: now };
		this.#inside.set(personId, inside.add(entry));
		return entry;
	}

	leave(entry: Entry): void {
		const inside = this.#inside.get(entry.personId);
		inside?.delete(entry);
		if (inside?.size === 0) this.#inside.delete(entry.personId);
	}
}
