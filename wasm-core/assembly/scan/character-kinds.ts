// What characters are to a reader: ones that take no room, blanks, and the scripts that letters belong to (Unicode blocks).
// No state.
import { MARK_CYRILLIC, MARK_EAST_ASIAN, MARK_FANCY_LETTER, MARK_GREEK, MARK_LATIN, MARK_OTHER_SCRIPT } from './layout';

/** Characters that take no room wherever they stand; a soft hyphen does but at a line's end. */
export function isInvisible(code: u32): bool {
	if (code < 0x2000) return code === 0xad || code === 0x34f || code === 0x61c || code === 0x180e || code === 0x115f;
	if (code <= 0x206f) return (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) || code >= 0x2060;
	return code === 0xfeff || (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0000 && code <= 0xe01ef);
}

/** Of those, the ones that honest words are written with: hyphenation, emoji, Indic and Arabic letters. */
export function isOrdinaryInvisible(code: u32): bool {
	return code === 0xad || (code >= 0xfe00 && code <= 0xfe0f);
}

/** U+202D and U+202E turn what follows around, whatever its letters are. */
export function isOverride(code: u32): bool {
	return code === 0x202d || code === 0x202e;
}

export function isBlank(code: u32): bool {
	if (code <= 0xa0) return code === 0xa0 || code <= 0x20;
	if (code < 0x2000) return code === 0x1680;
	return code <= 0x200a || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}

/** The MARK_* that counts such letters beyond ASCII, -1: no letter, or of no script that is counted. */
export function scriptOf(code: u32): i32 {
	if (code < 0xc0) return -1;
	if (code < 0x250) return MARK_LATIN;
	if (code < 0x370) return -1;
	if (code < 0x400) return MARK_GREEK;
	if (code < 0x530) return MARK_CYRILLIC;
	if (code < 0x1e00) return MARK_OTHER_SCRIPT;
	if (code < 0x2000) return code < 0x1f00 ? MARK_LATIN : MARK_GREEK;
	if (code < 0x2e80) return code >= 0x24b6 && code <= 0x24e9 ? MARK_FANCY_LETTER : -1;
	if (code < 0x3040) return code < 0x3000 ? MARK_EAST_ASIAN : -1;
	return laterScriptOf(code);
}

function laterScriptOf(code: u32): i32 {
	if (code < 0xa4d0) return MARK_EAST_ASIAN;
	if (code >= 0xac00 && code < 0xd7b0) return MARK_EAST_ASIAN;
	if (code >= 0xf900 && code < 0xfb00) return MARK_EAST_ASIAN;
	if (code >= 0xff21 && code <= 0xff5a) return MARK_FANCY_LETTER;
	if (code >= 0xff66 && code <= 0xffdc) return MARK_EAST_ASIAN;
	if (code >= 0x1d400 && code <= 0x1d7ff) return MARK_FANCY_LETTER;
	if (code >= 0x1f130 && code <= 0x1f189) return MARK_FANCY_LETTER;
	return code >= 0x20000 && code < 0x40000 ? MARK_EAST_ASIAN : code < 0xe000 ? MARK_OTHER_SCRIPT : -1;
}
