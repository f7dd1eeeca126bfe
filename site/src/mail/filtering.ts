// What an account tells the scanner: its settings and whom it allows and blocks. The JMAP calls (docs/jmap.md) and what their
// answers mean. Keeps nothing.
import type { AttachmentPolicy } from '../../../workers/domain/attachment-policy';
import type { DomainDecision, ScanSettings } from '../../../workers/domain/scan-policy';
import type { SenderAction } from '../../../workers/domain/sender-rule';
import type { Answers, Call } from '../jmap/client';
import { Fault } from '../jmap/fault';

/** As JMAP gives it. */
export interface Settings extends OwnSettings {
	/** Moves that count. */
	lessons: { junk: number; good: number };
	/** What the domains at which the account receives decide, the main one first. */
	domains: DomainDecision[];
}

/** A policy as the server has read it. */
type OwnSettings = ScanSettings & { attachments: AttachmentPolicy | null };

export interface SenderRule {
	id: string;
	/** 'ann@example.com', 'example.com', or '*.example.com' for all domains below it. */
	sender: string;
	action: SenderAction;
	note: string;
	createdAt: string;
}

export interface Filtering {
	settings: Settings;
	/** The latest first. */
	rules: SenderRule[];
}

/** `lessons: null` forgets them. */
export type SettingsPatch = Partial<OwnSettings> & { lessons?: null };

const SINGLETON = 'singleton';
/** What every server gives in one get (RFC 8620 section 2, maxObjectsInGet). */
const PAGE = 500;

export async function askFiltering(call: Call, accountId: string): Promise<Filtering> {
	const answer = await call([
		['ScanSettings/get', { accountId, ids: [SINGLETON] }, 'settings'],
		...rulesFrom(accountId, 0),
	]);
	const [settings] = answer<{ list: Settings[] }>('settings').list;
	if (!settings) throw new Fault('server', 'missing', 'The server has no settings for this account.');
	const rules = rulesOf(answer);
	for (let page = rules; page.length === PAGE; rules.push(...page)) {
		page = rulesOf(await call(rulesFrom(accountId, rules.length)));
	}
	return { settings, rules };
}

function rulesFrom(accountId: string, position: number): Parameters<Call>[0] {
	const sort = [{ property: 'createdAt', isAscending: false }];
	return [
		['SenderRule/query', { accountId, sort, position, limit: PAGE }, 'query'],
		['SenderRule/get', { accountId, '#ids': { resultOf: 'query', name: 'SenderRule/query', path: '/ids' } }, 'rules'],
	];
}

/** A get answers in any order (RFC 8620 section 5.1). */
function rulesOf(answer: Answers): SenderRule[] {
	const byId = new Map(answer<{ list: SenderRule[] }>('rules').list.map((rule) => [rule.id, rule]));
	const { ids } = answer<{ ids: string[] }>('query');
	return ids.map((id) => byId.get(id)).filter((rule) => rule !== undefined);
}

export async function askSettings(call: Call, accountId: string, patch: SettingsPatch): Promise<void> {
	const answer = await call([['ScanSettings/set', { accountId, update: { [SINGLETON]: patch } }, 'set']]);
	refuse(answer<SetAnswer>('set'));
}

/** One rule a sender: where there is one already, it is changed. */
export async function askRule(
	call: Call,
	accountId: string,
	{ sender, action, note }: Pick<SenderRule, 'sender' | 'action' | 'note'>,
): Promise<void> {
	const answer = await call([['SenderRule/set', { accountId, create: { rule: { sender, action, note } } }, 'set']]);
	const set = answer<SetAnswer>('set');
	const existingId = set.notCreated?.rule?.existingId;
	if (existingId === undefined) return refuse(set);
	await askRuleChange(call, accountId, existingId, { action, note });
}

export async function askRuleChange(
	call: Call,
	accountId: string,
	id: string,
	patch: Partial<Pick<SenderRule, 'action' | 'note'>>,
): Promise<void> {
	const answer = await call([['SenderRule/set', { accountId, update: { [id]: patch } }, 'set']]);
	refuse(answer<SetAnswer>('set'));
}

export async function askNoRule(call: Call, accountId: string, id: string): Promise<void> {
	const answer = await call([['SenderRule/set', { accountId, destroy: [id] }, 'set']]);
	refuse(answer<SetAnswer>('set'));
}

interface SetError {
	type: string;
	description?: string;
	/** Of 'alreadyExists'. */
	existingId?: string;
}

type SetAnswer = Partial<Record<'notCreated' | 'notUpdated' | 'notDestroyed', Record<string, SetError> | null>>;

/** Throws a Fault where the server did not do it. */
function refuse({ notCreated, notUpdated, notDestroyed }: SetAnswer): void {
	const [refused] = Object.values({ ...notCreated, ...notUpdated, ...notDestroyed });
	if (refused)
		throw new Fault('method', refused.type, refused.description ?? `The server refused this (${refused.type}).`);
}
