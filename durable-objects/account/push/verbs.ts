// What pushing may do here: the account's rows, the directory's word on who still holds what, and the network's edge.
import { holderOf } from '../../../workers/directory/credentials';
import { vapidKey } from '../../../workers/directory/vapid-key';
import type { AccountDoor } from '../../../workers/domain/account';
import { domainOf } from '../../../workers/domain/address';
import type { Env } from '../../../workers/env';
import { fitsOnePush, postPush } from '../../../workers/outbound/web-push/post-push';
import type { Database } from '../store/database';
import { accountIdOf } from '../store/open-account';
import type { Holder, Message, PushVerbs } from './push-out';
import {
	dueSubscriptions,
	findSubscription,
	listening,
	removeEnded,
	removeSubscription,
	type Subscription,
	updateSubscription,
} from './subscription-rows';

export interface PushHost {
	db: Database;
	env: Pick<Env, 'DIRECTORY' | 'ALLOW_PRIVATE_FETCH'>;
	peer: (accountId: string) => AccountDoor;
	/** Milliseconds since the epoch. */
	now: () => number;
}

/** A state is news for a day; a device that is away for longer asks by itself when it comes back. */
const MAX_TTL_SECONDS = 24 * 60 * 60;

export function pushVerbs(host: PushHost): PushVerbs {
	const { db } = host;
	return {
		transaction: (work) => db.transaction(work),
		listening: (now) => listening(db, now),
		due: (now, limit) => dueSubscriptions(db, now, limit),
		find: (id) => findSubscription(db, id),
		update: (id, to) => updateSubscription(db, id, to),
		remove: (id) => removeSubscription(db, id),
		removeEnded: (now) => removeEnded(db, now),
		holder: (row) => holder(host, row),
		watch: (accounts) => watch(host, accounts),
		post: (row, message, by) => post(host, row, message, by),
		fits: fitsOnePush,
		failed: (row, detail) => {
			const { id, attempts } = row;
			console.error(JSON.stringify({ event: 'push-failed', accountId: accountIdOf(db), id, attempts, detail }));
		},
	};
}

/** One whose first account is another by now has their subscriptions there: what they left here would push unseen. */
async function holder({ db, env, now }: PushHost, row: Subscription): Promise<Holder | null> {
	const person = await holderOf(env.DIRECTORY, row.personId, row.credentialId, now());
	const accounts = person?.accounts.map(({ id }) => id) ?? [];
	return person !== null && accounts[0] === accountIdOf(db) ? { address: person.address, accounts } : null;
}

async function watch({ db, peer }: PushHost, accounts: readonly string[]): Promise<void> {
	const here = accountIdOf(db) ?? '';
	await Promise.all(accounts.filter((id) => id !== here).map((id) => peer(id).watch(id, here)));
}

async function post({ env, now }: PushHost, row: Subscription, object: Message, by: Holder) {
	const at = now();
	const left = row.endsAt === null ? MAX_TTL_SECONDS : Math.floor((row.endsAt - at) / 1000);
	const message = { object, ttlSeconds: Math.max(0, Math.min(MAX_TTL_SECONDS, left)), urgency: 'normal' } as const;
	// RFC 8292 section 2.1: whom to write to. Every domain that takes mail has a postmaster (RFC 5321 section 4.5.1).
	const contact = `mailto:postmaster@${domainOf(by.address)}`;
	const sender = { key: await vapidKey(env.DIRECTORY, at), contact, now: at };
	const edge = {
		fetch: (url: string, init: RequestInit) => fetch(url, init),
		allowPrivate: env.ALLOW_PRIVATE_FETCH === '1',
	};
	return postPush(row, message, sender, edge);
}
