// A JMAP account on paper: answers the app's own requests from plain rows, so that tests see what goes over the wire.
// It knows only the methods and arguments that the app uses.

import type { Answers, Call } from '../../site/src/jmap/client';
import { Fault } from '../../site/src/jmap/fault';
import type { EmailRow } from '../../site/src/jmap/types';
import type { Desk } from '../../site/src/mail/desk';
import { emptyState } from '../../site/src/mail/state';
import type { Invocation } from '../../workers/domain/jmap';
import { mailbox, ROLES } from './rows';

type Args = Record<string, unknown>;

export class PaperServer {
	readonly emails = new Map<string, EmailRow>();
	readonly log: { created: string[]; updated: string[]; destroyed: string[] }[] = [];
	/** Every request's method names, in order. */
	readonly requests: string[][] = [];
	/** The next Email/set refuses. */
	refuses = false;
	/** Every update of an Email/set, in order. */
	readonly sets: Record<string, Args>[] = [];
	/** Older states than this cannot be told apart any more. */
	forgotten = 0;
	/** Added to every total. */
	overstates = 0;
	/** As the session's maxObjectsInGet. */
	mostInGet = 1000;
	/** As a server that has SearchSnippet/get; otherwise it is an unknown method. */
	tellsSnippets = true;
	/** Every email that it was asked for a snippet of, in order. */
	readonly snippetsAsked: string[] = [];
	/** Set: the next request waits for it before it is answered, with what is true when it was asked. */
	hold: Promise<void> | null = null;

	arrive(...emails: EmailRow[]): void {
		for (const email of emails) this.emails.set(email.id, email);
		this.log.push({ created: emails.map((one) => one.id), updated: [], destroyed: [] });
	}

	readonly call: Call = async (calls) => {
		const done: Invocation[] = [];
		this.requests.push(calls.map(([name]) => name));
		for (const [name, args, id] of calls) done.push(this.#answer(name, resolved(args, done), id));
		const held = this.hold;
		this.hold = null;
		await held;
		return readerOf(structuredClone(done));
	};

	#answer(name: string, args: Args, id: string): Invocation {
		const methods: Record<string, (args: Args) => Args> = {
			'Mailbox/get': () => ({ list: Object.entries(ROLES).map(([role, box]) => mailbox(box, role)) }),
			'Email/get': (one) => this.#get(one.ids as string[]),
			'Thread/get': (one) => ({ list: this.#threads(one.ids as string[]) }),
			'Email/query': (one) => this.#query(one),
			'Email/changes': (one) => this.#changes(Number(one.sinceState)),
			'Email/set': (one) => this.#set(one),
			...(this.tellsSnippets && { 'SearchSnippet/get': (one: Args) => this.#snippets(one) }),
		};
		const result = methods[name]?.(args) ?? { type: 'unknownMethod' };
		return ['type' in result ? 'error' : name, { state: String(this.log.length), ...result }, id];
	}

	#get(ids: string[]): Args {
		return ids.length > this.mostInGet ? { type: 'requestTooLarge' } : { list: this.#rows(ids) };
	}

	#rows(ids: string[]): EmailRow[] {
		return ids.map((id) => this.emails.get(id)).filter((email) => email !== undefined);
	}

	#sorted(): EmailRow[] {
		return [...this.emails.values()].sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1));
	}

	#threads(ids: string[]): Args[] {
		const of = (threadId: string) => this.#sorted().filter((email) => email.threadId === threadId);
		const threads = [...new Set(ids)].map((id) => ({
			id,
			emailIds: of(id)
				.map((email) => email.id)
				.reverse(),
		}));
		return threads.filter((thread) => thread.emailIds.length > 0);
	}

	#snippets(args: Args): Args {
		const { text = '' } = args.filter as { text?: string };
		const ids = args.emailIds as string[];
		this.snippetsAsked.push(...ids);
		const marked = (words: string) => (words.includes(text) ? words.replace(text, `<mark>${text}</mark>`) : null);
		const list = this.#rows(ids).map(({ id, subject, preview }) => {
			return { emailId: id, subject: marked(subject ?? ''), preview: marked(preview) };
		});
		return { list };
	}

	#query(args: Args): Args {
		const { inMailbox, text = '' } = args.filter as { inMailbox?: string; text?: string };
		const [position, limit] = [Number(args.position), Number(args.limit)];
		const heads = new Map<string, string>();
		for (const email of this.#sorted()) {
			const fits = inMailbox === undefined || email.mailboxIds[inMailbox] === true;
			const holds = `${email.subject} ${email.preview}`.includes(text);
			if (fits && holds && !heads.has(email.threadId)) heads.set(email.threadId, email.id);
		}
		const ids = [...heads.values()];
		return { ids: ids.slice(position, position + limit), position, total: ids.length + this.overstates };
	}

	#changes(since: number): Args {
		if (since < this.forgotten) return { type: 'cannotCalculateChanges' };
		const steps = this.log.slice(since);
		const created = steps.flatMap((step) => step.created);
		const destroyed = steps.flatMap((step) => step.destroyed);
		const updated = steps.flatMap((step) => step.updated).filter((id) => !created.includes(id));
		return { created, updated, destroyed, newState: String(this.log.length), hasMoreChanges: false };
	}

	#set({ update = {}, destroy = [] }: { update?: Record<string, Args>; destroy?: string[] }): Args {
		if (this.refuses) {
			this.refuses = false;
			const refused = Object.keys(update).map((id) => [id, { type: 'forbidden', description: 'No.' }]);
			return { notUpdated: Object.fromEntries(refused) };
		}
		this.sets.push(update);
		for (const [id, patch] of Object.entries(update)) this.#patch(id, patch);
		for (const id of destroy) this.emails.delete(id);
		this.log.push({ created: [], updated: Object.keys(update), destroyed: destroy });
		return { notUpdated: null, notDestroyed: null };
	}

	#patch(id: string, patch: Args): void {
		const email = structuredClone(this.emails.get(id));
		if (!email) return;
		for (const [path, value] of Object.entries(patch)) {
			if (path === 'withheld') continue; // the verdict is the server's own
			const [field, key = ''] = path.split('/') as ['keywords' | 'mailboxIds', string];
			if (value === null) delete email[field][key];
			else email[field][key] = true;
		}
		this.emails.set(id, email);
	}
}

/** RFC 8620 section 3.7, for the paths that the app writes: '/ids', '/list/*' + '/name', '/created'. */
function resolved(args: Args, done: Invocation[]): Args {
	const name = ['ids', 'emailIds'].find((one) => args[`#${one}`] !== undefined);
	return name === undefined ? args : { ...args, [name]: found(args[`#${name}`] as Reference, done) };
}

interface Reference {
	resultOf: string;
	path: string;
}

function found(reference: Reference, done: Invocation[]): string[] {
	const source = done.find(([, , id]) => id === reference.resultOf)?.[1] ?? {};
	const [, first = '', star, name = ''] = reference.path.split('/');
	const values = source[first] as Args[] | string[] | undefined;
	const ids = star ? (values as Args[] | undefined)?.flatMap((one) => one[name] as string | string[]) : values;
	return (ids ?? []) as string[];
}

function readerOf(done: Invocation[]): Answers {
	return <T>(callId: string): T => {
		const found = done.find(([, , id]) => id === callId);
		if (!found || found[0] === 'error') throw new Fault('method', String(found?.[1].type), 'refused');
		return found[1] as T;
	};
}

/** A desk over plain objects; `faults` collects what a person would be told. */
export function paperDesk(server: PaperServer): Desk & { faults: unknown[] } {
	const state = emptyState();
	const faults: unknown[] = [];
	const pace = { edits: 0, pending: 0 };
	const fault = (error: unknown) => void faults.push(error);
	return { call: server.call, accountId: 'A1', state, change: (step) => step(state), pace, fault, faults };
}
