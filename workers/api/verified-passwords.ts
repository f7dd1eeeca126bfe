// A minute's memory of passwords that matched, so that a client's every call does not pay PBKDF2. Keeps no password:
// an entry is the SHA-256 of stored hash and password together, so a changed password is forgotten at once.
import { verifyPassword } from '../directory/passwords';

const MEMORY_MS = 60_000;
const MAX_ENTRIES = 1000;

const verified = new Map<string, number>();

/** As verifyPassword; only matches are remembered, so guessing stays as dear as it was. */
export async function verifyOften(stored: string | null, password: string, now: number): Promise<boolean> {
	const entry = await fingerprint(stored, password);
	if ((verified.get(entry) ?? 0) > now) return true;
	const right = await verifyPassword(stored, password);
	if (right) remember(entry, now);
	return right;
}

function remember(entry: string, now: number): void {
	if (verified.size >= MAX_ENTRIES) verified.clear();
	verified.set(entry, now + MEMORY_MS);
}

async function fingerprint(stored: string | null, password: string): Promise<string> {
	const octets = new TextEncoder().encode(`${stored ?? ''}\0${password}`);
	return new Uint8Array(await crypto.subtle.digest('SHA-256', octets)).join();
}
