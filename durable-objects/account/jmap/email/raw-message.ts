// Reads octets of one raw message in R2. A small message is read once and cut; a large one only where it is asked for.

/** Half-open range [start, end) of the raw message. Throws where the object is gone: a fault, never an empty body. */
export type ReadRaw = (start: number, end: number) => Promise<Uint8Array>;

const WHOLE_BYTES = 256 * 1024;

/** `base`: where the message stands in the R2 object. */
export function rawReader(mail: Pick<R2Bucket, 'get'>, key: string, rawBytes: number, base = 0): ReadRaw {
	let whole: Promise<Uint8Array> | null = null;
	return async (start, end) => {
		if (end <= start) return new Uint8Array();
		if (rawBytes > WHOLE_BYTES) return readRange(mail, key, { offset: base + start, length: end - start });
		whole ??= readRange(mail, key, { offset: base, length: rawBytes });
		return (await whole).subarray(start, end);
	};
}

async function readRange(mail: Pick<R2Bucket, 'get'>, key: string, range: R2Range): Promise<Uint8Array> {
	const object = await mail.get(key, { range });
	if (object === null) throw new Error(`The raw message ${key} is not in the bucket.`);
	return new Uint8Array(await object.arrayBuffer());
}
