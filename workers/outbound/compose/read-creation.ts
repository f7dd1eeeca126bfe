// Email/set create, first step: an Email creation object (RFC 8621 section 4.6) to a draft, or every reason why not. It
// refuses, never repairs. Knows no mailboxes, no blobs and no store.
import { boundaryProblem } from './boundary';
import { type Draft, type DraftPart, partsOf } from './draft';
import { type InvalidProperties, Problems } from './problems';
import { BODY_PROPERTIES, type BodyReading, readBody } from './read-body';
import { type FieldReading, isConvenientField, readFields, reportTo } from './read-fields';
import type { PartLimits } from './read-part';

export type Creation = { ok: true; draft: Draft } | { ok: false; error: InvalidProperties };

/** Well inside what the core reads of a message. */
const LIMITS: PartLimits = { maxParts: 500, maxDepth: 50, maxTextLength: 10_000_000 };

/** RFC 8621 section 4.1: set by the server alone. */
const SERVER_SET = new Set(['id', 'blobId', 'threadId', 'size', 'hasAttachment', 'preview']);
/** Of the stored email, not of its message: its caller's business. */
const CALLERS = new Set(['mailboxIds', 'keywords', 'receivedAt']);

/**
 * `object`: what the client gave for one creation id. Missing blobs are for the caller to find (blobIdsOf), since only it knows
 * which there are.
 */
export function readCreation(object: Record<string, unknown>, limits: Partial<PartLimits> = {}): Creation {
	const problems = new Problems();
	const reading = readFields(headerEntries(object, problems), reportTo(problems));
	refuseContentFields(reading, problems);
	const body = readBody(object, problems, { ...LIMITS, ...limits });
	if (body) checkTogether(reading, body, problems);
	const { error } = problems;
	if (error || body === null) return { ok: false, error: error ?? unexplained() };
	return { ok: true, draft: { fields: reading.fields, body: body.root } };
}

/** Everything that names a header field; what names nothing at all is refused here. */
function headerEntries(object: Record<string, unknown>, problems: Problems): [string, unknown][] {
	const entries: [string, unknown][] = [];
	for (const [name, value] of Object.entries(object)) {
		if (isConvenientField(name) || name.startsWith('header:')) entries.push([name, value]);
		else if (SERVER_SET.has(name)) problems.add(name, `${name} is set by the server (RFC 8621 section 4.1).`);
		else if (name === 'headers')
			problems.add(name, 'headers must not be given: each header field is a property (RFC 8621 section 4.6).');
		else if (!CALLERS.has(name) && !BODY_PROPERTIES.includes(name))
			problems.add(name, `${name} is no property that an Email can be created with.`);
	}
	return entries;
}

function refuseContentFields({ givenBy }: FieldReading, problems: Problems): void {
	for (const [field, property] of givenBy)
		if (field.startsWith('content-'))
			problems.add(property, `${property} can only be a property of a body part (RFC 8621 section 4.6).`);
}

/** The root part's header is the message's header: nothing may stand in it twice. */
function checkTogether({ givenBy }: FieldReading, { root, property }: BodyReading, problems: Problems): void {
	for (const { name } of root.fields) {
		const other = givenBy.get(name.toLowerCase());
		if (other !== undefined)
			problems.add([property, other], `${property} has a header field that ${other} gives (RFC 8621 section 4.6).`);
	}
	const why = boundaryProblem([...partsOf(root)] satisfies DraftPart[]);
	if (why !== null) problems.add(property, why);
}

function unexplained(): never {
	throw new Error('A body was refused without a reason.');
}
