// Signs test mails with fresh keys, by WebCrypto: the sentences of RFC 6376 over whole strings, apart from the code under test.

export interface Signer {
	/** The key record for the DNS. */
	record: string;
	sign(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
	algorithm: 'rsa-sha256' | 'ed25519-sha256';
}

export interface SignOptions {
	domain: string;
	selector?: string;
	/** c= as written; 'relaxed/relaxed' unless said otherwise. */
	canonical?: string;
	/** h= names; From, To and Subject unless said otherwise. */
	names?: string[];
	/** More tags, as written: 'l=5; x=1'. */
	tags?: string;
	/** In place of 'v=1' (ARC has none). */
	version?: string;
	/** Hash this body in place of the mail's. */
	bodyHashOf?: string;
	fieldName?: string;
	bodyLimit?: number;
}

const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
export const base64 = (octets: Uint8Array | ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(octets)));

export async function rsaSigner(bits = 2048): Promise<Signer> {
	const algorithm = {
		name: 'RSASSA-PKCS1-v1_5',
		modulusLength: bits,
		publicExponent: new Uint8Array([1, 0, 1]),
		hash: 'SHA-256',
	};
	const pair = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
	const spki = (await crypto.subtle.exportKey('spki', pair.publicKey)) as ArrayBuffer;
	return {
		record: `v=DKIM1; k=rsa; p=${base64(spki)}`,
		sign: async (data) => new Uint8Array(await crypto.subtle.sign(algorithm.name, pair.privateKey, data)),
		algorithm: 'rsa-sha256',
	};
}

export async function edSigner(): Promise<Signer> {
	const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
	const raw = (await crypto.subtle.exportKey('raw', pair.publicKey)) as ArrayBuffer;
	return {
		record: `v=DKIM1; k=ed25519; p=${base64(raw)}`,
		sign: async (data) => {
			const hash = await crypto.subtle.digest('SHA-256', data);
			return new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, hash));
		},
		algorithm: 'ed25519-sha256',
	};
}

/** The mail with a signature on top. `mail` has CRLF line ends and one empty line. */
export async function signed(mail: string, signer: Signer, options: SignOptions): Promise<string> {
	const [head = '', ...rest] = mail.split('\r\n\r\n');
	const body = rest.join('\r\n\r\n');
	const {
		canonical = 'relaxed/relaxed',
		names = ['from', 'to', 'subject'],
		selector = 's1',
		version = 'v=1; ',
	} = options;
	const [headerForm = '', bodyForm = 'simple'] = canonical.split('/');
	const hashed = canonicalBody(options.bodyHashOf ?? body, bodyForm).slice(0, options.bodyLimit);
	const bodyHash = base64(await crypto.subtle.digest('SHA-256', latin1(hashed)));
	const more = options.tags === undefined ? '' : ` ${options.tags};`;
	const value =
		` ${version}a=${signer.algorithm}; c=${canonical}; d=${options.domain}; s=${selector};${more}\r\n` +
		`\th=${names.join(':')}; bh=${bodyHash}; b=`;
	const fieldName = options.fieldName ?? 'DKIM-Signature';
	const left = head.split(/\r\n(?![ \t])/);
	let data = '';
	for (const name of names) {
		const at = left.findLastIndex((field) => field.split(':')[0]?.trim().toLowerCase() === name.toLowerCase());
		const [field] = at < 0 ? [] : left.splice(at, 1);
		if (field !== undefined) data += `${canonicalField(field, headerForm)}\r\n`;
	}
	data += canonicalField(`${fieldName}:${value}`, headerForm);
	return `${fieldName}:${value}${base64(await signer.sign(latin1(data)))}\r\n${mail}`;
}

export function canonicalField(field: string, form: string): string {
	if (form === 'simple') return field;
	const colon = field.indexOf(':');
	const value = field
		.slice(colon + 1)
		.replace(/\r\n/g, '')
		.replace(/[ \t]+/g, ' ');
	return `${field.slice(0, colon).trim().toLowerCase()}:${value.trim()}`;
}

function canonicalBody(body: string, form: string): string {
	const lines = body
		.split('\r\n')
		.map((line) => (form === 'simple' ? line : line.replace(/[ \t]+/g, ' ').replace(/ $/, '')));
	while (lines.at(-1) === '') lines.pop();
	const text = lines.map((line) => `${line}\r\n`).join('');
	return text === '' && form === 'simple' ? '\r\n' : text;
}

/** One more ARC set on top of a mail, sealed over those that it has (RFC 8617 section 5.1). */
export async function sealed(
	mail: string,
	signer: Signer,
	{ domain, results, chain, fake }: { domain: string; results: string; chain?: string; fake?: 'seal' },
): Promise<string> {
	const fields = (mail.split('\r\n\r\n')[0] ?? '').split(/\r\n(?![ \t])/).filter((field) => /^arc-/i.test(field));
	const instance = fields.length / 3 + 1;
	const authentication = `ARC-Authentication-Results: i=${instance}; mx.${domain}; ${results}`;
	const message = await signed(mail, signer, {
		domain,
		fieldName: 'ARC-Message-Signature',
		version: `i=${instance}; `,
	});
	const messageField = message.slice(0, message.length - mail.length - 2);
	const value = ` i=${instance}; a=${signer.algorithm}; t=1; cv=${chain ?? (instance === 1 ? 'none' : 'pass')}; d=${domain}; s=s1; b=`;
	const covered = [...sets(fields), authentication, messageField].map(
		(field) => `${canonicalField(field, 'relaxed')}\r\n`,
	);
	const data = covered.join('') + canonicalField(`ARC-Seal:${value}`, 'relaxed');
	const signature = base64(await signer.sign(latin1(fake === 'seal' ? `${data}x` : data)));
	return `ARC-Seal:${value}${signature}\r\n${messageField}\r\n${authentication}\r\n${mail}`;
}

/** The fields of earlier sets in the order that a seal covers them: each set stands above the one before, its seal on top. */
function sets(fields: string[]): string[] {
	const ordered: string[] = [];
	for (let at = fields.length; at > 0; at -= 3) {
		const [seal = '', message = '', results = ''] = fields.slice(at - 3, at);
		ordered.push(results, message, seal);
	}
	return ordered;
}
