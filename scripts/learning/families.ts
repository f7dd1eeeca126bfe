// Joins what shares a key into families (union-find): mails of one campaign, and copies of one another.

/** For each entry the number of its family: the first entry's place in it. */
export function familiesOf(keys: string[][]): number[] {
	const parents = keys.map((_, at) => at);
	const root = (at: number): number => {
		let up = at;
		while (parents[up] !== up) {
			parents[up] = parents[parents[up] ?? up] ?? up;
			up = parents[up] ?? up;
		}
		return up;
	};
	const first = new Map<string, number>();
	for (const [at, own] of keys.entries()) {
		for (const key of own) {
			const other = first.get(key);
			if (other === undefined) first.set(key, at);
			else join(parents, root(other), root(at));
		}
	}
	return keys.map((_, at) => root(at));
}

function join(parents: number[], one: number, other: number): void {
	parents[Math.max(one, other)] = Math.min(one, other);
}
