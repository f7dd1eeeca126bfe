// Whom a JMAP request is for, as the API found out: who signed in, and what was granted. Plain data: it crosses RPC.

export interface GrantedAccount {
	id: string;
	/** Shown to people. */
	name: string;
	/** Lower case: what the account receives mail for, and may send as. The main one first. */
	addresses: string[];
}

export interface Caller {
	personId: string;
	/** The oldest first: that one is primary. An account that is not among these does not exist for this caller. */
	accounts: GrantedAccount[];
	/** Of the session object (RFC 8620 section 2), as it stands now. */
	sessionState: string;
}
