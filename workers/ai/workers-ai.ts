// The Workers AI provider: the AI binding, with the models whose wire format is known to us.
// It must not ask a model that is not on the list: ids are configuration, formats are code.
import type { EnrichInput } from '../domain/insight';
import { ANSWER_SCHEMA, isRecord, readAnswer } from './answer';
import { withDeadline } from './deadline';
import { type Answer, type EnrichmentModel, ModelFault, type Outside } from './port';
import { promptFor } from './prompt';

/** How a model takes its JSON schema: bare (`json_schema` is the schema) or named, as OpenAI has it. */
type SchemaStyle = 'bare' | 'named';

interface Dialect {
	schema: SchemaStyle;
	/** Labelling needs no reasoning: it is turned off, or as low as it goes. Tokens for it are allowed where it stays. */
	extra: Record<string, unknown>;
	maxTokens: number;
}

const plain: Dialect = { schema: 'bare', extra: {}, maxTokens: 400 };
const unthinking: Dialect = {
	schema: 'named',
	extra: { chat_template_kwargs: { enable_thinking: false } },
	maxTokens: 400,
};
const briefly: Dialect = { schema: 'named', extra: { reasoning_effort: 'low' }, maxTokens: 2000 };

/** The live text models that Waypost speaks to; formats from their published input and output schemas. */
const MODELS = new Map<string, Dialect>([
	['@cf/meta/llama-3.2-3b-instruct', plain],
	['@cf/ibm-granite/granite-4.0-h-micro', plain],
	['@cf/qwen/qwen3-30b-a3b-fp8', { ...plain, maxTokens: 2000 }],
	['@cf/google/gemma-4-26b-a4b-it', unthinking],
	['@cf/zai-org/glm-4.7-flash', unthinking],
	['@cf/zai-org/glm-5.3-flash', briefly],
	['@cf/openai/gpt-oss-20b', briefly],
]);

/** The ids that WORKERS_AI_MODEL may name. */
export const WORKERS_AI_MODELS: readonly string[] = [...MODELS.keys()];

/** What is used of the AI binding. The platform's type ties inputs to literal ids; ours come from configuration. */
export interface AiRunner {
	run(model: string, inputs: Record<string, unknown>, options: { signal: AbortSignal }): Promise<unknown>;
}

export function workersAi(ai: AiRunner, model: string, outside: Outside): EnrichmentModel {
	return { provider: 'workers-ai', model, enrich: (input) => ask(ai, model, input, outside) };
}

async function ask(ai: AiRunner, model: string, input: EnrichInput, outside: Outside): Promise<Answer> {
	const dialect = MODELS.get(model);
	if (dialect === undefined) throw new ModelFault('WORKERS_AI_MODEL is not on the list of known models');
	const inputs = requestFor(dialect, input, outside.nonce());
	const output = await withDeadline(outside.modelTimeoutMs, async (signal) => {
		try {
			return await ai.run(model, inputs, { signal });
		} catch (cause) {
			throw faultOf(cause);
		}
	});
	return readAnswer(contentOf(output));
}

function requestFor(dialect: Dialect, input: EnrichInput, nonce: string): Record<string, unknown> {
	const schema =
		dialect.schema === 'bare' ? ANSWER_SCHEMA : { name: 'email_labels', strict: true, schema: ANSWER_SCHEMA };
	return {
		messages: promptFor(input, nonce),
		response_format: { type: 'json_schema', json_schema: schema },
		max_tokens: dialect.maxTokens,
		temperature: 0,
		...dialect.extra,
	};
}

/** Two shapes of output: `{ response }`, text or already parsed, and OpenAI's `{ choices: [{ message }] }`. */
function contentOf(output: unknown): unknown {
	if (!isRecord(output)) throw new ModelFault('malformed answer');
	if (output.response !== undefined) return output.response;
	const choice: unknown = Array.isArray(output.choices) ? output.choices[0] : undefined;
	return isRecord(choice) && isRecord(choice.message) ? choice.message.content : undefined;
}

/**
 * The binding's own words stay out of the note, for an upstream error may quote the prompt; its code says enough.
 * Without remote bindings (`wrangler dev --local`) the binding answers every call with exactly this sentence.
 */
function faultOf(cause: unknown): ModelFault {
	const message = cause instanceof Error ? cause.message : '';
	if (/^Binding \S+ needs to be run remotely$/.test(message)) {
		return new ModelFault('no model configured', { cause, absent: true });
	}
	const code = /^(?:AiError: )?(\d{4})\b/.exec(message)?.[1];
	return new ModelFault(code === undefined ? 'Workers AI failed' : `Workers AI error ${code}`, { cause });
}
