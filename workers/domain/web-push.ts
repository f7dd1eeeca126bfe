// The nouns of Web Push (RFC 8030, 8291, 8292) that the directory, the session and the sender share. Types only.

/** The platform's signing key towards push services: a P-256 pair. */
export interface VapidKey {
	/** The uncompressed point in base64url: `k` in RFC 8292 section 3.2, `applicationServerKey` in RFC 9749 section 3. */
	publicKey: string;
	privateKey: JsonWebKey;
}

/** A subscriber's keys (RFC 8620 section 7.2), both in base64url. */
export interface PushKeys {
	/** P-256 point, uncompressed: 65 octets. */
	p256dh: string;
	/** 16 octets. */
	auth: string;
}
