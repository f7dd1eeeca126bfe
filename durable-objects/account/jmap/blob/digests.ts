// Digests of octets as they stream by, hashed natively. Knows no blob.
import { Buffer } from 'node:buffer';

/** Names of RFC 3230's registry, as BLOB_LIMITS lists them, and the platform's. */
const ALGORITHMS: Record<string, string> = { sha: 'SHA-1', 'sha-256': 'SHA-256' };

/** Base64 by name; null as `octets` stands for none. */
export async function digestsOf(
	names: readonly string[],
	octets: ReadableStream<Uint8Array> | null,
): Promise<Map<string, string>> {
	const digests = names.map((name) => new crypto.DigestStream(ALGORITHMS[name] ?? name));
	let rest = octets ?? new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });
	const hashing = digests.map((digest, index) => {
		if (index === digests.length - 1) return rest.pipeTo(digest);
		const [mine, others] = rest.tee();
		rest = others;
		return mine.pipeTo(digest);
	});
	await Promise.all(hashing);
	const values = await Promise.all(digests.map((digest) => digest.digest));
	return new Map(names.map((name, index) => [name, base64(new Uint8Array(values[index] ?? new ArrayBuffer(0)))]));
}

export function base64(octets: Uint8Array): string {
	return Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString('base64');
}
