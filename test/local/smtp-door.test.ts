// What the SMTP door tells a sender, from what the Worker said.

import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { capsule } from '../../local/capsule.ts';
import { readSettings } from '../../local/settings.ts';
import { worstReply } from '../../local/smtp-door.ts';
import { replyOf } from '../../local/worker-door.ts';

describe('the reply for one recipient', () => {
	it('is silence when the Worker took the mail', () => {
		expect(replyOf(200, '{"outcome":"ok"}')).toBe('');
	});

	it("is the Worker's own words when it refused", () => {
		expect(replyOf(200, '{"outcome":"ok","rejectReason":"550 5.1.1 nobody"}')).toBe('550 5.1.1 nobody');
		expect(replyOf(200, '{"outcome":"ok","rejectReason":"no thanks"}')).toBe('550 5.7.1 no thanks');
	});

	it('is temporary for every fault, whatever came back', () => {
		for (const [status, body] of [
			[500, '{"outcome":"exception"}'],
			[500, '<html>'],
			[200, 'not JSON'],
			[503, ''],
		] as const)
			expect(replyOf(status, body)).toMatch(/^451 4\.3\.0 /);
	});
});

describe('the reply for all recipients', () => {
	it('asks for all of it again when one failed for now', () => {
		expect(worstReply(['', '550 5.1.1 x', '451 4.3.0 y'])).toBe('451 4.3.0 y');
		expect(worstReply(['', '550 5.1.1 x'])).toBe('550 5.1.1 x');
		expect(worstReply(['', ''])).toBe('');
	});
});

describe('the capsule', () => {
	it('carries envelope and octets, null sender included', () => {
		const raw = Buffer.from('Bcc: x@y.example\r\n\r\n\x00\xff', 'latin1');
		const { body } = capsule(raw, { from: '', to: 'dëmo@x.example' }, 'token');
		const [head = ''] = body.toString('latin1').split('\r\n\r\n');
		expect(head).toContain('X-Waypost-Mail-From: \r\nX-Waypost-Rcpt-To: d%C3%ABmo%40x.example\r\n');
		expect(head).toContain(`X-Waypost-Raw-Size: ${raw.byteLength}`);
		expect(body.subarray(head.length + 4).equals(raw)).toBe(true);
	});

	it("shrinks what would not fit the endpoint's limit", () => {
		const raw = Buffer.from(randomBytes(20_000_000).toString('base64')).subarray(0, 26_214_400);
		const { body } = capsule(raw, { from: 'a@b.example', to: 'c@d.example' }, 'token');
		expect(body.byteLength).toBeLessThan(26_214_400);
		const start = body.indexOf('\r\n\r\n') + 4;
		expect(gunzipSync(body.subarray(start)).equals(raw)).toBe(true);
	});
});

describe('settings', () => {
	it('names a port that is none', () => {
		expect(() => readSettings({ PORT: 'abc' })).toThrow('PORT=abc is not a port number');
	});

	it('refuses one port for two doors, and a clock that would run wild', () => {
		expect(() => readSettings({ PORT: '4000', SMTP_PORT: '4000' })).toThrow('PORT and SMTP_PORT are both 4000');
		for (const CRON_SECONDS of ['soon', '-1', '0.5', '99999999']) {
			expect(() => readSettings({ CRON_SECONDS })).toThrow('is not a number of seconds');
		}
		expect(readSettings({ CRON_SECONDS: '0' }).cronSeconds).toBe(0);
	});
});
