// What tests of sending stand on: emails that their person wrote, and a Sender at the network's far edge that does as it is told.
import { env, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import type { MailAccount } from '../../../../../durable-objects/account/mail-account';
import { MAIL, SUBMISSION, VACATION } from '../../../../../workers/domain/jmap';
import {
	deferred,
	failed,
	kept,
	relayed,
	type SendJob,
	type SendResult,
	unknown,
} from '../../../../../workers/outbound/sender';
import type { Answer, JsonObject, TestAccount } from '../../account';

export const USING = ['urn:ietf:params:jmap:core', MAIL, SUBMISSION, VACATION];
/** Later than the tests' real time: no alarm fires by itself. */
export const NOW = Date.UTC(2100, 0, 1);
export const MINUTE = 60_000;

export interface Written {
	from?: string;
	to?: string;
	/** Further header lines, each with its CRLF. */
	more?: string;
	date?: string | null;
	text?: string;
}

/** An email that its person wrote here: a draft that was never delivered from outside. Its Email id. */
export async function write(account: TestAccount, written: Written = {}): Promise<string> {
	const from = written.from ?? account.caller.accounts[0]?.addresses[0] ?? '';
	const date = written.date === null ? '' : `Date: ${written.date ?? 'Tue, 1 Sep 2026 10:00:00 +0000'}\r\n`;
	const to = written.to === '' ? '' : `To: ${written.to ?? 'bob@far.example'}\r\n`;
	const headers = `From: ${from}\r\n${to}${date}Subject: Hello\r\n${written.more ?? ''}`;
	const { emailId } = await account.deliver({ headers, ...(written.text ? { text: written.text } : {}) });
	await account.sql("UPDATE emails SET verdict = 'null' WHERE id = ?", Number(emailId.slice(1)));
	return emailId;
}

export async function identityId(account: TestAccount): Promise<string> {
	const { list } = await account.call('Identity/get', {}, USING);
	return String(list[0]?.id);
}

/** Creates one submission; the whole response. */
export async function submit(account: TestAccount, object: JsonObject, more: JsonObject = {}): Promise<Answer> {
	const create = { s: { identityId: await identityId(account), ...object } };
	return account.call('EmailSubmission/set', { create, ...more }, USING);
}

/** The submission that was created, whole. */
export async function submitted(account: TestAccount, object: JsonObject): Promise<JsonObject> {
	const { created } = (await submit(account, object)) as unknown as { created: { s: { id: string } } | null };
	return submissionOf(account, created?.s.id ?? '');
}

export async function submissionOf(account: TestAccount, id: string): Promise<JsonObject> {
	const { list } = await account.call('EmailSubmission/get', { ids: [id] }, USING);
	return list[0] ?? {};
}

/** The SetError of creation `s`. */
export async function refusal(account: TestAccount, object: JsonObject): Promise<JsonObject> {
	const { notCreated } = (await submit(account, object)) as unknown as { notCreated: { s: JsonObject } | null };
	return notCreated?.s ?? {};
}

type Behaviour = (email: string, job: SendJob) => SendResult;

const BEHAVIOURS: Record<string, Behaviour> = {
	sent: (email) => relayed(email, '250 2.0.0 Taken'),
	kept: (email) => kept(email, '250 2.1.5 Delivered'),
	deferred: (email) => deferred(email, '451 4.2.1 Come back later'),
	failed: (email) => failed(email, '550 5.1.1 No such mailbox'),
	unknown: (email) => unknown(email, '451 4.4.2 The connection broke'),
};

export interface FarEdge {
	jobs: SendJob[];
	/** The raw messages, as they stood in the bucket. */
	raws: string[];
	/** The answer never comes. */
	lost: boolean;
}

/** Recipients get the outcome that their local part names. Lasts until the account is evicted. */
export async function farEdge(account: TestAccount): Promise<FarEdge> {
	const edge: FarEdge = { jobs: [], raws: [], lost: false };
	await runInDurableObject(account.stub, (instance: MailAccount) => {
		instance.sender = {
			send: async (job) => {
				edge.jobs.push(job);
				edge.raws.push((await (await env.MAIL.get(job.key))?.text()) ?? '');
				if (edge.lost) throw new Error('Network connection lost.');
				return job.rcptTo.map(({ email }) => behaviourOf(email)(email, job));
			},
		};
	});
	return edge;
}

function behaviourOf(email: string): Behaviour {
	return BEHAVIOURS[email.split('@')[0] ?? ''] ?? (BEHAVIOURS.sent as Behaviour);
}

export async function ring(account: TestAccount, at: number): Promise<void> {
	await account.at(at);
	await runDurableObjectAlarm(account.stub);
}
