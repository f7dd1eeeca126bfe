// Request bodies that claim to be JSON: read with a limit, decoded strictly. What the JSON means is the route's affair.

export type JsonBody = { ok: true; value: unknown } | { ok: false; reason: 'notJson' | 'tooLarge' };

/** notJson: another content type, not UTF-8, or not JSON (RFC 8620 section 3.6.1 asks for I-JSON, RFC 7493). */
export async function readJson(request: Request, maxOctets: number): Promise<JsonBody> {
	if (!/^application\/json\s*(;|$)/i.test(request.headers.get('Content-Type') ?? '')) {
		return { ok: false, reason: 'notJson' };
	}
	const text = await readText(request, maxOctets);
	if (typeof text !== 'string') return { ok: false, reason: text.reason };
	try {
		return { ok: true, value: JSON.parse(text) };
	} catch {
		return { ok: false, reason: 'notJson' }; // the caller's fault, and it is told so
	}
}

async function readText(request: Request, maxOctets: number): Promise<string | { reason: 'notJson' | 'tooLarge' }> {
	if (Number(request.headers.get('Content-Length') ?? 0) > maxOctets) return { reason: 'tooLarge' };
	const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
	let [text, octets] = ['', 0];
	for await (const chunk of request.body ?? []) {
		octets += chunk.byteLength;
		if (octets > maxOctets) return { reason: 'tooLarge' };
		const piece = decodeOrNull(decoder, chunk);
		if (piece === null) return { reason: 'notJson' };
		text += piece;
	}
	const rest = decodeOrNull(decoder);
	return rest === null ? { reason: 'notJson' } : text + rest;
}

function decodeOrNull(decoder: TextDecoder, chunk?: Uint8Array): string | null {
	try {
		return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
	} catch {
		return null; // not UTF-8: the caller is told that it is not JSON
	}
}
