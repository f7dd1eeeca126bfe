// SearchSnippet/get (RFC 8621 section 5.1): what a filter's words found in some emails, marked. Reads the store's own text.
import { LIMITS, MAIL } from '../../../../workers/domain/jmap';
import { fromId, toId } from '../../ids';
import { type Term, termsOf } from '../../search-words';
import { Marker } from '../../snippet';
import { emailTexts } from '../../store/emails';
import { Args, invalid, type JsonObject } from '../core/args';
import type { Context, MethodEntry } from '../core/context';
import type { FilterNode } from '../core/filter';
import { MethodError } from '../core/method-error';
import { resolveId } from '../core/standard-get';
import { emailFilter, filterSql } from './email-filter';

export const searchSnippetGet: MethodEntry = { capability: MAIL, run: get };

/** Characters of texts that one call looks through; what is left then has no snippet, as section 5 allows. */
const MAX_READ = 20_000_000;

function get(given: JsonObject, ctx: Context): JsonObject {
	const args = new Args(given);
	args.string('accountId');
	const filter = args.object('filter');
	const emailIds = args.strings('emailIds');
	args.done();
	if (emailIds === null) throw invalid('"emailIds" is missing.');
	if (emailIds.length > LIMITS.maxObjectsInGet) {
		throw new MethodError('requestTooLarge', `At most ${LIMITS.maxObjectsInGet} snippets in one get.`);
	}
	const asked = [...new Set(emailIds)].map((id) => resolveId(id, ctx));
	const found = snippets(asked, filter === null ? [] : wantedWords(filter, ctx), ctx);
	const notFound = asked.filter((id) => !found.has(id));
	return { accountId: ctx.accountId, list: [...found.values()], notFound: notFound.length > 0 ? notFound : null };
}

function snippets(ids: readonly string[], words: readonly Wanted[], ctx: Context): Map<string, JsonObject> {
	const subjects = new Marker(words.filter((one) => one.inSubject).flatMap((one) => one.terms));
	const bodies = new Marker(words.filter((one) => one.inBody).flatMap((one) => one.terms));
	const numbers = ids.map((id) => fromId('Email', id)).filter((number) => number !== null);
	const found = new Map<string, JsonObject>();
	let read = 0;
	for (const [number, subject, text] of emailTexts(ctx.db, numbers)) {
		const emailId = toId('Email', number);
		read += text.length;
		const preview = read > MAX_READ ? null : bodies.passage(text);
		found.set(emailId, { emailId, subject: subject === null ? null : subjects.whole(subject), preview });
	}
	return found;
}

interface Wanted {
	terms: Term[];
	inSubject: boolean;
	inBody: boolean;
}

/** Text conditions that speak for an email: those under an odd number of NOTs speak against it. */
function wantedWords(filter: JsonObject, ctx: Context): Wanted[] {
	const node = emailFilter(filter, ctx.using);
	// Compiled, and so refused where Email/query would refuse it.
	filterSql(node);
	return wantedIn(node, true);
}

function wantedIn(node: FilterNode, isWanted: boolean): Wanted[] {
	if (node.kind !== 'condition') {
		return node.nodes.flatMap((one) => wantedIn(one, node.kind === 'NOT' ? !isWanted : isWanted));
	}
	const inSubject = node.name === 'text' || node.name === 'subject';
	const inBody = node.name === 'text' || node.name === 'body';
	if (!isWanted || !(inSubject || inBody)) return [];
	return [{ terms: termsOf(String(node.value)), inSubject, inBody }];
}
