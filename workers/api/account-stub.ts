// The way from the API to an account's Durable Object. The caller has checked the grant.
import type { AccountDoor } from '../domain/account';
import type { JmapResponse } from '../domain/jmap';
import type { Problem } from '../domain/problem';
import type { Env } from '../env';

export type JmapAnswer = { status: 200; body: JmapResponse } | { status: number; body: Problem };

export interface AccountStub extends Pick<AccountDoor, 'blob' | 'emailParts' | 'vitals'> {
	/** Runs a JMAP request (RFC 8620 section 3.3), whatever shape it has, against this one account. */
	jmap(accountId: string, request: unknown, sessionState: string): Promise<JmapAnswer>;
	/** The WebSocket of RFC 8887. */
	fetch(request: Request): Promise<Response>;
}

/** The platform's RPC types turn JSON of unknown shape into `never`: the door's own types stand here instead. */
export function accountStub(env: Env, accountId: string): AccountStub {
	return env.ACCOUNT.getByName(accountId) as unknown as AccountStub;
}
