// Which language a text is written in, by tinyld (n-gram statistics, MIT), or null.
// It must not name a language for text that is too short or too odd to tell.

/** tinyld calls its measure accuracy; below this it was wrong as often as right on short mails of some thirty languages. */
const MIN_ACCURACY = 0.25;
const MIN_LETTERS = 12;
const MAX_CHARS = 2000;
/** Known to tinyld, but in mail nearly always a mistake: Klingon, Volapük, Esperanto, Latin, Rundi, Berber, Turkmen. */
const UNLIKELY = new Set(['tlh', 'vo', 'eo', 'la', 'rn', 'ber', 'tk']);

/** ISO 639-1 code, or null. Reads the first 2,000 characters, without addresses, links and figures. */
export async function detectLanguage(text: string): Promise<string | null> {
	const prose = text
		.slice(0, MAX_CHARS)
		.replace(/(?:https?:\/\/|www\.)\S+/gi, ' ')
		.replace(/\S{1,64}@\S{1,255}/g, ' ')
		.replace(/\S*\d\S*/g, ' ');
	// A sign of Chinese, Japanese or Korean says as much as some letters do.
	const letters =
		(prose.match(/\p{L}/gu) ?? []).length + 3 * (prose.match(/[\p{Script=Han}\p{Script=Hangul}]/gu) ?? []).length;
	if (letters < MIN_LETTERS) return null;
	// Loaded at the first need: its tables take time to build, and requests that ask for no language shall not pay it.
	const { detectAll, supportedLanguages, toISO2 } = await import('tinyld');
	const only = supportedLanguages.map(toISO2).filter((code) => !UNLIKELY.has(code));
	const [first] = detectAll(prose, { only });
	return first !== undefined && first.accuracy >= MIN_ACCURACY ? first.lang : null;
}
