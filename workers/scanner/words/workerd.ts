// The shipped classifier as a Worker gets it: weights and figures come with the bundle. Node reads the files instead.

import figures from './model.json';
import { type ModelFigures, wordModel } from './model.ts';
import weights from './weights.bin';

export const words = wordModel(new Int8Array(weights), figures as unknown as ModelFigures);
