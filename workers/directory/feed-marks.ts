// How each threat feed stands, as a mark: what the plan decides by and health shows. The lists themselves stand in R2.
import { readMarks, removeMark, writeMark } from './marks';

export interface FeedState {
	name: string;
	/** The slot in which it was last asked, in milliseconds since the epoch. */
	triedAt: number;
	/** What came of that. */
	isGood: boolean;
	/** When it last gave a good list, or said that the one we have is still that; null: never. */
	goodAt: number | null;
	/** Of the list that is in use. */
	entries: number;
}

const PREFIX = 'feed:';

/** A mark that cannot be read counts as none: the feed is asked anew. */
export async function readFeedStates(directory: D1Database): Promise<FeedState[]> {
	const marks = await readMarks(directory, PREFIX);
	return marks.map(({ name, value }) => ({
		triedAt: 0,
		isGood: false,
		goodAt: null,
		entries: 0,
		...parsed(value),
		name,
	}));
}

export async function writeFeedState(directory: D1Database, { name, ...state }: FeedState): Promise<void> {
	await writeMark(directory, PREFIX + name, JSON.stringify(state), state.triedAt);
}

export async function removeFeedState(directory: D1Database, name: string): Promise<void> {
	await removeMark(directory, PREFIX + name);
}

function parsed(value: string | null): Partial<FeedState> {
	try {
		const state: unknown = JSON.parse(value ?? '');
		return typeof state === 'object' && state !== null ? (state as Partial<FeedState>) : {};
	} catch {
		return {};
	}
}
