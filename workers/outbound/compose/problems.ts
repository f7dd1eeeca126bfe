// What is wrong with a creation, collected: one answer names everything (RFC 8620 section 5.3, invalidProperties).

/** SetError of RFC 8620 section 5.3. `properties` leads to each as a patch's path does: 'subject', 'bodyStructure/subParts/1/size'. */
export interface InvalidProperties {
	type: 'invalidProperties';
	description: string;
	properties: string[];
}

/** Sentences beyond these help nobody. */
const SENTENCE_CAP = 10;

export class Problems {
	readonly #properties = new Set<string>();
	readonly #sentences = new Set<string>();
	#count = 0;

	add(properties: string | readonly string[], sentence: string): void {
		this.#count += 1;
		for (const property of [properties].flat()) this.#properties.add(property);
		if (this.#sentences.size < SENTENCE_CAP) this.#sentences.add(sentence);
	}

	/** Grows with every problem. */
	get count(): number {
		return this.#count;
	}

	/** null: nothing is wrong. */
	get error(): InvalidProperties | null {
		if (this.#properties.size === 0) return null;
		const description = [...this.#sentences].join(' ');
		return { type: 'invalidProperties', description, properties: [...this.#properties] };
	}
}
