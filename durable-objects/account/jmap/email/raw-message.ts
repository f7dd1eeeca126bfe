// Reads octets of one raw message in R2. A small message is read once and cut; a large one only where it is asked for.

/** Half-open range [start, end) of the raw message. Throws where the object is gone: a fault, never an empty body. */
export type ReadRaw = (start: number, end: number) => Promise<Uint8Array>;

const WHOLE_BYTES = 256 * 1024;

export function rawReader(mail: Pick<R2Bucket, 'get'>, key: string, rawBytes: number): ReadRaw {
	let whole: Promise<Uint8Array> | null = null;
	return async (start, end) => {
		if (end <= start) return new Uint8Array();
		if (rawBytes > WHOLE_BYTES) return readRange(mail, key, { offset: start, length: end - start });
		whole ??= readRange(mail, key, null);
		return (await whole).subarray(start, end);
	};
}

async function readRange(mail: Pick<R2Bucket, 'get'>, key: string, range: R2Range | null): Promise<Uint8Array> {
	const object = await mail.get(key, range === null ? {} : { range });
	if (object === null) throw new Error(`The raw message ${key} is not in the bucket.`);
	return new Uint8Array(await object.arrayBuffer());
}
