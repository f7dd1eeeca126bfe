// The shipped classifier as Node gets it: workers/scanner/words/workerd.ts is its twin.
import { readFileSync } from 'node:fs';
import { type ModelFigures, type WordModel, wordModel } from '../../workers/scanner/words/model.ts';

const PLACE = new URL('../../workers/scanner/words/', import.meta.url);

export function shippedWords(): WordModel {
	const figures = JSON.parse(readFileSync(new URL('model.json', PLACE), 'utf8')) as ModelFigures;
	return wordModel(new Int8Array(readFileSync(new URL('weights.bin', PLACE))), figures);
}
