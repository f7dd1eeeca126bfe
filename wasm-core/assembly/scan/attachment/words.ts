// Compares octets with words whose case counts. No state.
import { unit } from '../octet';

/** Whether [from, end) is `word`. */
export function isOneWord(from: usize, end: usize, word: string): bool {
	const size = word.length;
	if (end - from !== <usize>size) return false;
	for (let i = 0; i < size; i++) if (<u32>load<u8>(from + i) !== unit(word, i)) return false;
	return true;
}
