// How a mail travels from the SMTP door to email(): wrangler's local endpoint refuses a null sender, a missing From or
// Message-ID, and strips Bcc, so the mail goes inside a capsule whose own header pleases it. workers/dev unwraps it.
//
//     From/To/Message-ID of the capsule      for the endpoint only
//     X-Waypost-Capsule, -Mail-From, -Rcpt-To, -Raw-Size, -Encoding
//     <empty line>
//     the raw message, octet for octet (or gzip of it, where it would not fit the endpoint's limit)
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** The endpoint's own limit for a request, in octets. */
const ENDPOINT_LIMIT_BYTES = 26_214_400;

export interface CapsuleEnvelope {
	/** '' for the null reverse-path. */
	from: string;
	to: string;
}

/** `from` and `to` are what to tell the endpoint; the true envelope is inside. */
export interface Capsule {
	from: string;
	to: string;
	body: Buffer;
}

export function capsule(raw: Buffer, envelope: CapsuleEnvelope, token: string): Capsule {
	const plain = encapsulate(raw, raw.byteLength, envelope, token, null);
	if (plain.body.byteLength <= ENDPOINT_LIMIT_BYTES) return plain;
	return encapsulate(gzipSync(raw, { level: 1 }), raw.byteLength, envelope, token, 'gzip');
}

function encapsulate(
	content: Buffer,
	rawBytes: number,
	envelope: CapsuleEnvelope,
	token: string,
	encoding: string | null,
) {
	const from = 'smtp-door@localhost.invalid';
	const to = 'worker@localhost.invalid';
	const fields = [
		`From: ${from}`,
		`To: ${to}`,
		`Message-ID: <${createHash('sha256').update(content).digest('hex')}@localhost.invalid>`,
		'Content-Type: application/octet-stream',
		'Content-Transfer-Encoding: 8bit',
		`X-Waypost-Capsule: ${token}`,
		`X-Waypost-Mail-From: ${encodeURIComponent(envelope.from)}`,
		`X-Waypost-Rcpt-To: ${encodeURIComponent(envelope.to)}`,
		`X-Waypost-Raw-Size: ${rawBytes}`,
		...(encoding === null ? [] : [`X-Waypost-Encoding: ${encoding}`]),
	];
	return { from, to, body: Buffer.concat([Buffer.from(`${fields.join('\r\n')}\r\n\r\n`), content]) };
}
