// What somebody signed in with, under a name that signs nobody in: push subscriptions live as long as it is good.
import type { Credential } from '../domain/caller';
import { hex } from '../domain/hex';
import { findPersonById, findSession, type Person } from './people';

export interface SignedIn extends Person {
	credential: Credential;
}

export function sessionCredential(tokenHash: string, expiresAt: number): Credential {
	return { id: `session:${tokenHash}`, expiresAt };
}

/** Good until the password is set anew, to whatever: a password has no end of its own. */
export async function passwordCredential(passwordHash: string): Promise<Credential> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(passwordHash));
	const name = hex(new Uint8Array(digest, 0, 16));
	return { id: `password:${name}`, expiresAt: null };
}

/** The person as they are now; null where they, or what they signed in with, are good no more. */
export async function holderOf(
	directory: D1Database,
	personId: string,
	credentialId: string,
	now: number,
): Promise<Person | null> {
	if (credentialId.startsWith('session:')) {
		const found = await findSession(directory, credentialId.slice('session:'.length), now);
		return found?.person.id === personId ? found.person : null;
	}
	const found = await findPersonById(directory, personId);
	if (found === null) return null;
	return (await passwordCredential(found.passwordHash)).id === credentialId ? found.person : null;
}
