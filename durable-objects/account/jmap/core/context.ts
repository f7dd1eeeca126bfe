// What a JMAP method may use: this account's store, its raw mail, and the request that it stands in. Types only.
import type { Core } from '../../../../wasm-core/host';
import type { AccountDoor } from '../../../../workers/domain/account';
import type { Caller } from '../../../../workers/domain/caller';
import type { DomainRules } from '../../../../workers/domain/scan-policy';
import type { Database } from '../../store/database';
import type { Step } from '../../store/history';
import type { JsonObject } from './args';

export interface Context {
	accountId: string;
	db: Database;
	caller: Caller;
	/** The object of another account. Hand it nothing but accounts that the caller was granted. */
	peer: (accountId: string) => AccountDoor;
	/** What these domains want of the scanner, by the domain, as the directory has it now. */
	domainRules: (domains: readonly string[]) => Promise<ReadonlyMap<string, DomainRules>>;
	mail: R2Bucket;
	core: Core;
	decodeCharset: (octets: Uint8Array, charset: string | null) => string;
	/** Only on a laptop: addresses that a client names may be private (workers/outbound/guarded-fetch.ts). */
	allowPrivateFetch: boolean;
	/** Milliseconds since the epoch. */
	now: () => number;
	/** Capabilities that the request uses. */
	using: ReadonlySet<string>;
	/** Creation id → id, request-wide (RFC 8620 section 3.3). */
	createdIds: Map<string, string>;
	/** Whether the account may take so many octets of mail more (RFC 9425). Ask inside the transaction that adds them. */
	hasRoom: (octets: number) => boolean;
	/** Runs one transaction; what it changed is told to every listener once it is durable. */
	write: <T>(work: (step: Step) => T) => T;
}

export type HeaderReader = Pick<
	Core,
	'headerFields' | 'asText' | 'asAddresses' | 'asGroupedAddresses' | 'asMessageIds' | 'asDate' | 'asURLs'
>;

export type ImplicitCall = [name: string, args: JsonObject];

/** A method: arguments with references resolved in, response arguments out. Throws MethodError. */
export type Method = (args: JsonObject, ctx: Context) => JsonObject | Promise<JsonObject>;

export interface MethodEntry {
	/** A method whose capability is not in `using` is unknown to that request. */
	capability: string;
	run: Method;
	/** Calls that this one brings with it, under the same call id (RFC 8620 section 5.4, RFC 8621 section 7.5). */
	follows?: (args: JsonObject, response: JsonObject, ctx: Context) => ImplicitCall[];
	/** It has no account: it runs in the caller's first one (PushSubscription, RFC 8620 section 7.2). */
	atHome?: true;
	/** It changes the account: what it did is always told. */
	changes?: true;
}
