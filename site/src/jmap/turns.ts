// So many tasks at a time: the others wait in line, and begin in the order in which they came.

export function inTurns(most: number): <T>(task: () => Promise<T>) => Promise<T> {
	const waiting: (() => void)[] = [];
	let running = 0;
	return async (task) => {
		if (running < most) running += 1;
		else await new Promise<void>((resolve) => waiting.push(resolve));
		try {
			return await task();
		} finally {
			// Who is done hands its place to the next one, so that nobody slips in between.
			const next = waiting.shift();
			if (next) next();
			else running -= 1;
		}
	};
}
