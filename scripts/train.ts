// `npm run train -- FOLDER [--without SOURCE]…`: learns the words from a folder of labelled mail, and from the mails that were
// written for it (learning/own), and writes the shipped model: workers/scanner/words/weights.bin and model.json. What may not be
// shipped is left out by its source.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FEATURES_VERSION, type ModelFigures } from '../workers/scanner/words/model.ts';
import { type Labelled, OWN_SOURCE, readCorpus, readOwnMails, SET_RECIPIENT } from './learning/corpus.ts';
import { BITS, type Example, examplesOf } from './learning/examples.ts';
import { areaUnderCurve, ratesAt, thresholdAt } from './learning/rates.ts';
import { loadCore } from './learning/reading.ts';
import { crossJudged, FALSE_POSITIVES, fixed, learnWords, quantised } from './learning/training.ts';

const OUT = new URL('../workers/scanner/words/', import.meta.url);

const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: { without: { type: 'string', multiple: true, default: [] } },
});
const [folder] = positionals;
if (folder === undefined) {
	console.error('usage: npm run train -- FOLDER [--without SOURCE]…');
	process.exit(2);
}
const isTaken = ({ source }: { source: string }) => !values.without.includes(source);
const examples = examplesOf(taken(), SET_RECIPIENT);
console.error(`${examples.all.length} mails, ${examples.buckets.length} features`);
const rows = crossJudged(examples).filter(({ example }) => example.source !== OWN_SOURCE);
const { bias, calibration } = fixed(rows);
const words = learnWords(examples, () => true);
const small = quantised(words, examples.buckets, BITS);
const threshold = thresholdAt(rows, FALSE_POSITIVES);
const rates = ratesAt(rows, threshold);
const round = (value: number, digits: number) => Number(value.toFixed(digits));
const figures: ModelFigures & { trained: unknown } = {
	features: FEATURES_VERSION,
	bits: BITS,
	scale: round(small.scale, 8),
	bias: round(small.bias + bias, 4),
	calibration: calibration.map(([score, probability]) => [round(score, 2), round(probability, 4)]),
	trained: {
		without: values.without,
		mails: countBy(examples.all, ({ source, bad }) => `${source} ${bad ? 'bad' : 'good'}`),
		onMailsNotLearntFrom: {
			areaUnderCurve: round(areaUnderCurve(rows), 5),
			falsePositives: round(rates.falsePositives, 5),
			caught: round(rates.caught, 4),
		},
	},
};
writeFileSync(new URL('weights.bin', OUT), small.weights);
writeFileSync(new URL('model.json', OUT), `${JSON.stringify(figures, null, 2)}\n`);
console.log(JSON.stringify(figures.trained, null, 2));

function* taken(): Generator<Labelled> {
	const core = loadCore();
	for (const mail of readCorpus(folder ?? '', core)) if (isTaken(mail)) yield mail;
	yield* readOwnMails(core);
}

function countBy(all: Example[], name: (example: Example) => string): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const example of all) counts[name(example)] = (counts[name(example)] ?? 0) + 1;
	return counts;
}
