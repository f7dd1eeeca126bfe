// An extractive summary: the one or two sentences of a mail that carry most of its words. Nothing is rephrased.
// It must stay silent where the mail is about as short as its summary would be.
import { summaryLine } from './plain-text';

const MIN_TEXT_CHARS = 240;
const MIN_SENTENCES = 3;
const MAX_SENTENCE_CHARS = 220;
const PAIR_MAX_CHARS = 280;
/** The first sentences of a letter tell its matter more often than the last: each further one counts a little less. */
const POSITION_WEIGHT = 0.3;

interface Sentence {
	text: string;
	at: number;
	words: string[];
}

/** null where the text is too short to summarise. `language`: BCP 47, for where sentences and words end. */
export function summarise(text: string, subject: string, language: string | null): string | null {
	const sentences = sentencesOf(text, language ?? 'und');
	const chars = sentences.reduce((sum, sentence) => sum + sentence.text.length, 0);
	if (sentences.length < MIN_SENTENCES || chars < MIN_TEXT_CHARS) return null;
	const weights = wordWeights(sentences, wordsOf(subject, language ?? 'und'));
	const ranked = sentences
		.filter((sentence) => sentence.text.length <= MAX_SENTENCE_CHARS)
		.map((sentence) => ({ ...sentence, score: score(sentence, weights, sentences.length) }))
		.sort((a, b) => b.score - a.score || a.at - b.at);
	const [best, second] = ranked;
	if (best === undefined) return null;
	const pair = second !== undefined && best.text.length + second.text.length < PAIR_MAX_CHARS ? [best, second] : [best];
	return summaryLine(
		pair
			.sort((a, b) => a.at - b.at)
			.map((sentence) => sentence.text)
			.join(' '),
	);
}

/** Sentences of at least four words, in order: greetings and closings fall out. A blank line ends a sentence. */
function sentencesOf(text: string, language: string): Sentence[] {
	const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
	return text
		.split(/\n[^\S\n]*\n/)
		.flatMap((paragraph) =>
			Array.from(segmenter.segment(paragraph.replace(/\s+/g, ' ')), ({ segment }) => segment.trim()),
		)
		.map((segment, at) => ({ text: segment, at, words: wordsOf(segment, language) }))
		.filter((sentence) => sentence.words.length >= 4);
}

function wordsOf(text: string, language: string): string[] {
	const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(text);
	return Array.from(segments).flatMap(({ segment, isWordLike }) => (isWordLike ? [segment.toLowerCase()] : []));
}

/** How often each word stands in the mail; words of the subject count twice, short words (the, und, de) not at all. */
function wordWeights(sentences: Sentence[], subject: string[]): Map<string, number> {
	const weights = new Map<string, number>();
	for (const word of [...sentences.flatMap((sentence) => sentence.words), ...subject, ...subject]) {
		if (word.length > 3 || /\p{Script=Han}/u.test(word)) weights.set(word, (weights.get(word) ?? 0) + 1);
	}
	return weights;
}

/** Mean weight of a sentence's words, so that length alone wins nothing. */
function score(sentence: Sentence, weights: Map<string, number>, count: number): number {
	const total = sentence.words.reduce((sum, word) => sum + (weights.get(word) ?? 0), 0);
	return (total / (sentence.words.length + 2)) * (1 - (POSITION_WEIGHT * sentence.at) / count);
}
