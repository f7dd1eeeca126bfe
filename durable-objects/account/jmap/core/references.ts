// Result references (RFC 8620 section 3.7): an argument "#ids" takes its value from an earlier response. Pure.
import { type Invocation, LIMITS } from '../../../../workers/domain/jmap';
import { invalid, isObject, type JsonObject } from './args';
import { MethodError } from './method-error';
import { evaluatePointer, parsePointer } from './pointer';

/** The arguments with every reference replaced. Throws 'invalidArguments', 'invalidResultReference', 'requestTooLarge'. */
export function resolveReferences(args: JsonObject, responses: readonly Invocation[]): JsonObject {
	let room = LIMITS.maxSizeRequest;
	const resolved = Object.entries(args).map(([name, value]) => {
		if (!name.startsWith('#')) return [name, value];
		if (Object.hasOwn(args, name.slice(1))) throw invalid(`Both "${name.slice(1)}" and "${name}" are given.`);
		const found = resolveReference(value, responses);
		// Calls that each take the one before twice would double with every call.
		room -= JSON.stringify(found).length;
		if (room < 0) throw new MethodError('requestTooLarge', 'What the references stand for is too much for one call.');
		return [name.slice(1), found];
	});
	// fromEntries: an argument named __proto__ is an argument like any other.
	return Object.fromEntries(resolved);
}

function resolveReference(reference: unknown, responses: readonly Invocation[]): unknown {
	if (!isObject(reference)) throw unresolved('A result reference is an object.');
	const { resultOf, name, path } = reference;
	if (typeof resultOf !== 'string' || typeof name !== 'string' || typeof path !== 'string') {
		throw unresolved('A result reference has the strings resultOf, name and path.');
	}
	// The first response with that call id: a call may be answered by several.
	const response = responses.find((one) => one[2] === resultOf);
	if (response?.[0] !== name) throw unresolved(`No earlier response ${name} to the call ${resultOf}.`);
	const tokens = parsePointer(path);
	const value = tokens === null ? undefined : evaluatePointer(response[1], tokens);
	if (value === undefined) throw unresolved(`Nothing stands at ${path}.`);
	return value;
}

function unresolved(description: string): MethodError {
	return new MethodError('invalidResultReference', description);
}
