// Builds reasons: a rule's weight beside words that a person can check. The words quote the sender: text, never markup.
import type { Reason } from '../domain/verdict';
import { type Rule, WEIGHTS } from './weights.ts';

const QUOTE_CAP = 120;

/** A sender's string made safe to read in a line: controls and characters that turn text around shown as U+FFFD, cut short. */
export function quote(text: string): string {
	const readable = text.slice(0, QUOTE_CAP).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\ufffd');
	return text.length > QUOTE_CAP ? `${readable}…` : readable;
}

/** `evidence` must have been built with quote() around everything that the sender chose. */
export function reason(rule: Rule, evidence: string): Reason {
	return { rule, weight: WEIGHTS[rule], evidence };
}
