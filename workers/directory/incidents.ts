// Faults that were survived, written down so that somebody can mend their cause.
import { drizzle } from 'drizzle-orm/d1';
import { incidents } from './schema';

export type IncidentKind =
	| 'core-trap'
	| 'scan-fault'
	| 'authentication-fault'
	| 'refine-fault'
	| 'dead-letter'
	| 'threat-filter';

/** Never throws: an incident that cannot be recorded goes to the log, and the mail goes on. `detail` holds no mail text. */
export async function recordIncident(
	directory: D1Database,
	at: number,
	kind: IncidentKind,
	detail: Record<string, unknown>,
): Promise<void> {
	try {
		await drizzle(directory).insert(incidents).values({ at, kind, detail });
	} catch (cause) {
		console.error(JSON.stringify({ event: 'incident-not-recorded', kind, detail, cause: String(cause) }));
	}
}
