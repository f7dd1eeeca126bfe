// `npm run eval:scan -- FOLDER`: how well the scanner tells junk from good mail, on a folder of labelled mail with its index.csv.
// As shipped (mail that it may have learnt from); with --cv by words that never saw a mail's campaign; with --curve what an
// account's own lessons add; with --rules what points these mails would give each rule. --json: figures instead of tables.
import { parseArgs } from 'node:util';
import { JUNK_SCORE } from '../workers/domain/verdict.ts';
import { scan } from '../workers/scanner/scan.ts';
import { probabilityOf } from '../workers/scanner/words/model.ts';
import { type Bin, calibrate, reliability } from './learning/calibration.ts';
import { OWN_SOURCE, readCorpus, readOwnMails, SET_RECIPIENT } from './learning/corpus.ts';
import { learningCurve } from './learning/curve.ts';
import { examplesOf } from './learning/examples.ts';
import { leftOutInTurn, type Measured, measure, ruleRows, withoutSources } from './learning/measure.ts';
import { percentile } from './learning/rates.ts';
import { IN_A_FILE, loadCore } from './learning/reading.ts';
import { printCurve, printMeasured, printReliability, printRuleAdvice, printShares } from './learning/report.ts';
import { adviseOnRules } from './learning/rule-points.ts';
import { shippedWords } from './learning/shipped.ts';

const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: {
		cv: { type: 'boolean', default: false },
		curve: { type: 'boolean', default: false },
		rules: { type: 'boolean', default: false },
		json: { type: 'boolean', default: false },
	},
});
const [folder] = positionals;
if (folder === undefined) {
	console.error('usage: npm run eval:scan -- FOLDER [--cv] [--curve] [--rules] [--json]');
	process.exit(2);
}
try {
	const figures = values.cv || values.curve || values.rules ? learnt(folder) : shipped(folder);
	if (values.json) console.log(JSON.stringify(figures, null, 2));
} catch (error) {
	console.error(`${folder}: ${(error as Error).message}`);
	process.exitCode = 1;
}

/** The weights as they are shipped, in the code that mail comes through. */
function shipped(place: string): Record<string, unknown> {
	const words = shippedWords();
	const rows: Parameters<typeof measure>[0] = [];
	const said: { probability: number; bad: boolean }[] = [];
	const times: number[] = [];
	let octets = 0;
	for (const { index, facts, ms, ...mail } of readCorpus(place, loadCore())) {
		const start = performance.now();
		const { verdict } = scan(index, facts, { ...IN_A_FILE, recipient: SET_RECIPIENT }, words);
		times.push(ms + performance.now() - start);
		octets += index.rawBytes;
		rows.push({ ...mail, score: verdict.score });
		said.push({ bad: mail.bad, probability: verdict.probability ?? 0 });
	}
	const figures = {
		rates: measure(rows, JUNK_SCORE),
		reliability: reliability(said),
		ms: { p50: percentile(times, 0.5), p99: percentile(times, 0.99), perSecond: (1000 * times.length) / sum(times) },
	};
	if (!values.json) {
		printMeasured('As shipped, at JUNK_SCORE', figures.rates);
		printReliability(figures.reliability);
		const { p50, p99, perSecond } = figures.ms;
		console.log(
			`\n${times.length} mails, ${(octets / 1e6).toFixed(1)} MB: ${p50.toFixed(2)} ms in the median, ${p99.toFixed(2)} ms p99, ` +
				`${Math.round(perSecond)} a second`,
		);
	}
	return figures;
}

/** Words learnt here and now, never judged by mail of a campaign that they know. */
function learnt(place: string): Record<string, unknown> {
	const core = loadCore();
	const examples = examplesOf(
		(function* () {
			yield* readCorpus(place, core);
			yield* readOwnMails(core);
		})(),
		SET_RECIPIENT,
	);
	const figures: Record<string, unknown> = {};
	const show = (name: string, measured: Measured) => {
		figures[name] = measured;
		if (!values.json) printMeasured(name, measured);
	};
	if (values.cv) {
		const seen = withoutSources(examples, () => true);
		show('Rules alone', measure(ruleRows(examples), null, 0.005));
		show('Everything seen', measure(seen, null));
		const isPot = ({ source }: { source: string }) => source === 'phishing_pot';
		show(
			'phishing_pot never seen',
			measure(
				withoutSources(examples, (mail) => !isPot(mail)),
				null,
			),
		);
		const isGvt = ({ source, bad }: { source: string; bad: boolean }) => source === 'list-gvt' && bad;
		show(
			'phishing_pot and the spam of list-gvt never seen',
			measure(
				withoutSources(examples, (mail) => !isPot(mail) && !isGvt(mail)),
				null,
			),
		);
		const bins = crossCalibrated(seen);
		figures.reliability = bins;
		const shares = leftOutInTurn(examples, seen);
		figures.leftOutInTurn = shares;
		if (!values.json) {
			printReliability(bins);
			printShares('Each source left out in turn', shares);
		}
	}
	if (values.curve) {
		const points = learningCurve(examples);
		figures.curve = points;
		if (!values.json) printCurve(points);
	}
	if (values.rules) {
		const advice = adviseOnRules(examples.all.filter(({ source }) => source !== OWN_SOURCE));
		figures.rules = advice;
		if (!values.json) printRuleAdvice(advice);
	}
	return figures;
}

/** Half of the folds make the table that the other half is held against, and the other way round. */
function crossCalibrated(rows: ReturnType<typeof withoutSources>): Bin[] {
	const said = [0, 1].flatMap((half) => {
		const table = calibrate(rows.filter(({ fold }) => fold % 2 !== half));
		return rows
			.filter(({ fold }) => fold % 2 === half)
			.map(({ score, bad }) => ({ bad, probability: probabilityOf(table, score) }));
	});
	return reliability(said);
}

function sum(numbers: number[]): number {
	return numbers.reduce((all, number) => all + number, 0);
}
