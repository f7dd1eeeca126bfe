// A host name's label as people read it: the ASCII form of RFC 3492 undone. Pure; bounded by a label's length.

const [BASE, T_MIN, T_MAX, SKEW, DAMP] = [36, 1, 26, 38, 700];
/** RFC 1035 section 2.3.4. */
const MAX_LABEL = 63;
const LAST_CHARACTER = 0x10ffff;

/** 'xn--bcher-kva' is 'bücher'. What is not in that form, or broken, stays as it is. */
export function readableLabel(label: string): string {
	if (!label.startsWith('xn--') || label.length > MAX_LABEL) return label;
	return decoded(label.slice(4)) ?? label;
}

function decoded(text: string): string | null {
	const end = text.lastIndexOf('-');
	const characters = Array.from(text.slice(0, Math.max(0, end)), (one) => one.charCodeAt(0));
	let [code, place, bias] = [128, 0, 72];
	for (let at = end + 1; at < text.length; ) {
		const run = readRun(text, at, bias);
		if (run === null) return null;
		const count = characters.length + 1;
		bias = adapted(run.delta, count, place === 0 && code === 128);
		code += Math.floor((place + run.delta) / count);
		place = (place + run.delta) % count;
		if (code > LAST_CHARACTER || (code >= 0xd800 && code <= 0xdfff)) return null;
		characters.splice(place, 0, code);
		place += 1;
		at = run.end;
	}
	return String.fromCodePoint(...characters);
}

/** One generalised variable-length integer (section 3.3). */
function readRun(text: string, start: number, bias: number): { delta: number; end: number } | null {
	let [delta, weight] = [0, 1];
	for (let at = start, k = BASE; at < text.length; at += 1, k += BASE) {
		const digit = digitOf(text.charCodeAt(at));
		if (digit === null || delta > Number.MAX_SAFE_INTEGER / 64) return null;
		delta += digit * weight;
		const threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias));
		if (digit < threshold) return { delta, end: at + 1 };
		weight *= BASE - threshold;
	}
	return null;
}

function digitOf(unit: number): number | null {
	if (unit >= 0x61 && unit <= 0x7a) return unit - 0x61;
	return unit >= 0x30 && unit <= 0x39 ? unit - 0x30 + 26 : null;
}

/** Section 6.1. */
function adapted(delta: number, count: number, isFirst: boolean): number {
	let rest = Math.floor(delta / (isFirst ? DAMP : 2));
	rest += Math.floor(rest / count);
	let k = 0;
	for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
	return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}
