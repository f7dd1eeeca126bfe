// What the points of the rules would be if labelled mail had chosen them: a fit that is drawn towards the points as they are
// shipped, so that a rule that few mails meet stays where a person has put it. It advises; nobody ships it as it is.
import { WEIGHTS } from '../../workers/scanner/weights.ts';
import { type Example, rowsOf } from './examples.ts';
import { fitBesideRules, LOGITS_PER_POINT } from './training.ts';

/** As strong as some dozen mails that say otherwise. */
const L2 = 3;
const MAX_ITERATIONS = 300;

export interface RuleAdvice {
	rule: string;
	/** Points as shipped. */
	points: number;
	/** Points that fit the mails best, beside all other rules. */
	fitted: number;
	/** Mails that meet the rule. */
	good: number;
	bad: number;
}

/** What of a labelled mail the fit looks at. */
type Judged = Pick<Example, 'bad' | 'source' | 'rules' | 'rulePoints'>;

/** Every rule that a mail meets, the most doubtful first. */
export function adviseOnRules(examples: Judged[]): RuleAdvice[] {
	const columns = new Map<string, number>();
	for (const { rules } of examples) for (const rule of rules) if (!columns.has(rule)) columns.set(rule, columns.size);
	const met = examples.map(({ rules }) => ({
		columns: Int32Array.from(rules, (rule) => columns.get(rule) ?? 0),
		values: new Float32Array(rules.length).fill(1),
	}));
	const weights = fitBesideRules(examples, rowsOf(met, columns.size), { l2: L2, maxIterations: MAX_ITERATIONS });
	const advice = [...columns].map(([rule, column]) => {
		const points = (WEIGHTS as Record<string, number>)[rule] ?? 0;
		const meeting = examples.filter(({ rules }) => rules.includes(rule));
		const bad = meeting.filter((mail) => mail.bad).length;
		const fitted = points + (weights[column] ?? 0) / LOGITS_PER_POINT;
		return { rule, points, fitted, good: meeting.length - bad, bad };
	});
	const doubt = ({ points, fitted }: RuleAdvice) => Math.abs(points - fitted);
	return advice.sort((one, other) => doubt(other) - doubt(one));
}
