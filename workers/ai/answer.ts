// A model's answer, parsed strictly: one JSON object with three fields. Whatever else it says is dropped here.
// It must not repair an answer by guessing: what cannot be used is a fault, and another provider stands in.
import { CATEGORIES, type Category } from '../domain/insight';
import { summaryLine } from './plain-text';
import { type Answer, ModelFault } from './port';

const ANSWER_MAX_CHARS = 16_384;

/** JSON Schema that constrains the model where it can be constrained. '' stands for "cannot be told". */
export const ANSWER_SCHEMA = {
	type: 'object',
	additionalProperties: false,
	required: ['language', 'summary', 'category'],
	properties: {
		language: { type: 'string' },
		summary: { type: 'string' },
		category: { type: 'string', enum: [...CATEGORIES] },
	},
} as const;

/** `content` is the model's text, or the object where the platform parsed it. Throws ModelFault('malformed answer'). */
export function readAnswer(content: unknown): Answer {
	const answer = typeof content === 'string' ? parseObject(content) : content;
	if (!isRecord(answer)) throw new ModelFault('malformed answer');
	const { language, summary, category } = answer;
	if (!isTextOrNull(language) || !isTextOrNull(summary) || !isCategory(category)) {
		throw new ModelFault('malformed answer');
	}
	return { language: primaryTag(language), summary: summaryLine(summary ?? ''), category };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseObject(content: string): unknown {
	if (content.length > ANSWER_MAX_CHARS) throw new ModelFault('answer too large');
	// Models that know no JSON mode put a code fence around the whole answer: the same answer.
	const fenced = /^\s*```(?:json)?\s*\n([\s\S]*?)\n\s*```\s*$/.exec(content);
	try {
		return JSON.parse(fenced?.[1] ?? content);
	} catch (cause) {
		throw new ModelFault('malformed answer', { cause });
	}
}

function isTextOrNull(value: unknown): value is string | null {
	return value === null || typeof value === 'string';
}

function isCategory(value: unknown): value is Category {
	return CATEGORIES.some((category) => category === value);
}

/** 'de-AT' → 'de'; null for what is no language tag ('German', 'unknown') or says "undetermined". */
function primaryTag(language: string | null): string | null {
	const tag = /^([a-z]{2,3})(?:-[a-z0-9]{2,8})*$/i.exec(language?.trim() ?? '')?.[1]?.toLowerCase();
	return tag === undefined || tag === 'und' ? null : tag;
}
