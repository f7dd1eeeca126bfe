// The body as DKIM hashes it, handed on while a message is read. Drives assembly/digest/canonical-body.ts; hashes nothing.
import { RELAXED_BODY, SIMPLE_BODY } from './assembly/layout.ts';
import type { Instance } from './instance.ts';

/** Takes octets of the canonical body (RFC 6376 section 3.4), in order: a view, valid during the call only. */
export type BodySink = (octets: Uint8Array) => void;

/** The forms that somebody wants: `simple` is that of section 3.4.3, `relaxed` that of section 3.4.4. */
export interface BodySinks {
	simple?: BodySink;
	relaxed?: BodySink;
}

export interface CanonicalBody {
	/** Takes octets [from, to) of the core's input. */
	push(from: number, to: number): void;
	finish(): void;
}

/** The canonical forms of the body of the message that `core` is about to read. */
export function canonicalBody(core: Instance, { simple, relaxed }: BodySinks): CanonicalBody {
	const forms: [number, BodySink][] = [];
	if (simple) forms.push([SIMPLE_BODY, simple]);
	if (relaxed) forms.push([RELAXED_BODY, relaxed]);
	for (const [kind] of forms) core.run(({ canonicalOpen }) => canonicalOpen(kind));
	return {
		push(from, to) {
			for (const [kind, sink] of forms) pushForm(core, kind, sink, from, to);
		},
		finish() {
			for (const [kind, sink] of forms) finishForm(core, kind, sink);
		},
	};
}

/** A call may take less than all: what one letter lets out can be more than there is room for. */
function pushForm(core: Instance, kind: number, sink: BodySink, from: number, to: number): void {
	for (let at = from; at < to; at = core.run(({ canonicalTaken }) => canonicalTaken())) {
		const start = at;
		const bytes = core.run(({ canonicalPush }) => canonicalPush(kind, start, to));
		if (bytes > 0) sink(core.decoded(bytes));
	}
}

function finishForm(core: Instance, kind: number, sink: BodySink): void {
	for (;;) {
		const bytes = core.run(({ canonicalFinish }) => canonicalFinish(kind));
		if (bytes === 0) return;
		sink(core.decoded(bytes));
	}
}
