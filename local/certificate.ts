// A certificate for this laptop's HTTPS, made once and kept with the state: mail clients that want HTTPS are told to trust it.

import { X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import tls from 'node:tls';
import { generate } from 'selfsigned';

export interface Certificate {
	certFile: string;
	keyFile: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Clients refuse certificates that are good for longer. */
const VALID_DAYS = 397;
const RENEW_DAYS = 30;

/** For localhost, 127.0.0.1 and ::1. One that ends soon is made anew. */
export async function localCertificate(stateDir: string): Promise<Certificate> {
	const folder = path.join(stateDir, 'https');
	const files = { certFile: path.join(folder, 'cert.pem'), keyFile: path.join(folder, 'key.pem') };
	if (isGood(files)) return files;
	mkdirSync(folder, { recursive: true });
	const made = await generate([{ name: 'commonName', value: 'Waypost on this machine' }], {
		keyType: 'ec',
		notAfterDate: new Date(Date.now() + VALID_DAYS * DAY_MS),
		extensions: [
			{ name: 'basicConstraints', cA: true, critical: true },
			{ name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
			{ name: 'extKeyUsage', serverAuth: true },
			{
				name: 'subjectAltName',
				altNames: [
					{ type: 2, value: 'localhost' },
					{ type: 7, ip: '127.0.0.1' },
					{ type: 7, ip: '::1' },
				],
			},
		],
	});
	writeFileSync(files.keyFile, made.private, { mode: 0o600 });
	chmodSync(files.keyFile, 0o600); // The mode above counts for new files only.
	writeFileSync(files.certFile, made.cert);
	return files;
}

/** This process's own requests trust it from now on, besides everything else that they trust. */
export function trust({ certFile }: Certificate): void {
	tls.setDefaultCACertificates([...tls.getCACertificates('default'), readFileSync(certFile, 'utf8')]);
}

function isGood({ certFile, keyFile }: Certificate): boolean {
	if (!existsSync(certFile) || !existsSync(keyFile)) return false;
	return new X509Certificate(readFileSync(certFile)).validToDate.getTime() > Date.now() + RENEW_DAYS * DAY_MS;
}
