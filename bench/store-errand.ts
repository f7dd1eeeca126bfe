// What the store bench's driver and its Worker say to each other. Types only.

/** What the bench's driver asks for: a method of the account and its arguments. */
export type Errand =
	| { verb: 'fill'; account: string; from: number; to: number }
	| { verb: 'emails'; account: string }
	| { verb: 'operations'; account: string }
	| { verb: 'time'; account: string; name: string; samples: number; size: number };

/** The answer to `time`. */
export interface Timed {
	times: number[];
	calls: number;
}
