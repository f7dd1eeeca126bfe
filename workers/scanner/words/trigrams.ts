// Three characters in a row, as a reader takes them: what is left of a word that was spelt anew, and of a language that the
// learner has hardly met.
import { type FeatureSet, HASH_START, hashOn, KIND } from './feature-set.ts';

/** So many characters of a mail, white space collapsed: its beginning shows what it is. */
const TRIGRAM_UNITS = 3000;
const SPACE = 0x20;

export class Trigrams {
	readonly #into: FeatureSet;
	#left = TRIGRAM_UNITS;
	#one = 0;
	#two = 0;

	constructor(into: FeatureSet) {
		this.#into = into;
	}

	/** Before a text: trigrams do not reach from one into the next. */
	begin(): void {
		this.#one = 0;
		this.#two = SPACE;
	}

	/** `unit`: folded. Of spaces in a row one counts. No reason names a trigram, so none has a place in its text. */
	take(unit: number): void {
		if (this.#left === 0 || (unit === SPACE && this.#two === SPACE)) return;
		this.#left--;
		if (this.#one !== 0) {
			const hash = hashOn(hashOn(hashOn(HASH_START, this.#one), this.#two), unit);
			this.#into.add(hash, KIND.trigram, 0, 0);
		}
		this.#one = this.#two;
		this.#two = unit;
	}
}
