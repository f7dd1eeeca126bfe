// Base64 in lines: whatever the octets and however they come, the length is known beforehand and the octets come back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64Encoder, base64Length, encodeBase64 } from '../../../../workers/outbound/compose/base64';

async function streamed(chunks: Uint8Array[]): Promise<Uint8Array> {
	const source = new ReadableStream<Uint8Array>({
		start(controller) {
			for (const chunk of chunks) controller.enqueue(chunk);
			controller.close();
		},
	});
	return new Response(source.pipeThrough(base64Encoder())).bytes();
}

const text = (octets: Uint8Array) => new TextDecoder().decode(octets);

describe('base64 (RFC 2045 6.8)', () => {
	it('gives the octets back, in lines of 76 with CRLF between them', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 400, size: 'max' }), (octets) => {
				const lines = text(encodeBase64(octets)).split('\r\n');
				expect(atob(lines.join(''))).toBe(String.fromCharCode(...octets));
				for (const line of lines.slice(0, -1)) expect(line).toHaveLength(76);
				expect(lines.at(-1)?.length).toBeLessThanOrEqual(76);
			}),
		);
	});

	it('streams the same octets as it gives at once, of the length that was foretold', async () => {
		const chunks = fc.array(fc.uint8Array({ maxLength: 200, size: 'max' }), { maxLength: 8 });
		await fc.assert(
			fc.asyncProperty(chunks, async (all) => {
				const octets = Uint8Array.from(all.flatMap((chunk) => [...chunk]));
				const encoded = await streamed(all);
				expect(text(encoded)).toBe(text(encodeBase64(octets)));
				expect(encoded.byteLength).toBe(base64Length(octets.byteLength));
			}),
		);
	});

	it('foretells the length at every edge of a line', async () => {
		for (const octets of [0, 1, 2, 3, 56, 57, 58, 113, 114, 115])
			expect((await streamed([new Uint8Array(octets)])).byteLength).toBe(base64Length(octets));
		expect([0, 1, 57, 58, 114].map(base64Length)).toEqual([0, 4, 76, 82, 154]);
	});
});
