// What messages made to hurt cost the core, and how that grows with their size. CPU time of this process: the scan and all that
// delivery keeps included; and once more with everything that the core can hand out besides.
import type { Core, ReadingOptions } from '../wasm-core/host.ts';
import { namesBeginning } from './asked-for.ts';
import { FAMILY_NAMES, makeHostile } from './hostile-families.ts';

export interface Cost {
	/** CPU milliseconds of one reading, best of some. */
	ms: number;
	defects: string[];
}

export interface FamilyRow {
	family: string;
	/** One for each of SIZES. */
	ms: number[];
	/** How many times as long twice the size takes, most of all steps; null where all of it is too short to tell. */
	growth: number | null;
	/** The largest, and growth beyond the limits, where each part's octets and the canonical bodies are handed out too. */
	handOut: { ms: number; growth: number | null };
	defects: string[];
}

/** Within the core's limits, where all of it is kept and worked on, and beyond them, where the rest only goes by. */
const WITHIN_LIMITS = [60 * 2 ** 10, 120 * 2 ** 10, 240 * 2 ** 10];
const BEYOND_LIMITS = [2.5 * 2 ** 20, 5 * 2 ** 20, 10 * 2 ** 20];
export const SIZES = [...WITHIN_LIMITS, ...BEYOND_LIMITS];
/** What is promised: a quarter of a second, and twice the size never more than twice the time and a tenth. */
export const MOST_MS = 250;
export const MOST_GROWTH = 2.2;

const CHUNK_BYTES = 65_536;
const ROUNDS = 5;
/** Whatever else runs on the machine only ever adds to a time: what looks bad is measured again before it is told. */
const DOUBTFUL_ROUNDS = 10;
/** Short readings are repeated for so long in each round: the system's clock of CPU time ticks coarsely. */
const ROUND_MS = 10;
/** Below it a reading is what every message costs and where its strings are put, and its growth says nothing. */
const MIN_MS = 0.5;
const ignore = () => {};
const HAND_OUT: ReadingOptions = { onPart: ignore, onBody: { simple: ignore, relaxed: ignore } };

/** Measures the families whose names begin with one of `names` (none: all). */
export function benchHostile(say: (words: string) => void, core: Core, names: string[]): FamilyRow[] {
	const wanted = namesBeginning(names, FAMILY_NAMES);
	return wanted.map((family) => {
		say(family);
		return measureFamily(core, family);
	});
}

function measureFamily(core: Core, family: string): FamilyRow {
	const messages = SIZES.map((bytes) => makeHostile(family, bytes));
	const ms = timesOf(core, messages, {});
	const handedOut = timesOf(core, messages.slice(-BEYOND_LIMITS.length), HAND_OUT);
	const steps = [growth(ms.slice(0, WITHIN_LIMITS.length)), growth(ms.slice(WITHIN_LIMITS.length))];
	return {
		family,
		ms,
		growth: most(steps),
		handOut: { ms: handedOut.at(-1) ?? 0, growth: growth(handedOut) },
		defects: read(core, messages.at(-1) ?? new Uint8Array(), {}),
	};
}

/** Of times at sizes of which each is twice the one before. */
function growth(ms: number[]): number | null {
	return most(ms.slice(1).map((time, index) => ((ms[index] ?? 0) < MIN_MS ? null : time / (ms[index] ?? 0))));
}

function most(steps: (number | null)[]): number | null {
	const told = steps.filter((step) => step !== null);
	return told.length > 0 ? Math.max(...told) : null;
}

/** CPU milliseconds of a reading of each message, best of the rounds: each round goes through all sizes. */
function timesOf(core: Core, messages: Uint8Array[], options: ReadingOptions): number[] {
	const best = messages.map(() => Number.POSITIVE_INFINITY);
	for (let round = 0; round < ROUNDS || (round < ROUNDS + DOUBTFUL_ROUNDS && isDoubtful(best)); round++) {
		messages.forEach((raw, index) => {
			best[index] = Math.min(best[index] ?? 0, timeRound(core, raw, options));
		});
	}
	return best;
}

function isDoubtful(ms: number[]): boolean {
	const steps = [growth(ms.slice(-BEYOND_LIMITS.length)), growth(ms.slice(0, -BEYOND_LIMITS.length))];
	return Math.max(...ms) > MOST_MS || (most(steps) ?? 0) > MOST_GROWTH;
}

/** What one reading of `raw` costs. */
export function costOf(core: Core, raw: Uint8Array): Cost {
	const defects = read(core, raw, {});
	const [ms = 0] = timesOf(core, [raw], {});
	return { ms, defects };
}

function timeRound(core: Core, raw: Uint8Array, options: ReadingOptions): number {
	const before = process.cpuUsage();
	for (let readings = 1; ; readings++) {
		read(core, raw, options);
		const { user, system } = process.cpuUsage(before);
		const ms = (user + system) / 1000;
		if (ms >= ROUND_MS) return ms / readings;
	}
}

function read(core: Core, raw: Uint8Array, options: ReadingOptions): string[] {
	const reading = core.open(options);
	for (let at = 0; at < raw.length; at += CHUNK_BYTES) reading.push(raw.subarray(at, at + CHUNK_BYTES));
	const message = reading.finish();
	const { defects } = message.index();
	message.facts();
	reading.close();
	return defects.map(({ kind }) => kind);
}
