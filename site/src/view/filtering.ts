// What the scanner is told, as signals: loaded when something asks for it, kept in step by push, changed at once on the page and
// taken back where the server refuses.
import { createSignal } from 'solid-js';
import { thresholdsOf } from '../../../workers/domain/scan-policy';
import type { SenderAction } from '../../../workers/domain/sender-rule';
import { JUNK_SCORE } from '../../../workers/domain/verdict';
import { faultWords } from '../jmap/fault';
import type { Desk } from '../mail/desk';
import {
	askFiltering,
	askNoRule,
	askRule,
	askRuleChange,
	askSettings,
	type Filtering as Known,
	type SenderRule,
	type SettingsPatch,
} from '../mail/filtering';
import { ruleDone } from '../mail/sender-words';
import type { Toasts } from './toasts';

export type Filtering = ReturnType<typeof createFiltering>;

export function createFiltering(
	{ call, accountId, fault }: Pick<Desk, 'call' | 'accountId' | 'fault'>,
	toasts: Toasts,
) {
	const [known, setKnown] = createSignal<Known | null>(null);
	const [problem, setProblem] = createSignal<string | null>(null);
	let asked = false;
	let latest = 0;

	/** Answers may overtake one another: the latest question's counts. */
	const load = async () => {
		asked = true;
		latest += 1;
		const mine = latest;
		try {
			const found = await askFiltering(call, accountId);
			if (mine === latest) setKnown(found);
			setProblem(null);
		} catch (error) {
			if (known() === null) setProblem(faultWords(error));
		}
	};
	/** Shows `next` at once; false: it was taken back, and its sentence shown. */
	const change = async (next: Known | null, send: () => Promise<void>): Promise<boolean> => {
		if (next) setKnown(next);
		latest += 1; // an answer from before this would undo it on the page
		try {
			await send();
			return true;
		} catch (error) {
			fault(error);
			return false;
		} finally {
			await load();
		}
	};
	const withRules = (rules: (before: SenderRule[]) => SenderRule[]): Known | null => {
		const now = known();
		return now && { ...now, rules: rules(now.rules) };
	};

	return {
		filtering: known,
		filteringProblem: problem,
		loadFiltering: load,
		/** Once, for whoever first shows something of it. */
		needFiltering: () => {
			if (!asked) void load();
		},
		/** After a change elsewhere; nothing where nobody has looked yet. */
		refreshFiltering: () => {
			if (asked) void load();
		},
		thresholds: () => {
			const now = known();
			return now
				? thresholdsOf(now.settings, now.settings.domains[0] ?? {})
				: { junk: JUNK_SCORE, quarantine: Number.POSITIVE_INFINITY };
		},
		saveSettings: (patch: SettingsPatch) => {
			const now = known();
			const lessons = patch.lessons === null ? { junk: 0, good: 0 } : now?.settings.lessons;
			const next = now && lessons && { ...now, settings: { ...now.settings, ...patch, lessons } };
			return change(next ?? null, () => askSettings(call, accountId, patch));
		},
		/** One rule a sender: a second one replaces the first. */
		setRule: async (sender: string, action: SenderAction, note = ''): Promise<boolean> => {
			const before = known()?.rules.find((rule) => rule.sender === sender);
			const done = await change(null, () => askRule(call, accountId, { sender, action, note }));
			if (!done) return false;
			const undo = () => {
				const made = known()?.rules.find((rule) => rule.sender === sender);
				if (!made) return;
				void change(null, () =>
					before
						? askRuleChange(call, accountId, made.id, { action: before.action, note: before.note })
						: askNoRule(call, accountId, made.id),
				);
			};
			toasts.show({ text: ruleDone(action, sender), tone: 'done', undo });
			return true;
		},
		changeRule: (id: string, action: SenderAction) => {
			const next = withRules((rules) => rules.map((rule) => (rule.id === id ? { ...rule, action } : rule)));
			return change(next, () => askRuleChange(call, accountId, id, { action }));
		},
		removeRule: async ({ id, sender, action, note }: SenderRule): Promise<void> => {
			const next = withRules((rules) => rules.filter((rule) => rule.id !== id));
			if (!(await change(next, () => askNoRule(call, accountId, id)))) return;
			const undo = () => void change(null, () => askRule(call, accountId, { sender, action, note }));
			toasts.show({ text: `No rule for ${sender} any more`, tone: 'done', undo });
		},
	};
}
