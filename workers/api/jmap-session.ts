// The JMAP session (RFC 8620 section 2): what this server can do, and for whom. Its routes: the session and the signpost.
import type { SignedIn } from '../directory/credentials';
import type { Person } from '../directory/people';
import { vapidKey } from '../directory/vapid-key';
import type { Caller } from '../domain/caller';
import { hex } from '../domain/hex';
import {
	BLOB,
	BLOB_LIMITS,
	CORE,
	LIMITS,
	MAIL,
	MDN,
	QUOTA,
	SCAN,
	SCAN_LIMITS,
	SUBMISSION,
	VACATION,
	VAPID,
	WAYPOST,
	WEBSOCKET,
} from '../domain/jmap';
import { SUBMISSION_CAPABILITY } from '../domain/submission';
import type { Env } from '../env';
import type { Call, Route } from './routes';

export const sessionRoutes: readonly Route[] = [
	// RFC 8620 section 2.2. It tells nobody anything, so it asks nobody anything.
	{ method: 'GET', path: '/.well-known/jmap', guard: 'public', handle: (call) => call.redirect('/jmap/session', 307) },
	{ method: 'GET', path: '/jmap/session', guard: 'person', handle: session },
];

/** RFC 8621 section 1.3.1. Grows with what the account can do. */
const MAIL_CAPABILITY = {
	maxMailboxesPerEmail: 100,
	maxMailboxDepth: null,
	maxSizeMailboxName: 490,
	maxSizeAttachmentsPerEmail: 25_000_000,
	emailQuerySortOptions: [
		...['receivedAt', 'sentAt', 'size', 'from', 'to', 'subject'],
		...['hasKeyword', 'allInThreadHaveKeyword', 'someInThreadHaveKeyword'],
	],
	mayCreateTopLevelMailbox: true,
};

async function session(call: Call, person: Person): Promise<Response> {
	const { origin } = new URL(call.req.url);
	const { publicKey } = await vapidKey(call.env.DIRECTORY, Date.now());
	return call.json({ ...sessionObject(person, origin, publicKey), state: await sessionState(call.env, person) });
}

/** Whom the account's object serves. */
export async function callerOf(env: Env, person: SignedIn): Promise<Caller> {
	const { id, accounts, credential } = person;
	return { personId: id, credential, accounts, sessionState: await sessionState(env, person) };
}

/** Changes with whatever the session says. The same for every origin: HTTP and WebSocket clients compare it. */
async function sessionState(env: Env, person: Person): Promise<string> {
	const { publicKey } = await vapidKey(env.DIRECTORY, Date.now());
	const octets = new TextEncoder().encode(JSON.stringify(sessionObject(person, '', publicKey)));
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', octets)).subarray(0, 8);
	return hex(digest);
}

function sessionObject(person: Person, origin: string, applicationServerKey: string) {
	const accountCapabilities = {
		[CORE]: {},
		[MAIL]: MAIL_CAPABILITY,
		[SUBMISSION]: SUBMISSION_CAPABILITY,
		[VACATION]: {},
		[BLOB]: BLOB_LIMITS,
		[QUOTA]: {},
		[MDN]: {},
		[WAYPOST]: {},
		[SCAN]: SCAN_LIMITS,
	};
	const accounts = person.accounts.map(({ id, name }) => {
		return [id, { name, isPersonal: true, isReadOnly: false, accountCapabilities }] as const;
	});
	const primary = person.accounts[0]?.id;
	return {
		capabilities: {
			[CORE]: { ...LIMITS, collationAlgorithms: [] },
			[MAIL]: {},
			[SUBMISSION]: {},
			[VACATION]: {},
			[BLOB]: {},
			[QUOTA]: {},
			[MDN]: {},
			[WEBSOCKET]: { url: `${origin.replace(/^http/, 'ws')}/jmap/ws`, supportsPush: true },
			[VAPID]: { applicationServerKey },
			[WAYPOST]: {},
			[SCAN]: {},
		},
		accounts: Object.fromEntries(accounts),
		primaryAccounts: primary === undefined ? {} : primaries(accountCapabilities, primary),
		username: person.address,
		apiUrl: `${origin}/jmap/api`,
		downloadUrl: `${origin}/jmap/download/{accountId}/{blobId}/{name}?type={type}`,
		uploadUrl: `${origin}/jmap/upload/{accountId}`,
		eventSourceUrl: `${origin}/jmap/eventsource?types={types}&closeafter={closeafter}&ping={ping}`,
	};
}

function primaries(capabilities: Record<string, unknown>, accountId: string): Record<string, string> {
	return Object.fromEntries(Object.keys(capabilities).map((name) => [name, accountId]));
}
