// Signatures of another hand: what nodemailer signs, chunk by chunk through the core, is right here too.
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import nodemailer from 'nodemailer';
import { describe, expect, it } from 'vitest';
import { createCore } from '../../../wasm-core/host.ts';
import { SignedReading } from '../../../workers/email/signed-reading.ts';
import { verifySignature } from '../../../workers/scanner/authentication/dkim/verify.ts';
import { fixtureResolver } from '../../../workers/scanner/authentication/dns/fixture.ts';
import { signedContent } from '../../../workers/scanner/authentication/signed-mail.ts';

const core = createCore(new WebAssembly.Module(readFileSync('wasm-core/build/core.wasm')));
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const record = `v=DKIM1; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

async function composed(skipFields = ''): Promise<Buffer> {
	const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
	const { message } = await transport.sendMail({
		from: 'Ann Ström <ann@reef.example>',
		to: 'bob@waypost.test',
		subject: 'Ebbe und Flut: die Zeiten der kommenden Wochen, so wie sie im Büro am Hafen aushängen',
		text: 'The tide  is out. \n\n\n',
		html: '<p>The tide is <b>out</b>.</p>',
		attachments: [{ filename: 'chart.bin', content: Buffer.alloc(50_000, 7) }],
		dkim: { domainName: 'reef.example', keySelector: 's', privateKey: key, skipFields },
	});
	return message as Buffer;
}

async function resultsOf(raw: Buffer, chunkBytes: number): Promise<string[]> {
	const signed = new SignedReading();
	const reading = core.open({ onHeader: signed.onHeader });
	for (let at = 0; at < raw.length; at += chunkBytes) reading.push(raw.subarray(at, at + chunkBytes));
	reading.finish();
	reading.close();
	const mail = signed.finish();
	if (mail === null) return [];
	const resolver = fixtureResolver({ 's._domainkey.reef.example': [{ TXT: record }] });
	const all = mail.header.signatures.map((each) => verifySignature(each, signedContent(mail), resolver, 0));
	return (await Promise.all(all)).map(({ result }) => result);
}

describe('a mail that nodemailer signed', () => {
	it.each([1, 77, 65_536])('passes in chunks of %i', async (chunkBytes) => {
		expect(await resultsOf(await composed(), chunkBytes)).toEqual(['pass']);
		expect(await resultsOf(await composed('message-id:date'), chunkBytes)).toEqual(['pass']);
	});

	it('fails when one octet of it is another', async () => {
		const raw = await composed();
		raw[raw.length - 200] = (raw[raw.length - 200] ?? 0) ^ 1;
		expect(await resultsOf(raw, 1000)).toEqual(['fail']);
	});
});
