// Every language that has a place here. Without the others good mail reads like junk in all but English: the labelled sets hold
// junk in many languages.
import { ARABIC } from './arabic.ts';
import { SIMPLIFIED, TRADITIONAL } from './chinese.ts';
import { CZECH } from './czech.ts';
import { DUTCH } from './dutch.ts';
import { ENGLISH } from './english/english.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { INDONESIAN } from './indonesian.ts';
import { ITALIAN } from './italian.ts';
import { JAPANESE } from './japanese.ts';
import { KOREAN } from './korean.ts';
import { POLISH } from './polish.ts';
import { PORTUGUESE } from './portuguese.ts';
import { RUSSIAN } from './russian.ts';
import { SPANISH } from './spanish.ts';
import { SWEDISH } from './swedish.ts';
import { TURKISH } from './turkish.ts';
import { VIETNAMESE } from './vietnamese.ts';
import type { Writing } from './writing.ts';

const EUROPE: Writing[] = [
	ENGLISH,
	GERMAN,
	FRENCH,
	SPANISH,
	ITALIAN,
	DUTCH,
	PORTUGUESE,
	POLISH,
	CZECH,
	SWEDISH,
	TURKISH,
	RUSSIAN,
];
const ASIA: Writing[] = [JAPANESE, SIMPLIFIED, TRADITIONAL, KOREAN, ARABIC, VIETNAMESE, INDONESIAN];

export const LANGUAGES: Writing[] = [...EUROPE, ...ASIA];
