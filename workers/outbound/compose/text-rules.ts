// What the composer asks of any string and any JSON value. Nothing here knows a header field or a part.

/** C0, DEL and C1. */
export function hasControl(text: string): boolean {
	return /\p{Cc}/u.test(text);
}

export function isPrintableAscii(text: string): boolean {
	return /^[\x20-\x7e]*$/.test(text);
}

const encoder = new TextEncoder();

/** As UTF-8. */
export function octetsOf(text: string): number {
	return encoder.encode(text).byteLength;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
