// Reads a test mail through the core as the receiving room does, and asks authenticate() with the records of a test.
import { core } from '../../../../wasm-core/workerd';
import { readMessage } from '../../../../workers/email/read-message';
import { authenticate } from '../../../../workers/scanner/authentication/authenticate';
import type { Authentication } from '../../../../workers/scanner/authentication/authentication';
import type { Resolver } from '../../../../workers/scanner/authentication/dns/resolver';
import type { SignedMail } from '../../../../workers/scanner/authentication/signed-mail';

export const NOW = Date.UTC(2026, 8, 1);
export const PLATFORM = { authservId: 'mx.waypost.test', platformReceived: 1, trustedSealers: ['list.example'] };

export async function readMail(mail: string, chunkBytes = 100) {
	const octets = Uint8Array.from(mail, (char) => char.charCodeAt(0));
	let at = 0;
	const raw = new ReadableStream<Uint8Array>({
		pull(controller) {
			if (at >= octets.length) return controller.close();
			controller.enqueue(octets.slice(at, at + chunkBytes));
			at += chunkBytes;
		},
	});
	const outcome = await readMessage(raw, core, { signatures: true });
	if (!outcome.ok) throw new Error('the core trapped', { cause: outcome.cause });
	return outcome.read;
}

export async function signedMail(mail: string, chunkBytes?: number): Promise<SignedMail> {
	const { signed } = await readMail(mail, chunkBytes);
	if (signed === null) throw new Error('the mail has no header');
	return signed;
}

/** `from`: the reverse-path. */
export async function authenticated(
	mail: string,
	resolver: Resolver | null,
	{ from = 'ann@sender.example', ...settings }: Partial<typeof PLATFORM> & { from?: string } = {},
): Promise<Authentication> {
	const read = await readMail(mail);
	const received = { ...read, envelope: { from, to: 'demo@waypost.test' }, receivedAt: NOW };
	return authenticate(received, { ...PLATFORM, ...settings }, resolver);
}

/** The two trace fields that the platform writes on top of what it takes. */
export function traced(mail: string, { ip = '192.0.2.10', helo = 'out.sender.example', spf = 'none' } = {}): string {
	return (
		'Received: from out.sender.example (192.0.2.10) by mx.waypost.test; Tue, 1 Sep 2026 00:00:00 +0000\r\n' +
		`Received-SPF: ${spf} (mx.waypost.test: client-ip=203.0.113.9 is the sender's word)\r\n` +
		`\treceiver=mx.waypost.test; client-ip=${ip}; envelope-from="ann@sender.example"; helo=${helo};\r\n` +
		mail
	);
}
