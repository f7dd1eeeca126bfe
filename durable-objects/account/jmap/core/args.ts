// Reads a method's arguments once, strictly: a wrong type or an unknown name is 'invalidArguments', never a guess.
import { MethodError } from './method-error';

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function invalid(description: string): MethodError {
	return new MethodError('invalidArguments', description);
}

/** Each reader takes null for "not given", as RFC 8620 has it for arguments with a default. Call `done` after the last. */
export class Args {
	readonly #taken = new Set<string>();

	constructor(private readonly given: JsonObject) {}

	string(name: string): string {
		return this.#required(name, this.optionalString(name));
	}

	optionalString(name: string): string | null {
		return this.#read(name, 'a string', (value) => typeof value === 'string');
	}

	boolean(name: string): boolean {
		return this.#read<boolean>(name, 'a boolean', (value) => typeof value === 'boolean') ?? false;
	}

	integer(name: string, otherwise: number): number {
		return this.#read<number>(name, 'an integer', (value) => Number.isSafeInteger(value)) ?? otherwise;
	}

	/** null: not given. */
	unsigned(name: string): number | null {
		return this.#read<number>(
			name,
			'an unsigned integer',
			(value) => Number.isSafeInteger(value) && Number(value) >= 0,
		);
	}

	strings(name: string): string[] | null {
		return this.#read<string[]>(name, 'a list of strings', isStrings);
	}

	object(name: string): JsonObject | null {
		return this.#read<JsonObject>(name, 'an object', isObject);
	}

	objects(name: string): JsonObject[] | null {
		return this.#read<JsonObject[]>(
			name,
			'a list of objects',
			(value) => Array.isArray(value) && value.every(isObject),
		);
	}

	done(): void {
		const unknown = Object.keys(this.given).filter((name) => !this.#taken.has(name));
		if (unknown.length > 0) throw invalid(`Unknown argument: ${unknown.join(', ')}`);
	}

	#read<T>(name: string, kind: string, fits: (value: unknown) => boolean): T | null {
		this.#taken.add(name);
		const value = this.given[name] ?? null;
		if (value !== null && !fits(value)) throw invalid(`"${name}" must be ${kind}.`);
		return value as T | null;
	}

	#required<T>(name: string, value: T | null): T {
		if (value === null) throw invalid(`"${name}" is missing.`);
		return value;
	}
}

function isStrings(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
