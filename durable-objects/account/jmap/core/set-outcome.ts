// What became of a /set's objects (RFC 8620 section 5.3), collected one by one.
import type { JsonObject } from './args';
import type { SetError } from './method-error';
import { listOrNull, objectOrNull } from './or-null';

export class SetOutcome {
	/** By creation id. */
	readonly created = new Map<string, JsonObject>();
	readonly updated = new Map<string, JsonObject | null>();
	readonly destroyed: string[] = [];
	readonly notCreated = new Map<string, SetError>();
	readonly notUpdated = new Map<string, SetError>();
	readonly notDestroyed = new Map<string, SetError>();

	/** The arguments of the response that tell it. */
	told(): JsonObject {
		return {
			created: objectOrNull(this.created),
			updated: objectOrNull(this.updated),
			destroyed: listOrNull(this.destroyed),
			notCreated: objectOrNull(this.notCreated),
			notUpdated: objectOrNull(this.notUpdated),
			notDestroyed: objectOrNull(this.notDestroyed),
		};
	}
}
