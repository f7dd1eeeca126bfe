// The search's signs and operators as small examples, for those who do not know them. Pure.
import { OPERATORS } from './operators';

export interface Example {
	written: string;
	says: string;
	/** What of it somebody would write anew: [start, end). */
	own: [start: number, end: number];
}

const SHOWN: readonly string[] = [
	...['from', 'to', 'subject', 'filename', 'has', 'in', 'is', 'before', 'after', 'newer_than', 'larger'],
];

export const EXAMPLES: readonly Example[] = [
	...SHOWN.flatMap((name) => OPERATORS.filter((one) => one.names[0] === name)).map(
		({ names: [name], example, says }) => {
			const written = `${name}:${example}`;
			return { written, says, own: [name.length + 1, written.length] as [number, number] };
		},
	),
	{ written: '"two words"', says: 'with words side by side', own: [1, 10] },
	{ written: 'cake OR pie', says: 'with either', own: [0, 11] },
	{ written: '-cake', says: 'without a word', own: [1, 5] },
];

/** The text with an example in the place of `part`, else at its end, and where the example's own words stand in it. */
export function withExample(
	text: string,
	{ written, own }: Example,
	part?: string,
): { text: string; own: Example['own'] } {
	const at = part ? text.indexOf(part) : -1;
	const before = at < 0 ? `${text.trim()} `.trimStart() : text.slice(0, at);
	const after = at < 0 ? '' : text.slice(at + (part ?? '').length);
	return { text: before + written + after, own: [before.length + own[0], before.length + own[1]] };
}
