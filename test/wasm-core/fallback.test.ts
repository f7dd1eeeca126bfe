// What stands in for the core when it has trapped.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseWithPostalMime } from '../../wasm-core/fallback.ts';

it('reads what people need, and says that it is a stand-in', async () => {
	const raw = new Uint8Array(readFileSync('test/wasm-core/cases/rfc/alternative.eml'));
	const index = await parseWithPostalMime(raw);
	expect(index).toMatchObject({
		rawBytes: raw.length,
		subject: 'Your bulbs',
		from: [{ name: null, email: 'shop@tulips.example' }],
		to: [{ name: null, email: 'ole@berg.example' }],
		sentAt: '2026-09-03T15:00:00Z',
		messageId: ['bulbs@tulips.example'],
		bulk: true,
		autoSubmitted: false,
		defects: [{ kind: 'core-trap', offset: 0 }],
		preview: 'Twelve bulbs for 9€, posted today.',
	});
	expect(index.parts).toHaveLength(1);
	expect(index.parts[0]).toMatchObject({ type: 'text/plain', bodyStart: 269, bodyEnd: raw.length, decodedBytes: 282 });
});

it('survives a message that is none', async () => {
	expect(await parseWithPostalMime(new Uint8Array())).toMatchObject({
		subject: null,
		from: [],
		sentAt: null,
		text: '',
	});
});
