// Whom a JMAP request is for, as the API found out: who signed in, and what was granted. Plain data: it crosses RPC.

export interface GrantedAccount {
	id: string;
	/** Shown to people. */
	name: string;
	/** Lower case: what the account receives mail for, and may send as. The main one first. */
	addresses: string[];
}

/** What the caller signed in with. Its id signs nobody in. */
export interface Credential {
	id: string;
	/** Milliseconds since the epoch; null: has no end of its own. */
	expiresAt: number | null;
}

export interface Caller {
	personId: string;
	credential: Credential;
	/** The oldest first: that one is primary. An account that is not among these does not exist for this caller. */
	accounts: GrantedAccount[];
	/** Of the session object (RFC 8620 section 2), as it stands now. */
	sessionState: string;
}
