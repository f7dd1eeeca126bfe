// The local provider: deterministic, small, honest. It needs no model and sends nothing anywhere.
// It must say null rather than guess, and never a figure of confidence.
import type { EnrichInput } from '../domain/insight';
import { categorise } from './categorise';
import { detectLanguage } from './language';
import { ownWords } from './own-words';
import type { EnrichmentModel } from './port';
import { summarise } from './summarise';

export const local: EnrichmentModel = { provider: 'local', model: null, enrich };

async function enrich(input: EnrichInput) {
	const words = ownWords(input.text);
	const language = await detectLanguage(`${input.subject}\n${words}`);
	return { language, summary: summarise(words, input.subject, language), category: categorise(input) };
}
