// Letters that look like Latin ones, for telling what a reader takes a word for. After Unicode's confusables (UTS 39), for the
// scripts that mail is forged with; what compatibility decomposition undoes (full-width, mathematical, circled) is not listed.

/** Each letter, then what looks like it, in lower case. Capitals that look alike where the small ones do not follow below. */
const LIKE_LATIN =
	'aаɑα bЬвʙ cсϲⅽ dԁɗⅾ eеєҽ fſƒẝ gɡցɢ hһհн iіıɩιӏꙇ jјϳյ kкκⲕ lⅼƖｌ mмⅿ nոпɴ oоοօσჿ pрρ qԛգզ rгᴦⲅ sѕꜱ tтτ uυսᴜц vνѵⅴᴠ wѡԝաɯᴡ xхχⅹ yуүγყʏ zᴢʐ';
const CAPITALS_LIKE_LATIN =
	'aΑАᎪ bΒВᏴ cСϹᏟ dᎠ eΕЕᎬ fϜ gԌᏀ hΗНᎻ iΙІӀ jЈᎫ kΚКᏦ lᏞ mΜМᎷ nΝ oΟОՕ pΡРᏢ sЅՏᏚ tΤТᎢ uՍ vѴᏙ wԜᎳ xΧХ yΥҮ zΖᏃ';

const LATIN = new Map<string, string>();
for (const group of `${LIKE_LATIN} ${CAPITALS_LIKE_LATIN}`.split(' ')) {
	const [letter = '', ...others] = group;
	for (const other of others) LATIN.set(other, letter);
}
for (const [other, letter] of ['øo', 'đd', 'łl', 'ħh', 'ßs', 'æa', 'œo', 'þp', 'ðd', 'ŧt', 'ɓb', 'ɨi', 'ŋn', 'ĸk']) {
	LATIN.set(other ?? '', letter ?? '');
}

/** Looks like itself. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are ASCII too
const ASCII = /^[\x00-\x7f]*$/;
const MARKS = /\p{M}/gu;

/** What the character looks like to a reader who expects Latin letters: in lower case, without marks; itself where it looks like none. */
export function latinLook(character: string): string {
	const known = LATIN.get(character);
	if (known !== undefined) return known;
	const plain = character.normalize('NFKD').replace(MARKS, '').toLowerCase();
	return LATIN.get(plain) ?? plain;
}

/** A word as a reader may take it. Digits that pass for letters stay: `paypa1` is for who compares to say. */
export function latinSkeleton(text: string): string {
	if (ASCII.test(text)) return text.toLowerCase();
	let look = '';
	for (const character of text) look += latinLook(character);
	return look;
}
