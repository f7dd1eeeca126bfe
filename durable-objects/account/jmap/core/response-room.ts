// How much one request's responses may hold together, so that no client can fill the object's memory. Knows no method.
import type { JsonObject } from './args';
import { MethodError } from './method-error';

/** Characters of JSON. What crosses RPC holds at most 32 MiB, and a character may take two octets there. */
export const MAX_RESPONSE_CHARS = 15_000_000;

export class ResponseRoom {
	#left = MAX_RESPONSE_CHARS;

	/** Throws requestTooLarge where there is no room, except for what tells of a change: that was made, and is small. */
	take(response: JsonObject, tellsOfChange: boolean): void {
		const size = JSON.stringify(response).length;
		if (size > this.#left && !tellsOfChange) throw tooLarge();
		this.#left -= size;
	}
}

export function tooLarge(): MethodError {
	return new MethodError(
		'requestTooLarge',
		'The response would be too large: ask for fewer objects, or for less of each.',
	);
}
