// The OpenAI-compatible provider: any server with POST /chat/completions, for instance an Ollama on one's own machine.
// It must not follow redirects: the mail and the key go to the address that the administrator wrote, and no further.
import type { EnrichInput } from '../domain/insight';
import { ANSWER_SCHEMA, isRecord, readAnswer } from './answer';
import { withDeadline } from './deadline';
import { type Answer, type EnrichmentModel, ModelFault, type Outside } from './port';
import { promptFor } from './prompt';

const RESPONSE_MAX_BYTES = 262_144;

export interface Endpoint {
	/** For instance 'http://127.0.0.1:11434/v1'. */
	baseUrl: string;
	model: string;
	/** Sent as a bearer token; undefined for servers that want none. */
	apiKey: string | undefined;
}

export function openAiCompatible(endpoint: Endpoint, outside: Outside): EnrichmentModel {
	return { provider: 'openai-compatible', model: endpoint.model, enrich: (input) => ask(endpoint, input, outside) };
}

async function ask(endpoint: Endpoint, input: EnrichInput, outside: Outside): Promise<Answer> {
	const url = completionsUrl(endpoint.baseUrl);
	if (endpoint.model === '') throw new ModelFault('OPENAI_MODEL is not set');
	const body = await withDeadline(outside.modelTimeoutMs, async (signal) => {
		const response = await post(url, endpoint, input, outside, signal);
		if (!response.ok) {
			await response.body?.cancel();
			throw new ModelFault(`HTTP ${response.status}`);
		}
		return readBounded(response);
	});
	return readAnswer(contentOf(body));
}

function completionsUrl(baseUrl: string): string {
	const url = URL.parse(`${baseUrl.replace(/\/+$/, '')}/chat/completions`);
	if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
		throw new ModelFault('OPENAI_BASE_URL is not a web address');
	return url.href;
}

async function post(
	url: string,
	endpoint: Endpoint,
	input: EnrichInput,
	outside: Outside,
	signal: AbortSignal,
): Promise<Response> {
	const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json' };
	if (endpoint.apiKey !== undefined && endpoint.apiKey !== '') headers.authorization = `Bearer ${endpoint.apiKey}`;
	const body = JSON.stringify({
		model: endpoint.model,
		messages: promptFor(input, outside.nonce()),
		response_format: {
			type: 'json_schema',
			json_schema: { name: 'email_labels', strict: true, schema: ANSWER_SCHEMA },
		},
		temperature: 0,
		stream: false,
	});
	try {
		return await outside.fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
	} catch (cause) {
		throw new ModelFault('unreachable', { cause });
	}
}

/** Reads the body up to the cap: a server that never stops must not fill the isolate. */
async function readBounded(response: Response): Promise<string> {
	const decoder = new TextDecoder();
	let text = '';
	let bytes = 0;
	try {
		for await (const chunk of response.body ?? []) {
			bytes += chunk.byteLength;
			if (bytes > RESPONSE_MAX_BYTES) throw new ModelFault('answer too large');
			text += decoder.decode(chunk, { stream: true });
		}
	} catch (cause) {
		throw cause instanceof ModelFault ? cause : new ModelFault('connection lost', { cause });
	}
	return text + decoder.decode();
}

function contentOf(body: string): unknown {
	let completion: unknown;
	try {
		completion = JSON.parse(body);
	} catch (cause) {
		throw new ModelFault('malformed answer', { cause });
	}
	const choices = isRecord(completion) ? completion.choices : undefined;
	const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
	return isRecord(choice) && isRecord(choice.message) ? choice.message.content : undefined;
}
