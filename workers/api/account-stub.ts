// The way from the API to an account's Durable Object. The caller has checked the grant.
import type { AccountDoor } from '../domain/account';
import type { Env } from '../env';

export interface AccountStub
	extends Pick<AccountDoor, 'addUpload' | 'blob' | 'emailParts' | 'isWithheld' | 'jmap' | 'vitals'> {
	/** The WebSocket of RFC 8887. */
	fetch(request: Request): Promise<Response>;
}

/** The platform's RPC types turn JSON of unknown shape into `never`: the door's own types stand here instead. */
export function accountStub(env: Env, accountId: string): AccountStub {
	return env.ACCOUNT.getByName(accountId) as unknown as AccountStub;
}
