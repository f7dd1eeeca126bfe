// Which provider an email is put to, and who stands in when it fails.
// It must not hide who answered: every insight names its provider, and why it was not another one.
import type { EnrichInput, Insight, Provider } from '../domain/insight';
import type { Env } from '../env';
import { local } from './local';
import { openAiCompatible } from './openai-compatible';
import { plainLine, plainText } from './plain-text';
import { type Answer, type EnrichmentModel, ModelFault, type Outside } from './port';
import { type AiRunner, workersAi } from './workers-ai';

const TEXT_MAX_CHARS = 6000;
const LINE_MAX_CHARS = 500;

export type ModelSettings = Pick<Env, 'OPENAI_BASE_URL' | 'OPENAI_MODEL' | 'OPENAI_API_KEY' | 'WORKERS_AI_MODEL'> & {
	AI?: Env['AI'];
};

/** The insight on one email. Never throws for a model's fault: the local provider stands in, and says for whom and why. */
export async function insightFor(input: EnrichInput, settings: ModelSettings, outside: Outside): Promise<Insight> {
	const bounded = bound(input);
	const by = (
		provider: Provider,
		model: string | null,
		answer: Answer,
		standsInFor: Provider | null,
		note: string | null,
	) =>
		({
			...answer,
			provider,
			model,
			standsInFor,
			note,
			createdAt: new Date(outside.now()).toISOString(),
		}) satisfies Insight;
	const locally = async (standsInFor: Provider | null, note: string) =>
		by('local', null, await local.enrich(bounded), standsInFor, note);

	if (input.bulk) return locally(null, 'bulk mail is not sent to a model');
	const model = chooseModel(settings, outside);
	if (model === null) return locally(null, 'no model configured');
	try {
		return by(model.provider, model.model, await model.enrich(bounded), null, null);
	} catch (cause) {
		if (!(cause instanceof ModelFault)) throw cause;
		return locally(cause.absent ? null : model.provider, cause.reason);
	}
}

/**
 * The configured model, null where there is none. An endpoint that fails is not replaced by Workers AI: whoever
 * names their own endpoint has decided where mail text may go.
 */
export function chooseModel(settings: ModelSettings, outside: Outside): EnrichmentModel | null {
	const baseUrl = settings.OPENAI_BASE_URL.trim();
	if (baseUrl !== '') {
		return openAiCompatible({ baseUrl, model: settings.OPENAI_MODEL.trim(), apiKey: settings.OPENAI_API_KEY }, outside);
	}
	if (settings.AI === undefined) return null;
	return workersAi(settings.AI as unknown as AiRunner, settings.WORKERS_AI_MODEL, outside);
}

/** Every provider sees the same bounded text, hidden characters removed. */
function bound(input: EnrichInput): EnrichInput {
	return {
		...input,
		subject: plainLine(input.subject, LINE_MAX_CHARS),
		from: plainLine(input.from, LINE_MAX_CHARS),
		text: plainText(input.text, TEXT_MAX_CHARS),
	};
}
